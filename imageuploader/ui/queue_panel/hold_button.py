"""The button that holds the queue: the running upload is finished, no other one starts."""

import sys
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QPushButton

from imageuploader.ui.language import translate
from imageuploader.ui.widgets.tooltip import tip_with_keys
from imageuploader.words.text import Text

if TYPE_CHECKING:
    from imageuploader.services.queue.upload_queue import UploadQueue

_HOLD = Text("Hold queue")
_HOLD_IN_MENU = Text("&Hold queue")
_TIP = Text("Finish the current upload and start no other")
_NOTHING = Text("Nothing runs or waits")
_KEYS = "" if sys.platform == "darwin" else "Ctrl+H"  # on macOS it hides the program


class HoldButton(QPushButton):
    """Checked while the queue is held; greyed while there is nothing to hold.

    `action` does the same from a menu and by its shortcut.
    """

    def __init__(self, queue: "UploadQueue") -> None:
        super().__init__(translate(_HOLD))
        self.setObjectName("holdQueueButton")
        self.setProperty("compact", "true")
        self.setCheckable(True)
        self.action = QAction(translate(_HOLD_IN_MENU), self)
        self.action.setObjectName("holdAction")
        self.action.setCheckable(True)
        self.action.setShortcut(QKeySequence(_KEYS))
        self._queue = queue
        self.clicked.connect(self._on_clicked)
        self.action.triggered.connect(self._on_clicked)
        queue.changed.connect(self.refresh)
        queue.waiting_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show whether the queue is held; grey with the reason if there is nothing to hold."""
        queue = self._queue
        self.setChecked(queue.held)
        self.action.setChecked(queue.held)
        possible = queue.held or queue.current is not None or bool(queue.waiting)
        self.setEnabled(possible)
        self.action.setEnabled(possible)
        tip = translate(_TIP if possible else _NOTHING)
        self.setToolTip(tip_with_keys(_TIP, _KEYS) if _KEYS and possible else tip)
        self.action.setToolTip(tip)

    def _on_clicked(self, held: bool) -> None:
        if held:
            self._queue.hold()
        else:
            self._queue.release()
