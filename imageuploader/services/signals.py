"""Turns SIGTERM, SIGHUP and SIGINT into a Qt signal."""

import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot

_SHELL_BASE = 128
_ENDS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


class Signals(QObject):
    """Receives the system's signals in the event loop, which Python alone would not wake.

    Signals:
        arrived(): the program is to end; `exit_code` is then what a shell expects.
    """

    arrived = Signal()

    def __init__(self, receiver: socket.socket) -> None:
        super().__init__()
        self.exit_code = 0
        self._socket = receiver
        self._notifier = QSocketNotifier(receiver.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_activated)

    @Slot()
    def _on_activated(self) -> None:
        """Take the first one: the end of a session may bring several."""
        numbers = self._socket.recv(4096)
        if numbers and not self.exit_code:
            self.exit_code = _SHELL_BASE + numbers[0]
            self.arrived.emit()


@contextmanager
def catch_signals() -> Iterator[Signals]:
    """Within the block, Ctrl+C, SIGTERM and SIGHUP are only reported.

    On Windows a window gets them only if it was started in a console.
    """
    ours, pythons = socket.socketpair()
    with ours, pythons:
        ours.setblocking(False)
        pythons.setblocking(False)
        signals, numbers = Signals(ours), _numbers()
        before = {number: signal.signal(number, _note) for number in numbers}
        wakened = signal.set_wakeup_fd(pythons.fileno(), warn_on_full_buffer=False)
        try:
            yield signals
        finally:
            signal.set_wakeup_fd(wakened)
            for number, handler in before.items():
                signal.signal(number, handler)


def _numbers() -> tuple[signal.Signals, ...]:
    """Those that end a program, without what `nohup` or a shell's `&` keeps away from it."""
    ends = (getattr(signal, name) for name in _ENDS if hasattr(signal, name))
    return tuple(number for number in ends if signal.getsignal(number) is not signal.SIG_IGN)


def _note(_number: int, _frame: FrameType | None) -> None:
    """Do nothing: Python has written the number where the event loop hears it."""
