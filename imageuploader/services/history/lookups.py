"""What earlier uploads tell of the next one; for a worker's thread.

A history that cannot be read tells nothing: that keeps nobody from uploading.
"""

import logging
from typing import TYPE_CHECKING

from imageuploader.domain.errors import UploadError
from imageuploader.domain.upload import Upload

if TYPE_CHECKING:
    from imageuploader.services.history.lazy_history import OpenHistory

log = logging.getLogger(__name__)


def earlier(sha256: str, open_history: "OpenHistory") -> Upload | None:
    """Return the last upload of the same bytes that Linode has taken."""
    try:
        return next(iter(open_history().with_sha256(sha256)), None)
    except UploadError as error:
        log.warning("the history cannot be asked for earlier uploads: %s", type(error).__name__)
        return None


def last_speed(open_history: "OpenHistory") -> float | None:
    """Return the bytes a second that the line had last, None where that is not known."""
    try:
        return open_history().link_speed()
    except UploadError as error:
        log.warning("the history cannot be asked for the line's speed: %s", type(error).__name__)
        return None
