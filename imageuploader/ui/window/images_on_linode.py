"""Connects the images of the account with the history that shows them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from imageuploader.domain.errors import UploadError
from imageuploader.domain.history.account_image import as_row, row_id
from imageuploader.domain.history.query import Filter
from imageuploader.domain.image import Image
from imageuploader.ui.history.view import HistoryView
from imageuploader.ui.image_dialogs.image_actions import ImageActions
from imageuploader.ui.text.error_text import error_text

if TYPE_CHECKING:
    from imageuploader.services.account import AccountService
    from imageuploader.services.account_images import AccountImages


class ImagesOnLinode(QObject):
    """Asks for the images when they are to be shown, and shows what becomes of them."""

    def __init__(
        self,
        window: QWidget,
        history: HistoryView,
        images: "AccountImages",
        account: "AccountService",
    ) -> None:
        super().__init__(window)
        self._history, self._images = history, images
        self.actions = ImageActions(window, images, account)
        history.images_requested.connect(images.load)
        account.switched.connect(self._on_switched)
        history.image_action_requested.connect(self._on_requested)
        images.loaded.connect(self._on_loaded)
        images.changed.connect(self._on_changed)
        images.deleted.connect(lambda image_id: history.model.remove(row_id(image_id)))
        images.failed.connect(self._on_failed)

    def _on_switched(self) -> None:
        """Images of the account before are not those of this one."""
        self._images.images.clear()
        self._history.show_images((), self._images.rights)
        if self._history.model.query.filter is Filter.ON_LINODE:
            self._images.load()

    def _on_requested(self, name: str, image: Image) -> None:
        self.actions.by_name[name](self._images.images.get(image.id, image))

    def _on_loaded(self, images: tuple[Image, ...]) -> None:
        rows = [as_row(image, self._images.account) for image in images]
        self._history.show_images(rows, self._images.rights)

    def _on_changed(self, image: Image) -> None:
        self._history.show_image(as_row(image, self._images.account))

    def _on_failed(self, image_id: str, error: UploadError) -> None:
        """The dialog says what went wrong with one image."""
        if not image_id:
            self._history.show_images_failed()
            self._history.banner.show_message(" ".join(error_text(error)))
