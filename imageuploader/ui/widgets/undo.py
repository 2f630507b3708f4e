"""The offer to take back what was just done."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Undo:
    """What was done, as a sentence, and how to take it back."""

    sentence: str
    restore: Callable[[], None]
