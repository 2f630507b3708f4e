"""JSON -> Event."""

from typing import Annotated

from pydantic import AfterValidator, StrictFloat, StrictInt, StrictStr, TypeAdapter

from imageuploader.codec.parse import Time, object_from, readable, valid_fields
from imageuploader.domain.event import Event

_TEXT: TypeAdapter[object] = TypeAdapter(StrictStr)
_COUNT: TypeAdapter[object] = TypeAdapter(StrictInt)
_YEAR_SECONDS = 366 * 86_400


def _percent(value: int) -> int:
    return min(max(value, 0), 100)


def _seconds(value: float) -> float:
    return min(max(value, 0.0), _YEAR_SECONDS)


_FIELDS: dict[str, TypeAdapter[object]] = {
    "id": _COUNT,
    "action": _TEXT,
    "status": _TEXT,
    "message": TypeAdapter(Annotated[StrictStr, AfterValidator(readable)]),
    "percent_complete": TypeAdapter(Annotated[StrictInt, AfterValidator(_percent)]),
    "created": TypeAdapter(Time),
    "duration": TypeAdapter(Annotated[StrictFloat | StrictInt, AfterValidator(_seconds)]),
}
_ENTITY: dict[str, TypeAdapter[object]] = {"id": _COUNT, "type": _TEXT}


def event_from(received: object) -> Event:
    """Return the Event of a JSON object; raise Garbled for anything else."""
    answer = object_from(received, "event")
    entity = answer.get("entity")
    about = valid_fields(_ENTITY, entity) if isinstance(entity, dict) else {}
    return Event(
        **valid_fields(_FIELDS, answer),  # type: ignore[arg-type]  # _FIELDS checks them
        entity_id=about.get("id"),  # type: ignore[arg-type]  # as above
        entity_type=str(about.get("type", "")),
    )
