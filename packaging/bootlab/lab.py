"""The boot laboratory: systems are made and started, and the check must have said what happens."""

import json
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bootlab.host import make_grub, make_kernel
from bootlab.machine import LINODE_KERNEL, MODES, Machine, Start
from bootlab.recipes import RECIPES, Recipe
from bootlab.trees import copy_tree, make_bases
from environment import ROOT, say

WORK = ROOT / ".build" / "bootlab"
_SAYS = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the check said of one kernel setting of one system, and what happened.

    `rows` are its answers on network and console, empty where they are not of this setting.
    """

    recipe: Recipe
    mode: str
    said: str
    rows: Mapping[str, str]
    start: Start

    @property
    def differences(self) -> tuple[str, ...]:
        """In what the check was wrong; that it cannot tell is wrong only of the start."""
        happened = {"network": self.start.network, "console": self.start.console}
        wrong = ["start"] if _SAYS.get(self.said) != self.start.init else []
        for row, answer in self.rows.items():
            if answer in _SAYS and _SAYS[answer] != happened[row]:
                wrong.append(row)
        return tuple(wrong)

    def row(self) -> str:
        """Return it as a row of the table."""
        reached = "starts" if self.start.init else self.start.failure or "does not start"
        network = "network" if self.start.network else ""
        console = "console" if self.start.console else ""
        said = ", ".join((self.said, *(f"{row} {answer}" for row, answer in self.rows.items())))
        shown = ", ".join(filter(None, (reached, console, network)))
        mark = f"  <-- {', '.join(self.differences)}" if self.differences else ""
        name, mode = self.recipe.name, self.mode.rpartition("/")[2]
        return f"{name:15}{mode:14}{said:34}| {shown} ({self.start.seconds:.0f} s){mark}"


def run_lab(python: Path, names: Sequence[str], kernel: Path | None, work: Path = WORK) -> int:
    """Make the named systems, or all, start each in three ways; 0 only if the check was right."""
    make_bases(work / "bases")
    machine = Machine(make_grub(work / "host"), kernel or make_kernel(work / "host"), work / "logs")
    verdicts = list[Verdict]()
    for recipe in RECIPES:
        if not names or recipe.name in names:
            for verdict in _judge(python, recipe, machine, work):
                print(verdict.row(), flush=True)
                verdicts.append(verdict)
    wrong = [verdict for verdict in verdicts if verdict.differences]
    say(f"{len(verdicts) - len(wrong)} of {len(verdicts)} as the check said")
    return 1 if wrong or not verdicts else 0


def _judge(python: Path, recipe: Recipe, machine: Machine, work: Path) -> Iterator[Verdict]:
    disk = work / f"{recipe.name}.img"
    tree = copy_tree(work / "bases", recipe.base, work / "tree")
    recipe.change(tree)
    recipe.disk(tree, disk)
    inside = _check(python, disk)
    for mode in MODES:
        start = machine.start(disk, mode, with_metadata=recipe.has_metadata)
        rows = inside.rows if mode == inside.mode else {}
        yield Verdict(recipe, mode, inside.modes[mode], rows, start)
    say(f"{recipe.name}, {recipe.says}: {inside.headline}")
    disk.unlink()


@dataclass(frozen=True, slots=True)
class _Said:
    """What the check said of a disk."""

    headline: str
    mode: str | None
    modes: Mapping[str, str]
    rows: Mapping[str, str]


def _check(python: Path, disk: Path) -> _Said:
    command: list[str | Path] = [python, "-m", "imageuploader.cli", "check", "--json", disk]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    inside = json.loads(done.stdout)["inside"]
    answers = {row["row"]: row["answer"] for row in inside["rows"]}
    # Whether Linode's kernel calls its interface eth0 is not known: nobody can judge the network.
    compared = ["console"] if inside["mode"] == LINODE_KERNEL else ["network", "console"]
    rows = {row: answers[row] for row in compared if row in answers}
    return _Said(inside["headline"], inside["mode"], inside["modes"], rows)
