"""Compares an image on Linode with what an upload requested."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from imageuploader.domain.image import Image
from imageuploader.domain.upload import Upload, UploadState

_CLOCK_TOLERANCE = timedelta(seconds=5)
"""Linode rounds to seconds. A larger one would match somebody else's image of that label."""

_REQUEST_DURATION = timedelta(minutes=2)
"""Longer than any request for an address: an image created later is somebody else's."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One property of both; None if it is not known.

    `name` is one of label, region, description, tags, made and user.
    """

    name: str
    image: str | tuple[str, ...] | datetime | None
    upload: str | tuple[str, ...] | datetime | None
    differs: bool


def compare(upload: Upload, image: Image) -> tuple[Comparison, ...]:
    """Return every property by which a person can recognise whose image it is.

    A property that Linode does not report, as the region of an image without data, does not
    differ.
    """
    spec = upload.spec
    regions = tuple(copy.region for copy in image.regions if copy.region)
    region = spec.region if spec.region in regions else ", ".join(regions)
    requested = _requested_at(upload, image.created)
    return (
        _compare_values("label", image.label or None, spec.label),
        _compare_values("region", region or None, spec.region),
        _compare_values("description", image.description or "", spec.description),
        _compare_values("tags", tuple(sorted(image.tags)), tuple(sorted(spec.tags))),
        Comparison("made", image.created, requested, _differs_in_time(image.created, requested)),
        _compare_values("user", image.created_by or None, upload.user or None),
    )


def fits_request(created: datetime, requested: datetime) -> bool:
    """Return whether a request of that time, by the same clock, may have created an image."""
    return requested - _CLOCK_TOLERANCE <= created <= requested + _REQUEST_DURATION


def _compare_values(
    name: str, image: str | tuple[str, ...] | None, upload: str | tuple[str, ...] | None
) -> Comparison:
    return Comparison(name, image, upload, None not in {image, upload} and image != upload)


def _requested_at(upload: Upload, created: datetime | None) -> datetime | None:
    """The time of the last request before an image was created, otherwise of the first one."""
    moments = list(_requests(upload))
    before = [at for at in moments if created and at - _CLOCK_TOLERANCE <= created]
    return max(before, default=min(moments, default=None))


def _requests(upload: Upload) -> Iterator[datetime]:
    return (moment.at for moment in upload.timeline if moment.state is UploadState.REQUESTING)


def _differs_in_time(created: datetime | None, requested: datetime | None) -> bool:
    if created is None or requested is None:
        return False
    return not fits_request(created, requested)
