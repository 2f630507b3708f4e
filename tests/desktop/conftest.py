"""One desktop and one run of the program, which the tests of this folder use as a person does."""

from pathlib import Path

import pytest

from imageuploader.sandbox.server import Sandbox
from tests.after_kill import wait_until
from tests.desktop.accessibility import find_program, open_accessibility
from tests.desktop.desktop_services import DesktopServices
from tests.desktop.hands import Hands
from tests.desktop.program import START, Program
from tests.desktop.session import end, open_desktop

ROOT = Path(__file__).parents[2]
CONTENT = bytes(510) + b"\x55\xaa" + bytes(1 << 20)


@pytest.fixture(scope="session")
def desktop(tmp_path_factory):
    with open_desktop(tmp_path_factory.mktemp("desktop")) as opened:
        yield opened


@pytest.fixture(scope="session")
def hands(desktop):
    return Hands(desktop)


@pytest.fixture(scope="session")
def services(desktop):
    service = DesktopServices(desktop.environ["DBUS_SESSION_BUS_ADDRESS"])
    yield service
    service.close()


@pytest.fixture(scope="session")
def linode():
    with Sandbox(process_seconds=0.1) as practice:
        yield practice


@pytest.fixture(scope="session")
def environ(desktop, linode):
    """What each start of the program finds besides."""
    return {
        "IMAGEUPLOADER_HOME": str(desktop.folder / "program"),
        "LINODE_URL": linode.url,
        "LINODE_TOKEN": linode.token,
        "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": "xcb",
    }


@pytest.fixture(scope="session")
def started(desktop, hands, linode, environ, services):  # noqa: ARG001 - it asks the desktop early
    line = open_accessibility(desktop.environ["DBUS_SESSION_BUS_ADDRESS"])
    process = desktop.start(*START, **environ)
    window = wait_until(lambda: hands.window_of(process))
    tree = wait_until(lambda: find_program(line, "imageuploader"))
    program = Program(desktop, hands, linode, process, tree, window)
    tree.wait_for("label", "Signed in as")
    yield program
    line.close()
    end(process)
    assert desktop.said(START[0]) == ""  # neither Qt nor Python had to warn


@pytest.fixture
def program(started):
    """The program, before all other windows."""
    started.come_to_front()
    return started


@pytest.fixture
def disk(tmp_path):
    """A disk image, alone in its folder."""
    folder = tmp_path / "disks"
    folder.mkdir()
    file = folder / "Jürgen's disk.img"
    file.write_bytes(CONTENT)
    return file


@pytest.fixture
def plain(tmp_path):
    """A disk image whose path can be typed on every keyboard."""
    file = tmp_path / "plain.img"
    file.write_bytes(CONTENT)
    return file
