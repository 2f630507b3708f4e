import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

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
history.keep(Upload(UploadSpec("theirs", "us-ord"), Path("/disk.img")))
print(history.presence.id, flush=True)
sys.stdin.readline()
history.close()
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


def ended(other, *, kill):
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
        history.keep(Upload(UploadSpec("mine", "us-ord"), Path("/disk.img")))
        assert [upload.spec.label for upload in history.elsewhere()] == ["theirs"]


@pytest.mark.parametrize("kill", [True, False])
def test_what_a_program_left_is_adopted_by_the_next_and_its_lock_goes(path, other, kill):
    ended(other, kill=kill)
    with closing(History(path)) as history:
        assert not history.presence.runs(other.presence)
        assert history.elsewhere() == []
        assert [upload.spec.label for upload in history.abandoned()] == ["theirs"]
        assert [upload.spec.label for upload in history.adopt()] == ["theirs"]
        assert history.adopt() == []
        assert [lock.name for lock in (path.parent / "running").iterdir()] == [history.presence.id]
    assert list((path.parent / "running").iterdir()) == []


def test_of_two_programs_that_ask_at_once_one_adopts(path, other):
    ended(other, kill=True)
    with closing(History(path)) as one, closing(History(path)) as two:
        assert [len(history.adopt()) for history in (one, two)] == [1, 0]


def test_what_is_disowned_is_adopted_again(path):
    with closing(History(path)) as history:
        upload = Upload(UploadSpec("web", "us-ord"), Path("/disk.img"))
        history.keep(upload)
        assert history.adopt() == []
        history.disown(upload.id)
        assert history.abandoned() == []
        assert history.adopt() == [upload]


def test_what_is_over_is_adopted_by_nobody(path, other):
    ended(other, kill=True)
    with closing(History(path)) as history:
        (upload,) = history.unfinished()
        history.keep(upload.moved_to(S.CANCELLED))
    with closing(History(path)) as history:
        assert history.adopt() == []


def test_a_program_that_only_reads_leaves_no_lock(path):
    with closing(History(path)) as history:
        assert (history.uploads(), history.adopt()) == ([], [])
        assert not (path.parent / "running").exists()


def test_a_running_programs_lock_is_swept_by_nobody(tmp_path):
    one, two = Presence(tmp_path), Presence(tmp_path)
    one.announce()
    one.announce()
    two.sweep()
    assert two.runs(one.id)
    one.leave()
    assert (two.runs(one.id), list(tmp_path.iterdir())) == (False, [])


@pytest.mark.parametrize("presence", ["", "../history.sqlite3", "4711", "."])
def test_an_id_of_another_make_is_of_nobody_who_runs(tmp_path, presence):
    (tmp_path / "history.sqlite3").touch()
    assert not Presence(tmp_path / "running").runs(presence)
