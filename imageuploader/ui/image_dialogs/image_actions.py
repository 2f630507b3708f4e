"""Opens the dialogs about images, and hands what they say to the service."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from imageuploader.domain.errors import UploadError
from imageuploader.domain.image import Image
from imageuploader.services.threads.qt_delete import delete_soon
from imageuploader.ui.image_dialogs.delete_dialog import DeleteDialog
from imageuploader.ui.image_dialogs.edit_dialog import EditDialog
from imageuploader.ui.image_dialogs.image_dialog import ImageDialog
from imageuploader.ui.image_dialogs.replicate_dialog import ReplicateDialog
from imageuploader.ui.language import translate
from imageuploader.ui.text.error_text import error_text
from imageuploader.ui.widgets.answers import answer
from imageuploader.words.text import Text

if TYPE_CHECKING:
    from imageuploader.services.account import AccountService
    from imageuploader.services.account_images import AccountImages

Open = Callable[[Image], object]


class ImageActions(QObject):
    """One dialog at a time; it closes when Linode has done what was asked."""

    def __init__(self, window: QWidget, images: "AccountImages", account: "AccountService") -> None:
        super().__init__(window)
        self._window, self._images, self._account = window, images, account
        self._dialog: ImageDialog | None = None
        self._done = Text("")
        self.by_name: dict[str, Open] = {
            "edit_image": self.edit,
            "replicate": self.replicate,
            "delete_image": self.delete,
        }
        images.changed.connect(lambda image: self._on_done(image.id))
        images.deleted.connect(self._on_done)
        images.failed.connect(self._on_failed)

    @property
    def dialog(self) -> ImageDialog | None:
        """The dialog that is open, or None."""
        return self._dialog

    def edit(self, image: Image) -> None:
        """Open the fields of an image."""
        dialog = EditDialog(image, self._window)

        def submit() -> None:
            spec = dialog.spec
            self._images.update(image, spec.label, spec.description, spec.tags)

        self._open(dialog, submit, Text("Saved “{label}”.", label=image.label))

    def replicate(self, image: Image) -> None:
        """Open the regions of an image."""
        dialog = ReplicateDialog(image, self._account.regions, self._window)
        done = Text("“{label}” is being copied.", label=image.label)
        self._open(dialog, lambda: self._images.replicate(image, dialog.chosen), done)

    def delete(self, image: Image) -> None:
        """Ask whether an image is to be deleted for good."""
        done = Text("Deleted “{label}” on Linode.", label=image.label)
        dialog = DeleteDialog(image, self._window)
        self._open(dialog, lambda: self._images.delete(image), done)

    def _open(self, dialog: ImageDialog, submit: Callable[[], object], done: Text) -> None:
        self._close()
        self._dialog, self._done = dialog, done
        dialog.submitted.connect(submit)
        dialog.finished.connect(self._on_finished)
        dialog.open()

    def _close(self) -> None:
        if self._dialog is not None:
            self._dialog.reject()

    def _on_finished(self) -> None:
        if self._dialog is not None:
            delete_soon(self._dialog)
            self._dialog = None

    def _on_done(self, image_id: str) -> None:
        """Close the dialog, unless it only follows an image that is being copied."""
        dialog = self._dialog
        if dialog is not None and dialog.image.id == image_id and dialog.waiting:
            dialog.accept()
            answer(translate(self._done))

    def _on_failed(self, image_id: str, error: UploadError) -> None:
        if self._dialog is not None and self._dialog.image.id == image_id:
            self._dialog.show_problem(" ".join(error_text(error)))
