"""What a token must be like, and what it must allow."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from imageuploader.domain.errors import BadToken

UPLOAD = "images:read_write"
"""The scope without which nothing can be uploaded."""

REASONS = "events:read_only"
"""The scope that tells why Linode could not use an image; all else works without it."""

WARN_BEFORE = timedelta(days=3)

_READ, _WRITE = ":read_only", ":read_write"
_QUOTES = "\"'`<>"


@dataclass(frozen=True, slots=True)
class TokenFacts:
    """What Linode told of a token: its user, its scopes, and when it expires, if known."""

    username: str = ""
    scopes: str = ""
    expires: datetime | None = None

    @property
    def tells_reasons(self) -> bool:
        """Whether it shows why Linode could not use an image."""
        return allows(self.scopes, REASONS)


def allows(scopes: str, needed: str) -> bool:
    """Return whether scopes include one; assumed if none are known."""
    owned = set(scopes.replace(",", " ").split())
    writing = needed.replace(_READ, _WRITE)
    return not owned or not owned.isdisjoint({"*", needed, writing})


def clean_token(text: str) -> str:
    """Return a pasted token without white space around it; raise BadToken if it is none.

    Linode fixes no shape, so only what cannot be a token is refused.
    """
    token = text.strip()
    if token.lower().startswith("bearer "):
        token = token[len("bearer ") :].strip()
    if fault := _fault_of(token):
        raise BadToken(fault)
    return token


def is_expiring(expires: str, now: datetime, warn_before: timedelta = WARN_BEFORE) -> bool:
    """Return whether a token expires so soon; `expires` is ISO, empty if not known."""
    try:
        left = datetime.fromisoformat(expires) - now
    except (ValueError, TypeError):
        return False
    return left < warn_before


def _fault_of(token: str) -> str:
    if not token:
        return "empty"
    if any(letter.isspace() for letter in token):
        return "space"
    if "://" in token:
        return "address"
    if not (token.isascii() and token.isprintable()) or any(mark in token for mark in _QUOTES):
        return "characters"
    return ""
