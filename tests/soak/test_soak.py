"""Hundreds of uploads by one process, with random faults: no leak, and a true history.

Not part of the usual run: `packaging/dev.py soak`. The seed is printed; SOAK_SEED repeats it and
SOAK_UPLOADS makes it shorter.
"""

import gzip
import hashlib
import os
import secrets
import subprocess
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from imageuploader.domain.spec import label_for
from imageuploader.sandbox.server import Sandbox
from imageuploader.store.history import History
from tests.soak.process_health import find_growth, quarter_median, sample_process
from tests.soak.random_faults import faults, random_faults
from tests.soak.row_checks import find_untruths, leftovers

pytestmark = [
    pytest.mark.soak,
    pytest.mark.skipif(sys.platform != "linux", reason="/proc tells the health"),
]
ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
UPLOADS = int(os.environ.get("SOAK_UPLOADS", "500"))
SEED = int(os.environ.get("SOAK_SEED", "0")) or secrets.randbelow(10**6) + 1
MOST_SECONDS = 280.0
KINDS = 10


@pytest.fixture(scope="session")
def files(tmp_path_factory):
    """A folder of as many files as there are uploads, and the hash of what each unpacks to."""
    folder = tmp_path_factory.mktemp("files")
    dice, made = Random(SEED), []  # noqa: S311 - as above
    for number in range(KINDS):
        raw = dice.randbytes(512 * dice.randint(100, 2000))
        packed = number % 2 == 0
        path = tmp_path_factory.getbasetemp() / f"kind-{number}"
        path.write_bytes(gzip.compress(raw, 1) if packed else raw)
        made.append((path, ".img.gz" if packed else ".img", hashlib.sha256(raw).hexdigest()))
    hashes = {}
    for number in range(UPLOADS):
        path, ending, raw_hash = made[number % KINDS]
        link = folder / f"soak-{number:04}{ending}"
        os.link(path, link)
        hashes[label_for(link.name)] = raw_hash
    return folder, hashes


@pytest.mark.parametrize("child", ["console_child", "window_child"])
def test_hundreds_of_uploads_with_random_faults_are_all_recorded_truly_and_nothing_grows(
    child, files, tmp_path
):
    folder, hashes = files
    print(f"\n{child}: SOAK_SEED={SEED} SOAK_UPLOADS={UPLOADS}")
    names = faults(hanging=child == "window_child")
    with Sandbox(process_seconds=0.05) as sandbox, random_faults(sandbox, names, SEED):
        command = [sys.executable, HERE / f"{child}.py", sandbox.url, tmp_path, folder, str(SEED)]
        environ = os.environ | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
        with (tmp_path / "messages").open("wb") as messages:
            process = subprocess.Popen(command, env=environ, stdout=messages, stderr=messages)
            samples = sample_process(process, MOST_SECONDS)
        with closing(History(tmp_path / "data" / "history.sqlite3")) as history:
            rows = history.uploads()
        untrue = find_untruths(rows, sandbox, hashes)
    print(dict(Counter(str(row.state) for row in rows)))
    print(*(quarter_median(samples, number) for number in range(1, 5)), sep="\n")
    assert process.returncode == 0, (tmp_path / "messages").read_text()[-2000:]
    assert {row.spec.label for row in rows} == set(hashes)
    assert len(rows) == UPLOADS
    assert untrue == []
    assert leftovers(tmp_path) == []
    assert find_growth(samples) == []
    assert "Traceback" not in (tmp_path / "messages").read_text()
