"""Raw bytes in, one gzip member out."""

import os
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from io import FileIO
from pathlib import Path

from imageuploader.disk.compression.levels import QUICK, Level
from imageuploader.disk.compression.parallel_deflate import Part, gzip_member, packed
from imageuploader.disk.files.hashing import Digest
from imageuploader.disk.files.input_file import Source, reading
from imageuploader.disk.files.sparse import BLOCK_BYTES, ZEROS, Hole, Span, spans
from imageuploader.disk.files.temp_files import write_all
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.disk_report import SEND_LIMIT_BYTES, Payload
from imageuploader.domain.errors import TooLarge
from imageuploader.domain.os_errors import folder_error


def compress(
    source: Path,
    target: Path,
    *,
    level: Level = QUICK,
    told: Callable[[int], None],
    cancel: CancelToken,
) -> Payload:
    """Make `target` from a raw file, skipping its holes.

    Raises FileMissing, FileUnreadable, FileChanged, NoSpace, DiskFailed, TooLarge.
    """
    with reading(source, told, cancel) as opened:
        return compress_file(opened, target, level)


def compress_file(source: Source, target: Path, level: Level) -> Payload:
    """Make `target` from a raw file that is open, skipping its holes; raises the same."""
    parts = packed(_told(source), level, source.cancel)
    return _written(gzip_member(parts), target, source.path)


def compress_stream(
    pieces: Iterable[bytes],
    target: Path,
    *,
    source: Path,
    level: Level = QUICK,
    cancel: CancelToken,
) -> Payload:
    """Make `target` from bytes in pieces of any size; raise NoSpace, DiskFailed, TooLarge."""
    parts = packed(_regular(pieces), level, cancel)
    return _written(gzip_member(parts), target, source)


def _told(source: Source) -> Iterator[Hole | Span]:
    at = 0
    for part in spans(source):
        yield part
        at += part.length
        source.percent.at(at)


def _regular(pieces: Iterable[bytes]) -> Iterator[Part]:
    """Make blocks of 1 MiB, and holes of those that are all zero."""
    gathered = bytearray()
    for piece in pieces:
        if not gathered and len(piece) == BLOCK_BYTES:
            yield _hole_or(piece)
            continue
        gathered += piece
        while len(gathered) >= BLOCK_BYTES:
            yield _hole_or(bytes(gathered[:BLOCK_BYTES]))
            del gathered[:BLOCK_BYTES]
    if gathered:
        yield bytes(gathered)


def _hole_or(block: bytes) -> Part:
    return Hole(1) if block == ZEROS else block


def _written(pieces: Generator[bytes], target: Path, source: Path) -> Payload:
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
