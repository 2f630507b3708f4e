"""A disk that reads as zeros where its file systems call it free."""

from dataclasses import dataclass

from imageuploader.disk.files.sparse import DeflatedRange, OnDeflated, SparseReader
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

    def fill(self, buffer: memoryview, at: int, on_deflated: OnDeflated | None = None) -> None:
        """Fill a buffer from offset `at`; raise what the disk raises.

        Nothing is kept compressed that has a byte of the blank ranges.
        """
        blank = list(self.blank.within(at, at + len(buffer)))

        def keep_used(stored: DeflatedRange) -> None:
            end = stored.at + stored.length
            if on_deflated and not any(start < end and stored.at < stop for start, stop in blank):
                on_deflated(stored)

        self.disk.fill(buffer, at, keep_used if on_deflated else None)
        for start, stop in blank:
            buffer[start - at : stop - at] = bytes(stop - start)
