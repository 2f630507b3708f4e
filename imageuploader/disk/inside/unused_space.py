"""S1: what of the disk is not needed, and is paid for by its size."""

from collections.abc import Iterator

from imageuploader.disk.content.byte_view import ByteView, require
from imageuploader.disk.inside.subject import Subject
from imageuploader.domain.inside.inside import Observation
from imageuploader.domain.inside.questions import Cause

_WORTH_BYTES, _WORTH_FREE_BYTES = 64 * 1024 * 1024, 1024**3
_SUPERBLOCK_AT, _SUPERBLOCK_BYTES = 1024, 1024
_IS_64BIT, _MOST_BLOCK_LOG = 0x80, 6


def ask_unused_space(subject: Subject) -> Iterator[Observation]:
    """Yield what is behind the last partition, partitions of swap, and what is free in ext.

    Raises NotAvailable.
    """
    parts = subject.layout.partitions
    end = max((part.start + part.size for part in parts), default=subject.view.size)
    if subject.view.size - end >= _WORTH_BYTES:
        facts = {"free": subject.view.size - end, "size": end}
        yield Observation(Cause.FREE_TAIL, facts=facts)
    for part in parts:
        if part.file_system == "swap" and part.size >= _WORTH_BYTES:
            facts = {"number": part.number, "free": part.size}
            yield Observation(Cause.SWAP, facts=facts)
    if subject.root is not None and subject.is_ext:
        yield from _free_in(subject.root.view, subject.view.size)


def _free_in(view: ByteView, size: int) -> Iterator[Observation]:
    """Yield how much of a file system is free, where that is much and most of it."""
    raw = require(view, _SUPERBLOCK_AT, _SUPERBLOCK_BYTES)
    block_log, incompatible = _number(raw, 24), _number(raw, 96)
    blocks, free = _number(raw, 4), _number(raw, 12)
    if incompatible & _IS_64BIT:
        blocks, free = blocks | _number(raw, 0x150) << 32, free | _number(raw, 0x158) << 32
    if block_log > _MOST_BLOCK_LOG or free > blocks:
        return
    unused = free * 1024 << block_log
    if _WORTH_FREE_BYTES <= unused < size and 2 * free > blocks:
        yield Observation(Cause.FREE_SPACE, facts={"free": unused, "size": size - unused})


def _number(raw: bytes, at: int) -> int:
    return int.from_bytes(raw[at : at + 4], "little")
