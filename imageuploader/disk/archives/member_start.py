"""What stands behind a compressed member: another one, a damaged one, or data of another kind."""

import re

from imageuploader.domain.formats import format_named

START_BYTES = 10
"""How many bytes show whether another member begins."""

_SKIPPABLE = tuple(bytes((first,)) + b"\x2a\x4d\x18" for first in range(0x50, 0x60))


def begins_member(kind: str, start: bytes) -> bool:
    """Return whether these bytes begin a member, or are cut off within its magic number."""
    return any(magic.startswith(start[: len(magic)]) for magic in _magic(kind))


def begins_damaged_member(kind: str, start: bytes) -> bool:
    """Return whether these bytes are a magic number but for less than a half."""
    return any(_is_like(start, magic) for magic in _magic(kind))


def _is_like(start: bytes, magic: bytes) -> bool:
    return 2 * sum(a == b for a, b in zip(start, magic, strict=False)) > len(magic)


def _magic(kind: str) -> tuple[bytes, ...]:
    known = format_named(kind)
    return (*known.magic, *_SKIPPABLE) if known.skippable_frames else known.magic


class TrailingData:
    """The data of another kind behind the last member."""

    def __init__(self, kind: str) -> None:
        known = format_named(kind)
        pattern = known.member_pattern or b"|".join(map(re.escape, known.magic))
        self._member = re.compile(pattern, re.DOTALL)
        self._last = b""

    def has_member(self, piece: bytes) -> bool:
        """Take the next bytes; return whether a member begins in them: then it was no end."""
        joined = self._last + piece
        self._last = joined[-START_BYTES + 1 :]
        return self._member.search(joined) is not None
