"""JSON -> Profile."""

from typing import Annotated

from pydantic import AfterValidator, StrictBool, StrictInt, StrictStr, TypeAdapter

from imageuploader.codec.parse import object_from, objects_in, readable, valid_fields
from imageuploader.domain.profile import Profile

_TEXT: TypeAdapter[object] = TypeAdapter(Annotated[StrictStr, AfterValidator(readable)])
_FIELDS: dict[str, TypeAdapter[object]] = {
    "username": _TEXT,
    "email": _TEXT,
    "restricted": TypeAdapter(StrictBool),
}
_GRANT: dict[str, TypeAdapter[object]] = {"id": TypeAdapter(StrictInt), "permissions": _TEXT}


def profile_from(received: object, scopes: str) -> Profile:
    """Return the Profile of a JSON object, with the scopes of the headers; raise Garbled."""
    fields = valid_fields(_FIELDS, object_from(received, "profile"))
    return Profile(**fields, scopes=scopes)  # type: ignore[arg-type]  # _FIELDS checks them


def image_grants_from(received: object) -> dict[int, str]:
    """Return the permissions by image number of a user's grants; raise Garbled."""
    grants = object_from(received, "grants")
    rows = (valid_fields(_GRANT, item) for item in objects_in(grants.get("image")))
    return {
        number: str(row.get("permissions") or "")
        for row in rows
        if isinstance(number := row.get("id"), int)
    }
