"""The real window, offscreen: uploads every file of a folder, and cancels what hangs."""

import os
import sys
from pathlib import Path
from random import Random
from time import monotonic

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from imageuploader.app import Program
from imageuploader.domain.settings import Endpoint
from imageuploader.domain.spec import UploadSpec, label_for
from imageuploader.domain.upload import Upload, UploadState
from imageuploader.services.credentials import Credentials
from imageuploader.store.folders import folders_under
from imageuploader.store.vault import SessionVault

IN_LINE = 3
LOOK_MS = 100
STANDS_STILL_SECONDS = 1.0
GIVEN_UP = 0.03
_MOVING = {UploadState.UPLOADING, UploadState.FINALISING, UploadState.REQUESTING}


class Person(QObject):
    """Keeps a few uploads queued, cancels now and then, and signs in again when asked to."""

    def __init__(self, program: Program, files: list[Path], seed: int) -> None:
        super().__init__(program.window)
        self._program = program
        self._files = files
        self._random = Random(seed)  # noqa: S311 - dice, no secret
        self._left: set[str] = set()
        self._since: tuple[str, UploadState | None, float] = ("", None, 0.0)
        program.queue.changed.connect(self._on_changed)
        timer = QTimer(self)
        timer.setInterval(LOOK_MS)
        timer.timeout.connect(self._look)
        timer.start()

    def _look(self) -> None:
        queue, account = self._program.queue, self._program.account
        while self._files and len(queue.waiting) < IN_LINE:
            file = self._files.pop()
            self._left.add(queue.add(file, UploadSpec(label_for(file.name), "us-ord"), None))
        if queue.waiting_for_sign_in and not account.checking:
            account.sign_in(SANDBOX_TOKEN)
        self._cancel_what_stands_still(queue.current)
        if not (self._files or self._left):
            QApplication.quit()

    def _cancel_what_stands_still(self, current: Upload | None) -> None:
        if current is None:
            return
        if (current.id, current.state) != self._since[:2]:
            self._since = (current.id, current.state, monotonic())
        still = monotonic() - self._since[2]
        if current.state in _MOVING and (
            still > STANDS_STILL_SECONDS or self._random.random() < GIVEN_UP
        ):
            self._program.queue.cancel(current.id)

    def _on_changed(self, upload: Upload) -> None:
        if upload.is_final:
            self._left.discard(upload.id)


SANDBOX_TOKEN = "practice"  # noqa: S105 - a word of the practice


def main(url: str, home: str, folder: str, seed: str) -> None:
    """Upload every file of a folder."""
    application = QApplication(["soak"])
    access = Credentials(Endpoint(url=url), SessionVault, SANDBOX_TOKEN, practice=True)
    program = Program(folders_under(Path(home)).create(), access, verbose=True)
    person = Person(program, sorted(Path(folder).iterdir(), reverse=True), int(seed))
    program.show()
    application.exec()
    person.deleteLater()
    program.window.close()
    program.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
