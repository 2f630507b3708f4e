"""One validation error of a form field."""

from dataclasses import dataclass
from enum import StrEnum


class Rule(StrEnum):
    """The rule that an input breaks."""

    REQUIRED = "required"
    TOO_SHORT = "too short"
    TOO_LONG = "too long"
    TOO_MANY = "too many"
    CHARACTERS = "characters"


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """One rule broken in one field; `found` and `limit` are lengths or counts."""

    field: str
    rule: Rule
    limit: int = 0
    found: int = 0
    text: str = ""
