"""One upload: ask for the address, send, try again, settle what is true.

`run` is a plain function. The console calls it directly, the window from a QThread.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count

from imageuploader.disk.files.upload_body import Body, unchanged
from imageuploader.domain.cancel import CancelRequested
from imageuploader.domain.disk_report import Payload
from imageuploader.domain.errors import (
    AddressRefused,
    Garbled,
    ImageGone,
    UploadError,
    WrongChecksum,
)
from imageuploader.domain.interruption import left
from imageuploader.domain.retry_policy import (
    never_arrived,
    seconds_before_retry,
    seconds_to_confirm,
)
from imageuploader.domain.upload import Progress, Upload, UploadState
from imageuploader.linode import object_storage
from imageuploader.linode.client import LinodeClient
from imageuploader.transfer import cleanup
from imageuploader.transfer.context import BlockedTime, ProgressThrottle, TransferContext
from imageuploader.transfer.pending_image import PendingImage
from imageuploader.transfer.recorder import UploadRecorder

CHUNK_BYTES = 64 * 1024
"""Small enough for a slow line to move visibly, large enough for a fast one (tests/bench)."""

_MD5_DIGITS = 32
_S = UploadState


def run(upload: Upload, payload: Payload, client: LinodeClient, context: TransferContext) -> Upload:
    """Send the payload; return the upload in PROCESSING, FAILED, CANCELLED or GONE.

    It comes back in QUEUED, with the error, where somebody must sign in first and nothing was
    made yet, and as `left` has it where the program ends. Every move is kept before the request
    it stands for. Nothing but a bug is raised, or what `keep` raises.
    """
    known = replace(upload, total_bytes=payload.size, md5=payload.md5, sha256=payload.sha256)
    recorder = UploadRecorder(known, context.callbacks.save)
    pending = PendingImage(recorder, client, context)
    try:
        _Engine(recorder, pending, payload, context).send_until_stored()
        pending.look_at_end()
    except CancelRequested:
        if context.cancel.leaving:
            return context.record(left(recorder.upload))
        return cleanup.cancelled(recorder.upload, client, context, pending.doubt)
    except UploadError as error:
        if error.needs_sign_in and recorder.state is _S.REQUESTING and not pending.has_image:
            recorder.move(_S.QUEUED, error=error.bare())
        else:
            return cleanup.failed(recorder.upload, error, client, context, pending.doubt)
    return recorder.upload


class _Engine:
    """Attempt after attempt."""

    def __init__(
        self,
        recorder: UploadRecorder,
        pending: PendingImage,
        payload: Payload,
        context: TransferContext,
    ) -> None:
        self._recorder = recorder
        self._pending = pending
        self._payload = payload
        self._context = context
        self._tell = ProgressThrottle(context.callbacks.on_progress)
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
                if self._recorder.state is _S.PROCESSING:  # only the history could not be told
                    return
                self._context.cancel.check()
                self._settle(attempt, error)
            if self._recorder.state is _S.PROCESSING:
                return

    def _attempt(self, attempt: int) -> None:
        self._look()
        if self._recorder.state is not _S.PROCESSING:
            self._pending.give_back()
        if self._recorder.state is _S.PROCESSING:
            return
        unchanged(self._payload)
        address = self._pending.address()
        self._sent = 0
        self._recorder.move(_S.UPLOADING, attempts=attempt, sent_bytes=0)
        etag = self._put(address, attempt)
        self._context.cancel.check()
        if self._recorder.state is not _S.FINALISING:
            raise Garbled("upload", "the store answered before it had all bytes")
        self._compare(etag)
        self._recorder.move(_S.PROCESSING)

    def _put(self, address: str, attempt: int) -> str:
        """Send the body; return the store's ETag."""
        try:
            stored = object_storage.put(
                address,
                self._body(attempt),
                self._payload.size,
                cancel=self._context.cancel,
                ca_file=self._context.policy.ca_file,
                timeouts=self._context.policy.timeouts,
            )
        finally:
            self._recorder.take(sent_bytes=self._sent)
        return stored.etag

    def _body(self, attempt: int) -> Iterator[bytes]:
        """The bytes, with progress; after the last one only the answer is missing."""
        total = self._payload.size
        self._tell(Progress(0, total, attempt))
        body = Body(self._payload, cancel=self._context.cancel, size=CHUNK_BYTES)
        blocked = BlockedTime()
        for chunk in body:
            with blocked.measure():
                yield chunk
            self._sent += len(chunk)
            self._tell(Progress(self._sent, total, attempt, blocked.seconds))
        self._recorder.move(_S.FINALISING, sent_bytes=self._sent, md5=body.md5)

    def _compare(self, etag: str) -> None:
        """Raise WrongChecksum where the store's ETag is an MD5, and not ours."""
        stored = etag.lower()
        is_md5 = len(stored) == _MD5_DIGITS and not stored.strip("0123456789abcdef")
        if is_md5 and stored != self._recorder.upload.md5:
            raise WrongChecksum(self._recorder.upload.md5, stored)

    def _look(self) -> None:
        """Ask for the image; that it cannot be asked matters only where it may have arrived."""
        error = self._look_if_possible()
        if error is not None and self._whole and error.transient:
            raise error

    def _look_if_possible(self) -> UploadError | None:
        """Ask for the image; return why it cannot be asked, raise only ImageGone."""
        try:
            self._pending.look()
        except ImageGone:
            raise
        except UploadError as error:
            return error
        return None

    def _settle(self, attempt: int, error: UploadError) -> None:
        """After a failed attempt: wait, or raise the error."""
        refused = isinstance(error, AddressRefused) and self._pending.expired()
        if not (error.transient or refused or self._was_garbled_once(error)):
            raise error
        if self._never_got_through(attempt, error):
            raise error
        if self._recorder.state is not _S.RETRY_WAIT:
            self._whole = self._recorder.state is _S.FINALISING
        waits = self._context.policy.waits
        pause = seconds_to_confirm if self._whole else seconds_before_retry
        self._wait(pause(attempt, error, waits), attempt, error)
        if attempt >= waits.attempts and self._recorder.state is not _S.PROCESSING:
            self._give_up(error)

    def _was_garbled_once(self, error: UploadError) -> bool:
        """Whether this is the first answer to a request for an address that made no sense."""
        if not isinstance(error, Garbled) or self._recorder.state is not _S.REQUESTING:
            return False
        self._garbled += 1
        return self._garbled == 1

    def _wait(self, seconds: float, attempt: int, error: UploadError) -> None:
        """Wait for the next attempt; where all bytes may have arrived, ask at once as well."""
        until = datetime.now(UTC) + timedelta(seconds=seconds)
        facts = {"retry_at": until, "attempts": attempt, "error": error.bare()}
        with self._context.cancel.before_sleep():  # who sees the state may ask to go on at once
            if self._recorder.state is _S.RETRY_WAIT:
                self._recorder.note(**facts)
            else:
                self._recorder.move(_S.RETRY_WAIT, **facts)
                if self._whole:
                    self._look_if_possible()
            if self._recorder.state is not _S.PROCESSING:
                self._context.cancel.sleep(seconds)

    def _give_up(self, error: UploadError) -> None:
        """Raise the error of the last attempt, unless it went well after all."""
        self._look()
        if self._recorder.state is not _S.PROCESSING:
            raise error

    def _never_got_through(self, attempt: int, error: UploadError) -> bool:
        """Whether Linode could not even be asked: nothing is lost by saying so at once."""
        if self._context.policy.answered_before or attempt > 1 or self._pending.has_address:
            return False
        return never_arrived(error)
