"""Closing the window while uploads are not finished."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from imageuploader.services.threads.qt_delete import delete_soon
from imageuploader.ui.service_protocols import Queue
from imageuploader.ui.window.dialogs import Leave, QuitQuestion


class Leaving(QObject):
    """Asks what becomes of running work, and closes the window when that is done."""

    def __init__(self, window: QWidget, queue: Queue) -> None:
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
        if self._session_over or self._queue.idle:
            return True
        question = QuitQuestion(self._window)
        question.finished.connect(lambda: self._on_answer(question))
        question.open()
        return False

    def _on_answer(self, question: QuitQuestion) -> None:
        delete_soon(question)
        self._answer = question.answer
        if self._answer is Leave.CANCEL:
            self._queue.cancel_all()
            self._close_if_done()

    @Slot()
    def _close_if_done(self) -> None:
        if self._answer is not Leave.STAY and self._queue.idle:
            self._window.close()
