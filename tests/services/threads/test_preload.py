"""What is imported before a worker works."""

import subprocess
import sys
import threading
from pathlib import Path

from imageuploader.services.threads import preload

ROOT = Path(__file__).parents[3]

_LOADED = """
import sys
from imageuploader.services.threads.preload import HISTORY, load_slow
load_slow(HISTORY)
print("sqlite3" in sys.modules, "httpx" in sys.modules)
load_slow()
print("httpx" in sys.modules)
"""


def test_the_history_does_not_wait_for_the_network():
    command = [sys.executable, "-c", _LOADED]
    said = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    ).stdout.split()
    assert said == ["True", "False", "True"]


def test_who_needs_the_first_modules_goes_on_while_another_thread_imports_the_next(monkeypatch):
    first, next_one = preload.HISTORY[0], preload.ALL[1]
    importing, go_on = threading.Event(), threading.Event()

    def import_module(name):
        if name.endswith(next_one):
            importing.set()
            go_on.wait(10)

    monkeypatch.setattr(preload, "import_module", import_module)
    other = threading.Thread(target=preload.load_slow)
    other.start()
    try:
        assert importing.wait(10)
        preload.load_slow((first,))  # which would wait for ever
    finally:
        go_on.set()
        other.join(10)
