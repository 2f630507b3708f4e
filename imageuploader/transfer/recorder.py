"""Holds the latest state of one upload and saves each change before acting on it."""

from collections.abc import Callable
from dataclasses import replace

from imageuploader.domain.upload import Upload, UploadState


class UploadRecorder:
    """The latest state of one upload; only one thread changes it, and `save` stores it."""

    def __init__(self, upload: Upload, save: Callable[[Upload], None]) -> None:
        self.upload = upload
        self._save = save

    @property
    def state(self) -> UploadState:
        """The current state of the upload."""
        return self.upload.state

    def move(self, state: UploadState, **facts: object) -> None:
        """Change the state, and facts with it; the reason for a wait is cleared."""
        self.upload = self.upload.moved_to(state)
        self.update(**{"error": None, "retry_at": None, **facts})

    def update(self, **facts: object) -> None:
        """Change and save facts without a change of state."""
        self.stage(**facts)
        self._save(self.upload)

    def stage(self, **facts: object) -> None:
        """Change facts that need not be saved before the next change."""
        self.upload = replace(self.upload, **facts)  # type: ignore[arg-type]  # replace checks the names
