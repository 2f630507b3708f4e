"""What Now and the history say of an upload: sentences of `words`, translated and put together."""

from datetime import UTC, datetime

from imageuploader.domain.errors import NoWord, UploadError
from imageuploader.domain.meter import Limit
from imageuploader.domain.upload import Progress, Upload, UploadState
from imageuploader.ui.language import speak, translate
from imageuploader.words import formatting, states
from imageuploader.words.errors import failed_upload
from imageuploader.words.formatting import Percent
from imageuploader.words.text import Text

_MOVING = frozenset({UploadState.PREPARING, UploadState.UPLOADING, UploadState.PROCESSING})


_QUESTION = Text(
    "Cancel this upload? {sent} already sent will be lost and the unfinished image is removed."
)


def moment(at: datetime) -> str:
    """Return a time as seen from now."""
    return translate(formatting.moment(at, datetime.now(UTC)))


def moment_in_sentence(at: datetime) -> Text:
    """Return a time as seen from now, for the inside of a sentence."""
    return formatting.moment_in_sentence(at, datetime.now(UTC))


def status(upload: Upload, progress: Progress | None) -> str:
    """Return the word of the status cell, with the percent while something moves."""
    return translate(_status(upload, progress))


def _status(upload: Upload, progress: Progress | None) -> Text:
    if isinstance(upload.error, NoWord):
        since = moment_in_sentence(datetime.fromisoformat(upload.error.since))
        return Text("No word since {time}", time=since)
    word = states.status_word(upload.state)
    if moves(upload, progress) and progress:
        return Text("{state} {percent}", state=word, percent=Percent(progress.percent))
    return word


def moves(upload: Upload, progress: Progress | None) -> bool:
    """Whether there is a percent to show: of preparing, of the bytes, of Linode's processing."""
    return progress is not None and upload.state in _MOVING


def spoken_status(upload: Upload, progress: Progress | None) -> str:
    """Return what a screen reader says of the status cell."""
    word, sentence = _status(upload, progress), _phase(upload, progress)
    if speak(sentence).startswith(speak(word)):
        return speak(word)
    return speak(Text("{state}, {phase}", state=word, phase=sentence))


def phase(upload: Upload, progress: Progress | None, stalled: float = 0) -> str:
    """Return what an upload does now, in a sentence; `stalled` is in seconds."""
    return translate(_phase(upload, progress, stalled))


def _phase(upload: Upload, progress: Progress | None, stalled: float = 0) -> Text:
    on_linode = progress is not None and upload.state is UploadState.PROCESSING
    percent = progress.percent if progress and on_linode else None
    return states.phase(upload, progress, still_for=stalled, server_percent=percent)


def last_state(upload: Upload) -> str:
    """Return the state under the last upload's name, with the time it ended."""
    if upload.state is UploadState.PROCESSING:
        return translate(Text("Processing on Linode"))
    word = translate(states.status_word(upload.state))
    if upload.ended is None:
        return word
    return translate(Text("{state}, {time}", state=word, time=moment_in_sentence(upload.ended)))


def meaning(upload: Upload) -> str:
    """Return the line under the phase: what a failure means and leaves, or which attempt it is."""
    if left := translate(states.left_on_linode(upload)):
        told = failure(upload, upload.error)[1] if upload.error is not None else ""
        return f"{told} {left}".strip()
    if isinstance(upload.error, NoWord):
        return failure(upload, upload.error)[1]
    if upload.started is None:
        return ""
    return translate(
        Text(
            "Attempt {number}, started {time}",
            number=max(1, upload.attempts),
            time=moment_in_sentence(upload.started),
        )
    )


def failure(upload: Upload, error: UploadError) -> tuple[str, str]:
    """Return the headline of what ended an upload, and what it means."""
    message = failed_upload.failure(upload, error)
    return translate(message.headline), translate(message.explanation)


def of_total(progress: Progress) -> str:
    """Return how many bytes of how many; nothing while the file is being prepared."""
    if not progress.attempt:
        return ""
    sent, total = formatting.size(progress.sent), formatting.size(progress.total)
    return translate(Text("{sent} of {total}", sent=sent, total=total))


def turn(upload: Upload, place: int, progress: Progress | None) -> str:
    """Return which place a waiting upload has, or what is done or needed before its turn."""
    if upload.error is not None or progress or upload.state is UploadState.PREPARING:
        return phase(upload, progress)
    return translate(states.waiting_text(place))


def pause(first: Upload, *, held: bool) -> str:
    """Return why the first in line does not start, nothing if it is about to."""
    if held:
        return translate(Text("The queue is on hold"))
    return phase(first, None) if first.error is not None else ""


def window_left(upload: Upload, seconds_left: float | None) -> str:
    """Return how long Linode still takes the bytes, where that is short."""
    return translate(states.window_left_text(upload, seconds_left, datetime.now(UTC)))


def limited(limit: Limit | None) -> str:
    """Return what keeps the bytes from leaving faster, where that is known."""
    return translate(states.limit_text(limit))


def cancel_question(progress: Progress | None) -> str:
    """Return the question before a cancel, with what would be lost."""
    sent = progress.sent if progress and progress.attempt else 0
    return translate(_QUESTION.with_facts(sent=formatting.size(sent)))
