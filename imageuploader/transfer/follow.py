"""Follows processing images until Linode is done with them: one poll loop for all.

There is no upper bound: an image that takes days is followed for days.
"""

import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from typing import Protocol

from typing_extensions import override

from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.errors import UploadError
from imageuploader.domain.upload import Upload
from imageuploader.linode.client import LinodeClient
from imageuploader.transfer.poll import Poller, PollResult
from imageuploader.transfer.poll_schedule import PollSchedule
from imageuploader.transfer.silence import Silence, Silences
from imageuploader.transfer.transfer_context import TransferContext

SLICE_SECONDS = 5.0
JUMP_SECONDS = 3.0


class PollListener(Protocol):
    """Whoever follows uploads: says which, and is called with the results."""

    def fresh(self) -> frozenset[str]:
        """Return the IDs of the uploads to poll at once, each only once."""

    def due(self) -> tuple[Upload, ...]:
        """Return the uploads to follow."""

    def open_client(self, account: str) -> LinodeClient:
        """Return a client of an account; raise why there is none."""

    def save(self, upload: Upload) -> None:
        """Store an upload that became final; it is no longer due."""

    def on_percents(self, percents: dict[str, int]) -> None:
        """Handle Linode's progress, by upload ID."""

    def on_silences(self, silences: dict[str, Silence]) -> None:
        """Handle, after each round, the images whose status is unknown, by upload ID."""

    def on_sign_in_needed(self, account: str, error: UploadError) -> None:
        """Handle a rejected token; uploads of that account are not due until the next sign-in."""

    def wait(self, seconds: float) -> bool:
        """Wait, less long if a fresh upload comes; return whether one came.

        Raises CancelRequested.
        """


@dataclass(frozen=True, slots=True)
class Clocks:
    """A monotonic clock and the wall clock, in seconds."""

    steady: Callable[[], float] = time.monotonic
    wall: Callable[[], float] = time.time


def follow(
    listener: PollListener,
    cancel: CancelToken,
    time_scale: float = 1.0,
    clocks: Clocks | None = None,
) -> None:
    """Poll until nothing is due; raise CancelRequested.

    A connection that breaks meanwhile is no failure of an upload: a later poll asks again.
    """
    clocks = clocks or Clocks()
    schedule = PollSchedule(time_scale, clocks.steady)
    silences = Silences(time_scale, clocks.steady, clocks.wall)
    with closing(_AccountPollers(listener, cancel, silences)) as pollers:
        while True:
            schedule.start(listener.fresh())
            uploads = listener.due()
            if not uploads:
                return
            error = pollers.poll_all(uploads, schedule)
            if not listener.due():
                continue
            if _wait_or_jump(schedule.seconds_to_next(uploads, error), listener, clocks):
                schedule.start(upload.id for upload in uploads)
                silences.clear()


def _wait_or_jump(seconds: float, listener: PollListener, clocks: Clocks) -> bool:
    """Wait; return whether a clock jumped meanwhile, as it does when the computer slept."""
    end, apart = clocks.steady() + seconds, clocks.wall() - clocks.steady()
    while (left := end - clocks.steady()) > 0:
        if listener.wait(min(left, SLICE_SECONDS)):
            return False
        if abs(clocks.wall() - clocks.steady() - apart) > JUMP_SECONDS:
            return True
    return False


