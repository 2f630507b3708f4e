"""Following processing images until Linode is done with them: one poll for all.

There is no upper bound: an image that takes days is followed for days.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Protocol, Self

from typing_extensions import override

from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.errors import UploadError
from imageuploader.domain.upload import Upload
from imageuploader.linode.client import LinodeClient
from imageuploader.transfer.context import TransferContext
from imageuploader.transfer.poll import Poller, PollResult
from imageuploader.transfer.poll_schedule import PollSchedule
from imageuploader.transfer.silence import Silence, Silences

SLICE_SECONDS = 5.0
JUMP_SECONDS = 3.0


class PollListener(Protocol):
    """Whoever follows: what is to be looked at, and who hears of it."""

    def fresh(self) -> frozenset[str]:
        """Return the ids of the uploads that came since the last call."""

    def due(self) -> tuple[Upload, ...]:
        """Return the uploads to follow."""

    def open_client(self, account: str) -> LinodeClient:
        """Return a client of an account; raise why there is none."""

    def keep(self, upload: Upload) -> None:
        """Store an upload that became final; it is due no more."""

    def told(self, percents: dict[str, int]) -> None:
        """Hear how far Linode is, by upload id."""

    def heard(self, silences: dict[str, Silence]) -> None:
        """Hear, after each round, of which images Linode tells nothing, by upload id."""

    def shut_out(self, account: str, error: UploadError) -> None:
        """Hear that somebody must sign in; uploads of that account are due no more until then."""

    def wait(self, seconds: float) -> bool:
        """Wait, less long if something comes; return whether it came. Raise CancelRequested."""


@dataclass(frozen=True, slots=True)
class Clocks:
    """A clock that only goes forward, and the one on the wall, in seconds."""

    steady: Callable[[], float] = time.monotonic
    wall: Callable[[], float] = time.time


def follow(
    listener: PollListener,
    cancel: CancelToken,
    time_scale: float = 1.0,
    clocks: Clocks | None = None,
) -> None:
    """Look again and again until nothing is due; raise CancelRequested.

    A line that breaks meanwhile is no failure of an upload: a later look asks again.
    """
    clocks = clocks or Clocks()
    schedule = PollSchedule(time_scale, clocks.steady)
    silences = Silences(time_scale, clocks.steady, clocks.wall)
    with _AccountPollers(listener, cancel, silences) as rounds:
        while True:
            schedule.begin(listener.fresh())
            uploads = listener.due()
            if not uploads:
                return
            trouble = rounds.go(uploads, schedule)
            if listener.due() and _slept(schedule.seconds(uploads, trouble), listener, clocks):
                schedule.begin(upload.id for upload in uploads)
                silences.forget()


def _slept(seconds: float, listener: PollListener, clocks: Clocks) -> bool:
    """Wait, and return whether a clock jumped meanwhile, as it does when the computer slept."""
    end, apart = clocks.steady() + seconds, clocks.wall() - clocks.steady()
    while (left := end - clocks.steady()) > 0:
        if listener.wait(min(left, SLICE_SECONDS)):
            return False
        if abs(clocks.wall() - clocks.steady() - apart) > JUMP_SECONDS:
            return True
    return False


class _AccountPollers:
    """Rounds through the accounts, each with a client of its own."""

    def __init__(self, listener: PollListener, cancel: CancelToken, silences: Silences) -> None:
        self._listener = listener
        self._cancel = cancel
        self._silences = silences
        self._clients: dict[str, LinodeClient] = {}
        self._pollers: dict[str, Poller] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for account in list(self._clients):
            self._leave(account)

    def go(self, uploads: tuple[Upload, ...], schedule: PollSchedule) -> UploadError | None:
        """Look once at all of them; return what went wrong, if that may pass by itself."""
        images_due, percents = schedule.images_due(uploads), dict[str, int]()
        trouble = None
        for account in dict.fromkeys(upload.account for upload in uploads):
            theirs = tuple(upload for upload in uploads if upload.account == account)
            look = self._look(account, theirs, images_due)
            schedule.looked(look.asked)
            self._silences.note(look)
            percents |= look.percents
            trouble = self._kept(look) or trouble
        self._listener.told(percents)
        self._listener.heard(self._silences.of(upload.id for upload in uploads))
        return trouble

    def _kept(self, look: PollResult) -> UploadError | None:
        try:
            for upload in look.moved:
                self._listener.keep(upload)
        except UploadError as error:
            return error
        return look.trouble

    def _look(
        self, account: str, uploads: tuple[Upload, ...], images_due: frozenset[str]
    ) -> PollResult:
        """One look; a token that was refused may have been replaced since the client was made."""
        had_client = account in self._clients
        look = self._try(account, uploads, images_due)
        if had_client and _is_shut_out(look):
            look = self._try(account, uploads, images_due)
        if look.trouble is not None and _is_shut_out(look):
            self._listener.shut_out(account, look.trouble)
            look.trouble, look.troubles = None, {}
        return look

    def _try(
        self, account: str, uploads: tuple[Upload, ...], images_due: frozenset[str]
    ) -> PollResult:
        try:
            poller = self._poller(account)
            with self._cancel.on_cancel(poller.abort):
                look = poller.look(uploads, images_due)
        except UploadError as error:
            look = PollResult(trouble=error, troubles={upload.id: error for upload in uploads})
        self._cancel.check()
        if _is_shut_out(look):
            self._leave(account)
        return look

    def _poller(self, account: str) -> Poller:
        if account not in self._pollers:
            self._clients[account] = self._listener.open_client(account)
            self._pollers[account] = Poller(self._clients[account])
        return self._pollers[account]

    def _leave(self, account: str) -> None:
        self._pollers.pop(account, None)
        if client := self._clients.pop(account, None):
            client.close()


def _is_shut_out(look: PollResult) -> bool:
    return look.trouble is not None and look.trouble.needs_sign_in


def until_settled(
    upload: Upload,
    open_client: Callable[[], LinodeClient],
    context: TransferContext,
    time_scale: float = 1.0,
) -> Upload:
    """Follow one upload until it is final, and return it.

    Raises CancelRequested to stop following, what only signing in would help against, and
    NoWord where for ten minutes Linode only refused to tell of the image.
    """
    only = _OnlyOne(upload, open_client, context)
    follow(only, context.cancel, time_scale)
    return only.latest


class _OnlyOne(PollListener):
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
    def keep(self, upload: Upload) -> None:
        self.latest = self._context.record(upload)

    @override
    def told(self, percents: dict[str, int]) -> None:
        """The console's line does not tell Linode's percent."""

    @override
    def heard(self, silences: dict[str, Silence]) -> None:
        silence = silences.get(self.latest.id)
        if silence is not None and silence.is_hopeless:
            raise silence.why
        self._context.callbacks.on_silence(silence.why if silence else None)

    @override
    def shut_out(self, account: str, error: UploadError) -> None:
        raise error

    @override
    def wait(self, seconds: float) -> bool:
        self._context.cancel.sleep(seconds)
        return False
