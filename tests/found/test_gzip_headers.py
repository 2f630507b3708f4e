"""A gzip header has optional fields of any length, and may be cut anywhere."""

import struct
import zlib

import pytest

from imageuploader.disk.archives.decompressors import DecompressedStream
from imageuploader.domain.errors import Damaged
from tests.disk.archives.byte_stream import open_bytes, unpack

CONTENT = bytes(range(256)) * 40
CHECKSUM, EXTRA, NAME, COMMENT = 2, 4, 8, 16
OPTIONAL = EXTRA | NAME | COMMENT | CHECKSUM


def member(
    flags: int, extra: bytes = b"RA\4\0abcd", name: bytes = b"disk.img", content: bytes = CONTENT
) -> bytes:
    header = b"\x1f\x8b\x08" + bytes((flags,)) + bytes(6)
    if flags & EXTRA:
        header += struct.pack("<H", len(extra)) + extra
    header += name + b"\0" if flags & NAME else b""
    header += b"a comment\0" if flags & COMMENT else b""
    header += struct.pack("<H", zlib.crc32(header) & 0xFFFF) if flags & CHECKSUM else b""
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    packed = packer.compress(content) + packer.flush()
    return header + packed + struct.pack("<II", zlib.crc32(content), len(content))


@pytest.mark.parametrize("flags", range(0, 32, 2))
def test_a_header_may_be_cut_at_any_byte(flags):
    data = member(flags)
    for cut in range(1, 60):
        with open_bytes(data) as source:
            assert b"".join(DecompressedStream(source, [data[:cut], data[cut:]], "gzip")) == CONTENT


@pytest.mark.parametrize("flags", range(0, 32, 2))
@pytest.mark.few(6)
def test_a_later_header_may_cross_what_is_read_at_once(flags):
    for before in range(262_144 - 50, 262_145):
        first = member(EXTRA, extra=bytes(40_000), content=b"")
        stuffed = b"".join([first] * 6)
        stuffed += member(EXTRA, extra=bytes(before - len(stuffed) - 22), content=b"")
        assert len(stuffed) == before
        assert unpack(stuffed + member(flags)) == CONTENT


@pytest.mark.parametrize("length", [0, 1, 4072, 4996, 65_535])
def test_fields_of_any_length_are_passed(length):
    long_name = b"n" * 300_000
    for data in (
        member(OPTIONAL, extra=bytes(length)),
        member(NAME, name=b"n" * length),
        member(NAME | COMMENT, name=long_name),
    ):
        assert zlib.decompress(data, 31) == CONTENT
        assert unpack(data) == CONTENT


@pytest.mark.parametrize("flag", [0x20, 0x40, 0x80])
def test_a_flag_that_gzip_does_not_define_is_refused(flag):
    with pytest.raises(Damaged) as caught:
        unpack(member(flag))
    assert "flag" in caught.value.reason


def test_a_wrong_checksum_of_a_header_is_noticed():
    data = bytearray(member(NAME | CHECKSUM))
    data[12] ^= 1
    with pytest.raises(Damaged):
        unpack(bytes(data))


def test_a_cut_within_a_header_is_noticed():
    data = member(OPTIONAL)
    for cut in range(3, 50):
        with pytest.raises(Damaged):
            unpack(data[:cut])
