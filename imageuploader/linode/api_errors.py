"""What an answer of the API means: which of our errors a bad one is."""

import logging
import re
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from imageuploader.codec.parse import json_from, readable
from imageuploader.domain.errors import (
    Garbled,
    MissingScope,
    NotFound,
    RateLimited,
    Rejected,
    ServerTrouble,
    TokenRefused,
    UploadError,
)

TROUBLE = frozenset({408, *range(500, 600)})
"""The statuses with which a server speaks of its own state, not of the request."""

SECONDS_MOST = 86_400.0
"""The longest pause that a Retry-After can ask for."""

REASONS_MOST = 100
REASON_SHOWN = 500
"""What is longer is cut where it is shown; the log has the whole of it."""

_log = logging.getLogger(__name__)
_YEARS = range(1971, 3000)
"""Years of which a date, some years added, still is one."""

_BUSY = "linode busy"
_TITLE = re.compile(r"<title>\s*(.*?)\s*</title>", re.IGNORECASE | re.DOTALL)
_REASON_MAX = 200


def error_of(answer: httpx.Response) -> UploadError:
    """Return our error for an answer that is not 2xx."""
    match answer.status_code:
        case 401 | 403 as status:
            return _access_error(answer, status)
        case 404:
            return NotFound()
        case 429:
            return RateLimited(seconds_in(answer))
        case status if status in TROUBLE or _is_busy(answer):
            reason = _reasons(answer)[0][0]
            return ServerTrouble(status, reason, seconds_in(answer), in_maintenance(answer))
        case status:
            return _rejected(answer, status)


def in_maintenance(answer: httpx.Response) -> bool:
    """Tell whether the trouble is planned, and will last."""
    return "X-Maintenance-Mode" in answer.headers


def seconds_in(answer: httpx.Response) -> float:
    """Return the seconds of Retry-After, a number or a date, 0 if there are none."""
    text = answer.headers.get("Retry-After", "").strip()
    if text.isascii() and text.isdecimal():
        return min(float(text), SECONDS_MOST)
    until = moment_in(text)
    since = moment_in(answer.headers.get("Date", "")) or datetime.now(UTC)
    left = (until - since).total_seconds() if until else 0.0
    return min(max(0.0, left), SECONDS_MOST)


def moment_in(text: str) -> datetime | None:
    """Return the moment an HTTP date names, None for anything else."""
    with suppress(ValueError, OverflowError, TypeError, IndexError):
        moment = parsedate_to_datetime(text)
        if moment.year in _YEARS:
            return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return None


def _is_busy(answer: httpx.Response) -> bool:
    """Two forms of 400 speak of Linode's own state: a busy backend, and its gateway's page."""
    if answer.status_code != httpx.codes.BAD_REQUEST:
        return False
    html = answer.headers.get("Content-Type", "").startswith("text/html")
    return html or _reasons(answer)[0][0].lower().rstrip(".") == _BUSY


def _access_error(answer: httpx.Response, status: int) -> UploadError:
    needed = answer.headers.get("X-Accepted-OAuth-Scopes", "")
    has = answer.headers.get("X-OAuth-Scopes")
    if needed.strip() and has is not None and not _allows(has, needed):
        return MissingScope(needed.strip(), has.strip())
    return TokenRefused() if status == httpx.codes.UNAUTHORIZED else _rejected(answer, status)


def _allows(has: str, needed: str) -> bool:
    owned = set(has.replace(",", " ").split())
    if "*" in owned:
        return True
    owned |= {scope.replace(":read_write", ":read_only") for scope in owned}
    return not owned.isdisjoint(needed.replace(",", " ").split())


def _rejected(answer: httpx.Response, status: int) -> Rejected:
    first, *others = _reasons(answer)
    return Rejected(status, first[0], first[1], tuple(reason for reason, _ in others))


def _reasons(answer: httpx.Response) -> list[tuple[str, str]]:
    """Reasons with their fields: at least one, if only the status in words."""
    reasons = _told_reasons(answer)
    for reason, _ in reasons:
        if len(reason) > REASON_SHOWN:
            _log.info("the whole reason of a %d: %s", answer.status_code, reason)
    return reasons


def _told_reasons(answer: httpx.Response) -> list[tuple[str, str]]:
    try:
        errors = _listed(json_from(answer.content))
    except Garbled:
        found = _TITLE.search(answer.text)
        return [((found[1] if found else answer.reason_phrase)[:_REASON_MAX], "")]
    return errors or [(answer.reason_phrase, "")]


def _listed(document: object) -> list[tuple[str, str]]:
    errors = document.get("errors") if isinstance(document, dict) else None
    return [
        (readable(error.get("reason")), readable(error.get("field"))[:_REASON_MAX])
        for error in (errors[:REASONS_MOST] if isinstance(errors, list) else [])
        if isinstance(error, dict)
    ]
