import threading

import pytest

from imageuploader.domain.errors import DiskFailed
from imageuploader.services.queue.history_writer import HistoryWriter


class SlowHistory:
    """Its first writing waits for leave."""

    def __init__(self):
        self.kept: list[object] = []
        self.begun, self.leave = threading.Event(), threading.Event()

    def save(self, upload):
        self.begun.set()
        self.leave.wait(5)
        self.kept.append(upload)


def test_a_newer_note_is_never_kept_before_an_older():
    history = SlowHistory()
    writer = HistoryWriter(lambda: history)  # type: ignore[arg-type,return-value]  # it has `save`
    writer.add("older")  # type: ignore[arg-type]  # any value
    threads = [threading.Thread(target=writer.write)]
    threads[0].start()
    assert history.begun.wait(5)
    writer.add("newer")  # type: ignore[arg-type]  # any value
    threads.append(threading.Thread(target=writer.write))
    threads[1].start()
    history.leave.set()
    for thread in threads:
        thread.join(5)
    assert history.kept == ["older", "newer"]


class FullHistory:
    """It has no room at first."""

    def __init__(self):
        self.kept: list[object] = []
        self.full = True

    def save(self, upload):
        if self.full:
            raise DiskFailed("history.sqlite3", "full")
        self.kept.append(upload)


def test_what_could_not_be_kept_is_kept_later_and_before_what_is_newer():
    history = FullHistory()
    writer = HistoryWriter(lambda: history)  # type: ignore[arg-type,return-value]  # it has `save`
    writer.add("older")  # type: ignore[arg-type]  # any value
    with pytest.raises(DiskFailed):
        writer.write()
    history.full = False
    writer.add("newer")  # type: ignore[arg-type]  # any value
    writer.write()
    assert history.kept == ["older", "newer"]
