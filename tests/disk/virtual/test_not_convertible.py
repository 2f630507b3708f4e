"""Virtual disks that are well formed and yet cannot be converted as they are: each is told why."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from struct import pack, unpack_from

import pytest

from imageuploader.disk.prepare import prepare
from imageuploader.disk.virtual.crc32c import crc32c
from imageuploader.disk.virtual.model import Packed
from imageuploader.disk.virtual.open import opened_disk
from imageuploader.disk.virtual.readers import read_mapping
from imageuploader.domain.disk_report import PrepareOptions
from imageuploader.domain.errors import Damaged, FileUnreadable, NeedsRepair
from tests.disk.archives.byte_stream import silent
from tests.disk.content.real_disks import put
from tests.disk.real_programs import run
from tests.disk.virtual.made_disks import converted, looked_at
from tests.required_tools import tool

MEBI = 1 << 20


def test_damage_that_only_unpacking_shows_is_found_before_anything_is_sent(
    ext4, tmp_path, folder, cancel
):
    path = tmp_path / "disk.qcow2"
    converted("qcow2", "-c")(ext4, path)
    with opened_disk(path, "qcow2", (), 1 << 40) as node:
        mapping = read_mapping(node.file.medium, "qcow2")
        places = [mapping.find(offset) for offset in range(0, 64 * MEBI, 1 << 16)]
    last = [place for place in places if isinstance(place, Packed)][-1]
    put(path, last.at, b"\xff" * 64)
    report = looked_at(path)
    assert report.refusal is None
    with pytest.raises(Damaged) as caught:
        prepare(report, PrepareOptions(folder), told=silent, cancel=cancel)
    assert caught.value.kind == "qcow2"
    assert "error while reading" in caught.value.reason
    assert list(folder.iterdir()) == []


def test_wrong_reference_counts_are_found_by_the_check(ext4, tmp_path):
    path = tmp_path / "disk.qcow2"
    converted("qcow2")(ext4, path)
    content = bytearray(path.read_bytes())
    table = int.from_bytes(content[48:56])
    block = int.from_bytes(content[table : table + 8])
    content[block : block + 64] = bytes(64)
    path.write_bytes(content)
    refusal = looked_at(path).refusal
    assert isinstance(refusal, Damaged)
    assert refusal.reason.startswith("ERROR")


@contextmanager
def opened_by_another(path: Path, kind: str, does: str) -> Iterator[None]:
    """Within the block another program has done something to a disk, and has it open."""
    command = [tool("stdbuf"), "-oL", tool("qemu-io"), "-f", kind, "-c", does, "-c", "sleep 60000"]
    with subprocess.Popen([*command, str(path)], stdout=subprocess.PIPE) as other:
        try:
            assert other.stdout is not None
            assert b"bytes at offset 0" in other.stdout.readline()
            yield
        finally:
            other.kill()


def test_one_that_another_program_writes_to_is_told(ext4, tmp_path):
    qcow2 = tmp_path / "disk.qcow2"
    converted("qcow2")(ext4, qcow2)
    with opened_by_another(qcow2, "qcow2", "read 0 512"), pytest.raises(FileUnreadable) as caught:
        looked_at(qcow2)
    assert caught.value.reason == "another program is writing to it"
    assert looked_at(qcow2).refusal is None


def summed(block: bytes) -> bytes:
    """Return a header of a vhdx with its checksum made right."""
    bare = block[:4] + bytes(4) + block[8:]
    return bare[:4] + crc32c(bare).to_bytes(4, "little") + bare[8:]


def with_a_full_log(path: Path) -> None:
    """Put an entry that changes nothing into the log of a vhdx, as if it had not been closed."""
    content, guid = path.read_bytes(), bytes(range(16))
    for at in (64 << 10, 128 << 10):
        head = content[at : at + 4096]
        put(path, at, summed(head[:48] + guid + head[64:]))
    (log_at,) = unpack_from("<Q", content, (64 << 10) + 72)
    entry = pack("<4sIIIQII16sQQ", b"loge", 0, 4096, 0, 99, 1, 0, guid, len(content), len(content))
    entry += pack("<4sIQQQ", b"zero", 0, 0, 3 << 20, 99)
    put(path, log_at, summed(entry.ljust(4096, b"\0")))


def test_a_vhdx_whose_log_was_not_written_back_needs_repair(tmp_path):
    path = tmp_path / "disk.vhdx"
    run("qemu-img", "create", "-q", "-f", "vhdx", path, "64M")
    with_a_full_log(path)
    assert isinstance(looked_at(path).refusal, NeedsRepair)
    run("qemu-img", "check", "-r", "all", "-f", "vhdx", path)
    assert looked_at(path).refusal is None
