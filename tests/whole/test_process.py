"""The window as a separate process."""

import gzip
import os
import subprocess
import sys
from pathlib import Path

from tests.disk.real_programs import make_ext4
from tests.forked_process import fork_python

ROOT = Path(__file__).parents[2]
SECONDS = 120.0
SLOW = (
    *("httpx", "httpcore", "pydantic", "keyring", "isal", "deflate", "asyncio", "cryptography"),
    *("lz4", "rich", "sqlite3", "starlette", "truststore", "uvicorn", "wakepy", "multiprocessing"),
    *("email", "http", "ssl"),
)
LIBRARIES = {"PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets"}
FLOORS = {"domain", "handover", "services", "store", "ui", "words"}
ROOMS = {"menus", "queue_panel", "terms", "text", "theme", "upload_form", "widgets", "window"}
"""What is there at the first paint: of Qt, of our floors, and of the rooms of `ui`."""
UNUSED_CLASSES = {"class QWizard", "class QMdiArea", "class QCalendarWidget"}
"""PySide readies a class when it is used first; it readies all for a widget that is not ours."""
AT_THE_FIRST_PAINT = """
import os, sys
from PySide6 import QtWidgets
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from imageuploader import app
from imageuploader.command_line import command_line

class Eye(QObject):
    seen = None

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and self.seen is None:
            self.seen = list(sys.modules) + [f"class {name}" for name in vars(QtWidgets)]
            QTimer.singleShot(0, QApplication.quit)
        return False

application, eye = QApplication([]), Eye()
places, access = app.open_access(command_line().parse_args([]), os.environ)
program = app.Program(places.create(), access, verbose=False)
program.window.installEventFilter(eye)
program.show()
application.exec()
program.close()
print("SEEN", *eye.seen, sep="\\n")
"""


def environ_of(home):
    kept = {key: value for key, value in os.environ.items() if not key.startswith("LINODE_")}
    return kept | {"QT_QPA_PLATFORM": "offscreen", "IMAGEUPLOADER_HOME": str(home)}


def run(home, *command, **environ):
    return subprocess.run(
        [sys.executable, *map(str, command)],
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=environ_of(home) | environ,
        timeout=SECONDS,
    )


def test_the_first_paint_waits_for_nothing_slow(tmp_path):
    signed_in = {"LINODE_TOKEN": "x", "LINODE_URL": "http://127.0.0.1:9"}
    ended = run(tmp_path, "-c", AT_THE_FIRST_PAINT, **signed_in)
    assert ended.returncode == 0, ended.stderr
    seen = ended.stdout.partition("SEEN\n")[2].splitlines()
    assert not UNUSED_CLASSES & set(seen)
    assert not set(SLOW) & {name.partition(".")[0] for name in seen}
    assert {name for name in seen if name.startswith("PySide6.Qt")} == LIBRARIES
    assert packages_below("imageuploader", seen) == FLOORS
    assert packages_below("imageuploader.ui", seen) == ROOMS


def packages_below(package, modules):
    """The names of the packages right below one from which something was imported."""
    below = (
        name.removeprefix(f"{package}.").split(".")
        for name in modules
        if name.startswith(f"{package}.")
    )
    return {parts[0] for parts in below if len(parts) > 1}


def test_no_source_is_read_because_qt_would_look_into_it(tmp_path):
    """Only in source runs: PySide would read all that is imported after it."""
    code = (
        "import linecache\n"
        "from imageuploader import start\n"
        "start._import_qt()\n"
        "import imageuploader.app, imageuploader.transfer.job, PySide6.QtNetwork\n"
        "read = [n for n in linecache.cache if 'imageuploader' in n or 'httpx' in n]\n"
        "print('READ', read)\n"
    )
    ended = run(tmp_path, "-c", code)
    assert ended.stdout == "READ []\n", ended.stderr


def test_the_demonstration_ends_available(tmp_path):
    raw = make_ext4(tmp_path / "demo.img", ROOT / "packaging", 8)
    image = tmp_path / "demo.img.gz"
    image.write_bytes(gzip.compress(raw.read_bytes()))
    command = ("-m", "imageuploader", "--demo", "--show", str(image), "--exit")
    with fork_python(command, environ_of(tmp_path / "home"), ROOT) as process:
        _, messages = process.communicate(timeout=SECONDS)
    assert process.returncode == 0, messages
    assert "Traceback" not in messages
    assert not (tmp_path / "home").exists()
