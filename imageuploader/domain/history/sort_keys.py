"""The sort key of an upload in each column by which the history can be sorted.

A file stores them: a new one needs a migration, and none may be renamed.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

from imageuploader.domain.image import Image
from imageuploader.domain.speed import average_speed
from imageuploader.domain.upload import Upload

MAX_LETTERS = 32
"""So many letters of a text are compared: any order is read from all keys of all uploads."""

NOTHING = -1
Key = str | float


def _words(value: Callable[[Upload], str | None]) -> Callable[[Upload], Key]:
    return lambda upload: (value(upload) or "")[:MAX_LETTERS].casefold()


def _image(value: Callable[[Image], object]) -> Callable[[Upload], Key]:
    return lambda upload: _plain(value(upload.image)) if upload.image else ""


def _image_number(value: Callable[[Image], int]) -> Callable[[Upload], Key]:
    return lambda upload: value(upload.image) if upload.image else NOTHING


def _plain(value: object) -> Key:
    """A value that sorts as one expects: dates by time, several as one."""
    match value:
        case None:
            return ""
        case datetime():
            return value.timestamp()
        case tuple():
            return ", ".join(map(str, value))[:MAX_LETTERS].casefold()
        case _:
            return str(value)[:MAX_LETTERS].casefold()


def _started(upload: Upload) -> Key:
    at = upload.started or (upload.timeline[0].at if upload.timeline else None)
    at = at or (upload.image.created if upload.image else None)
    return at.timestamp() if at else 0.0


def _shared_groups(image: Image) -> int:
    shared = image.image_sharing and image.image_sharing.shared_with
    return (shared and shared.sharegroup_count) or 0


SORT_KEYS: Mapping[str, Callable[[Upload], Key]] = {
    "status": lambda upload: str(upload.state),
    "label": _words(lambda upload: upload.spec.label),
    "id": lambda upload: (upload.image.number or 0) if upload.image else 0,
    "region": _words(lambda upload: upload.spec.region),
    "sent": lambda upload: upload.sent_bytes,
    "started": _started,
    "took": lambda upload: NOTHING if upload.seconds is None else upload.seconds,
    "file": _words(lambda upload: upload.file.name),
    "size": _image_number(lambda image: image.size),
    "total_size": _image_number(lambda image: image.total_size),
    "speed": lambda upload: average_speed(upload) or 0.0,
    "attempts": lambda upload: upload.attempts,
    "sha256": lambda upload: upload.sha256[:12],
    "account": _words(lambda upload: upload.account),
    "image_status": _image(lambda image: image.status),
    "description": _image(lambda image: image.description),
    "type": _image(lambda image: image.type),
    "capabilities": _image(lambda image: image.capabilities),
    "tags": _words(lambda u: ", ".join(u.image.tags if u.image else u.spec.tags)),
    "regions": _image(lambda image: tuple(copy.region for copy in image.regions)),
    "created": _image(lambda image: image.created),
    "created_by": _image(lambda image: image.created_by),
    "updated": _image(lambda image: image.updated),
    "expiry": _image(lambda image: image.expiry),
    "eol": _image(lambda image: image.eol),
    "vendor": _image(lambda image: image.vendor),
    "is_public": _image(lambda image: image.is_public),
    "is_shared": _image(lambda image: image.is_shared),
    "image_sharing": _image_number(_shared_groups),
    "deprecated": _image(lambda image: image.deprecated),
}


def sort_keys(upload: Upload) -> dict[str, Key]:
    """Return all sort keys of an upload."""
    return {name: key(upload) for name, key in SORT_KEYS.items()}
