"""A file whose reads return less than was asked for."""

import tempfile
from io import FileIO

from typing_extensions import override


class ShortFile(FileIO):
    """A file on a drive that returns as many bytes at a time as it likes, at least one."""

    def __init__(self, data: bytes, lengths: list[int]) -> None:
        self._file = tempfile.NamedTemporaryFile(buffering=0)  # noqa: SIM115 - closed with it
        self._file.write(data)
        super().__init__(self._file.name, "rb")
        self._lengths, self._turn = lengths, 0

    @override
    def read(self, size: int | None = -1, /) -> bytes:
        self._turn += 1
        count = max(1, self._lengths[self._turn % len(self._lengths)])
        return super().read(count if size is None or size < 0 else min(size, count))

    @override
    def close(self) -> None:
        super().close()
        self._file.close()
