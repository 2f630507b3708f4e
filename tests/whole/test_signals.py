"""A window that the system terminates during an upload: it records the truth and cleans up."""

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from imageuploader.domain.upload import UploadState as S
from imageuploader.sandbox.server import Sandbox
from imageuploader.sandbox.state import Bounds
from tests.after_kill import SECONDS, read_uploads, states, wait_until
from tests.forked_process import fork_python, start_python
from tests.signals import END, ENDS, send_signal

ROOT = Path(__file__).parents[2]
HANG_UP = (signal.SIGHUP,) if hasattr(signal, "SIGHUP") else ()
LONGEST = 8.0
"""Above what a busy machine needs, and far below the 30 s that removing an image may take."""

SHOW = """
import signal, sys
from imageuploader import start
for number in map(int, sys.argv[1].split()):
    signal.signal(number, signal.SIG_IGN)
sys.exit(start.main(["--show", sys.argv[2]]))
"""
CANCEL = """
import sys
from PySide6.QtCore import QTimer
from imageuploader import app, start
from imageuploader.domain.upload import UploadState as S

class Program(app.Program):
    def show(self):
        super().show()
        self.queue.changed.connect(self.give_up)

    def give_up(self, upload):
        if upload.state is S.UPLOADING:
            QTimer.singleShot(0, lambda: self.queue.cancel(upload.id))

app.Program = Program
sys.exit(start.main(["--show", sys.argv[1]]))
"""


@pytest.fixture(scope="module")
def raw(tmp_path_factory):
    path = tmp_path_factory.mktemp("terminated") / "disk.img"
    path.write_bytes(os.urandom(8 << 20))
    return path


@pytest.fixture
def stalled():
    """A Linode that reads nothing of a body, and whose system takes little of it."""
    small = Bounds(receive_bytes=64 * 1024)
    with Sandbox(faults=["put-stalled-start"], bounds=small) as sandbox:
        yield sandbox


@pytest.fixture
def open_window(tmp_path):
    """Start a separate window on the practice Linode."""
    opened = []

    def opens(sandbox, *command, how=fork_python):
        clean = {key: value for key, value in os.environ.items() if not key.startswith("LINODE_")}
        ours = {
            "QT_QPA_PLATFORM": "offscreen",
            "IMAGEUPLOADER_HOME": str(tmp_path / "home"),
            "LINODE_URL": sandbox.url,
            "LINODE_TOKEN": sandbox.token,
        }
        (tmp_path / "home").mkdir()
        process = how([*map(str, command)], clean | ours, ROOT)
        opened.append(process)
        return process

    yield opens
    for process in opened:
        with process:
            process.kill()


def _ended(process):
    """The exit code, and how long it took."""
    began = time.monotonic()
    return process.wait(SECONDS), time.monotonic() - began


def _said(process):
    return "".join(process.communicate(timeout=SECONDS))


def _temporary(tmp_path):
    return [path for path in (tmp_path / "home" / "cache").rglob("*") if path.is_file()]


@pytest.mark.parametrize("number", [END, *HANG_UP, *ENDS[:-1]], ids=str)
@pytest.mark.few(1)
def test_a_signal_in_mid_upload_ends_the_window_as_the_end_of_a_session_does(
    number, raw, stalled, open_window, tmp_path
):
    process = open_window(stalled, "-m", "imageuploader", "--show", raw, how=start_python)
    wait_until(lambda: states(tmp_path / "home") == [S.UPLOADING])
    assert _temporary(tmp_path)
    send_signal(process, number)
    code, seconds = _ended(process)
    assert code == 128 + number
    assert "Traceback" not in _said(process)
    assert seconds < LONGEST
    (upload,) = read_uploads(tmp_path / "home")
    assert (upload.state, upload.left_behind) == (S.INTERRUPTED, True)
    assert upload.image.id in stalled.images
    assert _temporary(tmp_path) == []


def test_several_signals_at_once_are_one(raw, stalled, open_window, tmp_path):
    process = open_window(stalled, "-m", "imageuploader", "--show", raw)
    wait_until(lambda: states(tmp_path / "home") == [S.UPLOADING])
    for number in (END, *HANG_UP, END):
        send_signal(process, number)
    code, _ = _ended(process)
    assert code in {128 + number for number in (END, *HANG_UP)}
    assert [upload.state for upload in read_uploads(tmp_path / "home")] == [S.INTERRUPTED]
    assert _temporary(tmp_path) == []


def test_a_window_with_nothing_to_do_ends_too(stalled, open_window):
    process = open_window(stalled, "-m", "imageuploader")
    wait_until(lambda: ("GET", "/v4/regions") in stalled.calls)
    send_signal(process, END)
    code, seconds = _ended(process)
    assert code == 128 + END
    assert "Traceback" not in _said(process)
    assert seconds < LONGEST


def test_tidying_up_that_takes_long_is_left_to_the_next_start(raw, open_window, tmp_path):
    with Sandbox(faults=["put-stalled", "delete-silent"]) as sandbox:
        process = open_window(sandbox, "-c", CANCEL, raw)
        wait_until(lambda: states(tmp_path / "home") == [S.CANCELLING])
        wait_until(lambda: "DELETE" in {method for method, _ in sandbox.calls})
        send_signal(process, END)
        code, seconds = _ended(process)
        assert code == 128 + END
        assert seconds < LONGEST
        (upload,) = read_uploads(tmp_path / "home")
    assert (upload.state, upload.left_behind) == (S.CANCELLED, True)
    assert _temporary(tmp_path) == []


@pytest.mark.thorough
@pytest.mark.skipif(not HANG_UP, reason="a signal of POSIX")
def test_a_signal_that_was_kept_away_stays_away(raw, stalled, open_window, tmp_path):
    process = open_window(stalled, "-c", SHOW, int(signal.SIGHUP), raw)
    wait_until(lambda: states(tmp_path / "home") == [S.UPLOADING])
    process.send_signal(signal.SIGHUP)
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(1)
    process.send_signal(signal.SIGTERM)
    assert _ended(process)[0] == 128 + signal.SIGTERM
