"""Turns SIGINT, SIGTERM and SIGHUP into cancellation."""

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from queue import SimpleQueue
from types import FrameType

from imageuploader.domain.cancel import CancelToken

SAME_SIGNAL_SECONDS = 0.5
"""One Ctrl+C may come twice: from the terminal, and from the program that runs the console."""

_STOP = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def cancel_on_signals() -> Iterator[CancelToken]:
    """Yield a token that Ctrl+C, a request to terminate or a closed terminal cancels.

    The first two, when they are repeated, abandon the cleanup as well.
    """
    cancel, numbers = CancelToken(), SimpleQueue[int | None]()

    def cancel_on_number() -> None:
        first = float("inf")
        while (number := numbers.get()) is not None:
            again = time.monotonic() - first > SAME_SIGNAL_SECONDS
            first = min(first, time.monotonic())
            (cancel.force if again and number in _STOP else cancel.cancel)()

    # A handler interrupts the work anywhere, even while it holds the token's lock, so it only
    # queues the number; another thread cancels.
    def on_signal(number: int, _frame: FrameType | None) -> None:
        numbers.put(number)

    thread = threading.Thread(target=cancel_on_number, name="signals", daemon=True)
    thread.start()
    before = {number: signal.signal(number, on_signal) for number in (*_STOP, *_hang_up())}
    try:
        yield cancel
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        numbers.put(None)
        thread.join()


def _hang_up() -> tuple[signal.Signals, ...]:
    """The signal of a closed terminal, unless the system has none or `nohup` ignores it."""
    number = getattr(signal, "SIGHUP", None)
    if number is None or signal.getsignal(number) is signal.SIG_IGN:
        return ()
    return (number,)
