"""One upload: ask for the address, send, try again, settle what is true.

`run` is a plain function. The console calls it directly, the window from a QThread.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count

from imageuploader.disk.files.upload_body import UploadBody, require_unchanged
from imageuploader.domain.cancel import CancelRequested
from imageuploader.domain.disk_report import Payload
from imageuploader.domain.errors import (
    AddressRefused,
    Garbled,
    ImageGone,
    NetworkError,
    Unreachable,
    UploadError,
    WrongChecksum,
)
from imageuploader.domain.interruption import left
from imageuploader.domain.upload import Progress, Upload, UploadState
from imageuploader.linode import object_storage
from imageuploader.linode.client import LinodeClient
from imageuploader.transfer import cleanup
from imageuploader.transfer.access import needs_sign_in
from imageuploader.transfer.context import Desk, Throttle, Waiting
from imageuploader.transfer.pending_image import Inquiry
from imageuploader.transfer.recorder import Course
from imageuploader.transfer.retry_policy import passes, seconds_before, seconds_to_settle

CHUNK_BYTES = 64 * 1024
"""Small enough for a slow line to move visibly, large enough for a fast one (tests/bench)."""

_MD5_DIGITS = 32
_S = UploadState


def run(upload: Upload, payload: Payload, client: LinodeClient, desk: Desk) -> Upload:
    """Send the payload; return the upload in PROCESSING, FAILED, CANCELLED or GONE.

    It comes back in QUEUED, with the error, where somebody must sign in first and nothing was
    made yet, and as `left` has it where the program ends. Every move is kept before the request
    it stands for. Nothing but a bug is raised, or what `keep` raises.
    """
    known = replace(upload, total_bytes=payload.size, md5=payload.md5, sha256=payload.sha256)
    course = Course(known, desk.keep)
    inquiry = Inquiry(course, client, desk)
    try:
        _Engine(course, inquiry, payload, desk).send_until_stored()
        inquiry.look_at_end()
    except CancelRequested:
        if desk.cancel.leaving:
            return desk.kept(left(course.upload))
        return cleanup.cancelled(course.upload, client, desk, inquiry.doubt)
    except UploadError as error:
        if needs_sign_in(error) and course.state is _S.REQUESTING and not inquiry.has_image:
            course.move(_S.QUEUED, error=error.bare())
        else:
            return cleanup.failed(course.upload, error, client, desk, inquiry.doubt)
    return course.upload


class _Engine:
    """Attempt after attempt."""

    def __init__(self, course: Course, inquiry: Inquiry, payload: Payload, desk: Desk) -> None:
        self._course = course
        self._inquiry = inquiry
        self._payload = payload
        self._desk = desk
        self._tell = Throttle(desk.told)
        self._sent = 0
        self._garbled = 0
        self._whole = False
        """Whether the store may have all bytes although it did not say so."""

    def send_until_stored(self) -> None:
        """Try until the store has the bytes; raise why it has not when no attempt is left."""
        for attempt in count(1):
            try:
                self._attempt(attempt)
            except UploadError as error:
                if self._course.state is _S.PROCESSING:  # only the history could not be told
                    return
                self._desk.cancel.check()
                self._settle(attempt, error)
            if self._course.state is _S.PROCESSING:
                return

    def _attempt(self, attempt: int) -> None:
        self._look()
        if self._course.state is not _S.PROCESSING:
            self._inquiry.give_back()
        if self._course.state is _S.PROCESSING:
            return
        require_unchanged(self._payload)
        address = self._inquiry.address()
        self._sent = 0
        self._course.move(_S.UPLOADING, attempts=attempt, sent_bytes=0)
        etag = self._put(address, attempt)
        self._desk.cancel.check()
        if self._course.state is not _S.FINALISING:
            raise Garbled("upload", "the store answered before it had all bytes")
        self._compare(etag)
        self._course.move(_S.PROCESSING)

    def _put(self, address: str, attempt: int) -> str:
        """Send the body; return the store's ETag."""
        try:
            stored = object_storage.put(
                address,
                self._body(attempt),
                self._payload.size,
                cancel=self._desk.cancel,
                ca_file=self._desk.ca_file,
                patience=self._desk.patience,
            )
        finally:
            self._course.take(sent_bytes=self._sent)
        return stored.etag

    def _body(self, attempt: int) -> Iterator[bytes]:
        """The bytes, with progress; after the last one only the answer is missing."""
        total = self._payload.size
        self._tell(Progress(0, total, attempt))
        body = UploadBody(self._payload, cancel=self._desk.cancel, size=CHUNK_BYTES)
        line = Waiting()
        for chunk in body:
            with line.counted():
                yield chunk
            self._sent += len(chunk)
            self._tell(Progress(self._sent, total, attempt, line.seconds))
        self._course.move(_S.FINALISING, sent_bytes=self._sent, md5=body.md5)

    def _compare(self, etag: str) -> None:
        """Raise WrongChecksum where the store's ETag is an MD5, and not ours."""
        stored = etag.lower()
        is_md5 = len(stored) == _MD5_DIGITS and not stored.strip("0123456789abcdef")
        if is_md5 and stored != self._course.upload.md5:
            raise WrongChecksum(self._course.upload.md5, stored)

    def _look(self) -> None:
        """Ask for the image; that it cannot be asked matters only where it may have arrived."""
        error = self._look_if_possible()
        if error is not None and self._whole and passes(error):
            raise error

    def _look_if_possible(self) -> UploadError | None:
        """Ask for the image; return why it cannot be asked, raise only ImageGone."""
        try:
            self._inquiry.look()
        except ImageGone:
            raise
        except UploadError as error:
            return error
        return None

    def _settle(self, attempt: int, error: UploadError) -> None:
        """After a failed attempt: wait, or raise the error."""
        refused = isinstance(error, AddressRefused) and self._inquiry.expired()
        if not (passes(error) or refused or self._was_garbled_once(error)):
            raise error
        if self._never_got_through(attempt, error):
            raise error
        if self._course.state is not _S.RETRY_WAIT:
            self._whole = self._course.state is _S.FINALISING
        pause = seconds_to_settle if self._whole else seconds_before
        self._wait(pause(attempt, error, self._desk.waits), attempt, error)
        if attempt > len(self._desk.waits) and self._course.state is not _S.PROCESSING:
            self._give_up(error)

    def _was_garbled_once(self, error: UploadError) -> bool:
        """Whether this is the first answer to a request for an address that made no sense."""
        if not isinstance(error, Garbled) or self._course.state is not _S.REQUESTING:
            return False
        self._garbled += 1
        return self._garbled == 1

    def _wait(self, seconds: float, attempt: int, error: UploadError) -> None:
        """Wait for the next attempt; where all bytes may have arrived, ask at once as well."""
        until = datetime.now(UTC) + timedelta(seconds=seconds)
        facts = {"retry_at": until, "attempts": attempt, "error": error.bare()}
        with self._desk.cancel.pausing():  # who sees the state may ask to go on at once
            if self._course.state is _S.RETRY_WAIT:
                self._course.note(**facts)
            else:
                self._course.move(_S.RETRY_WAIT, **facts)
                if self._whole:
                    self._look_if_possible()
            if self._course.state is not _S.PROCESSING:
                self._desk.cancel.wait(seconds)

    def _give_up(self, error: UploadError) -> None:
        """Raise the error of the last attempt, unless it went well after all."""
        self._look()
        if self._course.state is not _S.PROCESSING:
            raise error

    def _never_got_through(self, attempt: int, error: UploadError) -> bool:
        """Whether Linode could not even be asked: nothing is lost by saying so at once."""
        if self._desk.met or attempt > 1 or self._inquiry.has_address:
            return False
        arrived = isinstance(error, Unreachable) and error.sent
        return isinstance(error, NetworkError) and not arrived
