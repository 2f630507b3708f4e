"""Bytes that were uploaded before."""

import logging
from typing import TYPE_CHECKING

from imageuploader.domain.errors import UploadError
from imageuploader.domain.upload import Upload

if TYPE_CHECKING:
    from imageuploader.services.archive import OpenHistory

log = logging.getLogger(__name__)


def earlier(sha256: str, open_history: "OpenHistory") -> Upload | None:
    """Return the last upload of the same bytes that Linode has taken; for a worker's thread.

    A history that cannot be read hides it: that keeps nobody from uploading.
    """
    try:
        return next(iter(open_history().with_sha256(sha256)), None)
    except UploadError as error:
        log.warning("the history cannot be asked for earlier uploads: %s", type(error).__name__)
        return None
