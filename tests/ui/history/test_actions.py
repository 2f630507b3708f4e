"""The History menu offers what makes sense for the selected upload."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenuBar, QTableView

from imageuploader.domain.errors import DiskFailed
from imageuploader.domain.image import Image
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Progress, Upload, UploadState
from imageuploader.ui.history.actions import HistoryActions
from imageuploader.ui.history.columns import place_of

IMAGE = Image(id="private/77")


def upload(state, **facts):
    return Upload(UploadSpec("web", "us-ord"), Path("/disks/web.img"), state=state, **facts)


def allowed(actions):
    return {name for name, action in actions.all.items() if action.isEnabled()}


@pytest.mark.parametrize(
    ("shown", "offered"),
    [
        (None, set()),
        (upload(UploadState.UPLOADING, image=IMAGE), {"copy_id", "open_page", "show_file"}),
        (upload(UploadState.CANCELLED), {"again", "edit", "show_file", "forget"}),
        (
            upload(UploadState.FAILED, left_behind=True),
            {"again", "edit", "show_file", "forget", "remove_left"},
        ),
        (
            upload(UploadState.AVAILABLE, image=IMAGE),
            {"copy_id", "again", "edit", "open_page", "deploy", "show_file", "forget"},
        ),
    ],
)
def test_only_what_makes_sense_is_offered(qtbot, shown, offered):
    table = QTableView()
    qtbot.addWidget(table)
    actions = HistoryActions(table, practice=False)
    actions.show_upload(shown)
    assert allowed(actions) == offered
    assert {action.objectName() for action in actions.menu().actions()} == {
        f"{name}Action" for name in offered
    }


def test_practice_never_opens_cloud_manager(qtbot):
    table = QTableView()
    qtbot.addWidget(table)
    actions = HistoryActions(table, practice=True)
    actions.show_upload(upload(UploadState.AVAILABLE, image=IMAGE))
    assert allowed(actions) & {"open_page", "deploy"} == set()


def test_the_menu_bar_has_them_and_they_follow_the_state(stage):
    menus = stage.window.findChild(QMenuBar).actions()
    assert [menu.text().replace("&", "") for menu in menus] == [
        "File",
        "Upload",
        "History",
        "Help",
    ]
    running = upload(UploadState.UPLOADING, id="1")
    stage.archive.loaded.emit((running,))
    stage.window.history.select("1")
    again = stage.window.history.actions_of_row.all["again"]
    assert not again.isEnabled()
    stage.queue.changed.emit(upload(UploadState.CANCELLED, id="1"))
    assert again.isEnabled()


def test_linodes_percent_is_told_in_the_row(stage):
    stage.archive.loaded.emit((upload(UploadState.PROCESSING, id="1", sent_bytes=5_000_000),))
    stage.queue.processing_progressed.emit("1", 40)
    model = stage.window.history.model
    assert model.index(0, place_of("status")).data() == "Processing 40%"
    assert model.index(0, place_of("sent")).data() == "5 MB"
    stage.queue.changed.emit(upload(UploadState.AVAILABLE, id="1"))
    assert model.index(0, place_of("status")).data() == "Available"


def test_preparing_is_told_in_the_row_without_bytes_sent(stage):
    stage.queue.changed.emit(upload(UploadState.PREPARING, id="1"))
    stage.queue.progressed.emit("1", Progress(35, 100, attempt=0))
    model = stage.window.history.model
    assert model.index(0, place_of("status")).data() == "Preparing 35%"
    assert model.index(0, place_of("sent")).data() == "–"


def test_a_history_that_cannot_be_read_is_told_and_stays_told(stage):
    stage.archive.failed.emit(DiskFailed("/home/ada/history.sqlite3", "damaged"))
    assert "damaged" in stage.window.history.banner.text
    assert stage.window.history.banner.isVisibleTo(stage.window.history)
