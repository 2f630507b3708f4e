"""What is asked of Linode about one upload: an address for it, and whether it has arrived."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from imageuploader.domain.errors import ImageGone, NotFound, UploadError
from imageuploader.domain.ticket import UploadTicket
from imageuploader.domain.upload import UploadState
from imageuploader.linode.client import LinodeClient
from imageuploader.transfer import cleanup
from imageuploader.transfer.cleanup import Doubt, doubt_after
from imageuploader.transfer.context import Desk
from imageuploader.transfer.leftover_images import delete, waits_for_bytes
from imageuploader.transfer.recorder import Course

ADDRESS_MARGIN = timedelta(hours=1)
LOOK_SECONDS = 15.0


class Inquiry:
    """The address of one upload while it is valid, and what a lost answer leaves in doubt."""

    def __init__(self, course: Course, client: LinodeClient, desk: Desk) -> None:
        self.doubt = Doubt.NONE
        self._course = course
        self._client = client
        self._desk = desk
        self._ticket: UploadTicket | None = None

    @property
    def nothing_made(self) -> bool:
        """Whether there surely is no image of this upload."""
        return self._course.upload.image is None and self.doubt is Doubt.NONE

    @property
    def has_address(self) -> bool:
        """Whether there is an address to send to."""
        return self._ticket is not None

    def address(self) -> str:
        """Return the address; one that soon is over is given back and another asked for."""
        if self._ticket is None or self.expired(ADDRESS_MARGIN):
            self._ticket = self._requested()
        return self._ticket.address

    def expired(self, margin: timedelta = timedelta()) -> bool:
        """Whether the address is no longer valid, or soon will not be, by Linode's clock."""
        expires = self._course.upload.expires
        return expires is not None and self._client.now() + margin >= expires

    def look(self) -> None:
        """Ask for the image, if there is one: it may have its bytes although no answer came.

        Then the upload moves to PROCESSING. Raises ImageGone, or why it cannot be asked now.
        """
        image = self._course.upload.image
        if image is None:
            return
        try:
            with self._asking(), self._client.within(LOOK_SECONDS):
                image = self._client.image(image.id)
        except NotFound as error:
            self._gone(error)
            return
        if not waits_for_bytes(image):
            self._course.move(UploadState.PROCESSING, image=image)

    def _gone(self, error: NotFound) -> None:
        """Well where its time is over or it was to be deleted: another is asked for."""
        if self._ticket is not None and not self.expired():
            raise ImageGone from error
        self._ticket = None
        self._course.note(image=None, expires=None)

    def _requested(self) -> UploadTicket:
        """Ask for an address; the image is known, and kept, before the first byte is sent."""
        self._ticket = None
        whom, who = self._client.api_url, self._desk.user
        self._course.move(UploadState.REQUESTING, api_url=whom, user=who)
        with self._asking():
            self._give_back()
            ticket = self._made()
        self._course.note(image=ticket.image, expires=ticket.expires)
        self._desk.cancel.check()
        return ticket

    def _give_back(self) -> None:
        """Leave no image behind for which there is no address any more, or never was one."""
        upload = self._course.upload
        if upload.image is not None:
            delete(upload.image, self._client)
            self._course.note(image=None, expires=None)
        if self.doubt is not Doubt.NONE:
            cleared = cleanup.without_orphan(upload, self._client, self._desk)
            self._course.note(left_images=cleared.left_images)
            self.doubt = Doubt.NONE

    def _made(self) -> UploadTicket:
        try:
            return self._client.request_upload(self._course.upload.spec)
        except UploadError as error:
            self.doubt = doubt_after(error)
            raise

    @contextmanager
    def _asking(self) -> Iterator[None]:
        """Around a request: giving up ends it at once, and is no network failure."""
        try:
            with self._desk.cancel.shutting(self._client.abort):
                yield
        except UploadError:
            self._desk.cancel.check()
            raise
