"""A fault of the program, in a real process: it is told, written down, and the program goes on."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.after_kill import SECONDS, wait_until
from tests.forked_process import NO_WINDOW, fork_python
from tests.signals import END, send_signal

ROOT = Path(__file__).parents[2]
TOKEN = "5ec2e7" * 8
TELLING = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from imageuploader import app, start
from imageuploader.ui.window import crash_dialog

def tell(what):
    with open(sys.argv[1], "a") as told:
        told.write(what + "\\n")

class Dialog(crash_dialog.CrashDialog):
    def showEvent(self, event):
        super().showEvent(event)
        tell("DIALOG " + self.windowTitle())
        if sys.argv[2] == "start":
            QTimer.singleShot(0, self.reject)

class Program(app.Program):
    def __init__(self, *args, **more):
        if sys.argv[2] == "start":
            raise ValueError("at the start, with " + os.environ["LINODE_TOKEN"])
        super().__init__(*args, **more)

    def _load(self, _outcome):
        tell("LOADED")
        if sys.argv[2] == "slot":
            QTimer.singleShot(0, self.window, lambda: tell("WENT ON"))
            raise ValueError("in a slot, with " + os.environ["LINODE_TOKEN"])
        if sys.argv[2] == "abort":
            os.abort()

app.Program, crash_dialog.CrashDialog = Program, Dialog
sys.exit(start.main([]))
"""
SHELLS = {"terminal": (), "no streams": ("sh", "-c", 'exec "$@" 0<&- 1>&- 2>&-', "sh")}
ABORTED = -signal.SIGABRT if os.name == "posix" else 3


@pytest.fixture
def run(tmp_path):
    running = []
    environ = {key: value for key, value in os.environ.items() if not key.startswith("LINODE_")}
    ours = {
        "QT_QPA_PLATFORM": "offscreen",
        "IMAGEUPLOADER_HOME": str(tmp_path / "home"),
        "LINODE_TOKEN": TOKEN,
        "LINODE_URL": "http://127.0.0.1:9",
    }

    def runs(fault, *shell):
        command = ["-c", TELLING, str(tmp_path / "told"), fault]
        if not shell:
            process = fork_python(command, environ | ours, ROOT)
        else:
            process = subprocess.Popen(
                [*shell, sys.executable, *command],
                cwd=ROOT,
                env=environ | ours,
                stderr=subprocess.PIPE,
                text=True,
                creationflags=NO_WINDOW,
            )
        running.append(process)
        return process

    yield runs
    for process in running:
        process.kill()
        process.communicate(timeout=SECONDS)


def told(tmp_path):
    file = tmp_path / "told"
    return file.read_text("utf-8").splitlines() if file.exists() else []


def reports(tmp_path):
    files = sorted((tmp_path / "home" / "log").glob("crash-*.txt"))
    return [file.read_text("utf-8") for file in files]


@pytest.mark.parametrize("shell", SHELLS if os.name == "posix" else ["terminal"])
@pytest.mark.few(1)
def test_a_fault_in_a_slot_is_told_and_the_program_goes_on(run, tmp_path, shell):
    process = run("slot", *SHELLS[shell])
    wait_until(
        lambda: {"DIALOG Something went wrong in Image Uploader", "WENT ON"} <= {*told(tmp_path)}
    )
    send_signal(process, END)
    assert process.wait(SECONDS) == 128 + END
    (report,) = reports(tmp_path)
    assert "ValueError: in a slot, with ***" in report
    assert TOKEN not in report
    assert list((tmp_path / "home" / "log").glob("fault-*")) == []


def test_a_fault_that_ends_the_program_at_once_is_told_at_the_next_start(run, tmp_path):
    assert run("abort").wait(SECONDS) == ABORTED
    process = run("none")
    wait_until(lambda: "DIALOG Image Uploader ended unexpectedly" in told(tmp_path))
    send_signal(process, END)
    assert process.wait(SECONDS) == 128 + END
    (report,) = reports(tmp_path)
    assert "Aborted" in report
    assert "_load" in report


def test_a_program_that_cannot_start_says_so_and_fails(run, tmp_path):
    process = run("start")
    _, errors = process.communicate(timeout=SECONDS)
    assert process.returncode == 1
    assert told(tmp_path) == ["DIALOG Image Uploader cannot start"]
    assert "ValueError: at the start, with ***" in errors
    (report,) = reports(tmp_path)
    assert "ValueError: at the start, with ***" in report
