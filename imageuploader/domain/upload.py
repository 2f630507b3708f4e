"""One upload, its states, and the table of its transitions."""

import os
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from typing import Self

from imageuploader.domain.disk_report import Payload
from imageuploader.domain.errors import UploadError
from imageuploader.domain.image import Image, ImageStatus
from imageuploader.domain.inside.inside import Inside
from imageuploader.domain.retry import UPLOAD_WAITS
from imageuploader.domain.spec import UploadSpec


class UploadState(StrEnum):
    """The state of an upload; the values are those in history and JSON."""

    QUEUED = "queued"
    PREPARING = "preparing"
    REQUESTING = "requesting"
    UPLOADING = "uploading"
    FINALISING = "finalising"
    RETRY_WAIT = "retry_wait"
    PROCESSING = "processing"
    CANCELLING = "cancelling"
    AVAILABLE = "available"
    FAILED = "failed"
    CANCELLED = "cancelled"
    INTERRUPTED = "interrupted"
    GONE = "gone"


_S = UploadState
_ENDS = frozenset({_S.CANCELLING, _S.FAILED, _S.INTERRUPTED})
_NEXT: dict[UploadState, frozenset[UploadState]] = {
    # RETRY_WAIT and PROCESSING: it had an image, and waited until somebody signed in again.
    _S.QUEUED: frozenset({_S.PREPARING, _S.REQUESTING, _S.CANCELLED, _S.RETRY_WAIT, _S.PROCESSING})
    | _ENDS,
    _S.PREPARING: frozenset({_S.REQUESTING, _S.QUEUED}) | _ENDS,
    _S.REQUESTING: frozenset({_S.UPLOADING, _S.RETRY_WAIT, _S.QUEUED}) | _ENDS,
    _S.UPLOADING: frozenset({_S.FINALISING, _S.RETRY_WAIT}) | _ENDS,
    _S.FINALISING: frozenset({_S.PROCESSING, _S.RETRY_WAIT}) | _ENDS,
    _S.RETRY_WAIT: frozenset({_S.REQUESTING, _S.UPLOADING, _S.PROCESSING, _S.GONE, _S.QUEUED})
    | _ENDS,
    _S.PROCESSING: frozenset({_S.AVAILABLE, _S.FAILED, _S.GONE}),
    _S.CANCELLING: frozenset({_S.CANCELLED, _S.PROCESSING}),  # the cancellation may come too late
    _S.AVAILABLE: frozenset(),
    _S.FAILED: frozenset(),
    _S.CANCELLED: frozenset(),
    _S.INTERRUPTED: frozenset(),
    _S.GONE: frozenset(),
}
_STOPPED = frozenset({_S.FAILED, _S.CANCELLED, _S.INTERRUPTED})
ON_THE_WIRE = frozenset(
    {_S.PREPARING, _S.REQUESTING, _S.UPLOADING, _S.FINALISING, _S.RETRY_WAIT, _S.CANCELLING}
)
"""The states that `Now` shows and the computer is kept awake for."""


class IllegalMove(AssertionError):
    """A transition that is not in the table: a bug."""


