"""JSON -> Profile."""

from datetime import UTC, datetime
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
_SHOWN_LETTERS = 16
_GRANT: dict[str, TypeAdapter[object]] = {"id": TypeAdapter(StrictInt), "permissions": _TEXT}


def profile_from(received: object, scopes: str) -> Profile:
    """Return the Profile of a JSON object, with the scopes of the headers; raise Garbled."""
    fields = valid_fields(_FIELDS, object_from(received, "profile"))
    return Profile(**fields, scopes=scopes)  # type: ignore[arg-type]  # _FIELDS checks them


def may_add_images_from(received: object) -> bool:
    """Return whether a user's grants allow to add images; raise Garbled."""
    general = object_from(received, "grants").get("global")
    return isinstance(general, dict) and general.get("add_images") is True


def needs_agreement_from(received: object) -> bool:
    """Return whether an account has not agreed to the terms for Europe; raise Garbled."""
    return object_from(received, "agreements").get("eu_model") is False


def token_expiry_from(received: object, token: str) -> datetime | None:
    """Return when a token expires, from one page of the user's tokens; None if it is not told.

    Each is listed with its first letters only.
    """
    for row in objects_in(received):
        begin, expiry = row.get("token"), row.get("expiry")
        if isinstance(begin, str) and len(begin) >= _SHOWN_LETTERS and token.startswith(begin):
            return _moment(expiry)
    return None


def _moment(value: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return moment.replace(tzinfo=UTC) if moment and moment.tzinfo is None else moment


def image_grants_from(received: object) -> dict[int, str]:
    """Return the permissions by image number of a user's grants; raise Garbled."""
    grants = object_from(received, "grants")
    rows = (valid_fields(_GRANT, item) for item in objects_in(grants.get("image")))
    return {
        number: str(row.get("permissions") or "")
        for row in rows
        if isinstance(number := row.get("id"), int)
    }
