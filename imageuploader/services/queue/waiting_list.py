"""The order in which uploads wait."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from imageuploader.domain.disk_report import DiskReport
from imageuploader.domain.ready import Ready
from imageuploader.domain.upload import Upload
from imageuploader.services.file_checker import Check


@dataclass(frozen=True, slots=True)
class QueueEntry:
    """An upload in line, with what is known of its file.

    `check` is the look into the file that is still going on; `ready` holds the bytes once they
    are prepared.
    """

    upload: Upload
    report: DiskReport | None = None
    check: Check | None = None
    ready: Ready | None = None


class WaitingList:
    """The uploads that wait, the next one first."""

    def __init__(self) -> None:
        self._entries: list[QueueEntry] = []

    def __iter__(self) -> Iterator[QueueEntry]:
        return iter(tuple(self._entries))

    def __len__(self) -> int:
        return len(self._entries)

    def add(self, entry: QueueEntry) -> None:
        """Let one wait behind all others."""
        self._entries.append(entry)

    def prepend(self, entry: QueueEntry) -> None:
        """Let one wait before all others."""
        self._entries.insert(0, entry)

    def find(self, matches: Callable[[QueueEntry], bool]) -> QueueEntry | None:
        """Return the first one that fits, or None."""
        return next((entry for entry in self._entries if matches(entry)), None)

    def get(self, upload_id: str) -> QueueEntry | None:
        """Return one, or None."""
        return self.find(lambda entry: entry.upload.id == upload_id)

    def update(self, entry: QueueEntry) -> None:
        """Keep what is now known of one, in its place."""
        self._entries[self._index(entry.upload.id)] = entry

    def remove(self, upload_id: str) -> QueueEntry | None:
        """Take one out and return it, or None."""
        entry = self.get(upload_id)
        if entry is not None:
            self._entries.remove(entry)
        return entry

    def move_to_front(self, upload_id: str) -> bool:
        """Make one the next, and return whether that changed anything."""
        return self._move(upload_id, 0)

    def move_up(self, upload_id: str) -> bool:
        """Let one pass the one before it, and return whether that changed anything."""
        return self._move(upload_id, max(0, self._index(upload_id) - 1))

    def move_down(self, upload_id: str) -> bool:
        """Let the one behind pass it, and return whether that changed anything."""
        return self._move(upload_id, self._index(upload_id) + 1)

    def _index(self, upload_id: str) -> int:
        return next(
            (at for at, entry in enumerate(self._entries) if entry.upload.id == upload_id), -1
        )

    def _move(self, upload_id: str, index: int) -> bool:
        before = self._entries.copy()
        entry = self.remove(upload_id)
        if entry is not None:
            self._entries.insert(index, entry)
        return [entry.upload.id for entry in before] != [entry.upload.id for entry in self._entries]
