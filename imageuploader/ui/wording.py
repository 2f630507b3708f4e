"""What Now and the history say of an upload: sentences of `words`, translated and put together."""

from datetime import UTC, datetime

from imageuploader.domain.errors import UploadError
from imageuploader.domain.upload import Progress, Upload, UploadState
from imageuploader.ui.theme import say
from imageuploader.words import failures, measures, states
from imageuploader.words.text import QT_TRANSLATE_NOOP, Text

_T = QT_TRANSLATE_NOOP
_UPLOADING = _T("words", "Uploading {percent}%")
_OF = _T("words", "{sent} of {total}")
_HELD = _T("words", "The queue is on hold")
_QUESTION = _T(
    "words",
    "Cancel this upload? {sent} already sent will be lost and the unfinished image is removed.",
)
_ATTEMPT = _T("words", "Attempt {number}, started {time}")
_ON_LINODE = _T("words", "Processing on Linode")
_ENDED = _T("words", "{state}, {time}")


def moment(at: datetime) -> str:
    """Return a time as seen from now."""
    return measures.moment(at, datetime.now(UTC))


def status(upload: Upload, progress: Progress | None) -> str:
    """Return the word of the status cell, with the percent while bytes leave."""
    if upload.state is UploadState.UPLOADING and progress:
        return say(Text(_UPLOADING, percent=progress.percent))
    return say(states.status_word(upload.state))


def phase(upload: Upload, progress: Progress | None, stalled: float = 0) -> str:
    """Return what an upload does now, in a sentence; `stalled` is in seconds."""
    return say(states.phase(upload, progress, still_for=stalled))


def last_state(upload: Upload) -> str:
    """Return the state under the last upload's name, with the time it ended."""
    if upload.state is UploadState.PROCESSING:
        return say(Text(_ON_LINODE))
    word = say(states.status_word(upload.state))
    if upload.ended is None:
        return word
    time = moment(upload.ended)
    inside = time.replace("Today", "today", 1)  # it no longer begins the line
    return say(Text(_ENDED, state=word, time=inside))


def meaning(upload: Upload) -> str:
    """Return the line under the phase: what a failure means and leaves, or which attempt it is."""
    if left := say(states.left_on_linode(upload)):
        told = failure(upload, upload.error)[1] if upload.error is not None else ""
        return f"{told} {left}".strip()
    if upload.started is None:
        return ""
    return say(Text(_ATTEMPT, number=max(1, upload.attempts), time=moment(upload.started)))


def failure(upload: Upload, error: UploadError) -> tuple[str, str]:
    """Return the headline of what ended an upload, and what it means."""
    message = failures.failure(upload, error)
    return say(message.headline), say(message.explanation)


def of_total(progress: Progress) -> str:
    """Return how many bytes of how many; nothing while the file is being prepared."""
    if not progress.attempt:
        return ""
    sent, total = measures.size(progress.sent), measures.size(progress.total)
    return say(Text(_OF, sent=sent, total=total))


def turn(upload: Upload, place: int, progress: Progress | None) -> str:
    """Return which place a waiting upload has, or what is done or needed before its turn."""
    if upload.error is not None or progress or upload.state is UploadState.PREPARING:
        return phase(upload, progress)
    return say(states.waiting_text(place))


def pause(first: Upload, *, held: bool) -> str:
    """Return why the first in line does not start, nothing if it is about to."""
    if held:
        return say(Text(_HELD))
    return phase(first, None) if first.error is not None else ""


def window_left(upload: Upload, seconds_left: float | None) -> str:
    """Return how long Linode still takes the bytes, where that is short."""
    return say(states.window_left_text(upload, seconds_left, datetime.now(UTC)))


def cancel_question(progress: Progress | None) -> str:
    """Return the question before a cancel, with what would be lost."""
    sent = progress.sent if progress and progress.attempt else 0
    return say(Text(_QUESTION, sent=measures.size(sent)))
