"""The images of an account as rows of the history, whoever made them."""

from datetime import datetime, timedelta
from pathlib import Path

from imageuploader.domain.image import Image, ImageStatus
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload, UploadState

_PREFIX = "image:"
_WINDOW = timedelta(hours=24)
_STATES: dict[str, UploadState] = {
    ImageStatus.AVAILABLE: UploadState.AVAILABLE,
    ImageStatus.PENDING_UPLOAD: UploadState.INTERRUPTED,
}


def row_id(image_id: str) -> str:
    """Return the ID of an image's row."""
    return f"{_PREFIX}{image_id}"


def is_account_image(upload_id: str) -> bool:
    """Return whether a row is an image of the account, not an upload."""
    return upload_id.startswith(_PREFIX)


def as_row(image: Image, account: str) -> Upload:
    """Return an image as a row; it has no file, and nothing of it was sent from here."""
    region = image.regions[0].region if image.regions else ""
    return Upload(
        UploadSpec(image.label, region, image.description or "", tags=image.tags),
        Path(),
        account=account,
        id=row_id(image.id),
        state=_STATES.get(image.status, UploadState.PROCESSING),
        image=image,
        left_behind=waits_for_data(image),
        user=image.created_by or "",
        timeline=(),
    )


def waits_for_data(image: Image) -> bool:
    """Return whether an image is unfinished: its data has not arrived."""
    return image.status == ImageStatus.PENDING_UPLOAD


def time_left(image: Image, now: datetime) -> timedelta | None:
    """Return for how long Linode still accepts the data of an unfinished image, if known."""
    if image.created is None or not waits_for_data(image):
        return None
    return max(timedelta(), image.created + _WINDOW - now)


def is_being_copied(image: Image) -> bool:
    """Return whether any copy of an image is not there yet, or still there."""
    return any(copy.status != ImageStatus.AVAILABLE for copy in image.regions)
