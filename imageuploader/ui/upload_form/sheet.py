"""A sheet over the form, for what is too long for it."""

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from imageuploader.services.threads.qt_delete import delete_soon
from imageuploader.ui.theme.direction import mirror_margins
from imageuploader.ui.theme.metrics import strong_font
from imageuploader.ui.widgets.basic import ElidedLabel, frame
from imageuploader.ui.widgets.tool_button import tool_button
from imageuploader.ui.widgets.tooltip import tip_with_keys
from imageuploader.words.text import Text


class Sheet(QWidget):
    """Covers its parent with a title and a page; Escape closes it, the focus goes back."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("formSheet")
        self._before: QWidget | None = None
        self._title = ElidedLabel(strong_font())
        self.close_button = tool_button("close", tip_with_keys(Text("Close"), "Esc"), 16, 28)
        self.close_button.setObjectName("closeSheetButton")
        self.close_button.clicked.connect(self.close)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lay_out()
        parent.installEventFilter(self)
        self.hide()

    def _lay_out(self) -> None:
        card = frame("card")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card)
        column = QVBoxLayout(card)
        column.setContentsMargins(*mirror_margins(16, 8, 8, 12))
        column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.close_button)
        column.addLayout(head)
        column.addWidget(self.area, 1)
        self.setAutoFillBackground(True)  # the corners of the card are round

    def show_page(self, title: str, page: QWidget) -> None:
        """Show a page, which is deleted with the next one, and move the focus to it."""
        if self.area.widget() is not None:
            delete_soon(self.area.takeWidget())
        if self.isHidden():
            self._before = QApplication.focusWidget()
        self._title.show_text(title)
        self.setAccessibleName(title)
        self.area.setAccessibleName(title)
        self.area.setWidget(page)
        self._cover()
        self.show()
        self.raise_()
        self.area.setFocus()

    def _cover(self) -> None:
        if (parent := self.parentWidget()) is not None:
            self.setGeometry(parent.rect())

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Keep Tab inside: what is below cannot be seen."""
        inside = [w for w in (self.close_button, *self.findChildren(QWidget)) if _takes_tab(w)]
        inside = list(dict.fromkeys(inside))
        if not inside:  # it is being closed, and what had the focus before cannot take it
            return super().focusNextPrevChild(next)
        focused = QApplication.focusWidget()
        place = inside.index(focused) if focused in inside else -1
        step = 1 if next else -1
        inside[(place + step) % len(inside)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if event.spontaneous():
            return
        before, self._before = self._before, None
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus()
        self.closed.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._cover()
        return super().eventFilter(watched, event)


def _takes_tab(widget: QWidget) -> bool:
    shown = widget.isVisible() and widget.isEnabled()
    return shown and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
