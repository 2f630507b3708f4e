"""The user's file, read in one pass with progress and cancellation."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from imageuploader.disk.files.file_access import open_plain_file, read, watch_for_change
from imageuploader.disk.files.progress_reporter import ProgressReporter
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.errors import Damaged, FileChanged, FileEmpty

HEAD_BYTES, TAIL_BYTES = 128 * 1024, 512
"""How many bytes of the beginning and the end are enough to detect the format."""

_READ_BYTES = 256 * 1024


class InputFile:
    """An open file of `size` bytes that must not change: its size and mtime are watched."""

    def __init__(
        self, file: BinaryIO, path: Path, on_progress: Callable[[int], None], cancel: CancelToken
    ) -> None:
        now = os.fstat(file.fileno())
        self.file, self.path, self.cancel = file, path, cancel
        self.size, self.mtime_ns = now.st_size, now.st_mtime_ns
        self.progress = ProgressReporter(on_progress, now.st_size)
        self._at = 0

    def ends(self) -> tuple[bytes, bytes]:
        """Return the first and the last bytes, which `detect` needs."""
        head = self.read_at(0, HEAD_BYTES)
        return head, self.read_at(max(0, self.size - TAIL_BYTES), TAIL_BYTES)

    def read_at(self, at: int, count: int) -> bytes:
        """Return up to `count` bytes from `at` on; raise FileUnreadable."""
        self.file.seek(at)
        content = read(self.file, self.path, count)
        self._at = at + len(content)
        return content

    def pieces(
        self, on_bytes: Callable[[bytes], None] = lambda _: None, *, at: int = 0, count: int = -1
    ) -> Iterator[bytes]:
        """Yield the bytes from `at` on, all or `count`; each piece is passed to `on_bytes` first.

        Raises FileUnreadable, CancelRequested.
        """
        end = self.size if count < 0 else min(self.size, at + count)
        while at < end and (piece := self.read_at(at, min(_READ_BYTES, end - at))):
            self.cancel.check()
            on_bytes(piece)
            self._at = at
            yield piece
            at += len(piece)
            self.progress.update(at)

    def damage(self, kind: str, reason: str) -> Damaged:
        """Return the error for a violation of a format at the current position."""
        return Damaged(str(self.path), min(100, self._at * 100 // max(1, self.size)), reason, kind)

    def require_same(self, size: int, mtime_ns: int) -> None:
        """Raise FileChanged unless the file has this size and this mtime."""
        if (self.size, self.mtime_ns) != (size, mtime_ns):
            raise FileChanged(str(self.path))


@contextmanager
def open_input(
    path: Path, on_progress: Callable[[int], None], cancel: CancelToken
) -> Iterator[InputFile]:
    """Open a file to read it once.

    Raises FileMissing, FileUnreadable, IsFolder, FileEmpty; FileChanged if it changes meanwhile.
    """
    with open_plain_file(path) as file:
        source = InputFile(file, path, on_progress, cancel)
        if not source.size:
            raise FileEmpty(str(path))
        with watch_for_change(file, path, source.size, source.mtime_ns):
            yield source
