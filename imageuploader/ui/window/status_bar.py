"""The status bar: what runs or who is signed in, and whether the computer is kept awake."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStatusBar, QWidget

from imageuploader.ui.language import translate
from imageuploader.ui.widgets.basic import StatusIcon, label
from imageuploader.ui.widgets.undo import Undo, UndoLine
from imageuploader.words.text import Text

if TYPE_CHECKING:
    from imageuploader.services.account import AccountService
    from imageuploader.services.queue.upload_queue import UploadQueue

_AWAKE = Text("Machine kept awake")


class StatusBar(QStatusBar):
    """One sentence on the left, the keep-awake state on the right."""

    def __init__(self, account: "AccountService", queue: "UploadQueue") -> None:
        super().__init__()
        self.setObjectName("statusBar")
        self.setSizeGripEnabled(False)
        self._account, self._queue = account, queue
        self._text = label("", role="secondary")
        self._text.setContentsMargins(14, 4, 14, 3)
        self._undo = UndoLine()
        self._awake = _make_awake()
        self.addWidget(self._text, 1)
        self.addWidget(self._undo, 1)
        self._undo.shown.connect(self._text.setHidden)
        self.addPermanentWidget(self._awake)
        self.refresh()
        self.show_awake(False)

    def refresh(self) -> None:
        """Show what runs and who is signed in now."""
        self._text.setText(_status(self._account, self._queue))

    def offer_undo(self, undo: Undo) -> None:
        """Say what was done, with a button that takes it back, for a while."""
        self.clearMessage()
        self._undo.offer(undo)

    def show_awake(self, awake: bool) -> None:
        """Show whether the computer is kept awake."""
        self._awake.setVisible(awake)


def _make_awake() -> QWidget:
    indicator, icon = QWidget(), StatusIcon()
    icon.show_icon("awake", "secondary")
    row = QHBoxLayout(indicator)
    row.setContentsMargins(0, 0, 14, 0)
    row.setSpacing(8)
    row.addWidget(icon)
    row.addWidget(label(translate(_AWAKE), role="secondary"))
    return indicator


def _status(account: "AccountService", queue: "UploadQueue") -> str:
    """Return what runs, else who is signed in."""
    running, waiting = int(queue.current is not None), len(queue.waiting)
    if running or waiting:
        return translate(
            Text("{running} uploading, {waiting} waiting", running=running, waiting=waiting)
        )
    if account.signed_in:
        return translate(Text("Signed in as {name}", name=account.username))
    return translate(Text("Not signed in"))
