import os
import stat
import sys
import threading
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from imageuploader.domain.errors import DiskFailed, HistoryFull, RateLimited
from imageuploader.domain.image import Image
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Moment, Upload, UploadState
from imageuploader.store.history import _NEWEST, _READ, History, _among
from imageuploader.store.transition_log import FINAL, UNFINISHED

START = datetime(2026, 1, 1, tzinfo=UTC)
OURS_ALONE = 0o600 if os.name == "posix" else 0o666
"""The mode of a file that is for its user only; on Windows its folder is."""


def queued(label, minute=0, file=Path("/disk.img")):
    moment = Moment(UploadState.QUEUED, START + timedelta(minutes=minute))
    return Upload(UploadSpec(label, "us-ord", tags=("alpha",)), file, timeline=(moment,))


@pytest.fixture
def history(tmp_path):
    with closing(History(tmp_path / "history.sqlite3")) as opened:
        yield opened


def labels(uploads):
    return [upload.spec.label for upload in uploads]


def test_what_is_kept_comes_back_from_the_file(history):
    image = {"id": "private/7", "label": "web", "later": [1, {"a": None}]}
    upload = replace(queued("web"), image=Image(id="private/7", label="web", received=image))
    upload = upload.failed(RateLimited(7.0))
    history.save(upload)
    with closing(History(history.path)) as again:
        found = again.get(upload.id)
    assert found == upload
    assert found is not None
    assert found.image is not None
    assert found.image.received == image
    assert found.error is not None
    assert found.error.facts() == {"seconds": 7.0}


def test_the_newest_comes_first_in_pages(history):
    for minute in (1, 3, 2, 3):
        history.save(queued(f"at-{minute}", minute))
    assert labels(history.uploads()) == ["at-3", "at-3", "at-2", "at-1"]
    assert labels(history.uploads(limit=2, offset=1)) == ["at-3", "at-2"]


def test_keeping_again_replaces(history):
    first = queued("one")
    history.save(first)
    history.save(queued("two"))
    history.save(first.moved_to(UploadState.PREPARING))
    assert labels(history.uploads()) == ["two", "one"]
    assert history.get(first.id).state is UploadState.PREPARING


def test_forgetting_removes_one_and_no_other(history):
    one, two = queued("one"), queued("two")
    history.save(one)
    history.save(two)
    history.forget(one.id)
    history.forget("unknown")
    assert labels(history.uploads()) == ["two"]
    assert history.get(one.id) is None


def test_unfinished_are_those_that_are_not_final(history):
    going = queued("going").moved_to(UploadState.REQUESTING)
    history.save(going)
    history.save(queued("over").moved_to(UploadState.CANCELLED))
    assert history.unfinished() == [going]


def test_the_final_states_are_the_tables():
    assert set(FINAL) == {s for s in UploadState if replace(queued("x"), state=s).is_final}


def test_those_that_are_not_over_are_found_without_reading_the_others(history):
    connection = history._file._connection()
    for rule, index in ((_among(UNFINISHED), "upload_state"), ("left_behind = 1", "upload_left")):
        plan = connection.execute(f"EXPLAIN QUERY PLAN {_READ} WHERE {rule}{_NEWEST}")
        assert any(f"USING INDEX {index}" in row[3] for row in plan)


@pytest.mark.skipif(sys.platform == "win32", reason="there every name is Unicode")
def test_a_name_that_is_no_unicode_is_kept(history):
    upload = queued("odd", file=Path(os.fsdecode(b"/caf\xe9.img")))
    history.save(upload)
    assert history.get(upload.id) == upload


def test_any_thread_may_keep_and_leaves_no_connection_behind(history):
    def save(number):
        history.save(queued(f"from-{number}"))

    threads = [threading.Thread(target=save, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(history.uploads()) == 8
    assert len(history._file.connections) == 1


def test_the_file_is_for_this_user_only_and_in_wal(history):
    history.save(queued("one"))
    files = [path for path in history.path.parent.rglob("*") if path.is_file()]
    names = {"history.sqlite3", "history.sqlite3-wal", history.presence.id}
    assert {file.name for file in files} >= names
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {OURS_ALONE}


def test_what_is_over_stays_as_it_ended_whatever_another_program_keeps(history):
    going = queued("one").moved_to(UploadState.REQUESTING)
    over = going.moved_to(UploadState.INTERRUPTED)
    history.save(replace(over, left_behind=True))
    history.save(going)
    history.save(going.moved_to(UploadState.CANCELLING))
    assert history.get(going.id) == replace(over, left_behind=True)
    history.save(over)
    assert history.get(going.id) == over


def test_what_left_an_image_behind_is_found(history):
    left = replace(queued("left").moved_to(UploadState.INTERRUPTED), left_behind=True)
    history.save(left)
    history.save(queued("other").moved_to(UploadState.INTERRUPTED))
    assert history.left_behind() == [left]
    history.save(replace(left, left_behind=False))
    assert history.left_behind() == []


def test_all_are_read_a_few_at_a_time(history):
    for minute in range(3):
        history.save(queued(f"at-{minute}", minute))
    assert labels(history.each()) == ["at-2", "at-1", "at-0"]
    assert history.count() == 3


def test_a_closed_history_says_so(tmp_path):
    history = History(tmp_path / "history.sqlite3")
    history.close()
    history.close()
    with pytest.raises(DiskFailed):
        history.save(queued("late"))


def test_a_full_disk_is_told_and_what_was_kept_stays(history):
    history.save(queued("one"))
    pages = history._file._connection().execute("PRAGMA page_count").fetchone()[0]
    history._file._connection().execute(f"PRAGMA max_page_count = {pages}")
    big = replace(queued("two"), spec=UploadSpec("two", "us-ord", description="d" * 60_000))
    with pytest.raises(HistoryFull) as caught:
        history.save(big)
    assert caught.value.folder == str(history.path.parent)
    assert labels(history.uploads()) == ["one"]


def test_a_missing_folder_is_told(tmp_path):
    with pytest.raises(DiskFailed):
        History(tmp_path / "gone" / "history.sqlite3")
