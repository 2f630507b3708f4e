"""Checksums of the bytes to upload, computed in a thread."""

import hashlib
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Self

_MOST_PENDING = 4


class Digest:
    """Checksums of everything added, by name; complete once the `with` block is left."""

    def __init__(self, *names: str) -> None:
        self._hashes = {name: hashlib.new(name, usedforsecurity=False) for name in names}
        self._pool = ThreadPoolExecutor(1, "digest")
        self._pending: deque[Future[None]] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        # After an error the result is not needed, and waiting for it could delay a cancellation.
        self._pool.shutdown(wait=kind is None)

    def add(self, piece: bytes) -> None:
        """Add the next bytes; block while too many chunks are queued."""
        self._pending.append(self._pool.submit(self._add, piece))
        if len(self._pending) > _MOST_PENDING:
            self._pending.popleft().result()

    def _add(self, piece: bytes) -> None:
        for algorithm in self._hashes.values():
            algorithm.update(piece)

    @property
    def sha256(self) -> str:
        """The SHA-256 in hex, if it was requested."""
        return self._hashes["sha256"].hexdigest()

    @property
    def md5(self) -> str:
        """The MD5 in hex, if it was requested: an object store returns it as the ETag."""
        return self._hashes["md5"].hexdigest()
