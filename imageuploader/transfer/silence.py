"""How long the status of followed images has been unknown, and whether that may pass."""

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
from imageuploader.domain.retry import is_outage
from imageuploader.transfer.poll import PollResult

SILENT_SECONDS = 600.0
_TOO_MANY = 429


@dataclass(frozen=True, slots=True)
class Silence:
    """What went wrong with the polls of one image since the last answer about it.

    `is_long` says that this lasts for ten minutes, `is_hopeless` that Linode has refused, or sent
    nonsense, for that long: a network failure, or an outage of the service, passes.
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
        self._limit = SILENT_SECONDS * time_scale
        self._steady = steady
        self._wall = wall
        self._spells: dict[str, _Spell] = {}

    def update(self, result: PollResult) -> None:
        """Take in the result of one poll."""
        for upload_id in result.polled:
            self._spells.pop(upload_id, None)
        for upload_id, error in result.errors.items():
            self._spells[upload_id] = self._extend(self._spells.get(upload_id), error)

    def clear(self) -> None:
        """Start over: the computer slept, and nothing was polled meanwhile."""
        self._spells.clear()

    def of(self, upload_ids: Iterable[str]) -> dict[str, Silence]:
        """Return those of these uploads; the others are dropped."""
        wanted = set(upload_ids)
        self._spells = {name: spell for name, spell in self._spells.items() if name in wanted}
        return {name: self._silence(spell) for name, spell in self._spells.items()}

    def _extend(self, spell: _Spell | None, error: UploadError) -> _Spell:
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
        hopeless = spell.refused is not None and now - spell.refused >= self._limit
        return Silence(
            NoWord(spell.since.isoformat(), *_answer_facts(spell.error)),
            now - spell.began >= self._limit,
            hopeless,
        )


def _answer_facts(error: UploadError) -> tuple[int, str]:
    """The status of Linode's answer, 0 if there was none, and its reason."""
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
