"""Accepts drops and pastes for the whole window, and shows the overlay during a drag."""

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from imageuploader.ui.file_input.drop_overlay import DropOverlay
from imageuploader.ui.file_input.offer import Offer, read_clipboard_offer, read_offer
from imageuploader.ui.language import translate
from imageuploader.ui.widgets.answers import answer
from imageuploader.words.text import Text


class DropHandler(QObject):
    """Lets a window accept files, always as a copy: a move would delete the source."""

    dropped = Signal(object)
    ignored = Signal(object)
    refused = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.overlay = DropOverlay(window)
        for child in window.findChildren(QWidget):
            child.setAcceptDrops(False)  # or a text field would accept the path as text
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def paste(self) -> None:
        """Take the files or the path on the clipboard."""
        if offer := read_clipboard_offer(QApplication.clipboard().mimeData()):
            self._take(offer)
        else:
            answer(translate(Text("There is no file on the clipboard")))

    def _take(self, offer: Offer) -> None:
        if offer.paths:
            self.dropped.emit(list(offer.paths))
            self.ignored.emit(offer.ignored)
        else:
            self.refused.emit(offer.title)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event:
            case QDragEnterEvent() | QDragMoveEvent():
                return self._on_drag(event)
            case QDropEvent():
                return self._on_drop(event)
            case QKeyEvent() if event.type() == QEvent.Type.KeyPress:
                return self._on_key(event)
        if event.type() == QEvent.Type.Resize:
            self.overlay.setGeometry(self._window.rect())
        if event.type() == QEvent.Type.DragLeave:
            self.overlay.hide()
        return False

    def _on_drag(self, event: QDragMoveEvent) -> bool:
        offer = self._offer(event.mimeData())
        if offer is None:
            event.ignore()
            return True
        if isinstance(event, QDragEnterEvent):
            self.overlay.show_offer(offer)
        _accept_as_copy(event)
        return True

    def _on_drop(self, event: QDropEvent) -> bool:
        self.overlay.hide()
        offer = self._offer(event.mimeData())
        if offer is None:
            event.ignore()
            return True
        _accept_as_copy(event)
        self._take(offer)
        return True

    def _on_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape and self.overlay.isVisible():
            self.overlay.hide()
            return True
        return False

    def _offer(self, mime: QMimeData) -> Offer | None:
        return None if QApplication.activeModalWidget() else read_offer(mime)


def _accept_as_copy(event: QDropEvent) -> None:
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
