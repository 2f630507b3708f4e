"""A history that cannot be written for a while loses nothing and stops nothing."""

import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from typing_extensions import override

from imageuploader.codec.image import image_from
from imageuploader.domain.errors import (
    DiskFailed,
    HistoryFull,
    HistoryLags,
    HistoryNewer,
    LocalError,
)
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload
from imageuploader.domain.upload import UploadState as S
from imageuploader.store.history import History
from imageuploader.store.write_behind import WriteBehindHistory
from tests.store.full_disk import FillingHistory

LONG = 60.0
QUEUED = Upload(UploadSpec("web-1", "us-ord"), Path("/disk.img"))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "history.sqlite3"


def sending(upload=QUEUED, name="private/1"):
    """An upload whose image was made, and whose bytes are on their way."""
    moved = replace(upload.moved_to(S.REQUESTING), image=image_from({"id": name}))
    return moved.moved_to(S.UPLOADING)


def in_file(path):
    with closing(History(path)) as other:
        return {upload.id: upload.state for upload in other.uploads()}


@pytest.mark.parametrize("state", [S.QUEUED, S.PREPARING, S.REQUESTING])
def test_what_comes_before_an_image_must_be_written_first(path, state):
    with closing(FillingHistory(path, since=str(state))) as history:
        upload = QUEUED if state is S.QUEUED else QUEUED.moved_to(state)
        with pytest.raises(HistoryFull):
            history.save(upload)
        assert history.uploads() == []
        assert history.catch_up()


def test_what_comes_after_waits_and_whoever_reads_is_told_it(path):
    heard: list[HistoryLags | None] = []
    with closing(FillingHistory(path, since="uploading", retry_seconds=LONG)) as history:
        history.listen(heard.append)
        history.save(QUEUED)
        upload = sending()
        history.save(upload)
        history.save(upload.moved_to(S.FINALISING))
        assert not history.catch_up()
        assert in_file(path) == {QUEUED.id: S.QUEUED}
        assert [kept.state for kept in history.uploads()] == [S.FINALISING]
        assert history.knows_image("private/1")
        assert not history.knows_image("private/2")
    assert [lag and (lag.folder, lag.reason) for lag in heard] == [(str(path.parent), "")]


def test_it_is_written_as_soon_as_there_is_room(path):
    over, heard = threading.Event(), list[HistoryLags | None]()

    def hear(lag):
        heard.append(lag)
        if lag is None:
            over.set()

    with closing(FillingHistory(path, since="uploading")) as history:
        history.listen(hear)
        history.save(QUEUED)
        history.save(sending())
        history.make_room()
        assert over.wait(10)
        assert in_file(path) == {QUEUED.id: S.UPLOADING}
    assert [type(lag) for lag in heard] == [HistoryLags, type(None)]


def test_a_later_move_brings_all_earlier_ones_with_it(path):
    heard: list[HistoryLags | None] = []
    with closing(FillingHistory(path, since="uploading", retry_seconds=LONG)) as history:
        history.listen(heard.append)
        history.save(QUEUED)
        upload = sending()
        history.save(upload)
        history.make_room()
        history.save(upload.moved_to(S.FINALISING))
        (kept,) = history.uploads()
        assert kept.timeline[:3] == upload.timeline
    assert heard[-1] is None
    assert in_file(path) == {QUEUED.id: S.FINALISING}


def test_the_end_of_the_program_is_the_last_chance(path):
    with closing(FillingHistory(path, since="uploading", retry_seconds=LONG)) as history:
        history.save(QUEUED)
        history.save(sending())
        history.make_room()
    assert in_file(path) == {QUEUED.id: S.UPLOADING}


def test_a_full_disk_to_the_end_leaves_what_was_written(path):
    with closing(FillingHistory(path, since="uploading")) as history:
        history.save(QUEUED)
        history.save(sending())
    assert in_file(path) == {QUEUED.id: S.QUEUED}
    with pytest.raises(DiskFailed):
        History.save(history, sending())


def test_two_uploads_wait_and_both_are_written(path):
    other = replace(QUEUED, id="other")
    with closing(FillingHistory(path, since="uploading", retry_seconds=LONG)) as history:
        for upload in (QUEUED, other):
            history.save(upload)
            history.save(sending(upload, f"private/{upload.id}"))
        history.make_room()
        assert history.catch_up()
    assert in_file(path) == {QUEUED.id: S.UPLOADING, "other": S.UPLOADING}


def test_what_is_forgotten_does_not_come_back(path):
    with closing(FillingHistory(path, since="uploading", retry_seconds=LONG)) as history:
        history.save(QUEUED)
        history.save(sending())
        history.forget(QUEUED.id)
        history.make_room()
        assert history.catch_up()
    assert in_file(path) == {}


class Failing(WriteBehindHistory):
    """The disk, or a newer version of the program, has something against every upload."""

    trouble: LocalError

    @override
    def write(self, upload):
        raise self.trouble


def test_another_trouble_of_the_disk_is_told_with_its_reason(path):
    heard: list[HistoryLags | None] = []
    with closing(Failing(path, retry_seconds=LONG)) as history:
        history.trouble = DiskFailed(str(path), "disk I/O error")
        history.listen(heard.append)
        history.save(sending())
    assert [lag and lag.reason for lag in heard] == ["disk I/O error"]


def test_a_newer_history_never_takes_anything_and_that_is_no_lag(path):
    with closing(Failing(path)) as history:
        history.trouble = HistoryNewer(str(path))
        with pytest.raises(HistoryNewer):
            history.save(sending())


def test_a_disk_that_really_is_full_is_waited_for(path):
    """SQLite itself refuses the page: this thread's connection may have no more."""
    with closing(WriteBehindHistory(path, retry_seconds=LONG)) as history:
        history.save(QUEUED)
        line = history._file._connection()
        pages = line.execute("PRAGMA page_count").fetchone()[0]
        line.execute(f"PRAGMA max_page_count = {pages}")
        spec = replace(QUEUED.spec, description="d" * 60_000)
        history.save(sending(replace(QUEUED, spec=spec)))
        assert not history.catch_up()
        line.execute("PRAGMA max_page_count = 100000")
        assert history.catch_up()
    assert in_file(path) == {QUEUED.id: S.UPLOADING}
