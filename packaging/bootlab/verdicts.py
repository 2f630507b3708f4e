"""Compares what the check said of a system with what happened when it was started."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from bootlab.machine import LINODE_KERNEL
from bootlab.recipes import Recipe
from bootlab.watch import Start

_SAYS = {"yes": True, "no": False}
_MAY_LOG_IN = {"log-in": True, "only-lish": False, "no-ssh": False, "no-way-in": False}
_START, _NETWORK, _CONSOLE, _IN = "start", "network", "console", "log in"
_STARTS, _STARTS_IN_PART = "starts", "fstab"
_CLOUD_INIT, _PRIVATE = "cloud-init", "private data"


@dataclass(frozen=True, slots=True)
class Said:
    """What the check said of a disk; `rows` has the answer and the cause of each."""

    headline: str
    mode: str | None
    modes: Mapping[str, str]
    rows: Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """One kernel setting of one system: what the check said, and what happened."""

    recipe: Recipe
    mode: str
    said: Said
    start: Start

    @property
    def promised(self) -> dict[str, bool]:
        """What the check said that a start can prove: of the setting to choose, all its rows."""
        promised = self._start()
        if self.mode != self.said.mode:
            return promised
        if self._cause(_STARTS) == _STARTS_IN_PART:
            return promised if self.mode == LINODE_KERNEL else {**promised, _IN: False}
        judged = [_CONSOLE, _PRIVATE]
        # Whether Linode's kernel calls its interface eth0 is not known: nobody can judge that.
        if self.mode != LINODE_KERNEL:
            judged.append(_NETWORK)
            promised |= self._log_in()
        if self.recipe.has_metadata:
            judged.append(_CLOUD_INIT)
        answers = {row: _SAYS.get(self.said.rows.get(row, ("", ""))[0]) for row in judged}
        return promised | {row: told for row, told in answers.items() if told is not None}

    def _start(self) -> dict[str, bool]:
        answer = _SAYS.get(self.said.modes[self.mode])
        if answer is None and self.recipe.is_beyond:
            return {}
        # Where it should have been able to tell, it is wrong whatever happened.
        return {_START: not self.start.init if answer is None else answer}

    def _log_in(self) -> dict[str, bool]:
        """Return whether SSH would let root in, which only a network can prove."""
        may_log_in = _MAY_LOG_IN.get(self._cause(_IN))
        return {} if may_log_in is None or not self.start.network else {_IN: may_log_in}

    def _cause(self, row: str) -> str:
        return self.said.rows.get(row, ("", ""))[1]

    @property
    def happened(self) -> dict[str, bool]:
        """What happened, of all that may be promised."""
        return {
            _START: self.start.init,
            _NETWORK: self.start.network,
            _CONSOLE: self.start.console,
            _IN: self.start.login,
            _CLOUD_INIT: self.start.user_data,
            _PRIVATE: self.recipe.has_private_data,
        }

    @property
    def differences(self) -> tuple[str, ...]:
        """In what the check was wrong."""
        happened = self.happened
        return tuple(what for what, told in self.promised.items() if happened[what] is not told)

    def row(self) -> str:
        """Return it as a row of the table."""
        said = [self.said.modes[self.mode]]
        said += [
            f"{'' if told else 'no '}{what}"
            for what, told in self.promised.items()
            if what != _START
        ]
        reached = "starts" if self.start.init else self.start.failure or "does not start"
        seen = [
            what
            for what, is_so in self.happened.items()
            if is_so and what not in {_START, _PRIVATE}
        ]
        mark = f"  <-- {', '.join(self.differences)}" if self.differences else ""
        name, mode = self.recipe.name, self.mode.rpartition("/")[2]
        happened = f"{', '.join((reached, *seen))} ({self.start.seconds:.0f} s)"
        return f"{name:15}{mode:14}{', '.join(said):44}| {happened}{mark}"

    def document(self) -> dict[str, object]:
        """Return it as an object for JSON."""
        return {
            "system": self.recipe.name,
            "is": self.recipe.says,
            "kernel": self.mode,
            "said": self.said.modes[self.mode],
            "headline": self.said.headline,
            "promised": self.promised,
            "start": asdict(self.start),
            "differences": list(self.differences),
        }
