"""A thread that works through a stream beside the one that reads it."""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Self

_MOST_PENDING = 4


class SerialWorker:
    """Runs one call after the other in a thread; all have ended once the `with` block is left."""

    def __init__(self, name: str, most_pending: int = _MOST_PENDING) -> None:
        self._pool, self._most_pending = ThreadPoolExecutor(1, name), most_pending
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
        self._pool.shutdown(wait=kind is None, cancel_futures=kind is not None)
        while kind is None and self._pending:
            self._pending.popleft().result()

    def add(self, work: Callable[[bytes], None], piece: bytes) -> None:
        """Have a piece worked on; block while too many of them wait, and raise what went wrong."""
        self._pending.append(self._pool.submit(work, piece))
        if len(self._pending) > self._most_pending:
            self._pending.popleft().result()


class WorksInThread:
    """What has work done by a SerialWorker: it has ended once the `with` block is left."""

    def __init__(self, name: str, most_pending: int = _MOST_PENDING) -> None:
        self._worker = SerialWorker(name, most_pending)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._worker.__exit__(kind, error, trace)
