"""Translates error responses of the API into our errors."""

import logging
import re
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from imageuploader.codec.parse import json_from, readable
from imageuploader.domain.errors import (
    Garbled,
    MissingGrant,
    MissingScope,
    NotFound,
    RateLimited,
    Rejected,
    ServerTrouble,
    TokenRefused,
    UploadError,
)
from imageuploader.domain.retry import SERVER_TROUBLE

MAX_RETRY_AFTER = 86_400.0
"""The longest Retry-After that is taken seriously."""

MAX_REASONS = 100
SHOWN_REASON_LENGTH = 500
"""Longer ones are truncated for display; the log has them in full."""

_log = logging.getLogger(__name__)
_YEARS = range(1971, 3000)
"""Years whose dates stay valid when some years are added."""

_BUSY = "linode busy"
_TITLE = re.compile(r"<title>\s*(.*?)\s*</title>", re.IGNORECASE | re.DOTALL)
_PERMISSION = re.compile(r"\b(?:upload_image|create_image|add_images)\b")
"""The grant, or the permission of IAM, to add images, where the API names it."""

_MAX_REASON_LENGTH = 200


def error_of(answer: httpx.Response) -> UploadError:
    """Return our error for a response that is not 2xx."""
    match answer.status_code:
        case 401 | 403 as status:
            return _access_error(answer, status)
        case 404:
            return NotFound()
        case 429:
            return RateLimited(retry_after_of(answer))
        case status if status in SERVER_TROUBLE or _is_busy(answer):
            reason = _reasons(answer)[0][0]
            return ServerTrouble(status, reason, retry_after_of(answer), is_maintenance(answer))
        case status:
            return _rejected(answer, status)


def is_maintenance(answer: httpx.Response) -> bool:
    """Return whether this is planned maintenance, which will last."""
    return "X-Maintenance-Mode" in answer.headers


def retry_after_of(answer: httpx.Response) -> float:
    """Return the seconds of Retry-After, a number or a date; 0 without one."""
    text = answer.headers.get("Retry-After", "").strip()
    if text.isascii() and text.isdecimal():
        return min(float(text), MAX_RETRY_AFTER)
    until = http_date(text)
    since = http_date(answer.headers.get("Date", "")) or datetime.now(UTC)
    left = (until - since).total_seconds() if until else 0.0
    return min(max(0.0, left), MAX_RETRY_AFTER)


def http_date(text: str) -> datetime | None:
    """Return the time of an HTTP date, None for anything else."""
    with suppress(ValueError, OverflowError, TypeError, IndexError):
        moment = parsedate_to_datetime(text)
        if moment.year in _YEARS:
            return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return None


def _is_busy(answer: httpx.Response) -> bool:
    """Two kinds of 400 are about Linode's own state: a busy backend, and its gateway's page."""
    if answer.status_code != httpx.codes.BAD_REQUEST:
        return False
    html = answer.headers.get("Content-Type", "").startswith("text/html")
    return html or _reasons(answer)[0][0].lower().rstrip(".") == _BUSY


def _access_error(answer: httpx.Response, status: int) -> UploadError:
    needed = answer.headers.get("X-Accepted-OAuth-Scopes", "")
    has = answer.headers.get("X-OAuth-Scopes")
    if needed.strip() and has is not None and not _allows(has, needed):
        return MissingScope(needed.strip(), has.strip())
    if status == httpx.codes.UNAUTHORIZED:
        return TokenRefused()
    named = _PERMISSION.search(" ".join(reason for reason, _ in _reasons(answer)))
    return MissingGrant(named[0], "") if named else _rejected(answer, status)


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
    """The reasons with their fields: at least one, if only the status phrase."""
    reasons = _reported_reasons(answer)
    for reason, _ in reasons:
        if len(reason) > SHOWN_REASON_LENGTH:
            _log.info("full reason of a %d: %s", answer.status_code, reason)
    return reasons


def _reported_reasons(answer: httpx.Response) -> list[tuple[str, str]]:
    try:
        errors = _listed_reasons(json_from(answer.content))
    except Garbled:
        title = _TITLE.search(answer.text)
        return [((title[1] if title else answer.reason_phrase)[:_MAX_REASON_LENGTH], "")]
    return errors or [(answer.reason_phrase, "")]


def _listed_reasons(document: object) -> list[tuple[str, str]]:
    errors = document.get("errors") if isinstance(document, dict) else None
    return [
        (readable(error.get("reason")), readable(error.get("field"))[:_MAX_REASON_LENGTH])
        for error in (errors[:MAX_REASONS] if isinstance(errors, list) else [])
        if isinstance(error, dict)
    ]
