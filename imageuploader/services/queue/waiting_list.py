"""The uploads that wait, in order."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from imageuploader.domain.disk_report import DiskReport
from imageuploader.domain.upload import PreparedUpload, Upload
from imageuploader.services.file_checker import Check
from imageuploader.services.preparation.body import Body


@dataclass(frozen=True, slots=True)
class QueueEntry:
    """An upload that waits, and what is known about its file.

    `check` is the check of the file while it runs; `ready` holds the bytes once they are
    prepared. `body` was made of it before, or is being made.
    """

    upload: Upload
    report: DiskReport | None = None
    check: Check | None = None
    ready: PreparedUpload | None = None
    body: Body | None = None


class WaitingList:
    """Uploads by their ids, the next one first."""

    def __init__(self) -> None:
        self._entries: list[QueueEntry] = []

    def __iter__(self) -> Iterator[QueueEntry]:
        return iter(tuple(self._entries))

    def __len__(self) -> int:
        return len(self._entries)

    def add(self, entry: QueueEntry) -> None:
        """Append an upload."""
        self._entries.append(entry)

    def prepend(self, entry: QueueEntry) -> None:
        """Put an upload before all others."""
        self._entries.insert(0, entry)

    def find(self, matches: Callable[[QueueEntry], bool]) -> QueueEntry | None:
        """Return the first entry that matches, or None."""
        return next((entry for entry in self._entries if matches(entry)), None)

    def get(self, upload_id: str) -> QueueEntry | None:
        """Return the entry of an upload, or None."""
        return self.find(lambda entry: entry.upload.id == upload_id)

    def update(self, entry: QueueEntry) -> None:
        """Replace the entry of the same upload, in its place."""
        self._entries[self._index(entry.upload.id)] = entry

    def remove(self, upload_id: str) -> QueueEntry | None:
        """Remove an upload and return its entry, or None."""
        entry = self.get(upload_id)
        if entry is not None:
            self._entries.remove(entry)
        return entry

    def move_to_front(self, upload_id: str) -> None:
        """Make an upload the next one."""
        self._move(upload_id, 0)

    def move_up(self, upload_id: str) -> None:
        """Swap an upload with the one before it."""
        self._move(upload_id, max(0, self._index(upload_id) - 1))

    def move_down(self, upload_id: str) -> None:
        """Swap an upload with the one after it."""
        self._move(upload_id, self._index(upload_id) + 1)

    def move_before(self, upload_id: str, other_id: str) -> None:
        """Put an upload before another, or last if that does not wait."""
        entry, other = self.get(upload_id), self.get(other_id)
        if entry is not None and entry is not other:
            self._entries.remove(entry)
            self._entries.insert(self._entries.index(other) if other else len(self), entry)

    def _index(self, upload_id: str) -> int:
        ids = [entry.upload.id for entry in self._entries]
        return ids.index(upload_id) if upload_id in ids else -1

    def _move(self, upload_id: str, index: int) -> None:
        if entry := self.remove(upload_id):
            self._entries.insert(index, entry)
