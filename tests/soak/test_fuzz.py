"""Random files for the readers, random answers for the client, random hands for the window.

Not part of the usual run: `packaging/dev.py soak`. The seed is printed; FUZZ_SEED repeats it and
FUZZ_SECONDS makes it longer: half an hour of each is a good run.
"""

import os
import secrets
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.soak,
    pytest.mark.skipif(sys.platform != "linux", reason="/proc tells the health"),
]
ROOT = Path(__file__).parents[2]
SECONDS = float(os.environ.get("FUZZ_SECONDS", "60"))
SEED = os.environ.get("FUZZ_SEED", "") or str(secrets.randbelow(10**6))
MOST_SECONDS = SECONDS + 400.0
"""A case that hangs ends itself before, and tells where."""


@pytest.mark.parametrize("program", ["fuzz_readers", "fuzz_client", "fuzz_window"])
def test_nothing_random_breaks(program):
    command = [sys.executable, "-m", f"tests.soak.{program}", str(SECONDS), SEED]
    print(f"\n{program}: FUZZ_SEED={SEED} FUZZ_SECONDS={SECONDS:.0f}")
    ended = subprocess.run(
        command, check=False, cwd=ROOT, timeout=MOST_SECONDS, capture_output=True, text=True
    )
    print(ended.stdout[-3000:])
    assert ended.returncode == 0, ended.stderr[-5000:]
