"""One file on its way through the program: read once, with everybody told who must hear of it."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from imageuploader.disk.files.open import open_plain_file, read, watch_for_change
from imageuploader.disk.files.progress import ProgressReporter
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.errors import Damaged, FileChanged, FileEmpty

HEAD_BYTES, TAIL_BYTES = 128 * 1024, 512
"""How much of a file's beginning and end its format is detected by."""

_READ_BYTES = 256 * 1024


class InputFile:
    """An open file of `size` bytes, which stays as it is: size and time are watched."""

    def __init__(
        self, file: BinaryIO, path: Path, on_progress: Callable[[int], None], cancel: CancelToken
    ) -> None:
        now = os.fstat(file.fileno())
        self.file, self.path, self.cancel = file, path, cancel
        self.size, self.mtime_ns = now.st_size, now.st_mtime_ns
        self.percent = ProgressReporter(on_progress, now.st_size)
        self._at = 0

    def ends(self) -> tuple[bytes, bytes]:
        """Return the first and the last bytes, as `detect` wants them."""
        head = self.read_at(0, HEAD_BYTES)
        return head, self.read_at(max(0, self.size - TAIL_BYTES), TAIL_BYTES)

    def read_at(self, at: int, count: int) -> bytes:
        """Return up to `count` bytes from `at` on; raise FileUnreadable."""
        self.file.seek(at)
        found = read(self.file, self.path, count)
        self._at = at + len(found)
        return found

    def pieces(
        self, seen: Callable[[bytes], None] = lambda _: None, *, at: int = 0, count: int = -1
    ) -> Iterator[bytes]:
        """Yield the bytes from `at` on, all or `count`, each given to `seen` before.

        Raises FileUnreadable, CancelRequested.
        """
        end = self.size if count < 0 else min(self.size, at + count)
        while at < end and (piece := self.read_at(at, min(_READ_BYTES, end - at))):
            self.cancel.check()
            seen(piece)
            self._at = at
            yield piece
            at += len(piece)
            self.percent.at(at)

    def damaged(self, kind: str, reason: str) -> Damaged:
        """Return the error for a format's broken rule, about where we are."""
        return Damaged(str(self.path), min(100, self._at * 100 // max(1, self.size)), reason, kind)

    def must_be(self, size: int, mtime_ns: int) -> None:
        """Raise FileChanged unless the file has this size and this time."""
        if (self.size, self.mtime_ns) != (size, mtime_ns):
            raise FileChanged(str(self.path))


@contextmanager
def open_input(
    path: Path, on_progress: Callable[[int], None], cancel: CancelToken
) -> Iterator[InputFile]:
    """Open a file for one pass.

    Raises FileMissing, FileUnreadable, IsFolder, FileEmpty; FileChanged if it changes meanwhile.
    """
    with open_plain_file(path) as file:
        source = InputFile(file, path, on_progress, cancel)
        if not source.size:
            raise FileEmpty(str(path))
        with watch_for_change(file, path, source.size, source.mtime_ns):
            yield source
