import os
from pathlib import Path

import PySide6
import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from imageuploader.app import Program
from imageuploader.domain.settings import Endpoint
from imageuploader.sandbox.server import Sandbox
from imageuploader.services.credentials import Credentials
from imageuploader.store.folders import folders_under
from imageuploader.store.vault import SessionVault
from tests.disk.real_programs import make_ext4

DISK_MB = 64
FILES = Path(PySide6.__file__).parent / "Qt" / "plugins"


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
