"""A zstd or lz4 file may begin with frames without content, of any length."""

import io
import struct
import tarfile
from collections.abc import Callable

import lz4.frame
import pytest

from imageuploader.disk.inspect import inspect
from imageuploader.disk.zstd_compat import zstd
from imageuploader.domain.disk_report import Verdict
from imageuploader.domain.errors import Damaged
from tests.disk.archives.byte_stream import unpack

RAW = bytes(1080) + b"\x53\xef" + bytes(range(256)) * 400
PACKERS = pytest.mark.parametrize("pack", [zstd.compress, lz4.frame.compress], ids=["zstd", "lz4"])
LENGTHS = pytest.mark.parametrize(
    "lengths", [(131_064,), (131_065,), (131_072,), (200_000,), (300_000, 7, 0)], ids=str
)


def frames(*lengths: int) -> bytes:
    return b"".join(b"\x50\x2a\x4d\x18" + struct.pack("<I", n) + bytes(n) for n in lengths)


def tarred(content: bytes) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        entry = tarfile.TarInfo("disk.img")
        entry.size = len(content)
        archive.addfile(entry, io.BytesIO(content))
    return out.getvalue()


@PACKERS
@LENGTHS
def test_frames_longer_than_the_beginning_are_passed(pack: Callable[[bytes], bytes], lengths):
    assert unpack(frames(*lengths) + pack(RAW)) == RAW


def test_more_frames_than_are_looked_at_are_passed():
    assert unpack(frames(5) * 20_000 + zstd.compress(RAW)) == RAW


@PACKERS
def test_the_same_inside_an_archive(pack):
    assert unpack(tarred(frames(200_000, 3) + pack(RAW))) == RAW


@pytest.mark.parametrize("cut", [1000, 200_008, 200_010])
def test_a_file_cut_within_them_or_right_behind_is_not_a_raw_disk(tmp_path, cancel, cut):
    path = tmp_path / "disk.img.zst"
    path.write_bytes((frames(200_000) + zstd.compress(RAW))[:cut])
    report = inspect(path, cancel=cancel)
    assert report.verdict is Verdict.REFUSE
    assert report.format == "zstd"


def test_a_cut_frame_is_damage(tmp_path, cancel):
    path = tmp_path / "disk.img.zst"
    path.write_bytes(frames(200_000)[:1000])
    assert isinstance(inspect(path, cancel=cancel).refusal, Damaged)
