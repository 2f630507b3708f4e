"""A second start hands its files to the window that is open, and ends: real processes.

Check 18 starts interpreters, as people do; the others are forked.
"""

import json
import os
from pathlib import Path

import pytest

from tests.after_kill import SECONDS, wait_until
from tests.forked_process import fork_python, start_python
from tests.signals import END, send_signal

ROOT = Path(__file__).parents[2]

TELLING = """
import json, os, sys
from PySide6.QtCore import QTimer
from imageuploader import app, start

def tell(what):
    with open(sys.argv[1], "a") as told:
        told.write(json.dumps([os.getpid(), what]) + "\\n")

class Window(app.MainWindow):
    def open_files(self, paths):
        super().open_files(paths)
        tell([str(path) for path in paths])
        if DIALOG:
            QTimer.singleShot(0, lambda: self.findChild(QMessageBox) or self._box())

    def _box(self):
        box = QMessageBox(self)
        box.setObjectName("open")
        QTimer.singleShot(0, lambda: tell("dialog"))
        box.exec()

from PySide6.QtWidgets import QMessageBox
DIALOG = sys.argv[2] == "dialog"
app.MainWindow = Window
sys.exit(start.main(sys.argv[3:]))
"""
"""The program, whose window writes down which files it was given."""


class Starts:
    """Starts of the program that share their folders."""

    def __init__(self, folder):
        self.folder, self.told = folder, folder / "told"
        self.running = []
        (folder / "run").mkdir(mode=0o700)

    def environ(self, **more):
        clean = {key: value for key, value in os.environ.items() if not key.startswith("LINODE_")}
        ours = {
            "QT_QPA_PLATFORM": "offscreen",
            "IMAGEUPLOADER_HOME": str(self.folder / "home"),
            "XDG_RUNTIME_DIR": str(self.folder / "run"),
            "LINODE_TOKEN": "x",
            "LINODE_URL": "http://127.0.0.1:9",
        }
        return clean | ours | more

    def start(self, *arguments, cwd=ROOT, dialog="none", how=fork_python, **more):
        command = ["-c", TELLING, str(self.told), dialog, *map(str, arguments)]
        process = how(command, self.environ(**more), cwd)
        self.running.append(process)
        return process

    def first(self, **more):
        process = self.start(**more)
        wait_until(self.read)
        return process

    def read(self):
        lines = self.told.read_text("utf-8").splitlines() if self.told.exists() else []
        return [tuple(json.loads(line)) for line in lines]

    def given(self, process):
        return [files for pid, files in self.read() if pid == process.pid]


@pytest.fixture
def starts(tmp_path):
    made = Starts(tmp_path)
    yield made
    for process in made.running:
        with process:
            process.kill()


@pytest.fixture
def disk(tmp_path):
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    file = folder / "disk ü.img"
    file.write_bytes(bytes(1 << 20))
    return file


def test_check_18_its_file_arrives_in_the_window_that_is_open_and_it_ends_well(starts, disk):
    first = starts.first(how=start_python)
    second = starts.start(disk.name, cwd=disk.parent, how=start_python)
    assert second.wait(SECONDS) == 0
    assert starts.given(first) == [[], [str(disk)]]
    assert starts.given(second) == []
    assert first.poll() is None


def test_it_arrives_while_a_dialog_is_open(starts, disk):
    first = starts.first(dialog="dialog")
    wait_until(lambda: "dialog" in starts.given(first))
    assert starts.start(disk).wait(SECONDS) == 0
    assert [str(disk)] in starts.given(first)


def test_problem_06_of_first_starts_at_once_one_opens_a_window(starts, disk):
    processes = [starts.start(disk) for _ in range(3)]
    wait_until(lambda: sum(process.poll() == 0 for process in processes) == 2)
    wait_until(lambda: len(starts.read()) == 3)
    assert len({pid for pid, _ in starts.read()}) == 1


def test_after_a_kill_the_next_start_opens_a_window(starts, disk):
    first = starts.first()
    first.kill()
    first.wait(SECONDS)
    second = starts.start(disk)
    wait_until(lambda: starts.given(second) == [[str(disk)]])


def test_a_window_that_was_closed_leaves_nothing(starts):
    first = starts.first()
    send_signal(first, END)
    assert first.wait(SECONDS) == 128 + END
    left = {path.suffix for path in (starts.folder / "run").rglob("*") if path.is_file()}
    assert left <= {".lock"}  # which is elsewhere where this folder's path is too long for a socket


@pytest.mark.parametrize(
    ("arguments", "more"),
    [
        ((), {"LINODE_URL": "http://127.0.0.1:10"}),
        (("--demo",), {}),
    ],
    ids=["another Linode", "practice"],
)
@pytest.mark.few(1)
def test_what_differs_opens_a_window_of_its_own(starts, disk, arguments, more):
    first = starts.first()
    second = starts.start(*arguments, disk, **more)
    wait_until(lambda: starts.given(second) == [[str(disk)]])
    assert starts.given(first) == [[]]
