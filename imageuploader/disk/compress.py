"""Raw bytes in, one gzip member out."""

import errno
import os
import shutil
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from isal import isal_zlib

from imageuploader.disk.digest import Digest
from imageuploader.disk.files import opened, unchanging
from imageuploader.disk.holes import BLOCK_BYTES, ZEROS, blocks
from imageuploader.disk.progress import Percent
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.disk import SEND_LIMIT_BYTES, Payload
from imageuploader.domain.errors import DiskFailed, NoSpace, TooLarge

_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x04\xff"


def compress(
    source: Path, target: Path, *, told: Callable[[int], None], cancel: CancelToken
) -> Payload:
    """Make `target` from `source`; raise FileChanged, NoSpace, DiskFailed, TooLarge."""
    with opened(source) as file:
        now = os.fstat(file.fileno())
        with unchanging(file, source, now.st_size, now.st_mtime_ns):
            raw = blocks(file, source, now.st_size, Percent(told, now.st_size))
            return compress_stream(raw, target, source=source, cancel=cancel)


def compress_stream(
    pieces: Iterable[bytes], target: Path, *, source: Path, cancel: CancelToken
) -> Payload:
    """Make `target` from bytes in pieces of any size; raise NoSpace, DiskFailed, TooLarge."""
    digest, size = Digest(), 0
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    try:
        with os.fdopen(os.open(target, flags, 0o600), "wb") as out:
            for piece in _gzip(_regular(pieces), cancel):
                size += out.write(piece)
                digest.add(piece)
                if size > SEND_LIMIT_BYTES:
                    raise TooLarge(str(source), size, SEND_LIMIT_BYTES)
        mtime_ns = target.stat().st_mtime_ns
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise DiskFailed(str(target), error.strerror or str(error)) from error
        free = shutil.disk_usage(target.parent).free
        raise NoSpace(str(target.parent), size + BLOCK_BYTES, free) from error
    return Payload(target, size, mtime_ns, digest.md5, digest.sha256, temporary=True)


def _gzip(raw: Iterable[bytes], cancel: CancelToken) -> Iterator[bytes]:
    crc = length = 0
    yield _HEADER
    for packed, part, count in _packed(raw, cancel):
        crc = isal_zlib.crc32_combine(crc, part, count)
        length += count
        yield packed
    yield b"\x03\x00" + crc.to_bytes(4, "little") + (length & 0xFFFFFFFF).to_bytes(4, "little")


def _packed(raw: Iterable[bytes], cancel: CancelToken) -> Iterator[tuple[bytes, int, int]]:
    zero, ahead = _pack(ZEROS), (os.cpu_count() or 1) * 2
    waiting: deque[Future[tuple[bytes, int, int]]] = deque()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for block in raw:
            cancel.check()
            if block == ZEROS:
                done: Future[tuple[bytes, int, int]] = Future()
                done.set_result(zero)
                waiting.append(done)
            else:
                waiting.append(pool.submit(_pack, block))
            if len(waiting) > ahead:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _pack(block: bytes) -> tuple[bytes, int, int]:
    deflate = isal_zlib.compressobj(2, isal_zlib.DEFLATED, -15, 3)
    packed = deflate.compress(block) + deflate.flush(isal_zlib.Z_SYNC_FLUSH)
    return packed, isal_zlib.crc32(block), len(block)


def _regular(pieces: Iterable[bytes]) -> Iterator[bytes]:
    gathered = bytearray()
    for piece in pieces:
        if not gathered and len(piece) == BLOCK_BYTES:
            yield piece
            continue
        gathered += piece
        while len(gathered) >= BLOCK_BYTES:
            yield bytes(gathered[:BLOCK_BYTES])
            del gathered[:BLOCK_BYTES]
    if gathered:
        yield bytes(gathered)
