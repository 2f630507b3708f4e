"""The boot laboratory: systems are made and started, and the check must have said what happens."""

import json
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bootlab.host import make_grub, make_kernel
from bootlab.machine import MODES, Machine, Start
from bootlab.recipes import RECIPES, Recipe
from bootlab.trees import copy_tree, make_bases
from environment import ROOT, say

WORK = ROOT / ".build" / "bootlab"
_SAYS = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the check said of one kernel setting of one system, and what happened."""

    recipe: Recipe
    mode: str
    said: str
    start: Start

    @property
    def agrees(self) -> bool:
        """Whether both are the same; `cannot tell` never is."""
        return _SAYS.get(self.said) == self.start.init

    def row(self) -> str:
        """Return it as a row of the table."""
        reached = "starts" if self.start.init else self.start.failure or "does not start"
        network = "network" if self.start.network else ""
        console = "console" if self.start.console else ""
        mark = "" if self.agrees else "  <-- DIFFERENT"
        shown = " ".join(filter(None, (reached, console, network)))
        name, mode = self.recipe.name, self.mode.rpartition("/")[2]
        return f"{name:16} {mode:13} said {self.said:11} {shown} ({self.start.seconds:.0f} s){mark}"


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
    wrong = [verdict for verdict in verdicts if not verdict.agrees]
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
        yield Verdict(recipe, mode, inside["modes"][mode], start)
    say(f"{recipe.name}, {recipe.says}: {inside['headline']}")
    disk.unlink()


def _check(python: Path, disk: Path) -> dict[str, dict[str, str]]:
    command: list[str | Path] = [python, "-m", "imageuploader.cli", "check", "--json", disk]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    inside: dict[str, dict[str, str]] = json.loads(done.stdout)["inside"]
    return inside
