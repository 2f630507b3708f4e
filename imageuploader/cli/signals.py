"""The wish to stop, as the system brings it to a console."""

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from queue import SimpleQueue
from types import FrameType

from imageuploader.domain.cancel import CancelToken

ONE_WISH_SECONDS = 0.5
"""A terminal and what runs the console in it may both pass on the same Ctrl+C."""

_STOP = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def cancelled_by_signals() -> Iterator[CancelToken]:
    """Within the block, Ctrl+C, a request to terminate and a closed terminal fire the token.

    The first two, when they come again, end the tidying up as well.
    """
    cancel, wishes = CancelToken(), SimpleQueue[int | None]()

    def hear() -> None:
        first = float("inf")
        while (number := wishes.get()) is not None:
            again = time.monotonic() - first > ONE_WISH_SECONDS
            first = min(first, time.monotonic())
            (cancel.force if again and number in _STOP else cancel.cancel)()

    # A handler interrupts the work anywhere, even while it holds the token's own lock: it may
    # only leave word, and another thread fires.
    def note(number: int, _frame: FrameType | None) -> None:
        wishes.put(number)

    hearing = threading.Thread(target=hear, name="signals", daemon=True)
    hearing.start()
    before = {number: signal.signal(number, note) for number in (*_STOP, *_hang_up())}
    try:
        yield cancel
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        wishes.put(None)
        hearing.join()


def _hang_up() -> tuple[signal.Signals, ...]:
    """The signal of a closed terminal, where there is one and `nohup` does not keep it away."""
    number = getattr(signal, "SIGHUP", None)
    if number is None or signal.getsignal(number) is signal.SIG_IGN:
        return ()
    return (number,)
