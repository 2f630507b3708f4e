import sys
import threading

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread, Signal

from imageuploader.domain.cancel import CancelRequested
from imageuploader.domain.errors import DiskFailed, FileMissing, Unexpected, UploadError
from imageuploader.services.threads.workers import Worker, WorkerPool


@pytest.fixture
def parent(qtbot):  # noqa: ARG001 - qtbot runs the event loop
    made = QObject()
    yield made
    shiboken6.delete(made)


@pytest.fixture
def pool(parent):
    return WorkerPool(parent)


class Receiver:
    """Notes what is delivered, and on which thread."""

    def __init__(self, pool):
        self._pool = pool
        self.delivered: list[tuple[str, object]] = []
        self.threads: set[int] = set()

    def run(self, work):
        return self._pool.start(
            "work",
            work,
            lambda result: self._note("result", result),
            lambda error: self._note("error", type(error)),
            lambda: self._note("cancel", None),
        )

    def _note(self, kind, fact):
        self.delivered.append((kind, fact))
        self.threads.add(threading.get_ident())


@pytest.fixture
def receiver(pool):
    return Receiver(pool)


def fail_with(error):
    def work(_cancel):
        raise error

    return work


@pytest.mark.parametrize(
    ("work", "delivered"),
    [
        (lambda _: 42, ("result", 42)),
        (lambda _: None, ("result", None)),
        (lambda _: FileMissing("a.img"), ("result", FileMissing("a.img"))),
        (fail_with(DiskFailed("history.sqlite3", "full")), ("error", DiskFailed)),
        (fail_with(CancelRequested()), ("cancel", None)),
        (lambda _: 1 // 0, ("error", Unexpected)),
        (fail_with(KeyError("bug")), ("error", Unexpected)),
    ],
)
def test_exactly_one_outcome_is_delivered_on_every_path(qtbot, pool, receiver, work, delivered):
    receiver.run(work)
    qtbot.waitUntil(lambda: not pool.busy)
    [(kind, fact)] = receiver.delivered
    assert (kind, str(fact)) == (delivered[0], str(delivered[1]))


def test_work_runs_on_another_thread_and_delivers_on_that_of_the_pool(qtbot, pool, receiver):
    worked: list[int] = []
    receiver.run(lambda _: worked.append(threading.get_ident()))
    qtbot.waitUntil(lambda: not pool.busy)
    assert receiver.threads == {threading.get_ident()}
    assert worked != [threading.get_ident()]


def test_nothing_is_delivered_before_control_is_back_in_the_event_loop(qtbot, receiver):
    worker = receiver.run(lambda _: 42)
    assert worker.wait(5000)
    assert receiver.delivered == []
    qtbot.waitUntil(lambda: receiver.delivered == [("result", 42)])


def test_work_that_is_cancelled_delivers_neither_result_nor_error(qtbot, pool, receiver):
    receiver.run(lambda cancel: cancel.sleep(60)).cancel.cancel()
    qtbot.waitUntil(lambda: not pool.busy)
    assert receiver.delivered == [("cancel", None)]


def test_an_error_is_delivered_without_the_stack_of_its_thread(qtbot, pool):
    errors: list[UploadError] = []
    pool.start("work", fail_with(DiskFailed("a", "b")), lambda _: None, errors.append)
    qtbot.waitUntil(lambda: not pool.busy)
    assert [error.__traceback__ for error in errors] == [None]


def test_an_error_that_nobody_waits_for_is_logged(qtbot, pool, caplog):
    pool.dispatch("tidy up", fail_with(DiskFailed("a", "b")))
    qtbot.waitUntil(lambda: not pool.busy)
    assert [record.message for record in caplog.records] == [
        "the worker tidy up failed: DiskFailed"
    ]


def test_a_worker_called_plainly_settles_once_with_its_name(parent):
    settled: list[tuple[str, int]] = []
    worker = Worker("count", lambda _: 1, lambda _: 0, parent)
    worker.settled.connect(lambda *args: settled.append(args))
    worker.run()
    assert settled == [("count", 1)]


def test_a_pool_delivers_each_result_and_forgets_the_worker(qtbot, pool):
    found: set[int] = set()
    for number in range(20):
        pool.start("count", lambda _, number=number: number, found.add, lambda _: None)
    qtbot.waitUntil(lambda: not pool.busy)
    assert found == set(range(20))


def test_a_pool_that_is_shut_down_leaves_no_thread(pool):
    workers = [
        pool.start("wait", lambda worker: worker.wait(60), lambda _: None, lambda _: None)
        for _ in range(3)
    ]
    pool.shut_down()
    assert all(worker.isFinished() for worker in workers)


def test_a_pool_that_is_shut_down_starts_nothing_any_more(qtbot, pool, receiver):
    began = threading.Event()
    pool.shut_down()
    receiver.run(lambda _: began.set())
    assert not pool.busy
    qtbot.waitUntil(lambda: not pool.findChildren(QThread))
    assert not began.is_set()
    assert receiver.delivered == []


@pytest.mark.parametrize("outcome", [lambda _: 42, fail_with(DiskFailed("a", "b"))])
def test_what_a_pool_did_before_it_was_shut_down_is_not_delivered_after_it(
    qtbot, pool, receiver, outcome
):
    receiver.run(outcome)
    pool.shut_down()
    qtbot.waitUntil(lambda: not pool.busy)
    assert receiver.delivered == []


class Source(QObject):
    said = Signal(str, object)


def test_a_hundred_thousand_signals_lose_no_reference_to_true(qtbot):  # noqa: ARG001 - see above
    source, heard = Source(), []
    source.said.connect(lambda _, number: heard.append(number))
    before = sys.getrefcount(True)
    for _ in range(100_000):
        source.said.emit("id", 1)
    assert len(heard) == 100_000
    # On Python 3.14 the count grows: True is never freed there, which PySide does not know.
    assert before - sys.getrefcount(True) < 100
