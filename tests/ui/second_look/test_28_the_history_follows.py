"""Problem 28: the table did not show where the pointer is, nor the details what was made anew."""

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from imageuploader.domain.upload import UploadState
from tests.ui.fit import stand_still
from tests.ui.history_steps import upload


def test_the_row_under_the_pointer_is_tinted(history):
    before = history.table.grab().toImage()
    spot = history.table.visualRect(history.model.index(1, 1)).center()
    QTest.mouseMove(history.table.viewport(), spot - QPoint(9, 30))
    QTest.mouseMove(history.table.viewport(), spot)
    stand_still()
    assert history.table.hovered_row == 1
    assert history.table.grab().toImage() != before


def test_the_pane_follows_to_the_upload_that_was_made_again(history, stage):
    history.show_details("db")
    history.row_actions.by_name["again"].trigger()
    again = upload("db", 5, UploadState.UPLOADING, id="id")
    stage.queue.changed.emit(again)
    assert history.selected().id == "id"
