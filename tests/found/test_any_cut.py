"""A reader that is handed pieces gives the same answer for every way of cutting them."""

import gzip
import io
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imageuploader.disk.archives.decompressors import DECOMPRESSORS, DecompressedStream
from imageuploader.disk.archives.layers import LAYER_READERS, open_stream
from imageuploader.disk.archives.tar_reader import tar_entries
from imageuploader.disk.content.byte_view import FileView
from imageuploader.disk.content.disk_content import read_content
from imageuploader.disk.content.stream_view import StreamView
from imageuploader.disk.files.chunk_reader import ChunkReader, peek
from imageuploader.disk.files.input_file import InputFile
from imageuploader.disk.formats.detect import detect_file
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.errors import FileError
from imageuploader.domain.formats import format_named
from tests.disk.archives.byte_stream import open_bytes
from tests.disk.archives.packers import PACK
from tests.disk.content.disk_table import DISKS
from tests.found.short_file import ShortFile

RAW = bytes(1080) + b"\x53\xef" + bytes(range(256)) * 8
FRAME = b"\x51\x2a\x4d\x18" + struct.pack("<I", 300) + bytes(300)


def gzip_of_every_field(content: bytes) -> bytes:
    header = b"\x1f\x8b\x08\x1e" + bytes(6) + b"\6\0RA\2\0ab" + b"disk.img\0" + b"a comment\0"
    header += struct.pack("<H", zlib.crc32(header) & 0xFFFF)
    return header + gzip.compress(content, mtime=0)[10:]


def pack(kind: str, content: bytes) -> bytes:
    """A member with all that may stand before its content."""
    if kind == "gzip":
        return gzip_of_every_field(content)
    frame = FRAME if format_named(kind).skippable_frames else b""
    return frame + PACK[kind](content)


TAILS = (b"", bytes(30), b"a tail of another kind", bytes(3) + b"\x1f\x8b", b"\x28")


def tarred(form: int) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=form) as archive:
        for name, content in (("README", b"hello\n"), ("n" * 130 + ".img", RAW)):
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return out.getvalue()


TARS = [tarred(form) for form in (tarfile.GNU_FORMAT, tarfile.PAX_FORMAT)]
CUTS = st.one_of(
    st.just([1]),
    st.just([3, 0, 1]),
    st.lists(st.integers(0, 700), min_size=1, max_size=20).filter(any),
)
"""The lengths of the pieces, over and over."""


def pieces(data: bytes, lengths: list[int]) -> Iterator[bytes]:
    at = turn = 0
    while at < len(data):
        count = lengths[turn % len(lengths)]
        yield data[at : at + count]
        at, turn = at + count, turn + 1


def answer(read: Callable[[], object]) -> object:
    """What a reader returns, or the kind of its error."""
    try:
        return read()
    except FileError as error:
        return type(error), error.facts().get("reason")


def test_every_reader_of_a_stream_is_tried():
    assert PACK.keys() == DECOMPRESSORS.keys()
    assert LAYER_READERS.keys() == PACK.keys() | {"tar", "zip"}


@settings(deadline=None)
@given(
    st.sampled_from(sorted(DECOMPRESSORS)),
    st.lists(st.sampled_from([b"", RAW, b"ab"]), min_size=1, max_size=3),
    st.sampled_from(TAILS),
    st.integers(0, 40),
    CUTS,
)
def test_a_decompressor_gives_the_same_for_every_cut(kind, parts, tail, missing, lengths):
    packed = b"".join(pack(kind, part) for part in parts)
    data = packed[: len(packed) - missing] if missing else packed + tail

    def unpack(cut: Iterator[bytes]) -> tuple[bytes, bool, bool]:
        with open_bytes(data) as source:
            stream = DecompressedStream(source, cut, kind)
            content = b"".join(stream)
            return content, stream.is_single_member, stream.has_trailing_data

    expected = answer(lambda: unpack(iter([data])))
    assert answer(lambda: unpack(pieces(data, lengths))) == expected


@settings(deadline=None)
@given(st.sampled_from(TARS), st.integers(0, 4000), CUTS)
def test_a_tar_gives_the_same_for_every_cut(archive, missing, lengths):
    data = archive.rstrip(b"\0") if missing == 1 else archive[: len(archive) - missing]

    def unpack(cut: Iterator[bytes]) -> list[tuple[str, int, bytes]]:
        with open_bytes(data) as source:
            entries = tar_entries(source, ChunkReader(cut))
            return [(entry.name, entry.size, b"".join(entry.pieces)) for entry in entries]

    expected = answer(lambda: unpack(iter([data])))
    assert answer(lambda: unpack(pieces(data, lengths))) == expected


@given(st.binary(max_size=3000), st.integers(0, 3000), CUTS)
def test_a_peek_gives_the_same_for_every_cut(data, count, lengths):
    head, rest = peek(pieces(data, lengths), count)
    assert (head, b"".join(rest)) == (data[:count], data)


def zipped() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("disk.img", RAW)
        archive.writestr("README", b"hello\n")
    return out.getvalue()


PACKED = [*TARS, zipped(), *(pack(kind, RAW) for kind in PACK), pack("gzip", TARS[0])]


@settings(deadline=None)
@given(st.sampled_from(PACKED), CUTS)
def test_short_reads_of_a_file_change_nothing(data, lengths):
    with ShortFile(data, lengths) as file:
        source = InputFile(file, Path("disk"), lambda _: None, CancelToken())
        kind = detect_file(source)
        assert b"".join(open_stream(source, kind).blocks) == RAW


@pytest.mark.parametrize("name", sorted(DISKS))
@pytest.mark.few(8)
def test_short_reads_and_odd_pieces_of_a_disk_change_nothing(tmp_path, name):
    path = tmp_path / "disk.img"
    DISKS[name](path)
    data = path.read_bytes()
    with path.open("rb", buffering=0) as file:
        expected = read_content(FileView(file, path, len(data)))
    with ShortFile(data, [4096, 100]) as file:
        assert read_content(FileView(file, path, len(data))) == expected
    for lengths in ([262_143], [1 << 20], [77_777, 0, 1]):
        view = StreamView(clock=lambda: 0.0)
        for piece in pieces(data, lengths):
            view.add(piece)
        view.finish()
        assert view.read_content() == (expected if not view.is_zero else view.read_content())
