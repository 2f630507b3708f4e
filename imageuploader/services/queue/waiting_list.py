"""The order in which uploads wait."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from imageuploader.domain.disk_report import DiskReport
from imageuploader.domain.upload import PreparedUpload, Upload
from imageuploader.services.file_checker import Check


@dataclass(frozen=True, slots=True)
class Waiting:
    """An upload in line, with what is known of its file.

    `check` is the look into the file that is still going on; `ready` holds the bytes once they
    are prepared.
    """

    upload: Upload
    report: DiskReport | None = None
    check: Check | None = None
    ready: PreparedUpload | None = None


class Line:
    """The uploads that wait, the next one first."""

    def __init__(self) -> None:
        self._jobs: list[Waiting] = []

    def __iter__(self) -> Iterator[Waiting]:
        return iter(tuple(self._jobs))

    def __len__(self) -> int:
        return len(self._jobs)

    def add(self, job: Waiting) -> None:
        """Let one wait behind all others."""
        self._jobs.append(job)

    def add_first(self, job: Waiting) -> None:
        """Let one wait before all others."""
        self._jobs.insert(0, job)

    def first(self, fit: Callable[[Waiting], bool]) -> Waiting | None:
        """Return the first one that fits, or None."""
        return next((job for job in self._jobs if fit(job)), None)

    def get(self, upload_id: str) -> Waiting | None:
        """Return one, or None."""
        return self.first(lambda job: job.upload.id == upload_id)

    def put(self, job: Waiting) -> None:
        """Keep what is now known of one, in its place."""
        self._jobs[self._place(job.upload.id)] = job

    def remove(self, upload_id: str) -> Waiting | None:
        """Take one out and return it, or None."""
        job = self.get(upload_id)
        if job is not None:
            self._jobs.remove(job)
        return job

    def to_front(self, upload_id: str) -> bool:
        """Make one the next, and return whether that changed anything."""
        return self._move(upload_id, 0)

    def up(self, upload_id: str) -> bool:
        """Let one pass the one before it, and return whether that changed anything."""
        return self._move(upload_id, max(0, self._place(upload_id) - 1))

    def down(self, upload_id: str) -> bool:
        """Let the one behind pass it, and return whether that changed anything."""
        return self._move(upload_id, self._place(upload_id) + 1)

    def _place(self, upload_id: str) -> int:
        return next((at for at, job in enumerate(self._jobs) if job.upload.id == upload_id), -1)

    def _move(self, upload_id: str, place: int) -> bool:
        before = self._jobs.copy()
        job = self.remove(upload_id)
        if job is not None:
            self._jobs.insert(place, job)
        return [job.upload.id for job in before] != [job.upload.id for job in self._jobs]
