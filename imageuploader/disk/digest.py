"""The two checksums of what is sent."""

import hashlib
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Self

from typing_extensions import override

_AHEAD = 4


class Digest:
    """SHA-256 and MD5 of everything added."""

    def __init__(self) -> None:
        self._sha256 = hashlib.sha256()
        self._md5 = hashlib.md5(usedforsecurity=False)

    def add(self, piece: bytes) -> None:
        """Take in the next bytes."""
        self._sha256.update(piece)
        self._md5.update(piece)

    @property
    def sha256(self) -> str:
        """The SHA-256 in hex."""
        return self._sha256.hexdigest()

    @property
    def md5(self) -> str:
        """The MD5 in hex: what an object store answers as ETag."""
        return self._md5.hexdigest()


class ThreadedDigest(Digest):
    """The same, worked out in a thread of its own: complete once the block is left."""

    def __init__(self) -> None:
        super().__init__()
        self._pool = ThreadPoolExecutor(1)
        self._waiting: deque[Future[None]] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown()

    @override
    def add(self, piece: bytes) -> None:
        self._waiting.append(self._pool.submit(super().add, piece))
        if len(self._waiting) > _AHEAD:
            self._waiting.popleft().result()
