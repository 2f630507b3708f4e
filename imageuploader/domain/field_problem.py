"""One bound broken by something typed."""

from dataclasses import dataclass
from enum import StrEnum


class Rule(StrEnum):
    """The bound that something typed breaks."""

    REQUIRED = "required"
    TOO_SHORT = "too short"
    TOO_LONG = "too long"
    TOO_MANY = "too many"
    CHARACTERS = "characters"


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """One bound broken in one field; `found` and `limit` are lengths or counts."""

    field: str
    rule: Rule
    limit: int = 0
    found: int = 0
    text: str = ""
