"""Where the engine reports, and where its wish to stop comes from."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.disk_report import DiskReport
from imageuploader.domain.errors import NoWord
from imageuploader.domain.upload import Progress, Upload
from imageuploader.linode.timeouts import USUAL, Patience
from imageuploader.transfer.retry_policy import PUT_WAITS

TELL_SECONDS = 0.125
"""With the last one of an attempt, which is always told, at most ten in any second."""

REMOVAL_SECONDS = 30.0

KnowsImage = Callable[[str], bool]
"""Whether an image is that of some upload in the history."""


def nobody_knows(_image_id: str) -> bool:
    """Return False: there is no history."""
    return False


def not_shown(_report: DiskReport) -> None:
    """Do nothing: who gave the report has shown it."""


def not_told(_why: NoWord | None) -> None:
    """Do nothing."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What the one who starts an upload gives it.

    `keep` stores the upload and returns only when that is done, or will be as soon as it can be;
    it raises only where nothing of the upload is on Linode yet. `told` hears of progress, at
    most ten times a second (attempt 0 is the preparing, in percent). `waits` are the seconds
    between attempts, `removal_seconds` how long removing an unfinished image may take.
    `knows_image` tells the images of other uploads: they are never named as doubtful ones of this.
    `met` says that Linode has answered before: where it cannot be reached at all it is waited
    for, instead of saying so at once. `looked` hears what the check found, if it is made here.
    `user` is whose token is used, empty where that is not known. `unheard` hears, while an image
    is followed, after each look why nothing was told of it, None when something was.
    """

    keep: Callable[[Upload], None]
    told: Callable[[Progress], None]
    cancel: CancelToken = field(default_factory=CancelToken)
    waits: tuple[float, ...] = PUT_WAITS
    ca_file: str = ""
    knows_image: KnowsImage = nobody_knows
    patience: Patience = USUAL
    removal_seconds: float = REMOVAL_SECONDS
    met: bool = False
    looked: Callable[[DiskReport], None] = not_shown
    user: str = ""
    unheard: Callable[[NoWord | None], None] = not_told

    def kept(self, upload: Upload) -> Upload:
        """Keep the upload, and return it."""
        self.keep(upload)
        return upload


class Waiting:
    """Counts the seconds in which a thread waits for others and works at nothing itself."""

    def __init__(self) -> None:
        self.seconds = 0.0

    @contextmanager
    def counted(self) -> Iterator[None]:
        """Count what the block waits."""
        began, worked = time.perf_counter(), time.thread_time()
        yield
        passed, work = time.perf_counter() - began, time.thread_time() - worked
        self.seconds += max(0.0, passed - work)


class Throttle:
    """Lets progress through at most ten times a second, and always the last of an attempt."""

    def __init__(
        self, told: Callable[[Progress], None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._told = told
        self._clock = clock
        self._next = 0.0

    def __call__(self, progress: Progress) -> None:
        """Tell of the progress, or leave it out."""
        now = self._clock()
        if now >= self._next or progress.sent >= progress.total:
            self._next = now + TELL_SECONDS
            self._told(progress)
