"""Deflates blocks in parallel, and joins them to one gzip member."""

import zlib
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from queue import Empty, SimpleQueue

from isal import isal_zlib

from imageuploader.disk.compression.levels import (
    QUICK,
    ZERO_LEVEL,
    Deflater,
    Level,
    choose_level,
)
from imageuploader.disk.compression.packing_threads import PackingThreads, thread_count
from imageuploader.disk.compression.stored_blocks import ShrinkProbe, store
from imageuploader.disk.files.sparse import BLOCK_BYTES, ZEROS, DeflatedRange, Hole, Span
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.disk_report import PrepareOptions

_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x04\xff"
_LAST_BLOCK = b"\x03\x00"

RawPart = Hole | Span | bytes
"""A part of a disk: a hole, a range of the file, or bytes; at most 1 MiB unless a hole."""


@dataclass(frozen=True, slots=True)
class DeflatedPart:
    """A compressed part, with the checksum and the length of the original."""

    data: bytes
    crc: int
    length: int


def _always() -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Compression:
    """How a body is compressed: the level, whether somebody waits for it by now, and where."""

    level: Level = QUICK
    is_urgent: Callable[[], bool] = _always
    beside_window: bool = False


def choose_compression(options: PrepareOptions, expected_bytes: int | None) -> Compression:
    """Return how to compress a file of which about `expected_bytes` will be sent."""
    is_urgent = options.is_urgent or _always
    threads = thread_count(is_urgent=is_urgent())
    level = choose_level(options, threads, expected_bytes)
    return Compression(level, is_urgent, options.beside_window)


def gzip_member(parts: Generator[DeflatedPart]) -> Generator[bytes]:
    """Yield a gzip member with all the parts."""
    crc = length = 0
    # Closed here, not by the garbage collector: that may run while a thread is being started, and
    # waiting for the worker threads would then deadlock.
    with closing(parts):
        yield _HEADER
        for part in parts:
            crc = isal_zlib.crc32_combine(crc, part.crc, part.length)
            length += part.length
            yield part.data
    size = length & 0xFFFFFFFF
    yield _LAST_BLOCK + crc.to_bytes(4, "little") + size.to_bytes(4, "little")


def deflate_parts(
    parts: Iterable[RawPart], compression: Compression, cancel: CancelToken
) -> Generator[DeflatedPart]:
    """Yield the compressed parts in order; several threads compress them, more once it is urgent.

    Raises CancelRequested, FileUnreadable, FileChanged, and what the parts raise.
    """
    count = thread_count()
    zeros = _deflate(ZERO_LEVEL.deflater(), ZEROS)
    idle: SimpleQueue[_PartDeflater] = SimpleQueue()
    waiting: deque[DeflatedPart | Future[DeflatedPart]] = deque()

    def deflate(part: Span | bytes) -> DeflatedPart:
        try:
            deflater = idle.get_nowait()
        except Empty:  # there are as many as there are threads
            deflater = _PartDeflater(compression.level, zeros)
        try:
            return deflater.deflate(part)
        finally:
            idle.put(deflater)

    pool = PackingThreads(compression.is_urgent, beside_window=compression.beside_window)
    with closing(pool) as threads:
        for part in parts:
            cancel.check()
            if isinstance(part, Hole):
                waiting.append(_repeat(zeros, part.count))
            else:
                waiting.append(threads.submit(partial(deflate, part)))
            if len(waiting) > 2 * count + 1:
                yield _result(waiting.popleft())
        while waiting:
            cancel.check()
            yield _result(waiting.popleft())


def _result(part: DeflatedPart | Future[DeflatedPart]) -> DeflatedPart:
    return part if isinstance(part, DeflatedPart) else part.result()


def _repeat(block: DeflatedPart, count: int) -> DeflatedPart:
    crc = 0
    for _ in range(count):
        crc = isal_zlib.crc32_combine(crc, block.crc, block.length)
    return DeflatedPart(block.data * count, crc, block.length * count)


class _PartDeflater:
    """The compressor and buffer of one thread, reused for every part."""

    def __init__(self, level: Level, zeros: DeflatedPart) -> None:
        self._deflater, self._zeros = level.deflater(), zeros
        self._is_quick, self._probe = level.is_quick, ShrinkProbe()
        self._buffer = bytearray(BLOCK_BYTES)

    def deflate(self, part: Span | bytes) -> DeflatedPart:
        """Return a part compressed to be self-contained."""
        if isinstance(part, bytes):
            return self._deflate_or_store(part)
        block = memoryview(self._buffer)[: part.length]
        kept = list[DeflatedRange]()
        part.fill(block, kept.append if self._is_quick else None)
        if part.length == BLOCK_BYTES and self._buffer == ZEROS:
            return self._zeros
        if not kept:
            return self._deflate_or_store(block)
        return self._join(block, part.at, kept)

    def _deflate_or_store(self, block: bytes | memoryview) -> DeflatedPart:
        if self._is_quick and self._probe.hardly_shrinks(block):
            return DeflatedPart(store(block), isal_zlib.crc32(block), len(block))
        return _deflate(self._deflater, block)

    def _join(self, block: memoryview, start: int, kept: list[DeflatedRange]) -> DeflatedPart:
        """Return a block of which some is compressed already; compress what is between that."""
        pieces, at = list[bytes | memoryview](), 0
        for one in kept:
            pieces += (self._deflate_between(block, at, one.at - start), *one.data)
            at = one.at - start + one.length
        pieces.append(self._deflate_between(block, at, len(block)))
        return DeflatedPart(b"".join(pieces), isal_zlib.crc32(block), len(block))

    def _deflate_between(self, block: memoryview, start: int, end: int) -> bytes:
        return _deflate_bytes(self._deflater, block[start:end]) if start < end else b""


def _deflate(deflater: Deflater, block: bytes | memoryview) -> DeflatedPart:
    return DeflatedPart(_deflate_bytes(deflater, block), isal_zlib.crc32(block), len(block))


def _deflate_bytes(deflater: Deflater, block: bytes | memoryview) -> bytes:
    # After a full flush nothing refers to earlier data.
    return deflater.compress(block) + deflater.flush(zlib.Z_FULL_FLUSH)
