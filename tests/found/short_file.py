"""A file whose reads return less than was asked for."""

import os
import tempfile
from io import FileIO
from pathlib import Path

from typing_extensions import override


class ShortFile(FileIO):
    """A file on a drive that returns as many bytes at a time as it likes, at least one."""

    def __init__(self, data: bytes, lengths: list[int]) -> None:
        number, name = tempfile.mkstemp()
        with os.fdopen(number, "wb") as file:
            file.write(data)
        self._path = Path(name)
        super().__init__(name, "rb")
        self._lengths, self._turn = lengths, 0

    @override
    def read(self, size: int | None = -1, /) -> bytes:
        self._turn += 1
        count = max(1, self._lengths[self._turn % len(self._lengths)])
        return super().read(count if size is None or size < 0 else min(size, count))

    @override
    def close(self) -> None:
        super().close()
        self._path.unlink(missing_ok=True)
