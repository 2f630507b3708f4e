"""Values can be read, selected and copied, however long they are."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QGuiApplication, QTextLayout
from PySide6.QtWidgets import QApplication, QToolButton

from imageuploader.ui.details.value_label import ValueLabel
from imageuploader.ui.details.value_list import ValueList, ValueRows

HASH = "9f2c41d07be" * 6


@pytest.fixture
def rows(qtbot):
    made = ValueList()
    qtbot.addWidget(made)
    made.resize(296, 200)
    made.show()
    made.show_rows((("File", "a.img"), ("SHA-256", HASH)))
    return made


def value(rows, name):
    return next(v for v in rows.findChildren(ValueLabel) if v.accessibleName() == name)


def test_one_long_word_gives_way_in_its_middle_and_is_whole_in_the_tooltip(rows, qtbot):
    shown = value(rows, "SHA-256")
    qtbot.waitUntil(lambda: "…" in shown.text())
    assert (shown.text()[:4], shown.text()[-4:]) == (HASH[:4], HASH[-4:])
    assert shown.toolTip() == HASH
    assert rows.horizontalScrollBar().maximum() == 0


def widths_of_lines(shown):
    """How wide the lines of a label are, in pixels."""
    layout, widths = QTextLayout(shown.text(), shown.font()), []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(shown.width())
        widths.append(line.naturalTextWidth())
    layout.endLayout()
    return widths


LONG = "ubuntu_24_04_server_cloudimg_amd64_with_everything.img"


@pytest.mark.parametrize(
    "text", [f"Copy of {LONG}", f"{LONG} (old)", f"/srv/my disks/{LONG}", f"😀 {LONG} 😀 b"]
)
def test_a_long_word_among_others_gives_way_in_its_middle_and_is_never_cut(rows, qtbot, text):
    rows.show_rows((("File", text),))
    shown = value(rows, "File")
    qtbot.waitUntil(lambda: "…" in shown.text())
    assert max(widths_of_lines(shown)) <= shown.width()
    assert shown.toolTip() == text
    shown.copy()
    assert QGuiApplication.clipboard().text() == text


def test_a_path_is_whole_where_its_folders_have_room(rows, qtbot):
    path = "/srv/disks of the office/made-in-november/for-the-web"
    rows.show_rows((("Folder", path),))
    assert rows.width() < value(rows, "Folder").fontMetrics().horizontalAdvance(path)
    qtbot.waitUntil(lambda: value(rows, "Folder").height() > 2 * 12)
    assert value(rows, "Folder").text() == path


def test_the_copy_button_comes_with_the_pointer_and_copies_the_whole_value(rows):
    shown, middle = value(rows, "SHA-256"), QPointF(5, 5)
    button = rows.findChild(QToolButton, "copyValueButton")
    assert button.isHidden()
    QApplication.sendEvent(shown, QEnterEvent(middle, middle, middle))
    assert button.isVisible()
    assert button.accessibleName() == "Copy SHA-256"
    assert rows.widget().rect().contains(button.geometry().center() - QPoint(0, 1))
    button.click()
    assert QGuiApplication.clipboard().text() == HASH
    QApplication.sendEvent(rows.findChild(ValueRows), QEvent(QEvent.Type.Leave))
    assert button.isHidden()


def test_ctrl_c_copies_the_whole_value_or_what_is_selected_of_it(rows, qtbot):
    shown = value(rows, "File")
    shown.setFocus()
    qtbot.keyClick(shown, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "a.img"
    shown.setSelection(0, 1)
    qtbot.keyClick(shown, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "a"


def test_a_selection_outlives_a_refresh(rows):
    shown = value(rows, "File")
    shown.setSelection(0, 5)
    rows.show_rows((("File", "a.img"), ("SHA-256", "other")))
    assert value(rows, "File").selectedText() == "a.img"
