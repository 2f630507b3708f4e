import os
from pathlib import Path

import PySide6
import pytest
from pytestqt.qtbot import QtBot
from typing_extensions import override

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from imageuploader.app import Program
from imageuploader.domain.settings import Endpoint
from imageuploader.sandbox.server import Sandbox
from imageuploader.services.credentials import Credentials
from imageuploader.store.folders import folders_under
from imageuploader.store.vault import SessionVault
from tests.disk.real_programs import make_ext4

DISK_MB = 64
MOST_MS = 60_000
"""The first request of a process imports all of the network, which a slow machine takes long to."""
FILES = Path(PySide6.__file__).parent / "Qt" / "plugins"


class PatientBot(QtBot):
    """Waits until a fact, if it comes late: pytest-qt's own waits end after 5 s."""

    @override
    def waitUntil(self, callback, *, timeout=MOST_MS):
        super().waitUntil(callback, timeout=timeout)

    @override
    def waitSignal(self, signal, *, timeout=MOST_MS, **how):
        return super().waitSignal(signal, timeout=timeout, **how)


@pytest.fixture
def qtbot(request):
    request.getfixturevalue("qapp")
    return PatientBot(request)


@pytest.fixture
def sandbox():
    with Sandbox(process_seconds=0.1) as practice:
        yield practice


@pytest.fixture
def start_program(qtbot, tmp_path, sandbox):
    """Start the program, as often as needed; all use the same folders."""
    running = []

    def started():
        access = Credentials(Endpoint(url=sandbox.url), SessionVault, sandbox.token, practice=True)
        program = Program(folders_under(tmp_path / "home").create(), access, verbose=True)
        running.append(program)
        program.show()
        qtbot.waitUntil(lambda: len(program.account.regions) > 0)
        return program

    yield started
    for program in running:
        program.window.close()
        program.close()
        program.window.deleteLater()


@pytest.fixture(scope="session")
def disk(tmp_path_factory):
    """A genuine ext4 image, with real libraries in it."""
    return make_ext4(tmp_path_factory.mktemp("disk") / "debian 13.img", FILES, DISK_MB)
