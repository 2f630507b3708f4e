"""Asks before the window is closed while uploads are running."""

from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QMessageBox, QWidget

from imageuploader.domain.settings import OnClose
from imageuploader.services.threads.qt_delete import delete_soon
from imageuploader.ui.language import translate
from imageuploader.ui.widgets.message_box import dress
from imageuploader.words.text import Text

if TYPE_CHECKING:
    from imageuploader.services.queue.upload_queue import UploadQueue
    from imageuploader.services.settings import SettingsService


class QuitChoice(Enum):
    """What to do with unfinished uploads when the window is closed."""

    STAY = "stay"
    AFTER = "when finished"
    CANCEL = "cancel"


class QuitQuestion(QMessageBox):
    """Asks whether to keep, finish or cancel the unfinished uploads.

    `time_left` is how long the running one takes, as a sentence; empty if that is not known.
    """

    def __init__(self, parent: QWidget, count: int, time_left: str) -> None:
        super().__init__(parent)
        self.setObjectName("quitQuestion")
        self.setWindowTitle(translate(Text("Quit")))
        dress(self, "warning", "warning")
        self.setText(translate(_headline(count)))
        self.setInformativeText(translate(_consequence(count, time_left)))
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
    """Asks what to do with unfinished uploads, and closes the window once they are done.

    `time_left` returns how long the running one takes, as a sentence or empty.

    Signals:
        quitting(bool): whether the window closes by itself after the uploads.
    """

    quitting = Signal(bool)

    def __init__(
        self,
        window: QWidget,
        queue: "UploadQueue",
        settings: "SettingsService",
        time_left: Callable[[], str],
    ) -> None:
        super().__init__(window)
        self._window, self._queue, self._time_left = window, queue, time_left
        self._settings = settings
        self._choice = QuitChoice.STAY
        self._session_over = False
        self._then: Callable[[], object] | None = None
        queue.changed.connect(self._close_if_done)

    def end_session(self) -> None:
        """Stop asking: the system is shutting down, and the history has every state."""
        self._session_over = True

    def close_and(self, then: Callable[[], object]) -> None:
        """Close the window as a person does, and call `then` once it is closed."""
        self._then = then
        self._window.close()

    def stay(self) -> None:
        """Take back that the window closes by itself."""
        self._choose(QuitChoice.STAY)

    def may_close(self) -> bool:
        """Return whether the window may close now; if uploads are unfinished, ask.

        Who chose so in the settings is asked only when closing once more.
        """
        keeps = self._queue.held and self._queue.current is None  # what waits is still there then
        if self._session_over or self._queue.idle or keeps:
            return True
        waits = self._settings.latest.on_close is OnClose.FINISH
        if waits and self._choice is QuitChoice.STAY:
            self._choose(QuitChoice.AFTER)
            return False
        count = len(self._queue.waiting) + int(self._queue.current is not None)
        question = QuitQuestion(self._window, count, self._time_left())
        question.finished.connect(lambda: self._on_answer(question))
        question.open()
        return False

    def leave(self) -> None:
        """Do what was to follow: the window is closed."""
        then, self._then = self._then, None
        if then is not None:
            then()

    def _on_answer(self, question: QuitQuestion) -> None:
        delete_soon(question)
        self._choose(question.choice)
        if self._choice is QuitChoice.CANCEL:
            self._queue.cancel_all()
            self._close_if_done()

    def _choose(self, choice: QuitChoice) -> None:
        self._choice = choice
        if choice is QuitChoice.STAY:
            self._then = None
        self.quitting.emit(choice is QuitChoice.AFTER)

    @Slot()
    def _close_if_done(self) -> None:
        if self._choice is not QuitChoice.STAY and self._queue.idle:
            self._window.close()


def _headline(count: int) -> Text:
    return Text.plural("An upload is not finished", "{count} uploads are not finished", count=count)


def _consequence(count: int, time_left: str) -> Text:
    """What a cancel means, after how long the running upload takes."""
    lost = Text.plural(
        "If it is cancelled, what was sent is lost and the unfinished image is removed.",
        "If they are cancelled, what was sent is lost and the unfinished image is removed.",
        count=count,
    )
    if not time_left:
        return lost
    sentence = time_left if count == 1 else translate(_RUNNING.with_facts(time=time_left))
    return Text("{time}. {lost}", time=sentence, lost=lost)


_RUNNING = Text("{time} for the one that runs")
