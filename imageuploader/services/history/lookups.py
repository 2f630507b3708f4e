"""What earlier uploads say about the next one; call these in a worker.

A history that cannot be read is no reason not to upload: the answer is then None.
"""

import logging
from typing import TYPE_CHECKING

from imageuploader.domain.errors import UploadError
from imageuploader.domain.upload import Upload

if TYPE_CHECKING:
    from imageuploader.services.history.lazy_history import OpenHistory

log = logging.getLogger(__name__)


def upload_of(sha256: str, open_history: "OpenHistory") -> Upload | None:
    """Return the last upload that put these bytes on Linode."""
    try:
        return next(iter(open_history().with_sha256(sha256)), None)
    except UploadError as error:
        log.warning("cannot read earlier uploads from the history: %s", type(error).__name__)
        return None


def link_speed(open_history: "OpenHistory") -> float | None:
    """Return the bytes a second of the last upload, or None if that is not known."""
    try:
        return open_history().link_speed()
    except UploadError as error:
        log.warning("cannot read the link's speed from the history: %s", type(error).__name__)
        return None
