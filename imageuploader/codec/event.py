"""JSON -> Event."""

from pydantic import StrictInt, StrictStr, TypeAdapter

from imageuploader.codec.parse import Time, known, object_from
from imageuploader.domain.event import Event

_TEXT: TypeAdapter[object] = TypeAdapter(StrictStr)
_COUNT: TypeAdapter[object] = TypeAdapter(StrictInt)
_FIELDS: dict[str, TypeAdapter[object]] = {
    "id": _COUNT,
    "action": _TEXT,
    "status": _TEXT,
    "message": _TEXT,
    "percent_complete": _COUNT,
    "created": TypeAdapter(Time),
}
_ENTITY: dict[str, TypeAdapter[object]] = {"id": _COUNT, "type": _TEXT}


def event_from(received: object) -> Event:
    """Return the Event of an answer; raise Garbled for what is no object."""
    answer = object_from(received, "event")
    entity = answer.get("entity")
    about = known(_ENTITY, entity) if isinstance(entity, dict) else {}
    return Event(
        **known(_FIELDS, answer),  # type: ignore[arg-type]  # _FIELDS checks them
        entity_id=about.get("id"),  # type: ignore[arg-type]  # as above
        entity_type=str(about.get("type", "")),
    )
