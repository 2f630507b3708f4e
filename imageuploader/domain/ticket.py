"""Permission to upload one file."""

from dataclasses import dataclass, field
from datetime import datetime

from imageuploader.domain.image import Image


@dataclass(frozen=True, slots=True)
class UploadTicket:
    """The pending image and the signed address for its bytes.

    Whoever has the address can write to it: it stays in memory and out of `repr`.
    `expires` is parsed from the address, None if it does not say.
    """

    image: Image
    address: str = field(repr=False)
    expires: datetime | None = None
