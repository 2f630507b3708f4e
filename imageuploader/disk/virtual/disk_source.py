"""The raw disk inside a virtual disk, as the compressor reads it."""

from dataclasses import dataclass

from imageuploader.disk.files.sparse import OnDeflated
from imageuploader.disk.virtual.disk_tree import DiskNode
from imageuploader.disk.virtual.errors import translate_errors


@dataclass(frozen=True)
class DiskSource:
    """A disk that is read in several threads; what its tables do not say is a hole."""

    node: DiskNode

    def next_data(self, at: int, size: int) -> int:
        """Return the first offset with data at or after `at`; raise Damaged."""
        del size
        with translate_errors(self.node.file.path, self.node.disk.kind):
            return self.node.raw_view.next_data(at)

    def fill(self, buffer: memoryview, at: int, on_deflated: OnDeflated | None = None) -> None:
        """Fill a buffer from offset `at`; raise Damaged, FileUnreadable."""
        with translate_errors(self.node.file.path, self.node.disk.kind):
            self.node.raw_view.fill(buffer, at, on_deflated)
