"""An upload whose bytes are there."""

from dataclasses import dataclass

from imageuploader.domain.disk_report import Payload
from imageuploader.domain.upload import Upload


@dataclass(frozen=True, slots=True)
class Ready:
    """An upload, and the bytes to send for it: discarded by whoever asked for them."""

    upload: Upload
    payload: Payload
