"""Parses JSON, and validates single fields of JSON objects."""

import json
import math
import re
import sys
from datetime import UTC, datetime
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, StrictStr, TypeAdapter, ValidationError

from imageuploader.domain.errors import Garbled

MAX_DEPTH, MAX_STORED_DEPTH = 50, 100
"""How deep a value may be nested in an answer, and in a document that holds parts of answers.

A much deeper one could be parsed, but not serialized again.
"""

MAX_VALUES = 500_000
"""How many values an answer may have: parsed, the smallest takes 70 times its two bytes."""

MAX_PARSED_BYTES = 32 * 1024**2
"""How much memory its text may take: four bytes a character, if only one needs as many."""

MAX_TEXT = 100_000
"""How many characters of a reason are stored."""

_SURROGATES = re.compile("[\ud800-\udfff]")
_YEARS = range(1971, 3000)
"""The years that every system can display in every time zone."""


def json_from(data: bytes | str, what: str = "answer", *, most_deep: int = MAX_DEPTH) -> object:
    """Return the JSON value in a text; raise Garbled if it is invalid, too large or too deep.

    A number that is not finite, such as NaN or 1e999, becomes null: strict JSON has none.
    """
    try:
        text = data if isinstance(data, str) else _decode(data)
        if sys.getsizeof(text) > MAX_PARSED_BYTES or sum(map(text.count, "[{,")) > MAX_VALUES:
            raise Garbled(what, "its JSON is too large")
        value: object = json.loads(text, parse_constant=lambda _: None, parse_float=_finite)
    except (ValueError, RecursionError):
        raise Garbled(what, "it is not JSON") from None
    # Each level needs a bracket: most texts have too few to be looked through.
    if sum(map(text.count, "[{")) >= most_deep and _is_deep(value, most_deep):
        raise Garbled(what, "its JSON is nested too deep")
    return value


def _decode(data: bytes) -> str:
    return data.decode(json.detect_encoding(data), "surrogatepass")


def readable(value: object) -> str:
    """Return a text for display and files: without lone surrogates, and truncated if huge."""
    return _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", str(value or "")[:MAX_TEXT])


def _finite(text: str) -> float | None:
    number = float(text)
    return number if math.isfinite(number) else None


def _is_deep(value: object, most_deep: int) -> bool:
    level = [value]
    for _ in range(most_deep):
        level = [
            part
            for whole in level
            if isinstance(whole, dict | list)
            for part in (whole.values() if isinstance(whole, dict) else whole)
        ]
        if not level:
            return False
    return True


def object_from(value: object, what: str) -> dict[str, object]:
    """Return a JSON object as it is; raise Garbled if it is anything else."""
    if not isinstance(value, dict):
        raise Garbled(what, f"a JSON object was expected, not {type(value).__name__}")
    return value


def valid_fields(
    adapters: dict[str, TypeAdapter[object]], received: dict[str, object]
) -> dict[str, object]:
    """Return the fields that have a value of the right type, without the others.

    Real responses omit fields and invent values: an invalid field is no reason to lose the rest.
    """
    valid: dict[str, object] = {}
    for name, adapter in adapters.items():
        if received.get(name) is None:
            continue
        try:
            valid[name] = adapter.validate_python(received[name])
        except ValidationError:
            continue
    return valid


def objects_in(value: object) -> list[dict[str, object]]:
    """Return the JSON objects of a JSON list; none if it is anything else."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _utc(value: datetime) -> datetime:
    if value.year not in _YEARS:
        raise ValueError("this time cannot be displayed")
    if value.tzinfo is None:
        return value.replace(tzinfo=UTC)
    try:
        return value.astimezone(UTC)
    except OverflowError as error:
        raise ValueError("no such time in UTC") from error


Time = Annotated[
    datetime, BeforeValidator(TypeAdapter(StrictStr).validate_python), AfterValidator(_utc)
]
"""A time of the API: text, in UTC unless it has a time zone."""
