"""The menus of the window."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenuBar, QMessageBox

from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload, UploadState
from imageuploader.ui.history.columns import column_index
from imageuploader.ui.history.model import HistoryModel
from imageuploader.ui.history.table import HistoryTable
from imageuploader.words.cloud_manager import GUIDE_PAGE
from tests.ui.steps import RUNNING, activate


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


def test_full_file_names_are_shown_with_their_folders_and_stay_so(stage, qtbot):
    activate(stage.window, qtbot)
    stage.archive.loaded.emit((replace(RUNNING, state=UploadState.AVAILABLE),))
    table, file = stage.window.history.table, column_index("file")
    assert table.isColumnHidden(file)
    action = stage.window.findChild(QAction, "full_namesAction")
    stage.window.late.window_actions.refresh()  # as the menu does when it opens
    action.trigger()
    assert not table.isColumnHidden(file)
    assert table.model().index(0, file).data() == str(RUNNING.file)
    stage.window.late.window_actions.refresh()
    assert action.isChecked()
    again = HistoryTable(HistoryModel(), stage.window._layout)
    qtbot.addWidget(again)
    assert again.full_names
    action.trigger()
    assert table.model().index(0, file).data() == RUNNING.file.name


def test_what_an_image_has_to_be_is_said_with_the_way_to_linodes_guide(stage, qtbot, browser):
    activate(stage.window, qtbot)
    stage.window.findChild(QAction, "requirementsAction").trigger()
    box = stage.window.findChild(QMessageBox)
    assert "gzip" in box.text()
    assert "5 GB" in box.informativeText()
    (guide,) = (b for b in box.buttons() if "guide" in b.text())
    qtbot.mouseClick(guide, Qt.MouseButton.LeftButton)
    assert browser.pages == [GUIDE_PAGE]
