"""What was found inside an image: the answers, and what a form can propose from them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from imageuploader.domain.inside.questions import CAUSES, Cause, Question
from imageuploader.domain.inside.vocabulary import SHOWN_ROWS, Answer, Mode, Row, Severity

_SEVERITIES = tuple(Severity)


@dataclass(frozen=True, slots=True)
class Observation:
    """One thing found: its place, such as `/etc/fstab line 2`, and the facts its words need.

    `modes` are the kernel settings that it stands against; none for what concerns all.
    """

    cause: Cause
    place: str = ""
    facts: Mapping[str, object] = field(default_factory=dict, hash=False)
    modes: tuple[Mode, ...] = ()

    @property
    def question(self) -> Question:
        """The question that it answers."""
        return CAUSES[self.cause]


@dataclass(frozen=True, slots=True)
class OperatingSystem:
    """The system inside, as its os-release names it; `kernel` is the version of the newest."""

    id: str = ""
    version: str = ""
    name: str = ""
    kernel: str = ""

    @property
    def label(self) -> str:
        """A label to propose, such as `debian-12`; empty if it is not known."""
        return "-".join(part for part in (self.id, self.version) if part) if self.id else ""

    @property
    def description(self) -> str:
        """A description to propose, such as `Debian GNU/Linux 12 (bookworm), 6.1.0-40-amd64`."""
        return ", ".join(part for part in (self.name, self.kernel) if part)


@dataclass(frozen=True, slots=True)
class Inside:
    """What was found inside an image.

    `modes` tells with which kernel setting it starts. `found` has everything, in the order of
    the questions; `system` is None if no os-release was found.
    """

    modes: Mapping[Mode, Answer] = field(hash=False)
    found: tuple[Observation, ...] = ()
    system: OperatingSystem | None = None

    @property
    def mode(self) -> Mode | None:
        """The kernel setting to choose; None if none is known to work."""
        return next((mode for mode in Mode if self.modes.get(mode) is Answer.YES), None)

    @property
    def starts(self) -> Answer:
        """Whether it starts on a Linode with any kernel setting."""
        if self.mode is not None:
            return Answer.YES
        answers = set(self.modes.values())
        return Answer.NO if answers == {Answer.NO} else Answer.UNKNOWN

    @property
    def obstacle(self) -> Observation | None:
        """What keeps it from starting, or from being known to."""
        if self.mode is not None:
            return None
        of_row = [one for one in self.found if one.question.row is Row.STARTS]
        wanted = [one for one in of_row if one.question.answer is self.starts]
        return next(iter(_worst_first(wanted)), None)

    @property
    def rows(self) -> tuple[Observation, ...]:
        """The worst of each row, in the order in which they are shown; one each at most."""
        return tuple(one for row in SHOWN_ROWS for one in self._row(row)[:1])

    @property
    def warning(self) -> Observation | None:
        """The one thing to warn of beside the headline: the worst of what may go wrong."""
        grave = [one for one in self.rows if one.question.severity in _SEVERITIES[:2]]
        return next((one for one in _worst_first(grave) if one is not self.obstacle), None)

    @property
    def cloud_init(self) -> Observation | None:
        """What was found of cloud-init: its answer is the box to propose, with the reason."""
        return next(iter(self._row(Row.CLOUD_INIT)), None)

    @property
    def in_short(self) -> "Inside":
        """Only what the headline and the rows are made of, as the history keeps it."""
        shown = (*self.rows, self.obstacle)
        return replace(self, found=tuple(one for one in self.found if one in shown))

    def _row(self, row: Row) -> list[Observation]:
        of_row = (one for one in self.found if one.question.row is row)
        return _worst_first(one for one in of_row if self._counts(one))

    def _counts(self, one: Observation) -> bool:
        """Return whether it concerns the kernel setting to choose, or any if there is none."""
        return self.mode is None or not one.modes or self.mode in one.modes


def _worst_first(found: Iterable[Observation]) -> list[Observation]:
    return sorted(found, key=lambda one: _SEVERITIES.index(one.question.severity))
