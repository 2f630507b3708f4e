"""What differs between an image on Linode and what an upload asked for."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from imageuploader.domain.image import Image
from imageuploader.domain.upload import Upload, UploadState

_CLOCKS_DIFFER = timedelta(seconds=5)
"""Linode writes whole seconds. More would name another's image of the same label as well."""

_REQUEST_LASTS = timedelta(minutes=2)
"""Longer than any request for an address waits: an image made later is another's."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One property of both, as `values` of JSON; None where it is not known.

    `name` is one of label, region, description, tags, made and user.
    """

    name: str
    image: str | tuple[str, ...] | datetime | None
    upload: str | tuple[str, ...] | datetime | None
    differs: bool


def compare(upload: Upload, image: Image) -> tuple[Comparison, ...]:
    """Return every property by which a person can tell whose image it is.

    A property that Linode does not tell, as the region of an image without data, differs from
    nothing.
    """
    spec = upload.spec
    regions = tuple(place.region for place in image.regions if place.region)
    region = spec.region if spec.region in regions else ", ".join(regions)
    asked = _asked(upload, image.created)
    return (
        _compared("label", image.label or None, spec.label),
        _compared("region", region or None, spec.region),
        _compared("description", image.description or "", spec.description),
        _compared("tags", tuple(sorted(image.tags)), tuple(sorted(spec.tags))),
        Comparison("made", image.created, asked, _at_another_time(image.created, asked)),
        _compared("user", image.created_by or None, upload.user or None),
    )


def fits_request(made: datetime, asked: datetime) -> bool:
    """Return whether an image may have been made by a request of that time, by one clock."""
    return asked - _CLOCKS_DIFFER <= made <= asked + _REQUEST_LASTS


def _compared(
    name: str, image: str | tuple[str, ...] | None, upload: str | tuple[str, ...] | None
) -> Comparison:
    return Comparison(name, image, upload, None not in {image, upload} and image != upload)


def _asked(upload: Upload, made: datetime | None) -> datetime | None:
    """When the request went out that came last before an image was made, else the first one."""
    moments = list(_requests(upload))
    before = [at for at in moments if made and at - _CLOCKS_DIFFER <= made]
    return max(before, default=min(moments, default=None))


def _requests(upload: Upload) -> Iterator[datetime]:
    return (moment.at for moment in upload.timeline if moment.state is UploadState.REQUESTING)


def _at_another_time(made: datetime | None, asked: datetime | None) -> bool:
    if made is None or asked is None:
        return False
    return not fits_request(made, asked)
