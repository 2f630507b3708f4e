"""Decompression: the output is right, or the file is damaged, and nothing else happens."""

import gzip
import lzma
import random
import struct
import zlib
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imageuploader.disk.archives.decompressors import DECOMPRESSORS, SAMPLES, DecompressedStream
from imageuploader.disk.archives.member_start import START_BYTES
from imageuploader.disk.zstd_compat import zstd
from imageuploader.domain.errors import Damaged, NeedsOtherFile, TooHungry
from imageuploader.domain.formats import Family, formats_of
from tests.disk.archives.byte_stream import open_bytes
from tests.disk.archives.packers import CHECKED, PACK

KINDS = st.sampled_from(sorted(DECOMPRESSORS))


def unpack(kind: str, data: bytes) -> bytes:
    with open_bytes(data or b"\0") as source:
        return b"".join(DecompressedStream(source, source.pieces(), kind))


def test_every_decompressor_has_a_compressor_to_test_it():
    assert PACK.keys() == DECOMPRESSORS.keys()


def test_the_self_check_has_a_sample_for_every_decompressor():
    assert SAMPLES.keys() == DECOMPRESSORS.keys()
    for kind, member in SAMPLES.items():
        assert unpack(kind, bytes.fromhex(member)) == b"Image Uploader"


@pytest.mark.parametrize("row", formats_of(Family.COMPRESSED), ids=lambda row: row.name)
def test_a_member_is_told_by_as_many_bytes_as_are_looked_at(row):
    """Another one behind other data is found, also where it is cut off after these bytes."""
    assert all(len(magic) <= START_BYTES for magic in row.magic)
    start = PACK[row.name](b"content" * 100)[:START_BYTES]
    with pytest.raises(Damaged):
        unpack(row.name, PACK[row.name](b"ab") + b"x" * 20 + start)


@given(KINDS, st.binary(max_size=2000))
def test_any_bytes_unpack_or_are_damaged(kind, data):
    with suppress(Damaged, TooHungry, NeedsOtherFile):
        unpack(kind, data)


@given(KINDS, st.binary(max_size=500), st.binary(max_size=300))
def test_any_bytes_behind_a_right_beginning_unpack_or_are_damaged(kind, content, rest):
    packed = PACK[kind](content)
    for cut in (len(packed), len(packed) // 2, 6):
        with suppress(Damaged, TooHungry, NeedsOtherFile):  # a zstd may name a dictionary
            unpack(kind, packed[:cut] + rest)


@pytest.mark.parametrize("kind", sorted(DECOMPRESSORS))
def test_the_shortest_members_are_each_unpacked(kind):
    assert unpack(kind, PACK[kind](b"") * 3) == b""


@settings(max_examples=50)
@given(KINDS, st.lists(st.binary(max_size=300), min_size=1, max_size=4), st.integers(0, 5))
def test_members_with_zeros_behind_unpack_to_all_of_them(kind, parts, zeros):
    data = b"".join(map(PACK[kind], parts)) + bytes(zeros)
    assert unpack(kind, data) == b"".join(parts)


@given(st.sampled_from(CHECKED), st.binary(min_size=1, max_size=500), st.data())
def test_a_flipped_bit_is_always_noticed(kind, content, data):
    packed = bytearray(PACK[kind](content))
    at = data.draw(st.integers(10, len(packed) - 1))
    packed[at] ^= 1 << data.draw(st.integers(0, 7))
    # A spare bit at the end of the stream may change nothing at all.
    with suppress(Damaged, TooHungry):
        assert unpack(kind, bytes(packed)) == content


@given(KINDS, st.binary(min_size=1, max_size=500), st.data())
def test_a_truncation_is_always_noticed(kind, content, data):
    packed = PACK[kind](content)
    cut = packed[: data.draw(st.integers(1, len(packed) - 1))]
    with pytest.raises(Damaged):
        unpack(kind, cut)


@pytest.mark.parametrize("kind", sorted(DECOMPRESSORS))
@pytest.mark.few(3)
def test_a_bomb_comes_out_in_small_pieces(kind):
    data = PACK[kind](bytes(24 << 20))
    with open_bytes(data) as source:
        sizes = [len(piece) for piece in DecompressedStream(source, source.pieces(), kind)]
    assert sum(sizes) == 24 << 20
    assert max(sizes) <= 1 << 20


@pytest.mark.big
def test_a_hundred_thousand_tiny_members_are_read_at_once():
    data = gzip.compress(b"ab") * 100_000
    assert len(unpack("gzip", data)) == 200_000


def test_only_a_single_member_is_plain():
    one = gzip.compress(b"ab")
    for data, plain in ((one, True), (one * 2, False), (one + b"\0", False)):
        with open_bytes(data) as source:
            unpacking = DecompressedStream(source, source.pieces(), "gzip")
            assert b"".join(unpacking)
        assert unpacking.is_single_member is plain


def test_a_window_of_a_gibibyte_is_too_much():
    window: dict[int, int] = {zstd.CompressionParameter.window_log: 30}
    packer = zstd.ZstdCompressor(options=window)
    data = packer.compress(random.Random(1).randbytes(1000)) + packer.flush()  # noqa: S311
    with pytest.raises(TooHungry):
        unpack("zstd", data)


def test_an_xz_with_a_dictionary_of_a_gibibyte_is_too_much():
    filters = [{"id": lzma.FILTER_LZMA2, "preset": 0}]
    data = bytearray(lzma.compress(b"ab", filters=filters))
    at = data.index(b"\x21\x01", 12)
    # The size of the dictionary, and the checksum of the header it stands in.
    data[at + 2] = 36
    length = (data[12] + 1) * 4
    data[12 + length - 4 : 12 + length] = struct.pack("<I", zlib.crc32(data[12 : 12 + length - 4]))
    with pytest.raises(TooHungry):
        unpack("xz", bytes(data))
