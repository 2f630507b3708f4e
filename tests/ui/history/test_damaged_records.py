"""Records that could not be read are skipped, counted, and their file is shown."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices


class FileManager(QObject):
    """Stands in for the file manager: it notes what it is to open."""

    def __init__(self):
        super().__init__()
        self.opened = []

    @Slot(QUrl)
    def open(self, url):
        self.opened.append(url.toLocalFile())


@pytest.fixture
def file_manager():
    stands_in = FileManager()
    QDesktopServices.setUrlHandler("file", stands_in, "open")  # type: ignore[arg-type]  # a str
    yield stands_in
    QDesktopServices.unsetUrlHandler("file")


def test_nothing_is_said_while_all_can_be_read(stage):
    stage.window.show()
    stage.archive.loaded.emit(())
    assert not stage.window.history.damaged.isVisible()


def test_the_count_is_said_and_the_file_shown(stage, qtbot, tmp_path, file_manager):
    stage.window.show()
    stage.archive.unreadable, stage.archive.file = 1, tmp_path / "gone" / "history.sqlite3"
    stage.archive.loaded.emit(())
    line = stage.window.history.damaged
    assert line.label.text() == "1 record could not be read."
    stage.archive.unreadable = 3
    stage.archive.unreadable_found.emit(frozenset({"x"}))
    assert line.label.text() == "3 records could not be read."
    qtbot.mouseClick(line.button, Qt.MouseButton.LeftButton)
    assert [Path(path) for path in file_manager.opened] == [tmp_path / "gone"]
