"""The boot laboratory: systems are made and started, and the check must have said what happens."""

import json
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bootlab.host import make_host
from bootlab.machine import LINODE_KERNEL, MODES, Machine, accelerator_here
from bootlab.recipes import RECIPES, Recipe
from bootlab.records import Record
from bootlab.trees import Tree, base_folder, lay_over, make_bases
from bootlab.verdicts import Said, Verdict
from bootlab.watch import Extent
from environment import ROOT, say

WORK = ROOT / ".build" / "bootlab"
_OF_HOST, _LOGS = "12", "logs"


@dataclass(frozen=True, slots=True)
class Orders:
    """What is wanted: the systems, all if none is named, and what is left of it at the end.

    `kernel` has all drivers built in; without it Debian's stands in for Linode's. `table` is where
    the table goes as JSON. `keep` leaves the systems, so that next time only the check is asked.
    """

    names: Sequence[str] = ()
    kernel: Path | None = None
    table: Path | None = None
    keep: bool = False


def run_lab(python: Path, orders: Orders, work: Path = WORK) -> int:
    """Make systems, start each in three ways, print the table; 0 only if the check was right.

    What an interrupted run has made and seen is not made and started again.
    """
    unknown = set(orders.names) - {recipe.name for recipe in RECIPES}
    if unknown:
        say(f"no such system: {', '.join(sorted(unknown))}; there are")
        say(", ".join(recipe.name for recipe in RECIPES))
        return 2
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    began = time.monotonic()
    chosen = [one for one in RECIPES if not orders.names or one.name in orders.names]
    laboratory = _Laboratory(python, orders, work, _set_up(chosen, orders, work))
    verdicts = [verdict for recipe in chosen for verdict in laboratory.judge(recipe)]
    wrong = [verdict for verdict in verdicts if verdict.differences]
    minutes = (time.monotonic() - began) / 60
    say(
        f"{len(chosen)} systems, {len(verdicts)} starts with {accelerator_here()}:"
        f" {len(verdicts) - len(wrong)} as the check said, {len(wrong)} not, {minutes:.0f} minutes"
    )
    if orders.table is not None:
        documents = [verdict.document() for verdict in verdicts]
        orders.table.write_text(json.dumps(documents, indent=1), "utf-8")
    if wrong:
        say(f"what their serial lines showed is in {work / _LOGS}")
    if not orders.keep:
        for folder in work.iterdir():
            if not wrong or folder.name != _LOGS:
                shutil.rmtree(folder)
    return 1 if wrong else 0


def _set_up(chosen: Sequence[Recipe], orders: Orders, work: Path) -> Machine:
    bases = work / "bases"
    make_bases(bases, {_OF_HOST, *(recipe.base for recipe in chosen)})
    host = make_host(work / "host", Tree(base_folder(bases, _OF_HOST)), orders.kernel)
    return Machine(host, work / _LOGS)


@dataclass(frozen=True, slots=True)
class _Laboratory:
    """Makes one system after the other, and judges it."""

    python: Path
    orders: Orders
    work: Path
    machine: Machine

    def judge(self, recipe: Recipe) -> Iterator[Verdict]:
        """Yield the verdict on each kernel setting; starts that were seen are remembered."""
        disk = self.work / "disks" / f"{recipe.name}.img"
        record = Record(self.work / "starts" / f"{recipe.name}.json")
        said = record.said
        if said is None or disk.exists() or not _is_complete(record, recipe, said):
            self._make(recipe, disk)
            said = check(self.python, disk)
            record.say(said)
        for mode in MODES:
            extent = _extent(recipe, mode, said)
            if not record.has(mode, extent):
                record.add(mode, self.machine.start(disk, mode, extent))
            verdict = Verdict(recipe, mode, said, record.starts[mode])
            print(verdict.row(), flush=True)
            yield verdict
        say(f"{recipe.name}, {recipe.says}: {said.headline}")
        if not self.orders.keep:
            disk.unlink(missing_ok=True)

    def _make(self, recipe: Recipe, disk: Path) -> None:
        """Make a disk, unless it is kept; half of one is never taken for it."""
        if disk.exists():
            return
        disk.parent.mkdir(parents=True, exist_ok=True)
        new = disk.with_suffix(".new")
        with lay_over(self.work / "bases", recipe.base, self.work) as tree:
            recipe.change(tree)
            recipe.disk(tree, new)
        new.rename(disk)


def _is_complete(record: Record, recipe: Recipe, said: Said) -> bool:
    return all(record.has(mode, _extent(recipe, mode, said)) for mode in MODES)


def _extent(recipe: Recipe, mode: str, said: Said) -> Extent:
    """Return until when a start is followed: to its end only with the setting to choose.

    Of Linode's kernel nobody knows what network it has: there is nothing more to see.
    """
    if mode != said.mode or mode == LINODE_KERNEL:
        return Extent.INIT
    return Extent.USER_DATA if recipe.has_metadata else Extent.LOGIN


def check(python: Path, disk: Path) -> Said:
    """Return what the program says of a disk."""
    command: list[str | Path] = [python, "-m", "imageuploader.cli", "check", "--json", disk]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    inside = json.loads(done.stdout)["inside"]
    rows = {row["row"]: (row["answer"], row["cause"]) for row in inside["rows"]}
    return Said(inside["headline"], inside["mode"], inside["modes"], rows)
