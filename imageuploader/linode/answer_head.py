"""Bounds what a server may send, and say, before the content of its response.

h11 bounds the bytes of a header only, and httpcore passes over interim responses without end.
"""

import re

import httpcore
import httpx

ENCODINGS = ("gzip", "deflate")
"""How a response may be compressed, once: a second time makes a terabyte of a kilobyte."""

MOST_LINES = 100
"""The header lines that one response may have."""

MOST_INTERIM = 20
"""The interim (1xx) responses that may precede a response."""

_IS_INTERIM = re.compile(rb"HTTP/[0-9.]+ (?!101)[01]")
_KEPT_BYTES = 16


def is_decodable(response: httpx.Response) -> bool:
    """Return whether the content may be decompressed."""
    encoding = response.headers.get("Content-Encoding", "").strip().lower()
    return encoding in {"", "identity", *ENCODINGS}


class OverlongHead(httpcore.RemoteProtocolError):
    """A response has more before its content than any server needs; says what."""


class AnswerHead:
    """Counts lines and interim responses of one response as its bytes arrive."""

    def __init__(self) -> None:
        self._rest = b""
        self._lines = 0
        self._interim = 0
        self._is_interim = False
        self._is_over = False

    def take(self, data: bytes) -> None:
        """Count what is in the next bytes, up to the content; raise OverlongHead."""
        if self._is_over:
            return
        *lines, rest = (self._rest + data).split(b"\n")
        for line in lines:
            if line not in {b"", b"\r"}:
                self._count_line(line)
            elif not self._begin_next():
                return
        self._rest = rest[:_KEPT_BYTES]  # enough to tell what begins here

    def _count_line(self, line: bytes) -> None:
        if not self._lines:
            self._is_interim = _IS_INTERIM.match(line) is not None
        self._lines += 1
        if self._lines > MOST_LINES + 1:  # the first is the status line
            raise OverlongHead(f"it has more than {MOST_LINES} header lines")

    def _begin_next(self) -> bool:
        """Count a head that is whole; return whether another one follows."""
        self._is_over = not self._is_interim
        self._interim += 1
        if self._is_interim and self._interim > MOST_INTERIM:
            raise OverlongHead(f"it begins with more than {MOST_INTERIM} interim responses")
        self._lines = 0
        return not self._is_over
