"""Since when nothing is told of the images that are followed, and whether that may pass."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from imageuploader.domain.errors import (
    Garbled,
    NetworkError,
    NoWord,
    RateLimited,
    Rejected,
    ServerTrouble,
    UploadError,
)
from imageuploader.domain.retry_policy import is_outage
from imageuploader.transfer.poll import PollResult

SILENT_SECONDS = 600.0
_TOO_MANY = 429


@dataclass(frozen=True, slots=True)
class Silence:
    """What went wrong with one image since it was last told of.

    `is_long` says that it is so for ten minutes, `is_hopeless` that for as long Linode refused
    or made no sense: a line that is down, or trouble that the service has with itself, passes.
    """

    why: NoWord
    is_long: bool
    is_hopeless: bool


@dataclass(frozen=True, slots=True)
class _Spell:
    """When a silence began, by both clocks, and since when Linode refuses."""

    began: float
    since: datetime
    refused: float | None
    error: UploadError


class Silences:
    """The silences of all followed images. `time_scale` stretches the ten minutes."""

    def __init__(
        self, time_scale: float, steady: Callable[[], float], wall: Callable[[], float]
    ) -> None:
        self._most = SILENT_SECONDS * time_scale
        self._steady = steady
        self._wall = wall
        self._spells: dict[str, _Spell] = {}

    def note(self, look: PollResult) -> None:
        """Take note of what one look found."""
        for upload_id in look.asked:
            self._spells.pop(upload_id, None)
        for upload_id, error in look.troubles.items():
            self._spells[upload_id] = self._longer(self._spells.get(upload_id), error)

    def forget(self) -> None:
        """Count anew: the computer slept, and nothing was asked meanwhile."""
        self._spells.clear()

    def of(self, upload_ids: Iterable[str]) -> dict[str, Silence]:
        """Return those of these uploads; the others are forgotten."""
        wanted = set(upload_ids)
        self._spells = {name: spell for name, spell in self._spells.items() if name in wanted}
        return {name: self._silence(spell) for name, spell in self._spells.items()}

    def _longer(self, spell: _Spell | None, error: UploadError) -> _Spell:
        now = self._steady()
        if spell is None:
            since = datetime.fromtimestamp(self._wall(), UTC)
            spell = _Spell(now, since, None, error)
        refused = spell.refused
        if isinstance(error, NetworkError):
            refused = None
        elif not is_outage(error) and refused is None:
            refused = now
        return replace(spell, refused=refused, error=error)

    def _silence(self, spell: _Spell) -> Silence:
        now = self._steady()
        hopeless = spell.refused is not None and now - spell.refused >= self._most
        return Silence(
            NoWord(spell.since.isoformat(), *_said(spell.error)),
            now - spell.began >= self._most,
            hopeless,
        )


def _said(error: UploadError) -> tuple[int, str]:
    """The status of Linode's answer, 0 if there was none, and what it said."""
    match error:
        case Rejected(status=status, reason=reason) | ServerTrouble(status=status, reason=reason):
            return status, reason
        case RateLimited():
            return _TOO_MANY, "too many requests"
        case Garbled(what=what, reason=reason):
            return 0, f"an answer that makes no sense ({what}: {reason})"
        case NetworkError(host=host, reason=reason):
            return 0, f"{host}: {reason}"
        case _:
            return 0, type(error).__name__
