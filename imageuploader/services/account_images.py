"""The private images of the account: listed, changed, copied to other regions, deleted."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.errors import NotFound, UploadError
from imageuploader.domain.history.account_image import is_being_copied
from imageuploader.domain.image import Image, ImageStatus
from imageuploader.domain.profile import ImageRights
from imageuploader.domain.upload import Upload
from imageuploader.services.accounts.sign_in import abort_on
from imageuploader.services.threads.workers import WorkerPool

if TYPE_CHECKING:
    from imageuploader.linode.client import LinodeClient
    from imageuploader.services.account import AccountService
    from imageuploader.services.history.lazy_history import OpenHistory

FOLLOW_SECONDS = 30.0
"""How often an image is asked for while it is copied: Linode has no events for that."""

T = TypeVar("T")


class AccountImages(QObject):
    """Asks Linode off the GUI thread; uploads of the history that made an image follow it.

    Signals:
        loaded(images): all private images, in no order.
        changed(image): it was changed, or a copy has moved on.
        deleted(id): it is no longer on Linode.
        failed(id, error): what was asked for an image was not done; without an ID, the list.
        upload_changed(upload): the history has the image of an upload as it is now.
    """

    loaded = Signal(object)
    changed = Signal(object)
    deleted = Signal(str)
    failed = Signal(str, object)
    upload_changed = Signal(object)

    def __init__(
        self,
        account: "AccountService",
        open_history: "OpenHistory",
        time_scale: float = 1.0,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.rights = ImageRights()
        self.images: dict[str, Image] = {}
        self._account = account
        self._of = ""
        self._open_history = open_history
        self._pool = WorkerPool(self)
        interval = round(FOLLOW_SECONDS * time_scale * 1000)
        self._timer = QTimer(self, singleShot=True, interval=interval)
        self._timer.timeout.connect(self._follow)

    @property
    def account(self) -> str:
        """The name of the account whose images these are."""
        return self._of or self._account.name

    def load(self) -> None:
        """Ask for all private images, and for what the token may do with them."""

        def ask(client: "LinodeClient") -> tuple[ImageRights, list[Image]]:
            return client.image_rights(), client.images({"is_public": False})

        name = self._of = self._account.name
        self._start("images", ask, lambda answer: self._on_loaded(name, answer), "")

    def update(self, image: Image, label: str, description: str, tags: tuple[str, ...]) -> None:
        """Change the label, the description and the tags of an image."""
        text = description or (" " if image.description else None)  # none at all is not accepted

        def ask(client: "LinodeClient") -> "_Noted":
            latest = client.update_image(image.id, label=label, description=text, tags=tags)
            return self._note(latest)

        self._start("update image", ask, self._on_noted, image.id)

    def replicate(self, image: Image, regions: tuple[str, ...]) -> None:
        """Store an image in exactly these regions, and follow its copies."""

        def ask(client: "LinodeClient") -> "_Noted":
            return self._note(client.replicate_image(image.id, regions))

        self._start("copy image", ask, self._on_noted, image.id)

    def delete(self, image: Image) -> None:
        """Delete an image for good."""

        def ask(client: "LinodeClient") -> "_Noted":
            client.delete_image(image.id)
            gone = {**image.received, "status": str(ImageStatus.DELETED)}
            return self._note(replace(image, status=ImageStatus.DELETED, received=gone))

        self._start("delete image", ask, self._on_noted, image.id)

    def shut_down(self) -> None:
        """Stop following, and wait until every thread has ended."""
        self._timer.stop()
        self._pool.shut_down()

    def _start(
        self,
        name: str,
        ask: Callable[["LinodeClient"], T],
        on_result: Callable[[T], None],
        image_id: str,
    ) -> None:
        of = self._of

        def work(cancel: CancelToken) -> T:
            with self._account.open_client(of) as client, abort_on(cancel, client):
                return ask(client)

        self._pool.start(name, work, on_result, partial(self._on_failed, image_id))

    def _note(self, image: Image) -> "_Noted":
        """Give the image to the uploads of the history that made it."""
        history = self._open_history()
        uploads = [replace(upload, image=image) for upload in history.of_image(image.id)]
        for upload in uploads:
            history.save(upload)
        return _Noted(image, tuple(uploads))

    def _on_loaded(self, name: str, answer: tuple[ImageRights, list[Image]]) -> None:
        if name != self._of:  # another account has been chosen meanwhile
            return
        self.rights, images = answer
        self.images = {image.id: image for image in images}
        self.loaded.emit(tuple(images))
        self._follow_later()

    def _on_noted(self, noted: "_Noted") -> None:
        for upload in noted.uploads:
            self.upload_changed.emit(upload)
        image = noted.image
        if image.status == ImageStatus.DELETED:
            self.images.pop(image.id, None)
            self.deleted.emit(image.id)
        else:
            self.images[image.id] = image
            self.changed.emit(image)
        self._follow_later()

    def _on_failed(self, image_id: str, error: UploadError) -> None:
        if isinstance(error, NotFound) and image_id in self.images:
            del self.images[image_id]
            self.deleted.emit(image_id)
        self.failed.emit(image_id, error)

    def _follow_later(self) -> None:
        if any(is_being_copied(image) for image in self.images.values()):
            self._timer.start()

    def _follow(self) -> None:
        """Ask for each image that is being copied; there are few at a time."""
        for image in [image for image in self.images.values() if is_being_copied(image)]:
            self._start(
                "follow image", partial(self._ask_again, image.id), self._on_noted, image.id
            )

    def _ask_again(self, image_id: str, client: "LinodeClient") -> "_Noted":
        return self._note(client.image(image_id))


@dataclass(frozen=True, slots=True)
class _Noted:
    """An image as it is now, and the uploads that made it."""

    image: Image
    uploads: tuple[Upload, ...]
