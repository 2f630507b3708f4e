"""Validation of what is sent to the API."""

from collections.abc import Callable, Iterator
from http import HTTPStatus

from starlette.requests import Request

from imageuploader.sandbox.regions import STORING
from imageuploader.sandbox.replies import Refused
from imageuploader.sandbox.state import AGREEMENTS

Record = dict[str, object]
Error = tuple[str, str | None]
Check = Callable[[object], str]

_MOST_TAGS = 500
_TAG_LENGTHS = range(3, 101)
_MOST_DESCRIPTION = 65_000


async def read_body(request: Request) -> Record:
    """Return the JSON object of a request; raise Refused if there is none."""
    try:
        body = await request.json()
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise Refused(HTTPStatus.BAD_REQUEST, ("Invalid JSON", None))
    return body


def validate_upload(body: Record) -> Record:
    """Return the body of an upload request; raise Refused with all errors in it."""
    return _validate(body, _UPLOAD, ("label", "region"))


def validate_changes(body: Record) -> Record:
    """Return the changes to an image; raise Refused with all errors in them."""
    return _validate(body, _CHANGES, ())


def validate_regions(body: Record, held: set[str]) -> list[str]:
    """Return the new regions of an image; raise Refused unless it stays in one of the old."""
    regions = body.get("regions")
    if not isinstance(regions, list) or not regions:
        reason = "At least one region is required"
    elif not all(isinstance(name, str) and name in STORING for name in regions):
        reason = "region is not valid"
    elif held.isdisjoint(regions):
        reason = "At least one region where the image is available must stay"
    else:
        return list(dict.fromkeys(regions))
    raise Refused(HTTPStatus.BAD_REQUEST, (reason, "regions"))


def validate_agreements(body: Record) -> dict[str, bool]:
    """Return the agreements that are signed; raise Refused, as none can be taken back."""
    checks: dict[str, Check] = dict.fromkeys(AGREEMENTS, _signed)
    return dict.fromkeys(_validate(body, checks, ()), True)


def _validate(body: Record, checks: dict[str, Check], required: tuple[str, ...]) -> Record:
    errors = list(_errors(body, checks, required))
    if errors:
        raise Refused(HTTPStatus.BAD_REQUEST, *errors)
    return body


def _errors(body: Record, checks: dict[str, Check], required: tuple[str, ...]) -> Iterator[Error]:
    for name in required:
        if name not in body:
            yield f"{name} is required", name
    for name, value in body.items():
        reason = checks[name](value) if name in checks else f"{name} is not allowed"
        if reason:
            yield reason, name


def _label(value: object) -> str:
    return "" if isinstance(value, str) and value else "label is not valid"


def _region(value: object) -> str:
    return "" if isinstance(value, str) and value in STORING else "region is not valid"


def _description(value: object) -> str:
    if value is None or (isinstance(value, str) and 0 < len(value) <= _MOST_DESCRIPTION):
        return ""
    return f"Length must be 1-{_MOST_DESCRIPTION} characters"


def _signed(value: object) -> str:
    return "" if value is True else "Agreements can only be accepted"


def _cloud_init(value: object) -> str:
    return "" if isinstance(value, bool) else "cloud_init must be a boolean"


def _tags(value: object) -> str:
    if not isinstance(value, list) or not all(isinstance(tag, str) for tag in value):
        return "tags must be a list of strings"
    if len(value) > _MOST_TAGS:
        return f"At most {_MOST_TAGS} tags are allowed"
    if any(len(tag) not in _TAG_LENGTHS for tag in value):
        return "Length must be 3-100 characters"
    return ""


_CHANGES: dict[str, Check] = {"label": _label, "description": _description, "tags": _tags}
_UPLOAD: dict[str, Check] = {**_CHANGES, "region": _region, "cloud_init": _cloud_init}
