"""How long the store is waited for."""

from dataclasses import dataclass

from imageuploader.domain.meter import STALLED_SECONDS


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds until a connection stands, a byte is taken, the answer comes.

    After `still` seconds without a byte taken, a person may ask for the next attempt at once.
    """

    connect: float = 10.0
    write: float = 60.0
    reply: float = 120.0
    still: float = STALLED_SECONDS


USUAL = Patience()
