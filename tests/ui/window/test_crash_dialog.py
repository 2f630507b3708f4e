from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication

from imageuploader.ui.window.crash_dialog import (
    DOES_NOT_START,
    ENDED_BEFORE,
    GOES_ON,
    CrashDialog,
    CrashDialogs,
)


@pytest.fixture
def dialogs(stage, tmp_path):
    return CrashDialogs(stage.window, tmp_path)


def open_dialogs(stage):
    return [d for d in stage.window.findChildren(CrashDialog) if d.isVisible()]


@pytest.mark.parametrize("said", [GOES_ON, DOES_NOT_START, ENDED_BEFORE], ids=["on", "no", "was"])
def test_it_says_what_happened_and_what_becomes_of_it(qtbot, said):
    dialog = CrashDialog(said, "a report", Path(), None)
    qtbot.addWidget(dialog)
    assert dialog.windowTitle() == str(said[0])
    assert dialog.report.toPlainText() == "a report"
    assert dialog.report.isReadOnly()


def test_the_report_can_be_copied(stage, dialogs):
    dialogs.show(GOES_ON, "what was written down")
    (dialog,) = open_dialogs(stage)
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == "what was written down"
    assert dialog.isVisible()


def test_the_folder_of_the_log_can_be_shown(stage, dialogs, tmp_path, monkeypatch):
    opened: list[Path] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile()))
    )
    dialogs.show(GOES_ON, "")
    open_dialogs(stage)[0].folder_button.click()
    assert opened == [tmp_path]


def test_the_window_can_be_used_meanwhile(stage, dialogs):
    stage.window.show()
    dialogs.show(GOES_ON, "a report")
    assert QApplication.activeModalWidget() is None


def test_while_one_is_open_there_is_no_second(qtbot, stage, dialogs):
    dialogs.show(GOES_ON, "first")
    dialogs.show(GOES_ON, "second")
    (dialog,) = open_dialogs(stage)
    assert dialog.report.toPlainText() == "first"
    dialog.close_button.click()
    qtbot.waitUntil(lambda: stage.window.findChildren(CrashDialog) == [])
    dialogs.show(GOES_ON, "third")
    assert [d.report.toPlainText() for d in open_dialogs(stage)] == ["third"]
