"""What happened to an upload, one line for each state."""

from dataclasses import dataclass
from datetime import datetime
from itertools import count, zip_longest

from imageuploader.domain.errors import NetworkError
from imageuploader.domain.upload import BrokenAttempt, Moment, Upload, UploadState
from imageuploader.words.errors import describe
from imageuploader.words.errors.failed_upload import failure_message
from imageuploader.words.formatting import Percent, duration
from imageuploader.words.text import Text

_S = UploadState
_SHORTEST_SHOWN = 1.0
_WORDS = {
    _S.QUEUED: Text("Added to the queue"),
    _S.PREPARING: Text("Preparing the file"),
    _S.REQUESTING: Text("Asked Linode for an upload address"),
    _S.FINALISING: Text("All data sent"),
    _S.PROCESSING: Text("Confirmed; Linode processes the image"),
    _S.CANCELLING: Text("Cancelling"),
    _S.AVAILABLE: Text("Available"),
    _S.CANCELLED: Text("Cancelled"),
    _S.INTERRUPTED: Text("Interrupted when the program closed"),
    _S.GONE: Text("No longer on Linode"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """When a state was reached, and what happened then."""

    at: datetime
    text: Text


def timeline(upload: Upload) -> list[Line]:
    """Return what happened, the newest first, each with how long its state lasted."""
    moments = upload.timeline
    attempts, breaks = count(1), iter(upload.breaks)
    lines = []
    for moment, after in zip_longest(moments, moments[1:]):
        attempt = next(attempts) if moment.state is _S.UPLOADING else 0
        broken = next(breaks, None) if moment.state is _S.RETRY_WAIT else None
        text = _text(upload, moment, attempt, broken)
        seconds = (after.at - moment.at).total_seconds() if after else 0.0
        if seconds >= _SHORTEST_SHOWN:
            text = Text("{what} – {duration}", what=text, duration=duration(seconds))
        lines.append(Line(moment.at, text))
    return lines[::-1]


def _text(upload: Upload, moment: Moment, attempt: int, broken: BrokenAttempt | None) -> Text:
    if moment.state is _S.UPLOADING:
        return Text("Attempt {number} began", number=attempt)
    if moment.state is _S.RETRY_WAIT:
        return _broken_text(upload, broken)
    if moment.state is _S.FAILED and upload.error is not None:
        return Text("Failed: {reason}", reason=failure_message(upload, upload.error).headline)
    return _WORDS.get(moment.state, Text("Failed"))


def _broken_text(upload: Upload, broken: BrokenAttempt | None) -> Text:
    if broken is None:
        return Text("Connection lost; waiting for the next attempt")
    lost = broken.error is None or isinstance(broken.error, NetworkError)
    reason = (
        Text("Connection lost") if lost or not broken.error else describe(broken.error).headline
    )
    if not upload.total_bytes or not broken.sent_bytes:
        return Text("Attempt {number} broke: {reason}", number=broken.attempt, reason=reason)
    percent = min(100, broken.sent_bytes * 100 // upload.total_bytes)
    return Text(
        "Attempt {number} broke at {percent}: {reason}",
        number=broken.attempt,
        percent=Percent(percent),
        reason=reason,
    )
