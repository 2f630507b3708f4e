"""A file that is named when the window is started is checked while the program still loads."""

import gzip
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
LOADING = """
import os, sys, threading
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from imageuploader import app
from imageuploader.command_line import command_line

class Eye:
    threads = set()

    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "pydantic":
            self.threads.add(threading.get_ident())

sys.meta_path.insert(0, Eye())
application = QApplication([])
places, access = app.open_access(command_line().parse_args([]), os.environ)
program = app.Program(places.create(), access, verbose=False)
program.checker.checked.connect(lambda *_: QTimer.singleShot(0, application.quit))
program.checker.refused.connect(lambda *_: application.exit(1))
program.show()
program.window.open_files([Path(sys.argv[1])])
code = application.exec()
program.close()
print("THREADS", len(Eye.threads))
sys.exit(code)
"""


def test_one_thread_loads_what_two_cannot_load_at_once(tmp_path):
    file = tmp_path / "disk.img.gz"
    file.write_bytes(gzip.compress(os.urandom(100_000)))
    ours = {"QT_QPA_PLATFORM": "offscreen", "IMAGEUPLOADER_HOME": str(tmp_path / "home")}
    ours |= {"LINODE_TOKEN": "x", "LINODE_URL": "http://127.0.0.1:9"}
    ended = subprocess.run(
        [sys.executable, "-c", LOADING, file],
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=os.environ | ours,
        timeout=60,
    )
    assert (ended.returncode, ended.stdout) == (0, "THREADS 1\n"), ended.stderr
