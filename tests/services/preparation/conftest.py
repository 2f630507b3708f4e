import os
import threading

import pytest
import shiboken6

from imageuploader.disk.inspect import inspect
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.disk_report import Prepared, Preparing
from imageuploader.domain.spec import UploadSpec
from imageuploader.services.preparation.preparer import Preparer
from tests.disk.real_programs import make_ext4
from tests.services.conftest import until

SPEC = UploadSpec("web-1", "us-ord")
_MEGABYTES = 8


class Power:
    """What says whether the computer has power: it is asked at each percent of the work.

    While it is held it does not answer: what is being made stands still, until that is released.
    """

    def __init__(self):
        self.is_there = True
        self.halted = threading.Event()
        self._asked = 0
        self._released = threading.Event()
        self.release()

    def hold(self):
        self.halted.clear()
        self._asked = 0
        self._released.clear()

    def release(self):
        self._released.set()

    def __call__(self):
        self._asked += 1
        if self._asked > 1 and not self._released.is_set():  # the first time nothing was begun yet
            self.halted.set()
            self._released.wait(10)
        return self.is_there


class Scene:
    """A window's queue, and what gets the file in its form ready."""

    def __init__(self, qtbot, stage, folder):
        self.qtbot, self.stage, self.queue, self.folder = qtbot, stage, stage.queue, folder
        self.power = Power()
        self.moves: list[tuple[object, Preparing | Prepared | None]] = []
        self.preparer = Preparer(
            stage.settings, lambda: stage.history, folder, stage.bodies, self.power
        )
        self.preparer.moved.connect(lambda path, progress: self.moves.append((path, progress)))

    def begin(self, report):
        self.preparer.prepare(report)

    def begin_and_halt(self, report):
        """Begin, and stand still in the middle."""
        self.power.hold()
        self.preparer.prepare(report)
        self.qtbot.waitUntil(self.power.halted.is_set)

    def ready(self, report):
        """Have a file made ready, and return the only temporary file."""
        self.begin(report)
        self.qtbot.waitUntil(lambda: isinstance(self.progress, Prepared))
        (body,) = self.temp
        assert self.progress == Prepared(body.stat().st_size)
        return body

    def upload(self, report):
        """Press Upload, after which the form is empty."""
        upload_id = self.queue.add(report.path, SPEC, report)
        self.preparer.prepare(None)
        return upload_id

    def until(self, upload_id, state):
        return until(self.qtbot, self.stage, upload_id, state)

    def settled(self):
        """Wait until no thread works."""
        self.qtbot.waitUntil(lambda: not (self.preparer.busy or self.queue.busy))

    @property
    def progress(self):
        return self.moves[-1][1] if self.moves else None

    @property
    def temp(self):
        return sorted(self.folder.glob("imageuploader-*"))

    def end(self):
        self.power.release()
        self.queue.shut_down()
        self.preparer.shut_down()
        shiboken6.delete(self.preparer)


@pytest.fixture(autouse=True)
def enough_room(monkeypatch):
    """However full the disk of the tests is."""
    monkeypatch.setattr("imageuploader.services.preparation.preparer.RESERVE_BYTES", 0)
    monkeypatch.setattr("imageuploader.services.preparation.bodies.RESERVE_BYTES", 0)


@pytest.fixture
def scene(qtbot, stage, tmp_path):
    made = Scene(qtbot, stage, tmp_path)
    yield made
    made.end()


@pytest.fixture(scope="session")
def disk(tmp_path_factory):
    folder = tmp_path_factory.mktemp("disk")
    (folder / "files").mkdir()
    (folder / "files" / "noise").write_bytes(os.urandom(3_000_000))
    return make_ext4(folder / "disk.img", folder / "files", _MEGABYTES).read_bytes()


@pytest.fixture
def make_report(tmp_path, disk):
    """Makes raw images, and returns what the check says of them."""

    def make(name="web.img"):
        path = tmp_path / name
        path.write_bytes(disk)
        return inspect(path, cancel=CancelToken())

    return make


@pytest.fixture
def report(make_report):
    return make_report()
