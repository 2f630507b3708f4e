"""Asks before the window is closed while uploads are running."""

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMessageBox, QWidget

from imageuploader.services.threads.qt_delete import delete_soon
from imageuploader.ui.language import translate
from imageuploader.words.text import Text

if TYPE_CHECKING:
    from imageuploader.services.queue.upload_queue import UploadQueue


class QuitChoice(Enum):
    """What to do with unfinished uploads when the window is closed."""

    STAY = "stay"
    AFTER = "when finished"
    CANCEL = "cancel"


class QuitQuestion(QMessageBox):
    """Asks whether to keep, finish or cancel the unfinished uploads."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("quitQuestion")
        self.setWindowTitle(translate(Text("Quit")))
        self.setText(translate(Text("An upload is not finished")))
        self.setInformativeText(
            translate(
                Text(
                    "If it is cancelled, what was sent is lost and the unfinished image is removed."
                )
            )
        )
        role = QMessageBox.ButtonRole
        stay = self.addButton(translate(Text("Keep running")), role.RejectRole)
        self._after = self.addButton(translate(Text("Quit when finished")), role.AcceptRole)
        self._cancel = self.addButton(
            translate(Text("Cancel uploads and quit")), role.DestructiveRole
        )
        self.setDefaultButton(stay)
        self.setEscapeButton(stay)

    @property
    def choice(self) -> QuitChoice:
        """The choice; closing the question in any other way means to stay."""
        if self.clickedButton() is self._after:
            return QuitChoice.AFTER
        return QuitChoice.CANCEL if self.clickedButton() is self._cancel else QuitChoice.STAY


class QuitGuard(QObject):
    """Asks what to do with unfinished uploads, and closes the window once they are done."""

    def __init__(self, window: QWidget, queue: "UploadQueue") -> None:
        super().__init__(window)
        self._window, self._queue = window, queue
        self._choice = QuitChoice.STAY
        self._session_over = False
        queue.changed.connect(self._close_if_done)

    def end_session(self) -> None:
        """Stop asking: the system is shutting down, and the history has every state."""
        self._session_over = True

    def may_close(self) -> bool:
        """Return whether the window may close now; if uploads are unfinished, ask."""
        if self._session_over or self._queue.idle:
            return True
        question = QuitQuestion(self._window)
        question.finished.connect(lambda: self._on_answer(question))
        question.open()
        return False

    def _on_answer(self, question: QuitQuestion) -> None:
        delete_soon(question)
        self._choice = question.choice
        if self._choice is QuitChoice.CANCEL:
            self._queue.cancel_all()
            self._close_if_done()

    @Slot()
    def _close_if_done(self) -> None:
        if self._choice is not QuitChoice.STAY and self._queue.idle:
            self._window.close()
