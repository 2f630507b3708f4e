"""Closing the window while uploads are not finished."""

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMessageBox, QWidget

from imageuploader.services.threads.qt_delete import delete_soon
from imageuploader.ui.language import translate
from imageuploader.words.text import Text

if TYPE_CHECKING:
    from imageuploader.services.queue.upload_queue import UploadQueue


class Leave(Enum):
    """What to do with running work when the window is closed."""

    STAY = "stay"
    AFTER = "when finished"
    CANCEL = "cancel"


class QuitQuestion(QMessageBox):
    """Asks what becomes of uploads that are not finished."""

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
    def answer(self) -> Leave:
        """What was pressed; staying is what anything but a button means."""
        if self.clickedButton() is self._after:
            return Leave.AFTER
        return Leave.CANCEL if self.clickedButton() is self._cancel else Leave.STAY


class Leaving(QObject):
    """Asks what becomes of running work, and closes the window when that is done."""

    def __init__(self, window: QWidget, queue: "UploadQueue") -> None:
        super().__init__(window)
        self._window, self._queue = window, queue
        self._answer = Leave.STAY
        self._session_over = False
        queue.changed.connect(self._close_if_done)

    def end_session(self) -> None:
        """Ask no more: the system is being shut down, and the history has every move."""
        self._session_over = True

    def may_close(self) -> bool:
        """Return whether the window may close now; ask, where work is running."""
        if self._session_over or self._queue.idle():
            return True
        question = QuitQuestion(self._window)
        question.finished.connect(lambda: self._on_answer(question))
        question.open()
        return False

    def _on_answer(self, question: QuitQuestion) -> None:
        delete_soon(question)
        self._answer = question.answer
        if self._answer is Leave.CANCEL:
            self._queue.shut_down(cancel=True)
            self._close_if_done()

    @Slot()
    def _close_if_done(self) -> None:
        if self._answer is not Leave.STAY and self._queue.idle():
            self._window.close()
