"""JSON -> Profile."""

from typing import Annotated

from pydantic import AfterValidator, StrictBool, StrictStr, TypeAdapter

from imageuploader.codec.parse import object_from, readable, valid_fields
from imageuploader.domain.profile import Profile

_TEXT: TypeAdapter[object] = TypeAdapter(Annotated[StrictStr, AfterValidator(readable)])
_FIELDS: dict[str, TypeAdapter[object]] = {
    "username": _TEXT,
    "email": _TEXT,
    "restricted": TypeAdapter(StrictBool),
}


def profile_from(received: object, scopes: str) -> Profile:
    """Return the Profile of a JSON object, with the scopes of the headers; raise Garbled."""
    fields = valid_fields(_FIELDS, object_from(received, "profile"))
    return Profile(**fields, scopes=scopes)  # type: ignore[arg-type]  # _FIELDS checks them
