"""The threads that compress: they run after others until somebody waits for the body."""

import gzip
import os
import threading
from contextlib import closing
from itertools import count

import pytest

from imageuploader.disk.compression.packing_threads import (
    PackingThreads,
    lower_priority,
    thread_count,
)
from imageuploader.disk.inspect import inspect
from imageuploader.disk.prepare import prepare
from imageuploader.domain.disk_report import PrepareOptions

LATE = 3
"""How often it is asked whether a body is urgent, until it is."""

MOST = 19
"""The niceness of what runs after all others."""
ON_LINUX = pytest.mark.skipif(
    not hasattr(os, "getpriority") or os.getpriority(os.PRIO_PROCESS, 0) >= MOST,
    reason="threads have no niceness there, or no more of it",
)


def niceness():
    return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())


@pytest.fixture
def urgent():
    return threading.Event()


@pytest.fixture
def threads(urgent):
    made = PackingThreads(urgent.is_set)
    yield made
    made.close()


@ON_LINUX
def test_only_the_thread_that_asks_for_it_runs_after_others():
    before, seen = niceness(), []

    def work():
        lower_priority()
        seen.append(niceness())

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(5)
    assert seen[0] > before
    assert niceness() == before


@ON_LINUX
def test_once_it_is_urgent_other_threads_go_on_at_the_usual_priority(threads, urgent):
    before = niceness()
    assert threads.submit(niceness).result(5) > before
    urgent.set()
    assert threads.submit(niceness).result(5) == before


@ON_LINUX
def test_beside_a_window_urgent_threads_come_after_it_and_before_those_that_are_not(urgent):
    before = niceness()
    with closing(PackingThreads(urgent.is_set, beside_window=True)) as threads:
        patient = threads.submit(niceness).result(5)
        urgent.set()
        assert before < threads.submit(niceness).result(5) <= patient


@ON_LINUX
def test_who_starts_them_keeps_its_own_priority(threads):
    before = niceness()
    threads.submit(niceness).result(5)
    assert niceness() == before


def test_what_was_begun_before_it_was_urgent_is_done(threads, urgent):
    go = threading.Event()
    first = threads.submit(lambda: go.wait(5))
    urgent.set()
    assert threads.submit(lambda: "second").result(5) == "second"
    go.set()
    assert first.result(5)


def test_what_is_not_urgent_leaves_half_of_the_processors_to_others():
    assert 1 <= thread_count(is_urgent=False) <= thread_count()


def test_a_body_that_becomes_urgent_half_way_is_the_same(ext4, folder, cancel):
    asked = count()
    options = PrepareOptions(folder, is_urgent=lambda: next(asked) > LATE)
    report = inspect(ext4, cancel=cancel)
    payload = prepare(report, options, on_progress=lambda _: None, cancel=cancel)
    assert next(asked) > LATE
    assert gzip.decompress(payload.path.read_bytes()) == ext4.read_bytes()
