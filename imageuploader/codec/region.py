"""JSON -> Region."""

from pydantic import StrictStr, TypeAdapter

from imageuploader.codec.parse import object_from, valid_fields
from imageuploader.domain.errors import Garbled
from imageuploader.domain.region import Region

_TEXT: TypeAdapter[object] = TypeAdapter(StrictStr)
_FIELDS: dict[str, TypeAdapter[object]] = {
    **dict.fromkeys(("id", "label", "country", "site_type", "status"), _TEXT),
    "capabilities": TypeAdapter(tuple[StrictStr, ...]),
}


def region_from(received: object) -> Region:
    """Return the Region of a JSON object; raise Garbled for anything else, or without an ID."""
    fields = valid_fields(_FIELDS, object_from(received, "region"))
    if not fields.get("id"):
        raise Garbled("region", "it has no id")
    return Region(**fields)  # type: ignore[arg-type]  # _FIELDS checks them
