"""Zips that other programs unpack whole: large ones of macOS, large directories, odd names."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

import pytest

from imageuploader.disk.archives.layers import open_stream
from imageuploader.disk.archives.zip_directory import zip_entries
from imageuploader.disk.files.input_file import open_input
from imageuploader.disk.formats.detect import detect_file
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.errors import Damaged, NotOneImage
from tests.disk.archives.byte_stream import open_bytes, unpack
from tests.disk.real_programs import run

RAW = bytes(1080) + b"\x53\xef" + bytes(range(256)) * 400
GIB = 1 << 30
NAME = b"disk.img"


def zipped(name: str = "disk.img", comment: bytes = b"") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, RAW)
        archive.comment = comment
    return out.getvalue()


def hand_made(packed: bytes, crc: int, size: int, name: bytes = NAME) -> bytes:
    """A zip of one file without zip64: numbers are stated modulo 4 GiB."""
    sizes = struct.pack("<LLL", crc, len(packed) % (1 << 32), size % (1 << 32))
    entry = struct.pack("<HHHL", 20, 0, 8, 0) + sizes + struct.pack("<H", len(name))
    header = b"PK\3\4" + entry + bytes(2) + name
    directory = b"PK\1\2" + bytes(2) + entry + bytes(16) + name
    at = (len(header) + len(packed)) % (1 << 32)
    end = b"PK\5\6" + bytes(4) + struct.pack("<HHLLH", 1, 1, len(directory), at, 0)
    return header + packed + directory + end


def deflated_zeros(size: int) -> tuple[bytes, int]:
    """Return so many GiB of zeros behind a disk's beginning, deflated, and their checksum."""
    zeros = bytes(1 << 20)
    times, rest = divmod(size - len(RAW), len(zeros))
    crc = zlib.crc32(RAW)
    for _ in range(times):
        crc = zlib.crc32(zeros, crc)
    packed = deflated(RAW) + deflated(zeros) * times + deflated(bytes(rest), zlib.Z_FINISH)
    return packed, zlib.crc32(bytes(rest), crc)


def deflated(data: bytes, end: int = zlib.Z_FULL_FLUSH) -> bytes:
    """Return a part that depends on no other, so that it may be repeated."""
    packer = zlib.compressobj(1, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush(end)


@pytest.fixture(scope="module", params=[4 * GIB, 4 * GIB + 123_456])
def of_macos(request) -> tuple[bytes, int]:
    packed, crc = deflated_zeros(request.param)
    return hand_made(packed, crc, request.param), request.param


def blocks(data: bytes) -> Iterator[bytes]:
    with open_bytes(data) as source:
        yield from open_stream(source, detect_file(source)).blocks


@pytest.mark.big
@pytest.mark.few(1)
def test_more_than_4_gib_without_zip64_as_macos_makes_it(of_macos):
    data, size = of_macos
    assert sum(map(len, blocks(data))) == size


def test_a_wrong_size_or_checksum_is_damage_all_the_same():
    packer = zlib.compressobj(1, zlib.DEFLATED, -15)
    packed = packer.compress(RAW) + packer.flush()
    assert unpack(hand_made(packed, zlib.crc32(RAW), len(RAW))) == RAW
    for crc, size in ((zlib.crc32(RAW) ^ 1, len(RAW)), (zlib.crc32(RAW), len(RAW) - 1)):
        with pytest.raises(Damaged):
            unpack(hand_made(packed, crc, size))


def test_a_directory_behind_4_gib_whose_offset_is_stated_in_part_is_found(tmp_path):
    path = tmp_path / "disk.zip"
    packer = zlib.compressobj(1, zlib.DEFLATED, -15)
    packed = packer.compress(RAW) + packer.flush()
    data = hand_made(packed, zlib.crc32(RAW), len(RAW))
    at = data.index(b"PK\1\2")
    with path.open("wb") as file:  # a hole of 4 GiB stands for what is packed to as much
        file.write(data[:at])
        file.seek(4 * GIB, io.SEEK_CUR)
        file.write(data[at:])
    with open_input(path, lambda _: None, CancelToken()) as source:
        assert b"".join(open_stream(source, detect_file(source)).blocks) == RAW


@pytest.mark.thorough
def test_a_directory_of_many_files_is_read(tmp_path):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(70_000):
            archive.writestr(f"a-folder-of-a-long-name-that-takes-room/{number:060}", b"")
        archive.writestr("disk.img", RAW)
    assert unpack(out.getvalue()) == RAW
    (tmp_path / "many.zip").write_bytes(out.getvalue())
    assert run("unzip", "-p", tmp_path / "many.zip", "disk.img") == RAW


def test_many_files_are_several_and_not_damage():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(200):
            archive.writestr(f"{number}", b"content")
    with pytest.raises(NotOneImage):
        unpack(out.getvalue())


def test_an_extra_field_cut_short_is_passed_over():
    data = zipped()
    at = data.index(b"PK\1\2")
    extra = struct.pack("<HH", 0x5455, 900) + b"x"
    entry = data[at : at + 30] + struct.pack("<H", len(extra)) + data[at + 32 : at + 46] + NAME
    end = data.index(b"PK\5\6")
    size = struct.pack("<L", end - at + len(extra))
    made = data[:at] + entry + extra + data[end : end + 12] + size + data[end + 16 :]
    assert unpack(made) == RAW


def test_a_name_that_is_not_the_utf_8_it_claims_to_be_is_passed():
    data = bytearray(zipped("dïsk.img"))
    data = data.replace("ï".encode(), b"\xc3\x28")
    assert unpack(bytes(data)) == RAW


def test_an_empty_name_is_a_name():
    packer = zlib.compressobj(1, zlib.DEFLATED, -15)
    packed = packer.compress(RAW) + packer.flush()
    assert unpack(hand_made(packed, zlib.crc32(RAW), len(RAW), name=b"")) == RAW


COMMENTS = [b"PK\5\6", b"PK\5\6" + bytes(18), b"PK\5\6" + bytes(17), b"a PK\5\6" + b"x" * 99]


@pytest.mark.parametrize("comment", COMMENTS, ids=range(4))
def test_a_comment_may_hold_the_signature_of_an_end_record(comment):
    assert unpack(zipped(comment=comment)) == RAW


def test_what_precedes_an_archive_is_passed():
    assert unpack(zipped()) == RAW
    with open_bytes(b"#!/bin/sh\n" + zipped()) as source:
        (entry,) = zip_entries(source)
    assert entry.header_at == len("#!/bin/sh\n")
