"""One upload: request the address, send, retry, and establish what really happened.

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
    Garbled,
    ImageGone,
    UploadError,
    WrongChecksum,
)
from imageuploader.domain.interruption import interrupt
from imageuploader.domain.retry import (
    FailedAttempt,
    may_retry_upload,
    seconds_before_retry,
    seconds_to_confirm,
)
from imageuploader.domain.upload import BrokenAttempt, Progress, Upload, UploadState
from imageuploader.linode import object_storage
from imageuploader.linode.client import LinodeClient
from imageuploader.transfer import cleanup
from imageuploader.transfer.pending_image import PendingImage
from imageuploader.transfer.rate_limit import RateLimit
from imageuploader.transfer.recorder import UploadRecorder
from imageuploader.transfer.speed_recorder import SpeedRecorder
from imageuploader.transfer.transfer_context import BlockedTime, ProgressThrottle, TransferContext

CHUNK_BYTES = 64 * 1024
"""Small enough that a slow link moves visibly, large enough for a fast one (tests/bench)."""

_MD5_DIGITS = 32
_S = UploadState


def run(upload: Upload, payload: Payload, client: LinodeClient, context: TransferContext) -> Upload:
    """Send the payload; return the upload in PROCESSING, FAILED, CANCELLED or GONE.

    It comes back in QUEUED, with the error and with its image if it has one, if somebody must
    sign in first, and as `left` returns it if the program exits. Every change of state is saved
    before the request it stands for. Raises nothing but bugs, and what `save` raises.
    """
    known = replace(
        upload,
        total_bytes=payload.size,
        md5=payload.md5,
        sha256=payload.sha256,
        attempts_allowed=context.policy.waits.attempts,
    )
    recorder = UploadRecorder(known, context.callbacks.save)
    pending = PendingImage(recorder, client, context)
    try:
        _Engine(recorder, pending, payload, context).send_until_stored()
        pending.recheck_doubtful()
    except CancelRequested:
        if context.cancel.leaving:
            return context.record(interrupt(recorder.upload))
        return cleanup.cancel_upload(recorder.upload, client, context, pending.doubt)
    except UploadError as error:
        if error.needs_sign_in and _wait_for_sign_in(recorder, error):
            return recorder.upload
        return cleanup.fail_upload(recorder.upload, error, client, context, pending.doubt)
    return recorder.upload


def _wait_for_sign_in(recorder: UploadRecorder, error: UploadError) -> bool:
    """Put an upload back in line with what is missing; return whether its state allows that.

    It keeps its image, which may have all bytes: nobody could ask. Later that is asked first.
    """
    if recorder.state is _S.QUEUED:
        recorder.update(error=error.bare())
    elif recorder.upload.can_move_to(_S.QUEUED):
        recorder.move(_S.QUEUED, error=error.bare())
    return recorder.state is _S.QUEUED


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
        self._speeds = SpeedRecorder(context.callbacks.on_progress)
        self._report = ProgressThrottle(self._speeds)
        self._sent = 0
        self._garbled = 0
        self._sent_in_full = False
        """Whether the store may have all bytes although it did not confirm them."""

    def send_until_stored(self) -> None:
        """Try until the store has the bytes; raise the last error when no attempt is left."""
        for attempt in count(1):
            try:
                self._attempt(attempt)
            except UploadError as error:
                if self._recorder.state is _S.PROCESSING:  # only saving that failed
                    return
                self._context.cancel.check()
                self._retry_or_raise(attempt, error)
            if self._recorder.state is _S.PROCESSING:
                return

    def _attempt(self, attempt: int) -> None:
        self._refresh_image()
        if self._recorder.state is not _S.PROCESSING:
            self._pending.release_unusable()
        if self._recorder.state is _S.PROCESSING:
            return
        require_unchanged(self._payload)
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
                self._read_body(attempt),
                self._payload.size,
                cancel=self._context.cancel,
                ca_file=self._context.policy.ca_file,
                network=self._context.policy.network,
                timeouts=self._context.policy.timeouts,
            )
        finally:
            self._recorder.stage(sent_bytes=self._sent, **self._speeds.facts())
        return stored.etag

    def _read_body(self, attempt: int) -> Iterator[bytes]:
        """Yield the bytes and report progress; after the last one only the answer is missing."""
        total = self._payload.size
        self._speeds.start()
        self._report(Progress(0, total, attempt))
        body = UploadBody(self._payload, cancel=self._context.cancel, size=CHUNK_BYTES)
        blocked, context = BlockedTime(), self._context
        limit = RateLimit(context.policy.bandwidth_limit, context.cancel)
        for chunk in body:
            limit.wait_before(len(chunk))
            with blocked.measure():
                yield chunk
            self._sent += len(chunk)
            self._report(Progress(self._sent, total, attempt, blocked.seconds, limit.held))
        facts = self._speeds.facts()
        self._recorder.move(_S.FINALISING, sent_bytes=self._sent, md5=body.md5, **facts)

    def _compare(self, etag: str) -> None:
        """Raise WrongChecksum if the store's ETag is an MD5, and not ours."""
        stored = etag.lower()
        is_md5 = len(stored) == _MD5_DIGITS and not stored.strip("0123456789abcdef")
        if is_md5 and stored != self._recorder.upload.md5:
            raise WrongChecksum(self._recorder.upload.md5, stored)

    def _refresh_image(self) -> None:
        """Query the image; a failed query matters only if the body may have arrived."""
        error = self._try_refresh()
        if error is not None and self._sent_in_full and error.transient:
            raise error

    def _try_refresh(self) -> UploadError | None:
        """Query the image; return why the query failed, raise only ImageGone."""
        try:
            self._pending.refresh()
        except ImageGone:
            raise
        except UploadError as error:
            return error
        return None

    def _retry_or_raise(self, attempt: int, error: UploadError) -> None:
        """Wait for the next attempt, or raise the error of the failed one."""
        if not may_retry_upload(self._failed_attempt(attempt, error)):
            raise error
        if self._recorder.state is not _S.RETRY_WAIT:
            self._sent_in_full = self._recorder.state is _S.FINALISING
        waits = self._context.policy.waits
        pause = seconds_to_confirm if self._sent_in_full else seconds_before_retry
        self._wait(pause(attempt, error, waits), attempt, error)
        if attempt >= waits.attempts and self._recorder.state is not _S.PROCESSING:
            self._raise_unless_arrived(error)

    def _failed_attempt(self, attempt: int, error: UploadError) -> FailedAttempt:
        state, answered = self._recorder.state, self._context.policy.answered_before
        is_request = state is _S.REQUESTING
        if is_request and isinstance(error, Garbled):
            self._garbled += 1
        return FailedAttempt(
            error,
            is_first_contact=not (answered or attempt > 1 or self._pending.has_address),
            is_address_expired=self._pending.expired(),
            is_sent_in_full=state is _S.FINALISING,
            garbled_requests=self._garbled if is_request else 0,
        )

    def _wait(self, seconds: float, attempt: int, error: UploadError) -> None:
        """Wait for the next attempt; if all bytes may have arrived, query the image at once."""
        until = datetime.now(UTC) + timedelta(seconds=seconds)
        facts = {"retry_at": until, "attempts": attempt, "error": error.bare()}
        with self._context.cancel.before_sleep():  # whoever sees the state may skip the wait
            if self._recorder.state is _S.RETRY_WAIT:
                self._recorder.update(**facts)
            else:
                broken = BrokenAttempt(attempt, datetime.now(UTC), self._sent, error.bare())
                breaks = (*self._recorder.upload.breaks, broken)
                self._recorder.move(_S.RETRY_WAIT, breaks=breaks, **facts)
                if self._sent_in_full:
                    self._try_refresh()
            if self._recorder.state is not _S.PROCESSING:
                self._context.cancel.sleep(seconds)

    def _raise_unless_arrived(self, error: UploadError) -> None:
        """Raise the error of the last attempt, unless that one succeeded after all."""
        self._refresh_image()
        if self._recorder.state is not _S.PROCESSING:
            raise error
