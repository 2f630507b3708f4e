"""The console's memory does not grow with the file."""

import os
import re
import sys
import zlib
from pathlib import Path

import pytest

from tests.amounts import amount

MEGABYTES = amount(160, 256)
MOST_KIB = 64 * 1024
PIECE = 1 << 20


def peak_kib(process):
    """The peak memory of the process so far."""
    status = Path(f"/proc/{process.pid}/status").read_text("ascii")
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    assert found is not None
    return int(found[1])


def large(path):
    """A gzip of many members of noise, valid at any length."""
    squeeze = zlib.compressobj(0, wbits=31)
    member = squeeze.compress(os.urandom(PIECE)) + squeeze.flush()
    with path.open("wb") as file:
        for _ in range(MEGABYTES):
            file.write(member)
    return path


@pytest.mark.skipif(sys.platform != "linux", reason="/proc tells the most memory")
@pytest.mark.thorough
def test_a_large_upload_takes_no_more_memory_than_a_small_one(linode, sandbox, tmp_path):
    process = linode.start(
        "upload", large(tmp_path / "large.img.gz"), "--region", "us-ord", "--no-wait"
    )
    lines = iter(process.stderr.readline, "")
    assert any(line.startswith("Asking") for line in lines)
    before = peak_kib(process)
    assert any(line.startswith("All data sent") for line in lines)
    grown = peak_kib(process) - before
    assert linode.finish(process).code == 0
    (received,) = sandbox.received.values()
    assert received.raw_size == MEGABYTES * PIECE
    assert grown <= MOST_KIB
