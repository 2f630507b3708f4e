"""One upload as it moves: every move is kept before what it stands for is done."""

from collections.abc import Callable
from dataclasses import replace

from imageuploader.domain.upload import Upload, UploadState


class UploadRecorder:
    """The latest of one upload, for its one mover; `keep` stores it."""

    def __init__(self, upload: Upload, keep: Callable[[Upload], None]) -> None:
        self.upload = upload
        self._keep = keep

    @property
    def state(self) -> UploadState:
        """Where the upload is."""
        return self.upload.state

    def move(self, state: UploadState, **facts: object) -> None:
        """Move on, with what is known then; what a wait was for is over."""
        self.upload = self.upload.moved_to(state)
        self.note(**{"error": None, "retry_at": None, **facts})

    def note(self, **facts: object) -> None:
        """Keep what has become known without a move."""
        self.take(**facts)
        self._keep(self.upload)

    def take(self, **facts: object) -> None:
        """Take in what is to be kept with the next move only."""
        self.upload = replace(self.upload, **facts)  # type: ignore[arg-type]  # replace checks the names
