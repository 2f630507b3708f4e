"""From the drop of a raw image to its first byte, in a real window that packs it meanwhile.

Run by hand or by `packaging/dev.py bench`; it needs Xvfb. An image of 5 GiB, a third used, is
dropped on the window, the form is filled in for 15 s, and Upload is clicked: to be reached is the
first byte within 1 s. Clear in the middle of the packing has to leave no file, within 0.5 s.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEventLoop, QMimeData, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from imageuploader.app import Program
from imageuploader.domain.disk_report import Prepared, Preparing
from imageuploader.domain.settings import Endpoint
from imageuploader.domain.upload import Progress
from imageuploader.sandbox.server import Sandbox
from imageuploader.services.credentials import Credentials
from imageuploader.store.folders import Folders, folders_under
from imageuploader.store.vault import SessionVault
from tests.large_ext4 import big_image, machine
from tests.painted_screen import painted_screen

FORM_SECONDS = 15
BYTE_SECONDS, CLEAR_SECONDS = 1.0, 0.5
LONGEST_SECONDS = 120
HALF_WAY = 15  # of the file: what is used of it lies in its first third
MOST_LETTERS = 20
ROUNDS = 3
POLL_MS, TYPING_MS = 5, 400


class Hand:
    """What a person does with the window, and what is seen of it."""

    def __init__(self, program: Program, places: Folders) -> None:
        self.program, self.form, self._places = program, program.window.form, places
        self.progress: Preparing | Prepared | None = None
        self.first_byte: float | None = None
        program.preparer.moved.connect(self._on_moved)
        program.queue.progressed.connect(self._on_progressed)

    def _on_moved(self, _path: Path, progress: Preparing | Prepared | None) -> None:
        self.progress = progress

    def _on_progressed(self, _id: str, progress: Progress) -> None:
        if self.first_byte is None and progress.attempt and progress.sent:
            self.first_byte = time.monotonic()

    def drop(self, image: Path) -> None:
        """Drop an image on the window."""
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(image))])
        copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        facts = (copy, mime, left, Qt.KeyboardModifier.NoModifier)
        for event in (QDragEnterEvent(QPoint(20, 20), *facts), QDropEvent(QPoint(20, 20), *facts)):
            QApplication.sendEvent(self.program.window, event)

    def fill_in(self, seconds: float) -> None:
        """Type a label slowly and choose a region, so that all takes so long."""
        until = time.monotonic() + seconds
        self.form.fields.region.choose("us-ord")
        label = self.form.fields.label_edit
        label.selectAll()
        while time.monotonic() < until:
            QTest.keyClick(label, Qt.Key.Key_A)
            if len(label.text()) > MOST_LETTERS:
                label.selectAll()
            pause(TYPING_MS)

    def click_upload(self) -> float:
        """Click Upload, and return the time."""
        now = time.monotonic()
        QTest.mouseClick(self.form.buttons.upload, Qt.MouseButton.LeftButton)
        return now

    def click_clear(self) -> float:
        """Click Clear, and return the time."""
        now = time.monotonic()
        QTest.mouseClick(self.form.buttons.clear, Qt.MouseButton.LeftButton)
        return now

    def is_half_way(self) -> bool:
        """Return whether so much is packed."""
        return isinstance(self.progress, Preparing) and self.progress.percent >= HALF_WAY

    def temporary_files(self) -> list[Path]:
        """Return what was made."""
        return list(self._places.cache.glob("imageuploader-*"))


def pause(milliseconds: int) -> None:
    """Let the event loop run; QTest's own wait holds all other threads up meanwhile."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_for(seen: Callable[[], object]) -> float:
    """Wait until something is seen, and return the time."""
    until = time.monotonic() + LONGEST_SECONDS
    while not seen():
        if time.monotonic() > until:
            sys.exit(f"not seen within {LONGEST_SECONDS} s")
        pause(POLL_MS)
    return time.monotonic()


@contextmanager
def window(linode: Sandbox) -> Iterator[Hand]:
    """A window of its own, signed in."""
    with tempfile.TemporaryDirectory(prefix="bench-home-") as home:
        places = folders_under(Path(home)).create()
        access = Credentials(Endpoint(url=linode.url), SessionVault, linode.token)
        program = Program(places, access, verbose=False)
        program.show()
        wait_for(lambda: program.account.regions)
        yield Hand(program, places)
        program.window.close()
        program.close()


def upload(linode: Sandbox, image: Path) -> float:
    """Return the seconds from the click on Upload to the first byte."""
    with window(linode) as hand:
        hand.drop(image)
        dropped = time.monotonic()
        hand.fill_in(FORM_SECONDS)
        state = hand.progress
        clicked = hand.click_upload()
        seconds = wait_for(lambda: hand.first_byte) - clicked
        print(f"   clicked after {clicked - dropped:.1f} s, then {state}: {seconds:.2f} s")
        hand.program.queue.cancel_all()
        wait_for(lambda: not hand.program.queue.busy)
    return seconds


def clear(linode: Sandbox, image: Path) -> float:
    """Return the seconds from the click on Clear until no file is left."""
    with window(linode) as hand:
        hand.drop(image)
        wait_for(hand.is_half_way)
        made = hand.temporary_files()
        clicked = hand.click_clear()
        seconds = wait_for(lambda: not hand.temporary_files()) - clicked
        wait_for(lambda: not hand.program.preparer.busy)
        print(f"   {len(made)} file when Clear was clicked, none after {seconds:.2f} s")
        if not made or hand.temporary_files():
            sys.exit("nothing was being packed, or something was left")
    return seconds


def once(what: str, image: Path) -> None:
    """The child process: do one of both in a window, and print the seconds."""
    application = QApplication(["bench"])
    application.setQuitOnLastWindowClosed(False)
    with Sandbox() as linode:
        print({"upload": upload, "clear": clear}[what](linode, image))


def slowest(what: str, image: Path, display: str) -> float:
    """Do one of both several times, and return the most seconds."""
    there = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    seconds = []
    for _ in range(ROUNDS):
        done = subprocess.run(
            [sys.executable, __file__, what, image],
            env=there,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        *lines, last = done.stdout.splitlines()
        print(*lines, sep="\n", flush=True)
        seconds.append(float(last))
    return max(seconds)


def main() -> int:
    """Open a screen, and windows on it one after the other."""
    with big_image() as image, painted_screen() as screen:
        print(f"a raw ext4 image of 5 GiB, a third used; {machine()}", flush=True)
        cleared = slowest("clear", image, screen.display)
        first_byte = slowest("upload", image, screen.display)
    print(f"Clear: no file after at most {cleared:.2f} s (to reach: {CLEAR_SECONDS} s)")
    print(f"first byte: at most {first_byte:.2f} s after the click (to reach: {BYTE_SECONDS} s)")
    return 0 if first_byte <= BYTE_SECONDS and cleared <= CLEAR_SECONDS else 1


if __name__ == "__main__":
    if sys.argv[1:]:
        once(sys.argv[1], Path(sys.argv[2]))
    else:
        sys.exit(main())
