"""An X server without a screen, with a window manager, for Windows programs under Wine."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from environment import Environment

SIZE = "1280x860x24"
_PICTURE = """
import sys
from PySide6.QtGui import QGuiApplication

application = QGuiApplication(sys.argv)
picture = QGuiApplication.primaryScreen().grabWindow(0)
sys.exit(0 if picture.save(sys.argv[1]) else 1)
"""


@contextmanager
def screen() -> Iterator[str]:
    """Yield the name of the display, such as `:7`; both programs end with the block."""
    reader, writer = os.pipe()
    server = ["Xvfb", "-displayfd", str(writer), "-screen", "0", SIZE, "-nolisten", "tcp"]
    with subprocess.Popen(server, pass_fds=(writer,), stderr=subprocess.DEVNULL) as x:
        os.close(writer)
        try:
            with os.fdopen(reader) as told:
                display = f":{told.readline().strip()}"
            with _manager(display) as manager:
                try:
                    yield display
                finally:
                    manager.terminate()
        finally:
            x.terminate()


def _manager(display: str) -> "subprocess.Popen[bytes]":
    told = os.environ | {"DISPLAY": display}
    return subprocess.Popen(["openbox"], env=told, stderr=subprocess.DEVNULL)


def wait_for_window(display: str, title: str, seconds: float) -> bool:
    """Return whether a window with this in its title is on the screen in time."""
    return _wait(display, title, seconds, there=True)


def wait_for_no_window(display: str, title: str, seconds: float) -> bool:
    """Return whether all windows with this in their titles are gone in time."""
    return _wait(display, title, seconds, there=False)


def _wait(display: str, title: str, seconds: float, *, there: bool) -> bool:
    command = ["xdotool", "search", "--onlyvisible", "--name", title]
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        told = os.environ | {"DISPLAY": display}
        found = subprocess.run(command, env=told, capture_output=True, check=False).stdout
        if bool(found) == there:
            return True
        time.sleep(0.5)
    return False


def close_window(display: str, title: str) -> None:
    """Close a window as a person does: xdotool's `windowclose` would tell its program nothing.

    The keys are a command of their own, which then come from the keyboard: behind a search they
    are sent to the window that was found, and Wine does not always believe those.
    """
    there = os.environ | {"DISPLAY": display}
    search = ("xdotool", "search", "--onlyvisible", "--name", title)
    subprocess.run([*search, "windowactivate", "--sync"], env=there, check=False)
    subprocess.run(["xdotool", "key", "--clearmodifiers", "alt+F4"], env=there, check=False)


def take_picture(display: str, target: Path) -> Path:
    """Save what is on the screen."""
    target.parent.mkdir(parents=True, exist_ok=True)
    told = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    done = subprocess.run(
        [Environment().python, "-c", _PICTURE, target], env=told, check=False, capture_output=True
    )
    if done.returncode:
        sys.exit(f"no picture of {display}: {done.stderr.decode(errors='replace')}")
    return target
