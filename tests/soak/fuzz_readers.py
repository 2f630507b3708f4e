"""Hands random files to every reader: `python -m tests.soak.fuzz_readers SECONDS [SEED [CASE]]`.

The file of a case that went wrong stays in the folder that is named.
"""

import secrets
import shutil
import sys
import tempfile
from pathlib import Path
from random import Random

from tests.soak.fuzzing import Run
from tests.soak.reader_cases import ReaderCases
from tests.soak.reader_seeds import Seeds

MOST_CPU_SECONDS = 20.0
"""Packing the largest seed takes a half of it."""


def main(seconds: str = "60", seed: str = "", case: str = "") -> int:
    """Play random cases; return 0 if none went wrong."""
    run = Run(int(seed or secrets.randbelow(10**6)), float(seconds), MOST_CPU_SECONDS)
    with tempfile.TemporaryDirectory(prefix="fuzz-readers-") as name:
        cases = ReaderCases(Path(name), Seeds(Path(name)))
        kept = Path(tempfile.gettempdir()) / f"fuzz-readers-{run.seed}"

        def play(dice: Random, number: int) -> str:
            wrong = len(run.found)
            try:
                return cases.play(dice, number)
            except Exception:
                kept.mkdir(exist_ok=True)
                shutil.copy(cases.folder / "input", kept / f"case-{number}-{wrong}")
                raise

        return run.play(play, only=int(case) if case else None)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
