"""The button that holds the queue: what runs is finished, no other upload is started."""

import sys

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QPushButton

from imageuploader.ui.protocols import Queue
from imageuploader.ui.theme import say
from imageuploader.words.text import QT_TRANSLATE_NOOP, Text

_T = QT_TRANSLATE_NOOP
_HOLD = Text(_T("words", "Hold queue"))
_HOLD_IN_MENU = Text(_T("words", "&Hold queue"))
_TIP = Text(_T("words", "Finish the current upload and start no other"))
_KEYS = "" if sys.platform == "darwin" else "Ctrl+H"  # which hides a program there


class HoldButton(QPushButton):
    """Pressed while the queue is held; there only while something runs or waits.

    `action` does the same from a menu and by its keys.
    """

    def __init__(self, queue: Queue) -> None:
        super().__init__(say(_HOLD))
        self.setObjectName("holdQueueButton")
        self.setProperty("compact", "true")
        self.setCheckable(True)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # else its row would grow when it comes
        self.setSizePolicy(policy)
        self.setToolTip(f"{say(_TIP)} ({_KEYS})" if _KEYS else say(_TIP))
        self.action = QAction(say(_HOLD_IN_MENU), self)
        self.action.setObjectName("holdAction")
        self.action.setCheckable(True)
        self.action.setShortcut(QKeySequence(_KEYS))
        self._queue = queue
        self.clicked.connect(self._on_clicked)
        self.action.triggered.connect(self._on_clicked)
        queue.changed.connect(self.refresh)
        queue.line_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show whether the queue is held, and whether there is anything to hold."""
        queue = self._queue
        self.setChecked(queue.held)
        self.action.setChecked(queue.held)
        self.setVisible(queue.held or queue.current is not None or bool(queue.waiting))

    def _on_clicked(self, held: bool) -> None:
        if held:
            self._queue.hold()
        else:
            self._queue.release()
