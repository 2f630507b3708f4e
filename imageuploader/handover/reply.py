"""What a second start hears of the first one, and how long it waits for it."""

from enum import Enum
from typing import NamedTuple

ANSWER_SECONDS = 2.0
"""How long the window that is open may take to answer before it counts as hung."""

START_SECONDS = 30.0
"""How long a first start may take until its window is there and answers."""

TAKEN, REFUSED = b"taken\n", b"refused\n"


class Waits(NamedTuple):
    """How long to wait for an answer: of a window, and of a start that makes one."""

    answer: float = ANSWER_SECONDS
    start: float = START_SECONDS


class Reply(Enum):
    """How the other start answered."""

    TAKEN = "taken"
    REFUSED = "refused"
    GONE = "gone"
    SILENT = "silent"


def reply_of(answer: bytes) -> Reply:
    """Return what was answered; an answer cut short, or none, is that of one that ended."""
    return {TAKEN: Reply.TAKEN, REFUSED: Reply.REFUSED}.get(answer, Reply.GONE)
