"""Compresses a raw disk to a file with a single gzip member."""

import os
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from io import FileIO
from pathlib import Path

from imageuploader.disk.compression.parallel_deflate import (
    Compression,
    RawPart,
    deflate_parts,
    gzip_member,
)
from imageuploader.disk.files.hashing import Digest
from imageuploader.disk.files.sparse import BLOCK_BYTES, ZEROS, Hole, Span
from imageuploader.disk.files.temp_files import write_all
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.disk_report import SEND_LIMIT_BYTES, Payload
from imageuploader.domain.errors import TooLarge
from imageuploader.domain.os_errors import folder_error


def compress_spans(
    parts: Iterable[Hole | Span],
    target: Path,
    *,
    source: Path,
    compression: Compression,
    cancel: CancelToken,
) -> Payload:
    """Compress a disk that is read in the compressing threads, without reading its holes.

    Raises what reading the parts raises, NoSpace, DiskFailed, TooLarge, CancelRequested.
    """
    deflated = deflate_parts(parts, compression, cancel)
    return _write(gzip_member(deflated), target, source)


def compress_stream(
    pieces: Iterable[bytes],
    target: Path,
    *,
    source: Path,
    compression: Compression = Compression(),  # noqa: B008 - frozen
    cancel: CancelToken,
) -> Payload:
    """Compress bytes in pieces of any size; raise NoSpace, DiskFailed, TooLarge."""
    parts = deflate_parts(_make_blocks(pieces), compression, cancel)
    return _write(gzip_member(parts), target, source)


def _make_blocks(pieces: Iterable[bytes]) -> Iterator[RawPart]:
    """Regroup pieces into blocks of 1 MiB; those with only zeros become holes."""
    gathered = bytearray()
    for piece in pieces:
        if not gathered and len(piece) == BLOCK_BYTES:
            yield _hole_or_block(piece)
            continue
        gathered += piece
        while len(gathered) >= BLOCK_BYTES:
            yield _hole_or_block(bytes(gathered[:BLOCK_BYTES]))
            del gathered[:BLOCK_BYTES]
    if gathered:
        yield bytes(gathered)


def _hole_or_block(block: bytes) -> RawPart:
    return Hole(1) if block == ZEROS else block


def _write(pieces: Generator[bytes], target: Path, source: Path) -> Payload:
    size = 0
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    try:
        with (
            closing(pieces),
            Digest("sha256") as digest,
            FileIO(os.open(target, flags, 0o600), "wb") as out,
        ):
            for piece in pieces:
                digest.add(piece)
                size += write_all(out, piece)
                if size > SEND_LIMIT_BYTES:
                    raise TooLarge(str(source), size, SEND_LIMIT_BYTES)
        mtime_ns = target.stat().st_mtime_ns
    except OSError as error:
        raise folder_error(target, error, size + BLOCK_BYTES) from error
    return Payload(target, size, mtime_ns, md5="", sha256=digest.sha256, temporary=True)
