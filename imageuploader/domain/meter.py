"""Measures the speed of an upload, the time left, and whether it is stalled."""

from dataclasses import replace
from enum import Enum, auto

from imageuploader.domain.upload import STALLED_SECONDS, Progress

_DECAY = 0.9
_WARM_UP_SECONDS = 3.0
_MOSTLY, _RARELY = 0.7, 0.3
_MINUTE, _HOUR = 60, 3600
_STEPS = ((_MINUTE, 5), (10 * _MINUTE, 15), (_HOUR, _MINUTE))
_RISE = 1.2


class Limit(Enum):
    """What limits the speed."""

    NETWORK = auto()
    COMPUTER = auto()
    SETTINGS = auto()


def limit_of(waited_share: float, held_share: float = 0.0) -> Limit | None:
    """Return what mostly limits the speed.

    It is told by the shares of time in which the network took no more, and in which the bandwidth
    limit of the settings held it back.
    """
    if held_share > _RARELY:
        return Limit.SETTINGS
    if _RARELY < waited_share < _MOSTLY:
        return None
    return Limit.NETWORK if waited_share >= _MOSTLY else Limit.COMPUTER


class Meter:
    """The smoothed speed of one attempt, from progress and the seconds of a monotonic clock."""

    def __init__(self) -> None:
        self._last: tuple[float, Progress] | None = None
        self._began = 0.0
        self._moved = 0.0
        self._rate = 0.0
        self._waiting = self._held = 0.0
        self._weight = 0.0

    def add(self, progress: Progress, now: float) -> None:
        """Add a measurement; a new attempt starts over."""
        if self._last is None or progress.attempt != self._last[1].attempt:
            self._start(progress, now)
            return
        then, before = self._last
        seconds = now - then
        if seconds <= 0:
            return
        if progress.sent > before.sent:
            self._moved = now
        # Exponential decay, 0.9 a second; the weight corrects for the short history at the start.
        decay = _DECAY**seconds
        self._rate = self._rate * decay + (progress.sent - before.sent) / seconds * (1 - decay)
        waiting = (progress.waited - before.waited) / seconds
        held = (progress.held - before.held) / seconds
        self._waiting = self._waiting * decay + waiting * (1 - decay)
        self._held = self._held * decay + held * (1 - decay)
        self._weight = self._weight * decay + (1 - decay)
        self._last = now, progress

    def _start(self, progress: Progress, now: float) -> None:
        self._last = now, progress
        self._began = self._moved = now
        self._rate = self._waiting = self._held = self._weight = 0.0

    @property
    def speed(self) -> float | None:
        """Bytes a second, or None before there are two measurements."""
        return self._rate / self._weight if self._weight else None

    @property
    def limit(self) -> Limit | None:
        """What mostly limits the speed; None in the first 3 s, and if it is both."""
        if not self._warmed_up:
            return None
        return limit_of(self._waiting / self._weight, self._held / self._weight)

    @property
    def settled_speed(self) -> float | None:
        """The speed once it means something: None in the first 3 s."""
        return self.speed if self._warmed_up else None

    @property
    def _warmed_up(self) -> bool:
        return self._last is not None and self._last[0] - self._began >= _WARM_UP_SECONDS

    @property
    def seconds_left(self) -> float | None:
        """Seconds until the last byte; None in the first 3 s, and while nothing moves."""
        if self._last is None or not self._warmed_up:
            return None
        speed = self.speed
        progress = self._last[1]
        return (progress.total - progress.sent) / speed if speed and speed >= 1 else None

    def seconds_left_at(self, now: float) -> float | None:
        """The same at a later time: each second that went by counts, without news too."""
        left = self.seconds_left
        if left is None or self._last is None:
            return None
        return max(0.0, left - (now - self._last[0]))

    def still_for(self, now: float) -> float:
        """Seconds since the last byte was accepted."""
        return now - self._moved if self._last else 0.0

    def latest(self, now: float) -> Progress | None:
        """The last measurement, with how long nothing has moved since; None before there is one."""
        return replace(self._last[1], still=self.still_for(now)) if self._last else None

    def stalled(self, now: float) -> bool:
        """Whether no byte was accepted for 10 s."""
        return self.still_for(now) >= STALLED_SECONDS


class Countdown:
    """The time left as it is shown: calm while the speed is steady.

    It falls by whole steps, and rises only by more than a fifth.
    """

    def __init__(self) -> None:
        self._shown: int | None = None

    def show(self, seconds: float | None) -> int | None:
        """Return the seconds to show for a new estimate; None for none."""
        if seconds is None:
            self._shown = None
        elif self._shown is None or not self._shown < rounded_time(seconds) <= self._shown * _RISE:
            self._shown = rounded_time(seconds)
        return self._shown


def rounded_time(seconds: float) -> int:
    """Return seconds rounded more coarsely the more they are, and at least 5."""
    step = next((step for limit, step in _STEPS if seconds < limit), 5 * _MINUTE)
    return max(step, int(seconds / step + 0.5) * step)
