"""JSON <-> Image."""

import json

from pydantic import StrictBool, StrictInt, StrictStr, TypeAdapter

from imageuploader.codec.parse import Time, object_from, objects_in, valid_fields
from imageuploader.domain.errors import Garbled
from imageuploader.domain.image import (
    Image,
    ImageRegion,
    ImageSharing,
    SharedBy,
    SharedWith,
    is_image_id,
)

MAX_RECEIVED = 256_000
"""The size up to which a response is stored unchanged, in characters of JSON."""

_MAX_FIELD = 12_000

_TEXT: TypeAdapter[object] = TypeAdapter(StrictStr)
_FLAG: TypeAdapter[object] = TypeAdapter(StrictBool)
_COUNT: TypeAdapter[object] = TypeAdapter(StrictInt)
_TIME: TypeAdapter[object] = TypeAdapter(Time)
_TEXTS: TypeAdapter[object] = TypeAdapter(tuple[StrictStr, ...])
_FIELDS: dict[str, TypeAdapter[object]] = {
    **dict.fromkeys(("id", "label", "status", "type", "description"), _TEXT),
    **dict.fromkeys(("created_by", "vendor"), _TEXT),
    **dict.fromkeys(("size", "total_size"), _COUNT),
    **dict.fromkeys(("capabilities", "tags"), _TEXTS),
    **dict.fromkeys(("created", "updated", "expiry", "eol"), _TIME),
    **dict.fromkeys(("deprecated", "is_public"), _FLAG),
    "is_shared": TypeAdapter(StrictBool | StrictStr),
}
_REGION = dict.fromkeys(("region", "status"), _TEXT)
_WITH = {"sharegroup_count": _COUNT, "sharegroup_list_url": _TEXT}
_BY: dict[str, TypeAdapter[object]] = {
    "sharegroup_id": _COUNT,
    **dict.fromkeys(("sharegroup_uuid", "sharegroup_label"), _TEXT),
    "source_image_id": TypeAdapter(StrictStr | StrictInt),
}


def image_from(received: object) -> Image:
    """Return the Image of a JSON object, with `received` unchanged unless it is huge.

    Missing, null and invalid fields get their defaults. Raises Garbled for anything but an
    object, and for a missing or invalid ID.
    """
    answer = _bounded(object_from(received, "image"))
    fields = valid_fields(_FIELDS, answer)
    if not fields.get("id"):
        raise Garbled("image", "it has no id")
    if not is_image_id(str(fields["id"])):
        raise Garbled("image", "its id makes no sense")
    return Image(
        **fields,  # type: ignore[arg-type]  # _FIELDS checks them
        regions=tuple(_region(item) for item in objects_in(answer.get("regions"))),
        image_sharing=_sharing(answer.get("image_sharing")),
        received=dict(answer),
    )


def _bounded(answer: dict[str, object]) -> dict[str, object]:
    """The object; of a huge one only the known fields that are not huge themselves."""
    if _size(answer) <= MAX_RECEIVED:
        return answer
    names = (*_FIELDS, "regions", "image_sharing")
    fields = {name: answer[name] for name in names if name in answer}
    return {name: value for name, value in fields.items() if _size(value) <= _MAX_FIELD}


def _size(value: object) -> int:
    return len(json.dumps(value))


def _region(received: dict[str, object]) -> ImageRegion:
    return ImageRegion(**valid_fields(_REGION, received))  # type: ignore[arg-type]  # _REGION checks them


def _sharing(received: object) -> ImageSharing | None:
    if not isinstance(received, dict):
        return None
    to, by = received.get("shared_with"), received.get("shared_by")
    return ImageSharing(
        SharedWith(**valid_fields(_WITH, to)) if isinstance(to, dict) else None,  # type: ignore[arg-type]  # _WITH checks them
        SharedBy(**valid_fields(_BY, by)) if isinstance(by, dict) else None,  # type: ignore[arg-type]  # _BY checks them
    )