class _AccountPollers:
    """A poller, with a client of its own, for each account."""

    def __init__(self, listener: PollListener, cancel: CancelToken, silences: Silences) -> None:
        self._listener = listener
        self._cancel = cancel
        self._silences = silences
        self._clients: dict[str, LinodeClient] = {}
        self._pollers: dict[str, Poller] = {}

    def close(self) -> None:
        """Close all clients."""
        for account in list(self._clients):
            self._close(account)

    def poll_all(self, uploads: tuple[Upload, ...], schedule: PollSchedule) -> UploadError | None:
        """Poll all uploads once; return what went wrong, if that may pass by itself."""
        images_due, percents = schedule.images_due(uploads), dict[str, int]()
        error = None
        for account in dict.fromkeys(upload.account for upload in uploads):
            theirs = tuple(upload for upload in uploads if upload.account == account)
            result = self._poll_account(account, theirs, images_due)
            schedule.postpone(result.polled)
            self._silences.update(result)
            percents |= result.percents
            error = self._save_moved(result) or error
        self._listener.on_percents(percents)
        self._listener.on_silences(self._silences.of(upload.id for upload in uploads))
        return error

    def _save_moved(self, result: PollResult) -> UploadError | None:
        try:
            for upload in result.moved:
                self._listener.save(upload)
        except UploadError as error:
            return error
        return result.error

    def _poll_account(
        self, account: str, uploads: tuple[Upload, ...], images_due: frozenset[str]
    ) -> PollResult:
        """Poll; a token that was rejected may have been replaced since the client was opened."""
        had_client = account in self._clients
        result = self._poll_once(account, uploads, images_due)
        if had_client and _needs_sign_in(result):
            result = self._poll_once(account, uploads, images_due)
        if result.error is not None and _needs_sign_in(result):
            self._listener.on_sign_in_needed(account, result.error)
            result.error, result.errors = None, {}
        return result

    def _poll_once(
        self, account: str, uploads: tuple[Upload, ...], images_due: frozenset[str]
    ) -> PollResult:
        try:
            poller = self._poller(account)
            with poller.ended_by(self._cancel):
                result = poller.poll(uploads, images_due)
        except UploadError as error:
            result = PollResult(error=error, errors={upload.id: error for upload in uploads})
        self._cancel.check()
        if _needs_sign_in(result):
            self._close(account)
        return result

    def _poller(self, account: str) -> Poller:
        if account not in self._pollers:
            self._clients[account] = self._listener.open_client(account)
            self._pollers[account] = Poller(self._clients[account])
        return self._pollers[account]

    def _close(self, account: str) -> None:
        self._pollers.pop(account, None)
        if client := self._clients.pop(account, None):
            client.close()


def _needs_sign_in(result: PollResult) -> bool:
    return result.error is not None and result.error.needs_sign_in


def follow_to_end(
    upload: Upload,
    open_client: Callable[[], LinodeClient],
    context: TransferContext,
    time_scale: float = 1.0,
) -> Upload:
    """Follow one upload until it is final, and return it.

    Raises CancelRequested to stop following, errors that only a sign-in would help against, and
    NoWord if for ten minutes Linode only refused to answer about the image.
    """
    single = _SingleUpload(upload, open_client, context)
    follow(single, context.cancel, time_scale)
    return single.latest


class _SingleUpload(PollListener):
    """Follows one upload for the console."""

    def __init__(
        self, upload: Upload, open_client: Callable[[], LinodeClient], context: TransferContext
    ) -> None:
        self.latest = upload
        self._open_client = open_client
        self._context = context

    @override
    def fresh(self) -> frozenset[str]:
        return frozenset()

    @override
    def due(self) -> tuple[Upload, ...]:
        return () if self.latest.is_final else (self.latest,)

    @override
    def open_client(self, account: str) -> LinodeClient:
        return self._open_client()

    @override
    def save(self, upload: Upload) -> None:
        self.latest = self._context.record(upload)

    @override
    def on_percents(self, percents: dict[str, int]) -> None:
        """The console does not show Linode's progress."""

    @override
    def on_silences(self, silences: dict[str, Silence]) -> None:
        silence = silences.get(self.latest.id)
        if silence is not None and silence.is_hopeless:
            raise silence.why
        self._context.callbacks.on_silence(silence.why if silence else None)

    @override
    def on_sign_in_needed(self, account: str, error: UploadError) -> None:
        raise error

    @override
    def wait(self, seconds: float) -> bool:
        self._context.cancel.sleep(seconds)
        return False
