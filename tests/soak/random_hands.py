"""Hands that do anything to the window: clicks, keys, drops, sizes, themes, in random order."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import (
    QClipboard,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QMenu, QWidget

from imageuploader.app import Program
from imageuploader.domain.settings import Theme
from imageuploader.ui.theme.scheme import apply_theme

_LEFT, _RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
_NO_KEYS = Qt.KeyboardModifier.NoModifier
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_K = Qt.Key
_PLAIN_KEYS = (
    *(_K.Key_Tab, _K.Key_Backtab, _K.Key_Return, _K.Key_Enter, _K.Key_Space, _K.Key_Escape),
    *(_K.Key_Up, _K.Key_Down, _K.Key_Left, _K.Key_Right, _K.Key_Home, _K.Key_End),
    *(_K.Key_PageUp, _K.Key_PageDown, _K.Key_Delete, _K.Key_Backspace, _K.Key_Menu),
    *(_K.Key_F1, _K.Key_F5, _K.Key_F6, _K.Key_F10, _K.Key_A, _K.Key_Comma, _K.Key_9),
)
_CTRL_KEYS = tuple(map(_K, map(ord, "ACDFHIKNORVXZ,./")))
_TEXTS = (
    "web",
    "us-ord",
    "fra",
    "日本語",
    "a, b, c",
    "x" * 60,
    "#&<b>%1{0}",
    "ü \u202e \u0301",
    " ",
)
_SIZES = ((720, 520), (760, 700), (1040, 720), (1400, 1000), (300, 200))
_OFTEN = 3
_STAYS = 0.8
"""How often Quit is left alone: a life that ends early tells less."""


@dataclass
class RandomHands:
    """Does one thing after the other to a program; what it does depends on its dice alone."""

    program: Program
    files: tuple[Path, ...]
    dice: Random
    done: list[str] = field(default_factory=list)
    _top: QWidget | None = None
    """What was in front: PySide gives up the parts of a window whose wrapper nobody holds."""

    def do_something(self) -> None:
        """Do one thing, and note it before, so that a crash tells what it was."""
        deeds = (
            *(self._click,) * _OFTEN * 2,
            *(self._press_key,) * _OFTEN * 2,
            *(self._write,) * _OFTEN,
            *(self._drop,) * _OFTEN,
            *(self._choose_from_menu, self._paste, self._drag_over, self._resize, self._scroll),
            *(self._change_theme, self._press_and_leave, self._close, self._upload),
        )
        deed = self.dice.choice(deeds)
        if isinstance(QApplication.activeModalWidget(), QFileDialog):
            deed = self._answer_file_dialog  # with anything else it could remove files
        self._note(deed)
        deed()

    def _note(self, deed: Callable[[], None]) -> None:
        widget = QApplication.focusWidget()
        where = "" if widget is None else widget.objectName() or type(widget).__name__
        self.done.append(f"{deed.__name__} ({where})")

    def _target(self) -> QWidget:
        """A part of whatever is in front that can be seen and hit."""
        front = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        self._top = top = front or self.program.window
        parts = [part for part in top.findChildren(QWidget) if part.isVisible()]
        buttons = [part for part in parts if isinstance(part, QAbstractButton)]
        return self.dice.choice(self.dice.choice([parts, buttons or parts]) or [top])

    def _spot(self, widget: QWidget) -> QPoint:
        size = widget.size()
        middle = self.dice.random() < 1 / 2
        x, y = (1 / 2, 1 / 2) if middle else (self.dice.random(), self.dice.random())
        return QPoint(round((size.width() - 1) * x), round((size.height() - 1) * y))

    def _click(self) -> None:
        widget, button = self._target(), self.dice.choice((_LEFT, _LEFT, _LEFT, _RIGHT))
        click = self.dice.choice((QTest.mouseClick, QTest.mouseClick, QTest.mouseDClick))
        spot = self._spot(widget)
        if widget.visibleRegion().contains(spot):
            click(widget, button, _NO_KEYS, spot)

    def _press_and_leave(self) -> None:
        widget = self._target()
        first, last = self._spot(widget), self._spot(widget)
        if widget.visibleRegion().contains(first) and widget.visibleRegion().contains(last):
            QTest.mousePress(widget, _LEFT, _NO_KEYS, first)
            QTest.mouseMove(widget, last)
            QTest.mouseRelease(widget, _LEFT, _NO_KEYS, last)

    def _press_key(self) -> None:
        widget = self._focused()
        if self.dice.random() < 1 / 2:
            QTest.keyClick(widget, self.dice.choice(_PLAIN_KEYS), self._modifier())
        else:
            QTest.keyClick(widget, self.dice.choice(_CTRL_KEYS), _CTRL)

    def _modifier(self) -> Qt.KeyboardModifier:
        return self.dice.choice((_NO_KEYS, _NO_KEYS, _NO_KEYS, _SHIFT, _CTRL))

    def _focused(self) -> QWidget:
        front = QApplication.activePopupWidget() or QApplication.focusWidget()
        return front or QApplication.activeModalWidget() or self.program.window

    def _write(self) -> None:
        for letter in self.dice.choice(_TEXTS):  # `keyClicks` takes no other than Latin ones
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, _K.Key_unknown, _NO_KEYS, letter)
                QApplication.sendEvent(self._focused(), event)

    def _choose_from_menu(self) -> None:
        menus = [menu for menu in self.program.window.findChildren(QMenu) if menu.actions()]
        action = self.dice.choice(self.dice.choice(menus).actions())
        quits = action.objectName() == "quitAction" and self.dice.random() < _STAYS
        if action.isEnabled() and QApplication.activeModalWidget() is None and not quits:
            action.trigger()

    def _drop(self) -> None:
        self._drag(drops=True)

    def _drag_over(self) -> None:
        self._drag(drops=False)

    def _drag(self, *, drops: bool) -> None:
        mime, window = self._mime(), self.program.window
        copy, spot = Qt.DropAction.CopyAction, window.rect().center()
        enters = QDragEnterEvent(spot, copy, mime, _LEFT, _NO_KEYS)
        QApplication.sendEvent(window, enters)
        if drops and enters.isAccepted():
            QApplication.sendEvent(window, QDropEvent(QPointF(spot), copy, mime, _LEFT, _NO_KEYS))
        else:
            QApplication.sendEvent(window, QDragLeaveEvent())

    def _mime(self) -> QMimeData:
        mime = QMimeData()
        many = self.dice.choice((1, 1, 1, 2, len(self.files)))
        urls = [QUrl.fromLocalFile(str(path)) for path in self.dice.sample(self.files, many)]
        mime.setUrls(self.dice.choice((urls, urls, urls, [QUrl("https://example.org/a.img")])))
        return mime

    def _paste(self) -> None:
        clipboard = QGuiApplication.clipboard()
        if self.dice.random() < 1 / 2:
            clipboard.setMimeData(self._mime())
        else:
            clipboard.setText(self.dice.choice(_TEXTS), QClipboard.Mode.Clipboard)
        QTest.keyClick(self._focused(), _K.Key_V, _CTRL)

    def _answer_file_dialog(self) -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        if dialog.acceptMode() is QFileDialog.AcceptMode.AcceptOpen:
            dialog.selectFile(str(self.dice.choice(self.files)))
        self.dice.choice((dialog.accept, dialog.reject))()

    def _resize(self) -> None:
        self.program.window.resize(QSize(*self.dice.choice(_SIZES)))

    def _scroll(self) -> None:
        widget = self._target()
        for key in (_K.Key_PageDown, _K.Key_PageUp):
            QTest.keyClick(widget, key)

    def _change_theme(self) -> None:
        theme = self.dice.choice(list(Theme))
        self.program.settings.update(theme=theme)
        apply_theme(theme)

    def _upload(self) -> None:
        """Choose a region and press Upload: by chance alone that would hardly ever happen."""
        form = self.program.window.form
        if QApplication.activeModalWidget() is None:
            form.fields.region.choose("us-ord")
            form.submit()

    def _close(self) -> None:
        """Close what is in front of the window."""
        front = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if front is not None:
            front.close()
