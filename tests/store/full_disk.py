"""A history whose disk fills up while an upload goes on."""

from pathlib import Path

from typing_extensions import override

from imageuploader.domain.errors import HistoryFull
from imageuploader.domain.upload import Upload
from imageuploader.store.write_behind import WriteBehindHistory

OFTEN_SECONDS = 0.02
IMAGE = "image"
"""A moment, besides the states: from when the id of the image is known."""


class FillingHistory(WriteBehindHistory):
    """It has no room from a moment of an upload on, until somebody makes some."""

    def __init__(self, path: Path, since: str = "", retry_seconds: float = OFTEN_SECONDS) -> None:
        super().__init__(path, retry_seconds=retry_seconds)
        self.since = since

    def make_room(self) -> None:
        self.since = ""

    @override
    def write(self, upload: Upload) -> None:
        moments = {str(moment.state) for moment in upload.timeline}
        if self.since in moments | ({IMAGE} if upload.image else set()):
            raise HistoryFull(str(self.path.parent), 65536, 1)
        super().write(upload)
