import os
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from imageuploader.domain.errors import DiskFailed
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload
from imageuploader.domain.upload import UploadState as S
from imageuploader.store.history import History
from imageuploader.store.presence import Presence

ROOT = Path(__file__).parents[2]
KEEPER = """
import sys
from pathlib import Path
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload
from imageuploader.store.history import History

history = History(Path(sys.argv[1]))
history.save(Upload(UploadSpec("theirs", "us-ord"), Path("/disk.img")))
print(history.presence.id, flush=True)
sys.stdin.readline()
history.close()
"""

REFUSE_SECOND = """
CREATE TRIGGER refuse_second BEFORE UPDATE ON upload
WHEN EXISTS (SELECT 1 FROM upload WHERE owner = new.owner)
BEGIN SELECT RAISE(FAIL, 'no'); END
"""


class Other(NamedTuple):
    process: "subprocess.Popen[str]"
    presence: str


@pytest.fixture
def path(tmp_path):
    return tmp_path / "history.sqlite3"


@pytest.fixture
def other(path):
    """Another program, which has kept an upload and runs until it is told to end."""
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", KEEPER, str(path)]
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, cwd=ROOT) as process:
        try:
            assert process.stdout is not None
            yield Other(process, process.stdout.readline().strip())
        finally:
            process.kill()


def idle(folder):
    return Presence(folder, busy=lambda: False)


def end_process(other, *, kill):
    process = other.process
    if kill:
        process.kill()
        assert process.wait() == -signal.SIGKILL
    else:
        process.communicate("go\n")
        assert process.wait() == 0


def test_what_a_running_program_moves_is_adopted_by_nobody(path, other):
    with closing(History(path)) as history:
        assert history.presence.runs(other.presence)
        assert history.adopt() == []
        assert [upload.spec.label for upload in history.elsewhere()] == ["theirs"]
        history.save(Upload(UploadSpec("mine", "us-ord"), Path("/disk.img")))
        assert [upload.spec.label for upload in history.elsewhere()] == ["theirs"]


@pytest.mark.parametrize("kill", [True, False])
def test_what_a_program_left_is_adopted_by_the_next_and_its_lock_goes(path, other, kill):
    end_process(other, kill=kill)
    with closing(History(path)) as history:
        assert not history.presence.runs(other.presence)
        assert history.elsewhere() == []
        assert [upload.spec.label for upload in history.abandoned()] == ["theirs"]
        assert [found.upload.spec.label for found in history.adopt()] == ["theirs"]
        assert history.adopt() == []
        assert [lock.name for lock in (path.parent / "running").iterdir()] == [history.presence.id]
    assert list((path.parent / "running").iterdir()) == []


def test_of_two_programs_that_ask_at_once_one_adopts(path, other):
    end_process(other, kill=True)
    with closing(History(path)) as one, closing(History(path)) as two:
        assert [len(history.adopt()) for history in (one, two)] == [1, 0]


def test_what_is_disowned_is_adopted_again(path):
    with closing(History(path)) as history:
        upload = Upload(UploadSpec("web", "us-ord"), Path("/disk.img"))
        history.save(upload)
        assert history.adopt() == []
        history.disown(upload.id)
        assert history.abandoned() == []
        assert [found.upload for found in history.adopt()] == [upload]


def test_what_is_not_adopted_whole_is_not_adopted_at_all(path):
    for label in ("one", "two"):
        with closing(History(path)) as ended:
            ended.save(Upload(UploadSpec(label, "us-ord"), Path("/disk.img")))
    with closing(History(path)) as history, closing(sqlite3.connect(path)) as file:
        file.execute(REFUSE_SECOND)
        with pytest.raises(DiskFailed):
            history.adopt()
        file.execute("DROP TRIGGER refuse_second")
        assert {found.upload.spec.label for found in history.adopt()} == {"one", "two"}


def test_what_is_over_is_adopted_by_nobody(path, other):
    end_process(other, kill=True)
    with closing(History(path)) as history:
        (upload,) = history.unfinished()
        history.save(upload.moved_to(S.CANCELLED))
    with closing(History(path)) as history:
        assert history.adopt() == []


def test_a_program_that_only_reads_leaves_no_lock(path):
    with closing(History(path)) as history:
        assert (history.uploads(), history.adopt()) == ([], [])
        assert not (path.parent / "running").exists()


def test_a_running_programs_lock_is_swept_by_nobody(tmp_path):
    one, two = idle(tmp_path), idle(tmp_path)
    one.announce()
    one.announce()
    two.sweep()
    assert two.runs(one.id)
    one.leave()
    assert (two.runs(one.id), list(tmp_path.iterdir())) == (False, [])


@pytest.mark.parametrize("presence", ["", "../history.sqlite3", "4711", "."])
def test_an_id_of_another_make_is_of_nobody_who_runs(tmp_path, presence):
    (tmp_path / "history.sqlite3").touch()
    assert not idle(tmp_path / "running").runs(presence)


def set_heartbeat(path, other, at):
    """A program was killed that gave its last sign of life at a time."""
    end_process(other, kill=True)
    os.utime(path.parent / "running" / other.presence, (at.timestamp(), at.timestamp()))


@pytest.mark.parametrize(
    ("sign", "seen"),
    [
        (timedelta(milliseconds=1500), timedelta(milliseconds=1500)),
        (timedelta(hours=-1), timedelta()),
        (timedelta(days=1), timedelta(seconds=2)),
    ],
)
def test_an_adopted_upload_was_seen_last_between_its_last_move_and_now(path, other, sign, seen):
    with closing(History(path)) as history:
        (upload,) = history.uploads()
        moved = upload.timeline[-1].at
        set_heartbeat(path, other, moved + sign)
        (found,) = history.adopt(now=moved + timedelta(seconds=2))
    assert abs(found.seen - moved - seen) < timedelta(milliseconds=1)


def test_without_a_sign_of_its_program_an_upload_was_seen_last_at_its_last_move(path, other):
    end_process(other, kill=True)
    (path.parent / "running" / other.presence).unlink()
    with closing(History(path)) as history:
        (found,) = history.adopt()
    assert found.seen == found.upload.timeline[-1].at


@pytest.fixture
def pulse(tmp_path):
    """A presence of many signs a second, and what tells whether any came since 1970."""
    busy, looked = threading.Event(), threading.Semaphore(0)

    def ask():
        looked.release()
        return busy.is_set()

    presence = Presence(tmp_path, busy=ask, heartbeat_seconds=0.01)
    os.utime(tmp_path / presence.announce(), (0, 0))
    yield presence, busy, looked
    presence.leave()


@pytest.mark.parametrize("busy", [True, False])
def test_a_program_gives_signs_of_life_while_it_has_something_to_do(pulse, busy):
    presence, working, looked = pulse
    if busy:
        working.set()
    while looked.acquire(blocking=False):  # those of before
        pass
    for _ in range(3):  # the third look begins after the second sign
        assert looked.acquire(timeout=10)
    alive = presence.last_heartbeat(presence.id)
    assert (datetime.now(UTC) - alive < timedelta(minutes=1)) is busy


def test_presence_threads_end_with_it(tmp_path):
    presence = idle(tmp_path)
    presence.announce()
    assert "presence" in {thread.name for thread in threading.enumerate()}
    presence.leave()
    assert "presence" not in {thread.name for thread in threading.enumerate()}
