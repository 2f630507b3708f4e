"""Text to JSON values, and single fields of JSON objects to what we expect of them."""

import json
from datetime import UTC, datetime
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, StrictStr, TypeAdapter, ValidationError

from imageuploader.domain.errors import Garbled


def json_from(data: bytes | str, what: str = "answer") -> object:
    """Return the JSON value in a text; raise Garbled if there is none."""
    try:
        value: object = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise Garbled(what, f"no JSON ({type(error).__name__})") from None
    return value


def object_from(value: object, what: str) -> dict[str, object]:
    """Return a JSON object as it is; raise Garbled if it is anything else."""
    if not isinstance(value, dict):
        raise Garbled(what, f"a JSON object was expected, not {type(value).__name__}")
    return value


def known(
    adapters: dict[str, TypeAdapter[object]], received: dict[str, object]
) -> dict[str, object]:
    """Return the fields that came with a value of the right type; the others are left out.

    Reality omits fields and invents values: a field that makes no sense is no reason to lose
    the rest.
    """
    found: dict[str, object] = {}
    for name, adapter in adapters.items():
        if received.get(name) is None:
            continue
        try:
            found[name] = adapter.validate_python(received[name])
        except ValidationError:
            continue
    return found


def objects_in(value: object) -> list[dict[str, object]]:
    """Return the JSON objects of a JSON list; none if it is anything else."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _utc(value: datetime) -> datetime:
    if value.tzinfo is None:
        return value.replace(tzinfo=UTC)
    try:
        return value.astimezone(UTC)
    except OverflowError as error:
        raise ValueError("no such time in UTC") from error


Time = Annotated[
    datetime, BeforeValidator(TypeAdapter(StrictStr).validate_python), AfterValidator(_utc)
]
"""A time of the API: text, which means UTC where it names no zone."""
