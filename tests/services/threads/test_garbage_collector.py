"""A QObject in a cycle is found by the garbage collector on the thread it belongs to."""

import gc
import threading
import time

import pytest
from PySide6.QtCore import QObject, QTimer

from imageuploader.services.threads.garbage_collector import EVERY_MS, SOON_MS, GarbageCollector


class Knotted(QObject):
    """Refers to itself, so that only the garbage collector finds it; notes who destroys it."""

    def __init__(self, ended_by):
        super().__init__()
        self._ended_by = ended_by
        self._me = self
        self._timer = QTimer(self)

    def __del__(self):
        self._ended_by.append(threading.current_thread())


pytestmark = pytest.mark.usefixtures("qapp", "collecting")


@pytest.fixture
def collecting():
    """As it is when a program starts, whatever the tests before this one did."""
    was_on = gc.isenabled()
    gc.collect()
    gc.enable()
    yield
    (gc.enable if was_on else gc.disable)()


def allocate_elsewhere():
    """Let another thread make so many objects that Python collects all generations there."""
    working = threading.Thread(target=lambda: [[[]] for _ in range(200_000)])
    working.start()
    working.join()


def test_python_alone_collects_on_any_thread():
    ended_by: list[threading.Thread] = []
    gc.disable()
    Knotted(ended_by)
    gc.enable()

    allocate_elsewhere()

    assert ended_by
    assert ended_by[0] is not threading.main_thread()


def test_with_the_collector_it_is_the_threads_own(qtbot):
    ended_by: list[threading.Thread] = []
    collector = GarbageCollector()
    Knotted(ended_by)

    allocate_elsewhere()
    assert not ended_by

    qtbot.waitUntil(lambda: bool(ended_by), timeout=3 * EVERY_MS)
    collector.stop()
    assert ended_by == [threading.main_thread()]


def test_the_old_are_collected_as_well(qtbot, monkeypatch):
    ended_by: list[threading.Thread] = []
    collector = GarbageCollector()
    knotted = Knotted(ended_by)
    gc.collect(1)
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, 11))
    del knotted

    qtbot.waitUntil(lambda: bool(ended_by), timeout=3 * EVERY_MS)
    collector.stop()


def test_while_much_is_made_only_the_young_are_collected_and_sooner(qtbot, monkeypatch):
    collected, counts = list[int](), [0, 0, 0]

    def collect(generation: int = 2) -> int:
        collected.append(generation)
        time.sleep(0.005)
        return 0

    monkeypatch.setattr(gc, "collect", collect)
    monkeypatch.setattr(gc, "get_count", lambda: tuple(counts))
    collector = GarbageCollector()
    qtbot.waitUntil(lambda: len(collected) == 1, timeout=3 * EVERY_MS)
    counts[1] = 11
    assert collector._timer.interval() == SOON_MS
    qtbot.waitUntil(lambda: len(collected) == 3, timeout=3 * EVERY_MS)
    collector.stop()
    assert collected == [0, 0, 0]


@pytest.mark.usefixtures("qapp")
def test_what_is_spared_is_not_walked_through_again():
    ended_by: list[threading.Thread] = []
    collector = GarbageCollector()
    Knotted(ended_by)
    collector.spare_all()
    gc.collect()
    assert not ended_by
    assert sum(len(gc.get_objects(generation)) for generation in range(3)) < 10_000

    collector.stop()
    gc.collect()
    assert ended_by == [threading.main_thread()]


def test_it_leaves_python_as_it_was():
    GarbageCollector().stop()
    assert gc.isenabled()

    gc.disable()
    GarbageCollector().stop()
    assert not gc.isenabled()
