"""The menus of the window."""

from pathlib import Path

from PySide6.QtWidgets import QMenuBar

from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload, UploadState


def upload(state, **facts):
    return Upload(UploadSpec("web", "us-ord"), Path("/disks/web.img"), state=state, **facts)


def test_the_menu_bar_has_them_and_they_follow_the_state(stage):
    menus = stage.window.findChild(QMenuBar).actions()
    assert [menu.text().replace("&", "") for menu in menus] == [
        *("File", "Edit", "Upload", "History", "View", "Help"),
    ]
    running = upload(UploadState.UPLOADING, id="1")
    stage.archive.loaded.emit((running,))
    stage.window.history.select("1")
    again = stage.window.history.row_actions.by_name["again"]
    assert not again.isEnabled()
    stage.queue.changed.emit(upload(UploadState.CANCELLED, id="1"))
    assert again.isEnabled()
