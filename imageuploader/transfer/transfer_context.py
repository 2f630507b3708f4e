"""Callbacks, policy and cancellation for one transfer."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.disk_report import DiskReport
from imageuploader.domain.errors import NoWord
from imageuploader.domain.network.proxy import Network
from imageuploader.domain.retry import UPLOAD_WAITS, RetryWaits
from imageuploader.domain.upload import Progress, Upload
from imageuploader.linode.timeouts import UPLOAD_TIMEOUTS, Timeouts

PROGRESS_SECONDS = 0.125
"""At most ten reports in any second, the last one of an attempt, never dropped, included."""

REMOVAL_SECONDS = 30.0

KnowsImage = Callable[[str], bool]
"""Whether an image belongs to some upload in the history."""


def knows_no_image(_image_id: str) -> bool:
    """Return False: there is no history."""
    return False


def no_limit() -> int:
    """Return 0: send as fast as it goes."""
    return 0


def ignore_report(_report: DiskReport) -> None:
    """Do nothing: whoever passed the report has shown it."""


def ignore_silence(_why: NoWord | None) -> None:
    """Do nothing."""


@dataclass(frozen=True, slots=True)
class Callbacks:
    """What a transfer calls, on its own thread.

    `save` stores the upload. It returns once that is done, or certain to be done as soon as
    possible, and raises only if nothing of the upload is on Linode yet. `on_progress` is called
    at most ten times a second (attempt 0 is the preparation, in percent). `on_report` gets the
    report of a check that is made here. `on_silence` is called after each poll of an image with
    the reason why its status is unknown, or None if Linode answered.
    """

    save: Callable[[Upload], None]
    on_progress: Callable[[Progress], None]
    on_report: Callable[[DiskReport], None] = ignore_report
    on_silence: Callable[[NoWord | None], None] = ignore_silence


@dataclass(frozen=True, slots=True)
class TransferPolicy:
    """How a transfer deals with the network.

    `removal_seconds` bounds the removal of an unfinished image. `answered_before` says that
    Linode has answered earlier: if it cannot be reached at all, keep trying instead of failing at
    once. `bandwidth_limit` returns the most bytes a second at this moment, 0 for any.
    """

    waits: RetryWaits = UPLOAD_WAITS
    timeouts: Timeouts = UPLOAD_TIMEOUTS
    removal_seconds: float = REMOVAL_SECONDS
    ca_file: str = ""
    network: Network = field(default_factory=Network)
    answered_before: bool = False
    bandwidth_limit: Callable[[], int] = no_limit


@dataclass(frozen=True, slots=True)
class TransferContext:
    """What whoever starts an upload passes along with it.

    `knows_image` recognises the images of other uploads: they are never listed as possible
    leftovers of this one. `user` is the owner of the token, empty if not known.
    """

    callbacks: Callbacks
    cancel: CancelToken = field(default_factory=CancelToken)
    policy: TransferPolicy = TransferPolicy()
    knows_image: KnowsImage = knows_no_image
    user: str = ""

    def record(self, upload: Upload) -> Upload:
        """Save the upload, and return it."""
        self.callbacks.save(upload)
        return upload


class BlockedTime:
    """Sums up the seconds in which a thread is blocked instead of working."""

    def __init__(self) -> None:
        self.seconds = 0.0

    @contextmanager
    def measure(self) -> Iterator[None]:
        """Add the time that the block spends waiting."""
        began, worked = time.perf_counter(), time.thread_time()
        yield
        elapsed, work = time.perf_counter() - began, time.thread_time() - worked
        self.seconds += max(0.0, elapsed - work)


class ProgressThrottle:
    """Passes progress on at most ten times a second, and always the last of an attempt."""

    def __init__(
        self, on_progress: Callable[[Progress], None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._on_progress = on_progress
        self._clock = clock
        self._next = 0.0

    def __call__(self, progress: Progress) -> None:
        """Pass the progress on, or drop it."""
        now = self._clock()
        if now >= self._next or progress.sent >= progress.total:
            self._next = now + PROGRESS_SECONDS
            self._on_progress(progress)
