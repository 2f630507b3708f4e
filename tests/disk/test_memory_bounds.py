"""However large a disk is, or claims to be: memory is bounded, and unpacking stops."""

import gzip
import os
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from imageuploader.disk.archives.layers import RAW_LIMIT_BYTES
from imageuploader.disk.compression.levels import ZERO_LEVEL
from imageuploader.disk.files.sparse import BLOCK_BYTES, ZEROS
from imageuploader.disk.inspect import inspect
from tests.amounts import amount
from tests.disk.archives.byte_stream import ignore_progress
from tests.disk.compression.whole_file import compress
from tests.required_tools import tool

pytestmark = pytest.mark.big

MEBI = 1024**2
MOST_MEBI = 64
MEASURED = """
import sys
from pathlib import Path
from imageuploader.disk.archives import layers
from imageuploader.disk.inspect import inspect
from imageuploader.disk.prepare import prepare
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.disk_report import PrepareOptions

def tell(file, key):
    with open(f"/proc/self/{file}", "rb") as lines:
        return next(int(line.split()[1]) for line in lines if line.startswith(key))

layers.RAW_LIMIT_BYTES = int(sys.argv[3])
path, folder, silent, cancel = Path(sys.argv[1]), Path(sys.argv[2]), lambda _: None, CancelToken()
before, read = tell("status", b"VmHWM"), tell("io", b"rchar")
report = inspect(path, cancel=cancel)
if report.refusal is None:
    prepare(report, PrepareOptions(folder), on_progress=silent, cancel=cancel)
print(tell("status", b"VmHWM") - before, tell("io", b"rchar") - read, type(report.refusal).__name__)
"""
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="/proc tells the most memory")


def measure(path: Path, folder: Path, limit: int = RAW_LIMIT_BYTES) -> tuple[int, int, str]:
    """Check and prepare in a child process; return its growth and reads in MiB, and the refusal.

    What unpacks to more than the limit is too large.
    """
    command = [sys.executable, "-c", MEASURED, str(path), str(folder), str(limit)]
    out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    grown, read, refusal = out.split()
    return int(grown) // 1024, int(read) // MEBI, refusal


@on_linux
def test_of_6_gib_with_1_percent_data_little_more_than_the_data_is_read(tmp_path):
    path = tmp_path / "disk.img"
    with path.open("wb") as file:
        for part in range(62):
            file.seek(part * 100 * MEBI)
            file.write(os.urandom(MEBI))
        file.truncate(6 * 1024 * MEBI)
    grown, read, _ = measure(path, tmp_path)
    assert grown < MOST_MEBI
    assert read < 62 * 2.5


@on_linux
@pytest.mark.parametrize("kind", ["raw", "xz"])
@pytest.mark.few(1)
def test_memory_stays_flat_over_a_large_disk(tmp_path, kind):
    path = tmp_path / "disk.img"
    path.write_bytes(os.urandom(2 * MEBI) + bytes(100 * MEBI) + b"x" * 20 * MEBI)
    os.truncate(path, (256 if kind == "xz" else amount(384, 1024)) * MEBI)
    if kind == "xz":
        subprocess.run([tool("xz"), "-0", path], check=True)
        path = path.with_name("disk.img.xz")
    assert measure(path, tmp_path)[0] < MOST_MEBI


@on_linux
@pytest.mark.soak
def test_a_gzip_of_a_tebibyte_of_zeros_is_refused_in_flat_memory(tmp_path):
    path = tmp_path / "disk.img.gz"
    deflater = ZERO_LEVEL.deflater()
    zeros = deflater.compress(bytes(BLOCK_BYTES)) + deflater.flush(zlib.Z_FULL_FLUSH)
    with path.open("wb") as file:
        file.write(gzip.compress(b"")[:10])
        for _ in range(1024):
            file.write(zeros * 1024)
    grown, read, refusal = measure(path, tmp_path)
    assert refusal == "TooLarge"
    assert grown < MOST_MEBI
    assert read < 80


@on_linux
@pytest.mark.thorough
def test_a_zstd_of_a_tebibyte_of_zeros_is_refused_in_flat_memory(tmp_path):
    path = tmp_path / "disk.img.zst"
    repeated = (128 * 1024 << 3 | 1 << 1).to_bytes(3, "little") + b"\0"
    path.write_bytes(b"\x28\xb5\x2f\xfd\x00\x38" + repeated * (8 * MEBI))
    grown, _, refusal = measure(path, tmp_path, limit=amount(RAW_LIMIT_BYTES // 8, RAW_LIMIT_BYTES))
    assert refusal == "TooLarge"
    assert grown < MOST_MEBI


def test_check_12_size_and_checksum_are_right_beyond_4_gib(tmp_path, cancel):
    source, size = tmp_path / "raw", 4 * 1024 * MEBI + 12_345
    with source.open("wb") as file:
        file.write(b"first")
        file.truncate(size)
        file.seek(-7, os.SEEK_END)
        file.write(b"the end")
    payload = compress(source, tmp_path / "out.gz", on_progress=ignore_progress, cancel=cancel)
    crc = zlib.crc32(b"first")
    for _ in range(4096):
        crc = zlib.crc32(ZEROS, crc)
    crc = zlib.crc32(bytes(12_345 - 12) + b"the end", crc)
    with payload.path.open("rb") as file:
        file.seek(-8, os.SEEK_END)
        assert file.read() == crc.to_bytes(4, "little") + (size - 2**32).to_bytes(4, "little")
    assert inspect(payload.path, cancel=cancel).raw_bytes == size
