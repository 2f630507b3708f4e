"""Runs random cases for so many seconds, and tells what went wrong in which of them."""

import faulthandler
import re
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

HANGING_SECONDS = 300.0
"""After so long a case is given up, and the whole run with it; the stacks are printed."""

MOST_MEBI = 200
MOST_TOLD = 20
EVERY_SECONDS = 60.0


class Wrong(AssertionError):
    """A case did not end as it must; says how."""


@dataclass
class Run:
    """One run. A case draws from its own dice, thrown by the seed and its number alone."""

    seed: int
    seconds: float
    most_cpu_seconds: float
    most_mebi: int = MOST_MEBI
    outcomes: Counter[str] = field(default_factory=Counter)
    found: list[str] = field(default_factory=list)
    slowest: tuple[float, str] = (0.0, "")

    def play(self, play_case: Callable[[Random, int], str], *, only: int | None = None) -> int:
        """Play cases until the time is over, or one alone; return 0 if none went wrong."""
        print(f"seed {self.seed}, {self.seconds:.0f} s", flush=True)
        end, said = time.monotonic() + self.seconds, time.monotonic()
        number = only or 0
        while time.monotonic() < end and len(self.found) < MOST_TOLD:
            self._play_one(play_case, number)
            if only is not None:
                break
            if time.monotonic() - said > EVERY_SECONDS:
                said = time.monotonic()
                print(self.summary(number + 1), flush=True)
            number += 1
        print(self.summary(number + 1), *map(str, sorted(self.outcomes.items())), sep="\n")
        if peak_mebi() > self.most_mebi:
            self.found.append(f"memory: {peak_mebi()} MiB")
        print(*(self.found or ["nothing went wrong"]), sep="\n", flush=True)
        return 1 if self.found else 0

    def summary(self, number: int) -> str:
        """Tell in one line how far the run has come."""
        slow = f"slowest {self.slowest[0]:.1f} s ({self.slowest[1]})"
        return f"{number} cases, {peak_mebi()} MiB at most, {slow}, {len(self.found)} wrong"

    def _play_one(self, play_case: Callable[[Random, int], str], number: int) -> None:
        dice = Random(f"{self.seed}-{number}")  # noqa: S311 - dice, no secret
        faulthandler.dump_traceback_later(HANGING_SECONDS, exit=True)
        began, outcome = time.process_time(), ""
        try:
            outcome = play_case(dice, number)
        except Exception:  # noqa: BLE001 - whatever a case raises is what is looked for
            self._note(f"case {number}:\n{traceback.format_exc()}")
        finally:
            faulthandler.cancel_dump_traceback_later()
        took = time.process_time() - began
        self.outcomes[outcome] += 1
        self.slowest = max(self.slowest, (took, f"case {number}: {outcome}"))
        if took > self.most_cpu_seconds:
            self._note(f"case {number} took {took:.1f} s of the processor: {outcome}")

    def _note(self, line: str) -> None:
        print(line, file=sys.stderr, flush=True)
        self.found.append(line)


def peak_mebi() -> int:
    """Return the most memory that this process ever had, in MiB."""
    status = Path("/proc/self/status").read_text("ascii")
    match = re.search(r"^VmHWM:\s+(\d+)", status, re.MULTILINE)
    return int(match[1]) // 1024 if match else 0