STALLED_SECONDS = 10.0
"""For so long no byte is accepted before an upload counts as stalled."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the bytes have come, in bytes; a new attempt starts again at 0.

    `waited` are the seconds of the attempt in which the network accepted no more, and this
    computer had nothing else to do for it; `held` those in which the bandwidth limit of the
    settings held it back. `still` are those since the last byte was accepted, as far as somebody
    has looked since.
    """

    sent: int
    total: int
    attempt: int = 1
    waited: float = 0.0
    held: float = 0.0
    still: float = 0.0

    @property
    def is_stalled(self) -> bool:
        """Whether no byte was accepted for 10 s."""
        return self.still >= STALLED_SECONDS

    @property
    def percent(self) -> int:
        """Whole percent, rounded down and at most 99: only a response makes it 100."""
        return min(99, self.sent * 100 // self.total) if self.total else 0


@dataclass(frozen=True, slots=True)
class Moment:
    """A state and when it was reached (UTC)."""

    state: UploadState
    at: datetime


@dataclass(frozen=True, slots=True)
class LeftImage:
    """An image that may be an upload's, and when it was created (UTC), if known."""

    id: str
    made: datetime | None = None


@dataclass(frozen=True, slots=True)
class BrokenAttempt:
    """An attempt before another one: when it ended (UTC), after how many bytes, and why."""

    attempt: int
    at: datetime
    sent_bytes: int = 0
    error: UploadError | None = field(default=None, compare=False)


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Upload:
    """One upload. Its state changes by `moved_to`, which checks the table.

    Sizes are bytes, hashes hex of the body, times UTC. `retry_at` is the time of the next
    attempt in RETRY_WAIT, `error` why the last one failed. `api_url` is the Linode that was
    asked for an address, empty before; `user` is who asked there, empty if not known.

    `image` is proved ours: its ID came in the response to our own request, and from nowhere else.
    `left_behind` says that this image may still wait on Linode after the end. `left_images` are
    doubtful: images that match a request whose response was lost. `in_doubt` says that there may
    be more of them, because they could not be searched for yet.

    `unpacked_bytes` is the size of the disk, `left_out_bytes` about how much deleted data of it was
    not sent; `leaves_out` says whether it is to be left out, None if there is none or that was not
    decided yet. `best_speed` is the best smoothed speed in bytes a second, 0 if not known.
    `waited_share` is the share of the last attempt's time in which the network accepted no more.
    `attempts_allowed` is how many there may be, `breaks` are those
    that were made again. `inside` is what the check found of the system in the image.
    """

    spec: UploadSpec
    file: Path
    account: str = ""
    api_url: str = ""
    user: str = ""
    id: str = field(default_factory=lambda: os.urandom(16).hex())
    state: UploadState = UploadState.QUEUED
    image: Image | None = None
    format: str = ""
    total_bytes: int = 0
    sent_bytes: int = 0
    sha256: str = ""
    md5: str = ""
    attempts: int = 0
    attempts_allowed: int = field(default=UPLOAD_WAITS.attempts, compare=False)  # not stored
    unpacked_bytes: int = 0
    left_out_bytes: int = 0
    leaves_out: bool | None = None
    best_speed: float = 0.0
    waited_share: float | None = None
    breaks: tuple[BrokenAttempt, ...] = ()
    expires: datetime | None = None
    retry_at: datetime | None = None
    error: UploadError | None = field(default=None, compare=False)
    left_behind: bool = False
    left_images: tuple[LeftImage, ...] = ()
    in_doubt: bool = False
    again_of: str = ""
    inside: Inside | None = None
    timeline: tuple[Moment, ...] = field(
        default_factory=lambda: (Moment(UploadState.QUEUED, _now()),)
    )

    def moved_to(self, state: UploadState, at: datetime | None = None) -> Self:
        """Return this upload in its next state; raise IllegalMove if the table forbids it."""
        if state not in _NEXT[self.state]:
            raise IllegalMove(f"{self.state} -> {state}")
        moment = Moment(state, at or _now())
        return replace(self, state=state, timeline=(*self.timeline, moment))

    def failed(self, error: UploadError, at: datetime | None = None) -> Self:
        """Return this upload in FAILED, with the reason stripped of its traceback."""
        return replace(self.moved_to(UploadState.FAILED, at), error=error.bare())

    def can_move_to(self, state: UploadState) -> bool:
        """Return whether the table allows the transition."""
        return state in _NEXT[self.state]

    def window_left(self, now: datetime) -> timedelta | None:
        """Return how long the address is still valid, or None if that is not known."""
        return self.expires - now if self.expires else None

    @property
    def may_have_left_image(self) -> bool:
        """Whether an unfinished image of it may be on Linode, its own or a doubtful one."""
        return self.left_behind or bool(self.left_images) or self.in_doubt

    @property
    def image_was_removed(self) -> bool:
        """Whether its image is surely no longer on Linode: it never became available."""
        if self.image is None or self.left_behind:
            return False
        if self.image.status == ImageStatus.DELETED:
            return True
        waited = self.image.status == ImageStatus.PENDING_UPLOAD
        return self.state is UploadState.GONE or (waited and self.state in _STOPPED)

    @property
    def is_final(self) -> bool:
        """Whether its state will not change any more."""
        return not _NEXT[self.state]

    @property
    def image_id(self) -> str:
        """The ID of its image on Linode, empty before there is one."""
        return self.image.id if self.image else ""

    @property
    def started(self) -> datetime | None:
        """When it left the queue, or None."""
        return next((m.at for m in self.timeline if m.state is not UploadState.QUEUED), None)

    @property
    def ended(self) -> datetime | None:
        """When it became final, or None."""
        return self.timeline[-1].at if self.is_final and self.timeline else None

    @property
    def seconds(self) -> float | None:
        """How long it took, without the time in the queue; None until it is final."""
        if self.started is None or self.ended is None:
            return None
        spells = pairwise(self.timeline)
        working = (then.at - m.at for m, then in spells if m.state is not UploadState.QUEUED)
        return sum((spell.total_seconds() for spell in working), 0.0)


@dataclass(frozen=True, slots=True)
class PreparedUpload:
    """An upload and the bytes to send for it; whoever had them prepared discards them."""

    upload: Upload
    payload: Payload


def searched_fields(upload: Upload) -> tuple[str, ...]:
    """Return the fields of an upload that are searched, besides the text of its error."""
    spec = upload.spec
    return (spec.label, upload.image_id, str(upload.file), *spec.tags, spec.region, upload.sha256)


def search_key(fields: Iterable[str]) -> str:
    """Return the text that must contain each word of a query."""
    return "\n".join(field for field in fields if field).casefold()
