"""Problem 18: the copy icon lay over the value, and a selection had less than the value."""

from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QClipboard, QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication

from imageuploader.ui.details.value_label import ValueLabel
from tests.ui.fit import stand_still
from tests.ui.history_steps import LEFT, NO_KEYS, SHA


def test_the_copy_icon_stands_beside_the_value(history):
    history.show_details("web")
    rows = history.detail.summary_rows
    stand_still()
    for value in rows.findChildren(ValueLabel):
        rows._place_button(value)
        assert rows._button.geometry().left() > value.geometry().right()
        assert rows._button.geometry().right() < rows.width()


def test_the_middle_button_gets_the_whole_value(history, monkeypatch):
    history.show_details("web")
    value = next(
        v for v in history.detail.summary_rows.findChildren(ValueLabel) if v.name == "SHA-256"
    )
    given = []
    clipboard = QGuiApplication.clipboard()
    monkeypatch.setattr(type(clipboard), "supportsSelection", lambda _: True)
    monkeypatch.setattr(type(clipboard), "setText", lambda _, *what: given.append(what))
    stand_still()
    assert "…" in value.text()
    value.setSelection(0, len(value.text()))
    spot = QPointF(-5, -5)
    up = QMouseEvent(QEvent.Type.MouseButtonRelease, spot, spot, LEFT, LEFT, NO_KEYS)
    QApplication.sendEvent(value, up)
    assert (SHA, QClipboard.Mode.Selection) in given
