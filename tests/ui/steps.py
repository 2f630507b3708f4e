"""What several tests of the window do with it first."""

from pathlib import Path

from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload, UploadState

RUNNING = Upload(UploadSpec("web", "us-ord"), Path("/disks/web.img"), state=UploadState.UPLOADING)


def activate(window, qtbot):
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def run(stage):
    stage.queue.current = RUNNING
    stage.queue.changed.emit(RUNNING)
