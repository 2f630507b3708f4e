"""qcow2, versions 2 and 3."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from imageuploader.disk.content.byte_view import ByteView
from imageuploader.disk.virtual.cluster_codec import ClusterCodec
from imageuploader.disk.virtual.disk_map import Reference, Role, VirtualDisk
from imageuploader.disk.virtual.errors import Malformed, Unsupported
from imageuploader.disk.virtual.exact_read import read_exact

_CLUSTER_BITS = range(9, 22)
_HEADER_BYTES, _SHORT_HEADER_BYTES = 112, 72
_NAME_BYTES = 1023
_VERSIONS = (2, 3)
_OLD_ORDER, _MOST_ORDER = 4, 6
_DIRTY, _CORRUPT, _DATA_FILE, _COMPRESSION_TYPE, _EXTENDED = (1 << bit for bit in range(5))
_KNOWN = _DIRTY | _CORRUPT | _DATA_FILE | _COMPRESSION_TYPE | _EXTENDED
_BACKING_FORMAT, _DATA_FILE_NAME = 0xE2792ACA, 0x44415441
_CODECS: tuple[ClusterCodec, ...] = ("deflate", "zstd")


@dataclass(frozen=True, slots=True)
class CountTable:
    """Where the reference counts are: a table of `clusters` clusters at `at`, `bits` a count."""

    at: int
    clusters: int
    bits: int


@dataclass(frozen=True)
class Qcow2Header:
    """The header of a qcow2 file; the L1 table has `tables` entries, at `table_at`.

    It `is_dirty` if the program that wrote it said that the counts are out of date.
    """

    disk: VirtualDisk
    cluster_bits: int
    table_at: int
    tables: int
    extended: bool
    codec: ClusterCodec
    counts: "CountTable"
    is_dirty: bool

    @cached_property
    def cluster_bytes(self) -> int:
        """The size of a cluster."""
        return 1 << self.cluster_bits

    @cached_property
    def entries(self) -> int:
        """The number of clusters that one L2 table maps."""
        return self.cluster_bytes // (16 if self.extended else 8)


def read_header(view: ByteView) -> Qcow2Header:
    """Return the header of a qcow2 file; raise Malformed, Unsupported, NotAvailable."""
    head = read_exact(view, 0, min(_HEADER_BYTES, view.size))
    version = _number(head, 4, 4)
    if version not in _VERSIONS:
        raise Unsupported(f"version {version}")
    bits = _number(head, 20, 4)
    if bits not in _CLUSTER_BITS or len(head) < _HEADER_BYTES:
        raise Malformed("the size of its clusters is invalid")
    features, length, codec, order = (
        _version_3(head) if version > 2 else (0, _SHORT_HEADER_BYTES, 0, _OLD_ORDER)  # noqa: PLR2004 - versions
    )
    extended = bool(features & _EXTENDED)
    raw_bytes, tables = _number(head, 24, 8), _number(head, 36, 4)
    covered = (1 << bits) * ((1 << bits) // (16 if extended else 8))
    if tables * covered < raw_bytes:
        raise Malformed("its table is too short for the disk")
    references = _references(view, head, length, data_file=bool(features & _DATA_FILE))
    encrypted = _number(head, 32, 4) != 0
    disk = VirtualDisk("qcow2", raw_bytes, tuple(references), encrypted)
    return Qcow2Header(
        disk,
        bits,
        _number(head, 40, 8),
        -(-raw_bytes // covered),
        extended,
        _CODECS[codec],
        CountTable(_number(head, 48, 8), _number(head, 56, 4), 1 << order),
        bool(features & _DIRTY),
    )


def _version_3(head: bytes) -> tuple[int, int, int, int]:
    features, length, order = _number(head, 72, 8), _number(head, 100, 4), _number(head, 96, 4)
    if order > _MOST_ORDER:
        raise Malformed("the width of its reference counts is invalid")
    if unknown := features & ~_KNOWN:
        raise Unsupported(f"incompatible feature {unknown.bit_length() - 1}")
    # Only longer headers have the byte with the compression type.
    codec = head[104] if features & _COMPRESSION_TYPE and length > 104 else 0  # noqa: PLR2004 - its offset
    if codec >= len(_CODECS):
        raise Unsupported(f"compression type {codec}")
    return features, length, codec, order


def _references(
    view: ByteView, head: bytes, length: int, *, data_file: bool
) -> Iterator[Reference]:
    at, count = _number(head, 8, 8), _number(head, 16, 4)
    cluster_bytes = 1 << _number(head, 20, 4)
    named = dict(_extensions(view, length, at or cluster_bytes))
    if at and count:
        if count > _NAME_BYTES or at + count > cluster_bytes:
            raise Malformed("the name of its backing file is invalid")
        kind = _text(named.get(_BACKING_FORMAT, b""))
        yield Reference(_text(read_exact(view, at, count)), Role.BACKING, kind)
    if data_file:
        yield Reference(_text(named.get(_DATA_FILE_NAME, b"")), Role.DATA, "raw")


def _extensions(view: ByteView, at: int, end: int) -> Iterator[tuple[int, bytes]]:
    end = min(end, view.size)
    while at + 8 <= end:
        head = read_exact(view, at, 8)
        kind, count = _number(head, 0, 4), _number(head, 4, 4)
        if not kind:
            return
        if at + 8 + count > end:
            raise Malformed("an extension of its header is invalid")
        if kind in {_BACKING_FORMAT, _DATA_FILE_NAME}:
            yield kind, read_exact(view, at + 8, count)
        at += 8 + count + -count % 8


def _text(name: bytes) -> str:
    return name.partition(b"\0")[0].decode("utf-8", "surrogateescape")


def _number(head: bytes, at: int, count: int) -> int:
    return int.from_bytes(head[at : at + count], "big")
