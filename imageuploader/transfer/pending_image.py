"""The pending image of one upload: requests its address, and asks whether the bytes arrived."""

from contextlib import AbstractContextManager, suppress
from datetime import timedelta

from imageuploader.domain.cancel import CancelRequested
from imageuploader.domain.errors import ImageGone, NotFound, UploadError
from imageuploader.domain.image import UploadTicket
from imageuploader.domain.retry import Doubt, doubt_after
from imageuploader.domain.upload import LeftImage, UploadState
from imageuploader.linode.address import require_safe_address
from imageuploader.linode.client import LinodeClient
from imageuploader.transfer.cleanup import name_doubtful
from imageuploader.transfer.leftover_images import Remains, has_bytes, remove_own
from imageuploader.transfer.ownership import is_same_image
from imageuploader.transfer.recorder import UploadRecorder
from imageuploader.transfer.token_check import name_missing_right
from imageuploader.transfer.transfer_context import TransferContext

ADDRESS_MARGIN = timedelta(hours=1)
QUERY_SECONDS = 15.0


class PendingImage:
    """The address of one upload while it is valid, and the doubt a lost answer leaves behind."""

    def __init__(
        self, recorder: UploadRecorder, client: LinodeClient, context: TransferContext
    ) -> None:
        self.doubt = Doubt.NONE
        self._recorder = recorder
        self._client = client
        self._context = context
        self._ticket: UploadTicket | None = None

    @property
    def has_address(self) -> bool:
        """Whether there is an address to send to."""
        return self._ticket is not None

    def address(self) -> str:
        """Return the address; request one if there is none."""
        if self._ticket is None:
            self._ticket = self._request_address()
        return self._ticket.address

    def release_unusable(self) -> None:
        """Remove an image whose address is lost, expired or about to expire.

        If it has its bytes after all, the upload moves to PROCESSING.
        """
        image = self._recorder.upload.image
        if image is None or not (self._ticket is None or self.expired(ADDRESS_MARGIN)):
            return
        self._ticket = None
        with self._abortable():
            own = remove_own(self._recorder.upload, self._client)
        if own.remains is Remains.FINISHED:
            self._recorder.move(UploadState.PROCESSING, image=own.upload.image)
            return
        left = self._recorder.upload.left_images
        if own.remains is Remains.UNKNOWN:  # it can be neither used nor deleted: it is named
            left = (*left, LeftImage(image.id, image.created))
        self._recorder.update(image=None, expires=None, left_images=left)

    def recheck_doubtful(self) -> None:
        """Name the doubtful images again once the bytes are stored; a failure changes nothing."""
        with suppress(UploadError, CancelRequested), self._abortable():
            self._name_doubtful()

    def expired(self, margin: timedelta = timedelta()) -> bool:
        """Whether the address is no longer valid, or soon will not be, by Linode's clock."""
        expires = self._recorder.upload.expires
        return expires is not None and self._client.now() + margin >= expires

    def refresh(self) -> None:
        """Query the image, if there is one: it may have its bytes although no answer came.

        Then the upload moves to PROCESSING. Raises ImageGone, or why the query fails.
        """
        before = self._recorder.upload.image
        if before is None:
            return
        try:
            with self._abortable(), self._client.within(QUERY_SECONDS):
                image = self._client.image(before.id)
        except NotFound:
            self._forget_image()
            return
        if not is_same_image(image, before):
            self._forget_image()
        elif has_bytes(image):
            self._recorder.move(UploadState.PROCESSING, image=image)

    def _forget_image(self) -> None:
        """Not an error if the address expired or was being deleted: request a new one."""
        if self._ticket is not None and not self.expired():
            raise ImageGone
        self._ticket = None
        self._recorder.update(image=None, expires=None)

    def _request_address(self) -> UploadTicket:
        """Request an address; the image is known, and saved, before the first byte is sent."""
        api_url, user = self._client.api_url, self._context.user
        if self._recorder.upload.in_doubt:
            with self._abortable():
                user = self._name_doubtful() or user
        self._recorder.move(UploadState.REQUESTING, api_url=api_url, user=user)
        with self._abortable():
            ticket = self._create_image()
        self._recorder.update(image=ticket.image, expires=ticket.expires)
        self._context.cancel.check()
        require_safe_address(ticket.address)  # the image is recorded: it will be removed
        self._agree()
        return ticket

    def _agree(self) -> None:
        """Agree to the terms for Europe, if the person did so with this upload.

        A failure stops nothing: Linode takes the image all the same, and is asked again.
        """
        if not self._recorder.upload.spec.agrees:
            return
        with suppress(UploadError), self._abortable(), self._client.within(QUERY_SECONDS):
            self._client.agree()

    def _name_doubtful(self) -> str:
        """Name what requests without a clear answer may have created; return the token's owner.

        A failure stops nothing: the search is repeated later. Nothing is deleted.
        """
        upload = self._recorder.upload
        if not (upload.in_doubt or upload.left_images):
            return ""
        try:
            with self._client.within(QUERY_SECONDS):
                named = name_doubtful(upload, self._client, self._context)
        except UploadError:
            self._context.cancel.check()
            return ""
        self.doubt = Doubt.NONE
        self._recorder.update(left_images=named.left_images, in_doubt=named.in_doubt)
        return named.user

    def _create_image(self) -> UploadTicket:
        try:
            return self._client.request_upload(self._recorder.upload.spec)
        except UploadError as error:
            self.doubt = doubt_after(error)
            if self.doubt is not Doubt.NONE:
                self._recorder.stage(in_doubt=True)
            named = name_missing_right(self._client, error)
            if named is error:  # which may not be its own cause
                raise
            raise named from error

    def _abortable(self) -> AbstractContextManager[None]:
        """Around a request: a cancel ends it at once."""
        return self._client.ended_by(self._context.cancel)
