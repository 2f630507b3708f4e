"""What is asked of Linode about one upload: an address for it, and whether it has arrived."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta

from imageuploader.domain.cancel import CancelRequested
from imageuploader.domain.errors import ImageGone, NotFound, UploadError
from imageuploader.domain.retry_policy import Doubt, doubt_after
from imageuploader.domain.ticket import UploadTicket
from imageuploader.domain.upload import LeftImage, UploadState
from imageuploader.linode.client import LinodeClient
from imageuploader.transfer.cleanup import with_doubtful
from imageuploader.transfer.context import TransferContext
from imageuploader.transfer.leftover_images import Remains, has_bytes, remove_own
from imageuploader.transfer.ownership import is_same
from imageuploader.transfer.recorder import UploadRecorder

ADDRESS_MARGIN = timedelta(hours=1)
LOOK_SECONDS = 15.0


class PendingImage:
    """The address of one upload while it is valid, and what a lost answer leaves in doubt."""

    def __init__(
        self, recorder: UploadRecorder, client: LinodeClient, context: TransferContext
    ) -> None:
        self.doubt = Doubt.NONE
        self._recorder = recorder
        self._client = client
        self._context = context
        self._ticket: UploadTicket | None = None

    @property
    def has_image(self) -> bool:
        """Whether there is an image that is surely of this upload."""
        return self._recorder.upload.image is not None

    @property
    def has_address(self) -> bool:
        """Whether there is an address to send to."""
        return self._ticket is not None

    def address(self) -> str:
        """Return the address; another is asked for where there is none."""
        if self._ticket is None:
            self._ticket = self._requested()
        return self._ticket.address

    def give_back(self) -> None:
        """Leave no image behind for which there is no address any more, or soon will be none.

        Where it has its bytes after all, the upload moves to PROCESSING.
        """
        image = self._recorder.upload.image
        if image is None or not (self._ticket is None or self.expired(ADDRESS_MARGIN)):
            return
        self._ticket = None
        with self._asking():
            found = remove_own(self._recorder.upload, self._client)
        if found.remains is Remains.FINISHED:
            self._recorder.move(UploadState.PROCESSING, image=found.upload.image)
            return
        left = self._recorder.upload.left_images
        if found.remains is Remains.UNTOLD:  # it can be neither used nor deleted: it is named
            left = (*left, LeftImage(image.id, image.created))
        self._recorder.note(image=None, expires=None, left_images=left)

    def look_at_end(self) -> None:
        """Tell anew of doubtful images once the bytes are stored: what fails changes nothing."""
        with suppress(UploadError, CancelRequested), self._asking():
            self._name_doubtful()

    def expired(self, margin: timedelta = timedelta()) -> bool:
        """Whether the address is no longer valid, or soon will not be, by Linode's clock."""
        expires = self._recorder.upload.expires
        return expires is not None and self._client.now() + margin >= expires

    def look(self) -> None:
        """Ask for the image, if there is one: it may have its bytes although no answer came.

        Then the upload moves to PROCESSING. Raises ImageGone, or why it cannot be asked now.
        """
        before = self._recorder.upload.image
        if before is None:
            return
        try:
            with self._asking(), self._client.within(LOOK_SECONDS):
                image = self._client.image(before.id)
        except NotFound:
            self._gone()
            return
        if not is_same(image, before):
            self._gone()
        elif has_bytes(image):
            self._recorder.move(UploadState.PROCESSING, image=image)

    def _gone(self) -> None:
        """Well where its time is over or it was to be deleted: another is asked for."""
        if self._ticket is not None and not self.expired():
            raise ImageGone
        self._ticket = None
        self._recorder.note(image=None, expires=None)

    def _requested(self) -> UploadTicket:
        """Ask for an address; the image is known, and kept, before the first byte is sent."""
        whom, who = self._client.api_url, self._context.user
        if self._recorder.upload.in_doubt:
            with self._asking():
                who = self._name_doubtful() or who
        self._recorder.move(UploadState.REQUESTING, api_url=whom, user=who)
        with self._asking():
            ticket = self._made()
        self._recorder.note(image=ticket.image, expires=ticket.expires)
        self._context.cancel.check()
        return ticket

    def _name_doubtful(self) -> str:
        """Name what requests without a clear answer may have made; return who asks Linode.

        That this fails stops nothing: it is looked for again later. Nothing is deleted.
        """
        upload = self._recorder.upload
        if not (upload.in_doubt or upload.left_images):
            return ""
        try:
            with self._client.within(LOOK_SECONDS):
                found = with_doubtful(upload, self._client, self._context)
        except UploadError:
            self._context.cancel.check()
            return ""
        self.doubt = Doubt.NONE
        self._recorder.note(left_images=found.left_images, in_doubt=found.in_doubt)
        return found.user

    def _made(self) -> UploadTicket:
        try:
            return self._client.request_upload(self._recorder.upload.spec)
        except UploadError as error:
            self.doubt = doubt_after(error)
            if self.doubt is not Doubt.NONE:
                self._recorder.take(in_doubt=True)
            raise

    @contextmanager
    def _asking(self) -> Iterator[None]:
        """Around a request: giving up ends it at once, and is no network failure."""
        try:
            with self._context.cancel.on_cancel(self._client.abort):
                yield
        except UploadError:
            self._context.cancel.check()
            raise
