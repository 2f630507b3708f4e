"""One file through the real window, from the drop to the last byte."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from imageuploader.app import Program
from imageuploader.domain.disk_report import Prepared
from imageuploader.domain.upload import Upload, UploadState

_OVER = {UploadState.PROCESSING, UploadState.AVAILABLE, UploadState.FAILED}


class OneUpload(QObject):
    """Drops a file on the window, waits for the verdict, uploads it and ends the event loop.

    `doing` hears what the window does: `checking`, then the states of the upload.
    """

    def __init__(self, program: Program, file: Path, doing: Callable[[str], None]) -> None:
        super().__init__(program.window)
        self.failed = ""
        self._begun = False
        self._program = program
        self._file = file
        self._doing = doing
        program.account.changed.connect(self._begin)
        program.checker.checked.connect(self._press_upload)
        program.queue.changed.connect(self._on_changed)

    def _begin(self) -> None:
        if self._program.account.regions and not self._begun:
            self._begun = True
            self._doing("checking")
            self._program.window.open_files([self._file])
            self._program.window.form.fields.region.choose("us-ord")

    def _press_upload(self) -> None:
        QTimer.singleShot(0, self._submit)  # an event of its own, as a click is

    def _submit(self) -> None:
        self._program.window.form.submit()

    def _on_changed(self, upload: Upload) -> None:
        self._doing(str(upload.state))
        if upload.state in _OVER:
            self._program.queue.changed.disconnect(self._on_changed)
            self.failed = repr(upload.error) if upload.error else ""
            QTimer.singleShot(200, QApplication.quit)


class EarlyUpload(OneUpload):
    """The same, but the file is packed before it is uploaded, as while the form is filled in."""

    def __init__(self, program: Program, file: Path, doing: Callable[[str], None]) -> None:
        super().__init__(program, file, doing)
        program.preparer.moved.connect(self._on_preparation)

    @override
    def _submit(self) -> None:
        self._doing("getting ready")

    def _on_preparation(self, _path: Path, progress: object) -> None:
        if isinstance(progress, Prepared):
            super()._submit()


def make_disk(folder: Path, noise_mib: int, image_mib: int) -> Path:
    """Make a genuine ext4 image with so much noise in it."""
    files = folder / f"files-{noise_mib}"
    files.mkdir()
    with (files / "noise").open("wb") as file:
        for _ in range(noise_mib):
            file.write(os.urandom(1 << 20))
    raw = folder / f"disk-{image_mib}.img"
    mkfs = ["mkfs.ext4", "-q", "-F", "-d", str(files), str(raw), f"{image_mib}M"]
    path = {"PATH": f"{os.environ['PATH']}:/usr/sbin:/sbin"}
    subprocess.run(mkfs, check=True, env=os.environ | path, stdout=subprocess.DEVNULL)
    return raw
