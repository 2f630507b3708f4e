"""F6 moves the focus from zone to zone."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from imageuploader.domain.upload import UploadState
from tests.ui.steps import RUNNING, activate, run


def test_f6_goes_round_the_zones_and_shift_f6_back(stage, qtbot):
    run(stage)
    window = stage.window
    activate(window, qtbot)
    stops = [window.form.drop_area, window.queue_panel.running.cancel, window.history.table]
    stops[0].setFocus()
    for stop in (stops[1], stops[2], stops[0]):
        qtbot.keyClick(window, Qt.Key.Key_F6)
        assert QApplication.focusWidget() is stop
    qtbot.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is stops[2]


def test_f6_passes_by_a_zone_with_nothing_to_focus(stage, qtbot):
    stage.archive.loaded.emit(())
    activate(stage.window, qtbot)
    stage.window.form.drop_area.setFocus()
    qtbot.keyClick(stage.window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is stage.window.form.drop_area


def test_f6_finds_what_a_finished_upload_offers(stage, qtbot):
    run(stage)
    stage.queue.move(replace(RUNNING, state=UploadState.FAILED), ended=True)
    activate(stage.window, qtbot)
    stage.window.form.drop_area.setFocus()
    qtbot.keyClick(stage.window, Qt.Key.Key_F6)
    assert stage.window.queue_panel.last.isAncestorOf(QApplication.focusWidget())
