"""Problem 24: the chooser of columns filled the screen and closed at each tick."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from imageuploader.ui.history.columns import COLUMNS
from tests.ui.history_steps import LEFT


def test_it_stays_open_and_fits_on_the_screen(history):
    QTest.mouseClick(history.toolbar.columns, LEFT)
    popup = history.table._popup
    screen = popup.screen().availableGeometry()
    assert screen.contains(popup.geometry())
    for name in ("file", "sha256"):
        QTest.mouseClick(popup.boxes[name], LEFT)
        assert popup.isVisible()
    assert {"file", "sha256"} <= history.table.wanted
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert not popup.isVisible()


def test_a_column_without_room_is_named(history):
    history.toolbar.detail.setChecked(True)
    popup = history.table.choose_columns(QPoint(10, 10))
    hidden = [c for i, c in enumerate(COLUMNS) if c.shown and history.table.isColumnHidden(i)]
    assert hidden
    for column in hidden:
        assert str(column.title) in popup._hint.text()
    popup.close()
