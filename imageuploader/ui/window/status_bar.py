"""The status bar: what runs or who is signed in, answers to what was done, and Undo."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStatusBar, QWidget

from imageuploader.ui.language import translate
from imageuploader.ui.widgets.accessibility import announce
from imageuploader.ui.widgets.basic import StatusIcon, label
from imageuploader.words.text import Text

if TYPE_CHECKING:
    from imageuploader.services.account import AccountService
    from imageuploader.services.queue.upload_queue import UploadQueue

_AWAKE = Text("Machine kept awake")
_UNDO = Text("Undo")
ANSWER_MS = 3_000
UNDO_MS = 10_000


class StatusBar(QStatusBar):
    """One sentence on the left, the keep-awake state on the right.

    For a while the sentence is an answer, such as what was copied, or says what can be undone.
    """

    def __init__(self, account: "AccountService", queue: "UploadQueue") -> None:
        super().__init__()
        self.setObjectName("statusBar")
        self.setSizeGripEnabled(False)
        self._account, self._queue = account, queue
        self._text = label("", role="secondary")
        self._text.setContentsMargins(14, 4, 0, 3)
        self._undo: Callable[[], object] | None = None
        self.undo_button = _make_undo_button(self._text.sizeHint().height())
        self.undo_button.clicked.connect(self._on_undo)
        self._awake = _make_awake()
        self.addWidget(self._text)
        self.addWidget(self.undo_button)
        self.addPermanentWidget(self._awake)
        self._answer_ends = QTimer(self, singleShot=True)
        self._answer_ends.timeout.connect(self._end_answer)
        self.refresh()
        self.show_awake(False)

    @property
    def text(self) -> str:
        """The sentence on the left."""
        return self._text.text()

    def refresh(self) -> None:
        """Show what runs and who is signed in now, or after the answer that is shown."""
        if not self._answer_ends.isActive():
            self._text.setText(_status(self._account, self._queue))

    def answer(self, text: str) -> None:
        """Show, and announce, what was just done; it stays for 3 s."""
        self._undo = None
        self._show(text, ANSWER_MS)

    def offer_undo(self, text: str, undo: Callable[[], object]) -> None:
        """Show, and announce, what was just done with an Undo button; it stays for 10 s."""
        self._undo = undo
        self._show(text, UNDO_MS)

    def show_awake(self, awake: bool) -> None:
        """Show whether the computer is kept awake."""
        self._awake.setVisible(awake)

    def _show(self, text: str, milliseconds: int) -> None:
        self._text.setText(text)
        self.undo_button.setVisible(self._undo is not None)
        self._answer_ends.start(milliseconds)
        announce(self, text)

    def _end_answer(self) -> None:
        self._undo = None
        self._answer_ends.stop()
        self.undo_button.hide()
        self.refresh()

    def _on_undo(self) -> None:
        undo = self._undo
        self._end_answer()
        if undo is not None:
            undo()


def _make_undo_button(height: int) -> QPushButton:
    """A button no higher than the text beside it: nothing moves when it appears."""
    button = QPushButton(translate(_UNDO))
    button.setObjectName("undoButton")
    button.setProperty("inline", "true")
    button.setFixedHeight(height)
    button.hide()
    return button


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
