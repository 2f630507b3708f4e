"""Worker threads: a function goes in, its typed result comes out on the receiver's thread."""

import logging
from collections.abc import Callable, Sequence
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QThread, Signal, Slot
from typing_extensions import override

from imageuploader.domain.cancel import CancelRequested, CancelToken
from imageuploader.domain.errors import Unexpected, UploadError
from imageuploader.services.threads.preload import ALL, load_slow
from imageuploader.services.threads.qt_delete import delete_soon

log = logging.getLogger(__name__)

T = TypeVar("T")

Delivery = Callable[[], None]
"""Hands a result or an error to the receiver that is typed for it."""


class Worker(QThread, Generic[T]):
    """Runs one function in a thread of its own.

    `otherwise` returns the outcome after an error, or after a cancel, which is None. `modules` are
    the slow ones that it waits for.

    Signals:
        settled(id, outcome): exactly once on every path, our own bugs included.
    """

    settled = Signal(str, object)

    def __init__(
        self,
        name: str,
        work: Callable[[CancelToken], T],
        otherwise: Callable[[UploadError | None], T],
        parent: QObject,
        modules: Sequence[str] = ALL,
    ) -> None:
        super().__init__(parent)
        self.name = name
        self.cancel = CancelToken()
        self._work = work
        self._otherwise = otherwise
        self._modules = modules

    @override
    def run(self) -> None:
        self.settled.emit(self.name, self._outcome())

    def _outcome(self) -> T:
        try:
            load_slow(self._modules)
            return self._work(self.cancel)
        except CancelRequested:
            return self._otherwise(None)
        except UploadError as error:
            return self._otherwise(error.bare())
        except Exception as error:
            log.exception("a bug in the worker %s", self.name)
            return self._otherwise(Unexpected.of(error))


class _Receiver(QObject, Generic[T]):
    """Receives the outcome of one worker, on the thread of the pool that started it."""

    def __init__(self, worker: Worker[T], on_outcome: Callable[[T], None]) -> None:
        super().__init__(worker)
        self._on_outcome = on_outcome
        worker.settled.connect(self._on_settled)

    @Slot(str, object)
    def _on_settled(self, _name: str, outcome: T) -> None:
        self._on_outcome(outcome)


class WorkerPool(QObject):
    """Starts workers, delivers their outcomes, and deletes them when their threads have ended.

    `modules` are the slow ones that the workers wait for.
    """

    def __init__(self, parent: QObject, modules: Sequence[str] = ALL) -> None:
        super().__init__(parent)
        self._modules = modules
        self._running: dict[QThread, CancelToken] = {}
        self._is_shut_down = False

    def start(
        self,
        name: str,
        work: Callable[[CancelToken], T],
        on_result: Callable[[T], None],
        on_error: Callable[[UploadError], None],
        on_cancel: Delivery = lambda: None,
    ) -> Worker[Delivery]:
        """Run `work` in a thread; exactly one of the three is called, on this thread."""

        def deliver(cancel: CancelToken) -> Delivery:
            return partial(on_result, work(cancel))

        def otherwise(error: UploadError | None) -> Delivery:
            return on_cancel if error is None else partial(on_error, error)

        worker = Worker(name, deliver, otherwise, self, self._modules)
        self.run(worker, lambda delivery: delivery())
        return worker

    def dispatch(self, name: str, work: Callable[[CancelToken], None]) -> None:
        """Run `work` in a thread where nobody waits for its end; an error goes to the log."""
        self.start(name, work, lambda _: None, partial(log_error, name))

    def run(self, worker: Worker[T], on_outcome: Callable[[T], None]) -> None:
        """Start a worker; `on_outcome` gets its outcome on this thread.

        Once the pool is shut down nothing is started any more: an event that is still under way may
        ask for it, and nobody would wait for the thread. Nothing is delivered any more either, as
        what the result is for may have ended.
        """
        if self._is_shut_down:
            log.debug("the worker %s is not started at the end", worker.name)
            delete_soon(worker)
            return

        def deliver(outcome: T) -> None:
            if not self._is_shut_down:
                on_outcome(outcome)

        self._running[worker] = worker.cancel
        _Receiver(worker, deliver)
        worker.finished.connect(self._on_finished)
        worker.start()

    @property
    def busy(self) -> bool:
        """Whether any worker has not ended yet."""
        return bool(self._running)

    def shut_down(self) -> None:
        """Cancel all work, wait until every thread has ended, and start none any more."""
        self._is_shut_down = True
        running = dict(self._running)
        for cancel in running.values():
            cancel.cancel()
        for worker in running:
            worker.wait()

    @Slot()
    def _on_finished(self) -> None:
        worker = self.sender()
        if isinstance(worker, QThread):
            worker.wait()  # its last line has run: only the system's thread is still to end
            del self._running[worker]
            delete_soon(worker)


def log_error(name: str, error: UploadError) -> None:
    """Log an error that nobody can do anything about."""
    log.warning("the worker %s failed: %s", name, type(error).__name__)
