"""The button that holds the queue: what runs is finished, no other upload is started."""

from PySide6.QtWidgets import QPushButton

from imageuploader.ui.protocols import Queue
from imageuploader.ui.theme import say
from imageuploader.words.text import QT_TRANSLATE_NOOP, Text

_T = QT_TRANSLATE_NOOP
_HOLD = Text(_T("words", "Hold queue"))
_TIP = Text(_T("words", "Finish the current upload and start no other (Ctrl+H)"))


class HoldButton(QPushButton):
    """Pressed while the queue is held; there only while something runs or waits."""

    def __init__(self, queue: Queue) -> None:
        super().__init__(say(_HOLD))
        self.setObjectName("holdQueueButton")
        self.setProperty("compact", "true")
        self.setCheckable(True)
        self.setToolTip(say(_TIP))
        self._queue = queue
        self.clicked.connect(self._on_clicked)
        queue.changed.connect(self.refresh)
        queue.line_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show whether the queue is held, and whether there is anything to hold."""
        queue = self._queue
        self.setChecked(queue.held)
        self.setVisible(queue.held or queue.current is not None or bool(queue.waiting))

    def _on_clicked(self, held: bool) -> None:
        if held:
            self._queue.hold()
        else:
            self._queue.release()
