"""Data of another kind behind the last member is no damage: it is left out, with a note."""

import gzip
import io
import random
import struct
import zipfile
from pathlib import Path

import pytest

from imageuploader.disk.archives.decompressors import DECOMPRESSORS
from imageuploader.disk.inspect import inspect
from imageuploader.disk.prepare import discard, prepare
from imageuploader.domain.disk_report import DiskReport, FindingCode, PrepareOptions, Verdict
from imageuploader.domain.errors import Damaged
from tests.disk.archives.byte_stream import unpack
from tests.disk.archives.packers import PACK

RAW = bytes(1080) + b"\x53\xef" + bytes(range(256)) * 400
NOISE = random.Random(5).randbytes(300_000)  # noqa: S311 - not for secrets
OPENWRT = bytes(8) + b'{"metadata_version": "1.1"}\n' + struct.pack(">4sIB3xI", b"FWx0", 1, 1, 44)
TAILS = {"one byte": b"x", "of OpenWrt": OPENWRT, "noise": NOISE, "a zip": b"PK\3\4" + bytes(300)}
KINDS = pytest.mark.parametrize("kind", sorted(DECOMPRESSORS))


def check(path: Path, data: bytes, cancel) -> DiskReport:
    path.write_bytes(data)
    return inspect(path, cancel=cancel)


@KINDS
@pytest.mark.parametrize("tail", TAILS)
def test_a_tail_is_left_out_with_a_note(tmp_path, cancel, kind, tail):
    report = check(tmp_path / "disk", PACK[kind](RAW) + TAILS[tail], cancel)
    assert report.refusal is None
    assert report.verdict is Verdict.CONVERT
    assert report.raw_bytes == len(RAW)
    codes = [finding.code for finding in report.findings]
    assert codes.count(FindingCode.TRAILING_DATA) == 1
    assert FindingCode.REPACKED not in codes


def test_the_tail_is_not_sent(tmp_path, cancel):
    report = check(tmp_path / "disk.img.gz", gzip.compress(RAW) + OPENWRT, cancel)
    payload = prepare(report, PrepareOptions(tmp_path), on_progress=lambda _: None, cancel=cancel)
    assert gzip.decompress(payload.path.read_bytes()) == RAW
    discard(payload)


@KINDS
def test_a_tail_inside_an_archive_is_left_out_too(kind):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("disk", PACK[kind](RAW) + b"a tail")
    assert unpack(out.getvalue()) == RAW


@KINDS
def test_a_damaged_start_of_a_later_member_is_no_tail(kind):
    one = PACK[kind](RAW)
    for at in range(3):
        later = bytearray(one)
        later[at] ^= 0x40
        with pytest.raises(Damaged):
            unpack(one + bytes(later))


@KINDS
def test_a_member_behind_other_data_is_no_tail(kind):
    one = PACK[kind](RAW)
    for between in (b"x" * 20, NOISE, NOISE[: 262_144 - len(one) - 2]):
        with pytest.raises(Damaged):
            unpack(one + between + one)


@KINDS
def test_a_later_member_cut_within_its_magic_number_is_damage(kind):
    one = PACK[kind](RAW)
    for count in (1, 2):
        with pytest.raises(Damaged):
            unpack(one + one[:count])
