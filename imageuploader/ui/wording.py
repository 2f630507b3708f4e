"""What Now and the history say of an upload: sentences of `words`, translated and put together."""

from datetime import UTC, datetime

from imageuploader.domain.errors import NoWord, UploadError
from imageuploader.domain.meter import Limit
from imageuploader.domain.upload import Progress, Upload, UploadState
from imageuploader.ui.theme import say
from imageuploader.words import failures, measures, states
from imageuploader.words.text import QT_TRANSLATE_NOOP, Text

_T = QT_TRANSLATE_NOOP
_PERCENT = _T("words", "{state} {percent}%")
_MOVING = frozenset({UploadState.PREPARING, UploadState.UPLOADING, UploadState.PROCESSING})
_SPOKEN = _T("words", "{state}, {phase}")
_OF = _T("words", "{sent} of {total}")
_HELD = _T("words", "The queue is on hold")
_QUESTION = _T(
    "words",
    "Cancel this upload? {sent} already sent will be lost and the unfinished image is removed.",
)
_ATTEMPT = _T("words", "Attempt {number}, started {time}")
_ON_LINODE = _T("words", "Processing on Linode")
_NO_WORD = _T("words", "No word since {time}")
_ENDED = _T("words", "{state}, {time}")


def moment(at: datetime) -> str:
    """Return a time as seen from now."""
    return measures.moment(at, datetime.now(UTC))


def inside(at: datetime) -> str:
    """Return a time as seen from now, for the inside of a sentence."""
    return moment(at).replace("Today", "today", 1)


def status(upload: Upload, progress: Progress | None) -> str:
    """Return the word of the status cell, with the percent while something moves."""
    if isinstance(upload.error, NoWord):
        return say(Text(_NO_WORD, time=inside(datetime.fromisoformat(upload.error.since))))
    word = say(states.status_word(upload.state))
    if moves(upload, progress) and progress:
        return say(Text(_PERCENT, state=word, percent=progress.percent))
    return word


def moves(upload: Upload, progress: Progress | None) -> bool:
    """Whether there is a percent to show: of preparing, of the bytes, of Linode's processing."""
    return progress is not None and upload.state in _MOVING


def spoken_status(upload: Upload, progress: Progress | None) -> str:
    """Return what a screen reader says of the status cell."""
    word, sentence = status(upload, progress), phase(upload, progress)
    if not sentence.startswith(word):
        word = say(Text(_SPOKEN, state=word, phase=sentence))
    return word.replace("%", " percent")


def phase(upload: Upload, progress: Progress | None, stalled: float = 0) -> str:
    """Return what an upload does now, in a sentence; `stalled` is in seconds."""
    on_linode = progress is not None and upload.state is UploadState.PROCESSING
    percent = progress.percent if progress and on_linode else None
    return say(states.phase(upload, progress, still_for=stalled, server_percent=percent))


def last_state(upload: Upload) -> str:
    """Return the state under the last upload's name, with the time it ended."""
    if upload.state is UploadState.PROCESSING:
        return say(Text(_ON_LINODE))
    word = say(states.status_word(upload.state))
    if upload.ended is None:
        return word
    return say(Text(_ENDED, state=word, time=inside(upload.ended)))


def meaning(upload: Upload) -> str:
    """Return the line under the phase: what a failure means and leaves, or which attempt it is."""
    if left := say(states.left_on_linode(upload)):
        told = failure(upload, upload.error)[1] if upload.error is not None else ""
        return f"{told} {left}".strip()
    if isinstance(upload.error, NoWord):
        return failure(upload, upload.error)[1]
    if upload.started is None:
        return ""
    return say(Text(_ATTEMPT, number=max(1, upload.attempts), time=inside(upload.started)))


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


def limited(limit: Limit | None) -> str:
    """Return what keeps the bytes from leaving faster, where that is known."""
    return say(states.limit_text(limit))


def cancel_question(progress: Progress | None) -> str:
    """Return the question before a cancel, with what would be lost."""
    sent = progress.sent if progress and progress.attempt else 0
    return say(Text(_QUESTION, sent=measures.size(sent)))
