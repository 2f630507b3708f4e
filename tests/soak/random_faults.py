"""Random faults of the practice Linode, one after the other while something runs."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from random import Random

from imageuploader.sandbox.faults import FAULTS
from imageuploader.sandbox.server import Sandbox

PAUSE_SECONDS = (0.1, 0.6)
_HANGING = ("silent", "stalled")
_LASTING = ("revoked", "odd", "bare")


def faults(*, hanging: bool) -> list[str]:
    """Return the faults that may strike; those that hang only if hanging uploads are cancelled."""
    left_out = _LASTING if hanging else (*_LASTING, *_HANGING)
    return [name for name in FAULTS if not any(word in name for word in left_out)]


@contextmanager
def random_faults(sandbox: Sandbox, names: Sequence[str], seed: int | str) -> Iterator[None]:
    """Let random faults strike once or twice, one after the other; none is left at the end."""
    over, dice = threading.Event(), Random(seed)  # noqa: S311 - dice, no secret

    def strike() -> None:
        while not over.wait(dice.uniform(*PAUSE_SECONDS)):
            sandbox.faults.clear()
            sandbox.faults.add(dice.choice(names), dice.choice((1, 1, 2)))

    thread = threading.Thread(target=strike)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
        sandbox.faults.clear()
