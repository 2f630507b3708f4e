"""The checksums of what is sent."""

import hashlib
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Self

_AHEAD = 4


class Digest:
    """Checksums of everything added, by name; worked out in a thread of its own.

    They are complete once the block is left.
    """

    def __init__(self, *names: str) -> None:
        self._hashes = {name: hashlib.new(name, usedforsecurity=False) for name in names}
        self._pool = ThreadPoolExecutor(1, "digest")
        self._waiting: deque[Future[None]] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        # After an error nobody asks for the result, and waiting for it may be out of place.
        self._pool.shutdown(wait=kind is None)

    def add(self, piece: bytes) -> None:
        """Take in the next bytes; it waits where too many are waiting already."""
        self._waiting.append(self._pool.submit(self._add, piece))
        if len(self._waiting) > _AHEAD:
            self._waiting.popleft().result()

    def _add(self, piece: bytes) -> None:
        for known in self._hashes.values():
            known.update(piece)

    @property
    def sha256(self) -> str:
        """The SHA-256 in hex, if that was asked for."""
        return self._hashes["sha256"].hexdigest()

    @property
    def md5(self) -> str:
        """The MD5 in hex, if that was asked for: what an object store answers as ETag."""
        return self._hashes["md5"].hexdigest()
