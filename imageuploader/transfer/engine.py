"""One upload: ask for the address, send, try again, settle what is true.

`run` is a plain function. The console calls it directly, the window from a QThread.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from imageuploader.disk.send import Body
from imageuploader.domain.cancel import CancelRequested
from imageuploader.domain.disk import Payload
from imageuploader.domain.errors import (
    AddressRefused,
    Garbled,
    ImageGone,
    NetworkError,
    NotFound,
    Unreachable,
    UploadError,
    WrongChecksum,
)
from imageuploader.domain.image import Image, ImageStatus
from imageuploader.domain.ticket import UploadTicket
from imageuploader.domain.upload import Progress, Upload, UploadState
from imageuploader.linode import storage
from imageuploader.linode.client import LinodeClient
from imageuploader.transfer import cleanup
from imageuploader.transfer.backoff import passes, seconds_before
from imageuploader.transfer.desk import Desk, Throttle

ADDRESS_MARGIN = timedelta(hours=1)
_MD5_DIGITS = 32


def run(upload: Upload, payload: Payload, client: LinodeClient, desk: Desk) -> Upload:
    """Send the payload; return the upload in PROCESSING, FAILED, CANCELLED or GONE.

    Every move is kept before the request it stands for. Nothing but a bug is raised.
    """
    engine = _Engine(upload, payload, client, desk)
    try:
        engine.send_until_stored()
    except CancelRequested:
        return cleanup.cancelled(engine.upload, client, desk, doubtful=engine.asked)
    except UploadError as error:
        return cleanup.failed(engine.upload, error, client, desk)
    return engine.upload


class _Engine:
    """The upload as it moves, its ticket, and whether an address was asked for in vain so far."""

    def __init__(self, upload: Upload, payload: Payload, client: LinodeClient, desk: Desk) -> None:
        self.upload = replace(
            upload, total_bytes=payload.size, md5=payload.md5, sha256=payload.sha256
        )
        self._payload = payload
        self._client = client
        self._desk = desk
        self._ticket: UploadTicket | None = None
        self.asked = False

    def send_until_stored(self) -> None:
        """Attempt after attempt, until the store has the bytes or no attempt is left."""
        attempt = 0
        while self.upload.state not in {UploadState.PROCESSING, UploadState.GONE}:
            attempt += 1
            try:
                self._attempt(attempt)
            except UploadError as error:
                self._desk.cancel.check()
                self._settle(attempt, error)

    def _attempt(self, attempt: int) -> None:
        ticket = self._ticket or self._request()
        self._move(UploadState.UPLOADING, attempts=attempt, sent_bytes=0, retry_at=None)
        stored = storage.put(
            ticket.address,
            self._body(attempt),
            self._payload.size,
            cancel=self._desk.cancel,
            ca_file=self._desk.ca_file,
        )
        if self.upload.state is not UploadState.FINALISING:
            raise Garbled("upload", "the store answered before it had all bytes")
        self._compare(stored.etag)
        self._move(UploadState.PROCESSING)

    def _request(self) -> UploadTicket:
        """Ask for an address; the image is known, and kept, before the first byte is sent."""
        if self.upload.state is not UploadState.REQUESTING:
            self._move(UploadState.REQUESTING)
        with self._asking():
            self.asked = True
            ticket = self._client.request_upload(self.upload.spec)
        self._ticket, self.asked = ticket, False
        self.upload = replace(self.upload, image=ticket.image, expires=ticket.expires)
        self._desk.keep(self.upload)
        self._desk.cancel.check()
        return ticket

    def _body(self, attempt: int) -> Iterator[bytes]:
        """The bytes, with progress; after the last one only the answer is missing."""
        tell = Throttle(self._desk.told)
        total, sent = self._payload.size, 0
        tell(Progress(0, total, attempt))
        body = Body(self._payload, cancel=self._desk.cancel)
        for chunk in body:
            yield chunk
            sent += len(chunk)
            tell(Progress(sent, total, attempt))
        self._move(UploadState.FINALISING, sent_bytes=sent, md5=body.md5)

    def _compare(self, etag: str) -> None:
        """Raise WrongChecksum where the store's ETag is an MD5, and not ours."""
        stored = etag.lower()
        is_md5 = len(stored) == _MD5_DIGITS and not stored.strip("0123456789abcdef")
        if is_md5 and stored != self.upload.md5:
            raise WrongChecksum(self.upload.md5, stored)

    def _settle(self, attempt: int, error: UploadError) -> None:
        """After a failed attempt: wait and learn what is true, or raise the error."""
        expired = isinstance(error, AddressRefused) and self._expired()
        if not (passes(error) or expired) or self._never_got_through(attempt, error):
            raise error
        wait = seconds_before(attempt, error, self._desk.waits)
        if wait is None:
            wait = 0.0
        last = attempt > len(self._desk.waits)
        self._move(UploadState.RETRY_WAIT, retry_at=datetime.now(UTC) + timedelta(seconds=wait))
        if self._ticket is None:
            cleanup.remove_orphan(self.upload, error, self._client)
            self.asked = False
        self._desk.cancel.wait(wait)
        self._look(last, error)

    def _never_got_through(self, attempt: int, error: UploadError) -> bool:
        """Whether Linode could not even be asked: nothing is lost by saying so at once."""
        arrived = isinstance(error, Unreachable) and error.sent
        return (
            attempt == 1
            and self._ticket is None
            and isinstance(error, NetworkError)
            and not arrived
        )

    def _look(self, last: bool, error: UploadError) -> None:
        """Ask for the image: it may have arrived although no answer came."""
        if self._ticket is not None:
            try:
                with self._asking():
                    image = self._client.image(self._ticket.image.id)
            except NotFound:
                raise ImageGone from error
            except UploadError:
                image = self._ticket.image
            if image.status != ImageStatus.PENDING_UPLOAD:
                self._move(UploadState.PROCESSING, image=image)
                return
        if last:
            raise error
        if self._expired(ADDRESS_MARGIN):
            self._renew()

    def _renew(self) -> None:
        """Give the old address back: the next attempt asks for another."""
        if self._ticket is not None:
            with self._asking():
                cleanup.delete(self._ticket.image, self._client)
        self._ticket = None
        self.upload = replace(self.upload, image=None, expires=None)
        self._desk.keep(self.upload)

    def _expired(self, margin: timedelta = timedelta()) -> bool:
        expires = self._ticket.expires if self._ticket else None
        return expires is not None and datetime.now(UTC) + margin >= expires

    def _move(
        self,
        state: UploadState,
        *,
        image: Image | None = None,
        **changes: object,
    ) -> None:
        moved = self.upload.moved_to(state)
        self.upload = replace(moved, image=image or moved.image, **changes)  # type: ignore[arg-type]  # replace checks the names
        self._desk.keep(self.upload)

    @contextmanager
    def _asking(self) -> Iterator[None]:
        """Around a request: giving up ends it at once, and is no network failure."""
        try:
            with self._desk.cancel.shutting(self._client.abort):
                yield
        except UploadError:
            self._desk.cancel.check()
            raise
