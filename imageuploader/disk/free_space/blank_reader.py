"""A disk that reads as zeros where its file systems call it free."""

from dataclasses import dataclass

from imageuploader.disk.files.sparse import SparseReader
from imageuploader.disk.free_space.ranges import Ranges


@dataclass(frozen=True)
class BlankReader:
    """What `disk` reads, with zeros in the `blank` ranges: most of these are not even read."""

    disk: SparseReader
    blank: Ranges

    def next_data(self, at: int, size: int) -> int:
        """Return the first offset with data at or after `at`; `size` if there is none."""
        while (at := self.disk.next_data(at, size)) < size:
            end = self.blank.end_at(at)
            if end is None:
                return at
            at = end
        return size

    def fill(self, buffer: memoryview, at: int) -> None:
        """Fill a buffer from offset `at`; raise what the disk raises."""
        self.disk.fill(buffer, at)
        for start, end in self.blank.within(at, at + len(buffer)):
            buffer[start - at : end - at] = bytes(end - start)
