"""Turns Ctrl+C, a request to terminate and a closed terminal into cancellation."""

import signal
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from types import FrameType

from imageuploader.domain.cancel import CancelToken

SAME_SIGNAL_SECONDS = 0.5
"""One Ctrl+C may come twice: from the terminal, and from the program that runs the console."""

_STOP = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGBREAK") if hasattr(signal, name)
)
"""SIGBREAK is Ctrl+Break, on Windows only."""

CLEANUP_SECONDS = 4.5
"""Windows ends a program five seconds after its console was closed."""


@contextmanager
def cancel_on_signals() -> Iterator[CancelToken]:
    """Yield a token that Ctrl+C, a request to terminate or a closed terminal cancels.

    The first two, when they are repeated, abandon the cleanup as well.
    """
    cancel = CancelToken()
    ours, pythons = socket.socketpair()
    with ours, pythons:
        thread = threading.Thread(
            target=_cancel_on_numbers, args=(ours, cancel), name="signals", daemon=True
        )
        thread.start()
        try:
            with _numbers_written_to(pythons), closed_console_signalled():
                yield cancel
        finally:
            pythons.shutdown(socket.SHUT_WR)
            thread.join()


def _cancel_on_numbers(numbers: socket.socket, cancel: CancelToken) -> None:
    """Cancel on each number of a signal that comes, until there can be no more."""
    first = float("inf")
    while received := numbers.recv(1):
        again = time.monotonic() - first > SAME_SIGNAL_SECONDS
        first = min(first, time.monotonic())
        (cancel.force if again and received[0] in _STOP else cancel.cancel)()


@contextmanager
def _numbers_written_to(pythons: socket.socket) -> Iterator[None]:
    """Within the block, Python writes the number of each signal to a socket.

    It does so at once, while the main thread holds a lock or waits for one: on Windows nothing
    ends such a wait, and a handler in Python would be called after it only.
    """
    pythons.setblocking(False)
    before = {number: signal.signal(number, _note) for number in (*_STOP, *_hang_up())}
    wakeup = signal.set_wakeup_fd(pythons.fileno(), warn_on_full_buffer=False)
    try:
        yield
    finally:
        signal.set_wakeup_fd(wakeup)
        for number, handler in before.items():
            signal.signal(number, handler)


def _note(_number: int, _frame: FrameType | None) -> None:
    """Do nothing: the number has been written where it is waited for."""


def _hang_up() -> tuple[signal.Signals, ...]:
    """The signal of a closed terminal, unless the system has none or `nohup` ignores it."""
    number = getattr(signal, "SIGHUP", None)
    if number is None or signal.getsignal(number) is signal.SIG_IGN:
        return ()
    return (number,)


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _CTRL_CLOSE_EVENT = 2  # and above: logging off, and shutting down

    @ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.DWORD)
    def _on_console_event(event: int) -> bool:
        """Make a signal of a closed console, and hold the program's end up until it is clean.

        Windows calls this in a thread of its own, and ends the program when it returns.
        """
        if event < _CTRL_CLOSE_EVENT:
            return False
        signal.raise_signal(signal.SIGBREAK)
        time.sleep(CLEANUP_SECONDS)
        return True

    @contextmanager
    def closed_console_signalled() -> Iterator[None]:
        """Within the block, a closed console is a signal."""
        ctypes.windll.kernel32.SetConsoleCtrlHandler(_on_console_event, True)
        try:
            yield
        finally:
            ctypes.windll.kernel32.SetConsoleCtrlHandler(_on_console_event, False)

else:
    closed_console_signalled = nullcontext  # elsewhere it is one already
