"""Keeps the button and the list of unfinished images in step with the history."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from imageuploader.domain.errors import UploadError
from imageuploader.domain.image import Image
from imageuploader.domain.upload import Upload
from imageuploader.services.threads.qt_delete import delete_soon
from imageuploader.ui.history.doubtful_card import DoubtfulQuestion
from imageuploader.ui.history.model import HistoryModel
from imageuploader.ui.history.unfinished_dialog import UnfinishedButton, UnfinishedList
from imageuploader.ui.text.error_text import error_text

if TYPE_CHECKING:
    from imageuploader.services.queue.upload_queue import UploadQueue


class UnfinishedImages(QObject):
    """Opens the list from the button; both show what the history says now.

    While the list is open, Linode is asked once of each upload for the images that may be its own.
    """

    def __init__(self, button: UnfinishedButton, model: HistoryModel, queue: "UploadQueue") -> None:
        super().__init__(button)
        self._button, self._model, self._queue = button, model, queue
        self._list: UnfinishedList | None = None
        self._asked: set[str] = set()
        self._images: dict[str, Image] = {}
        button.clicked.connect(self.open)
        queue.recovery.compared.connect(self._on_compared)
        queue.recovery.failed.connect(self._on_failed)

    def refresh(self) -> None:
        """Show what is left now."""
        left = self._model.unfinished
        self._button.show_count(sum(_count(upload) for upload in left))
        if self._list is not None:
            self._list.show_uploads(left, self._images)
            self._compare(left)

    @Slot()
    def open(self) -> None:
        """Open the list, or bring it to the front."""
        if self._list is None:
            self._list = UnfinishedList(self._button.window())
            self._list.removal_requested.connect(self._queue.remove_left)
            self._list.doubtful_removal_requested.connect(self._on_doubtful_removal_requested)
            self._list.finished.connect(self._on_closed)
        left = self._model.unfinished
        self._list.show_uploads(left, self._images)
        self._list.show()
        self._list.raise_()
        self._compare(left)

    def _compare(self, uploads: list[Upload]) -> None:
        for upload in uploads:
            if (upload.left_images or upload.in_doubt) and upload.id not in self._asked:
                self._asked.add(upload.id)
                self._queue.recovery.compare(upload)

    @Slot(object, object)
    def _on_doubtful_removal_requested(self, upload: Upload, image: Image) -> None:
        if self._list is None:
            return
        question = DoubtfulQuestion(upload, image, self._list)
        question.finished.connect(lambda: self._on_answered(question, upload, image))
        question.open()

    def _on_answered(self, question: DoubtfulQuestion, upload: Upload, image: Image) -> None:
        if question.clickedButton() is question.remove:
            self._queue.recovery.remove_doubtful(self._model.upload(upload.id) or upload, image.id)
        delete_soon(question)

    @Slot()
    def _on_closed(self) -> None:
        self._asked.clear()
        self._images.clear()
        if self._list is not None:
            delete_soon(self._list)
            self._list = None

    @Slot(object, object)
    def _on_compared(self, _upload: Upload, images: tuple[Image, ...]) -> None:
        self._images |= {image.id: image for image in images}
        self.refresh()

    @Slot(str, object)
    def _on_failed(self, _upload_id: str, error: UploadError) -> None:
        if self._list is not None:
            self._list.show_problem(" ".join(error_text(error)))


def _count(upload: Upload) -> int:
    """Return how many images an upload left, as far as that is known."""
    return upload.left_behind + len(upload.left_images) + upload.in_doubt
