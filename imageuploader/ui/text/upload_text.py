"""Texts about an upload, for Now and the history."""

from datetime import UTC, datetime

from imageuploader.domain.errors import NoWord, UploadError
from imageuploader.domain.history.account_image import is_account_image
from imageuploader.domain.meter import Limit
from imageuploader.domain.upload import Progress, Upload, UploadState
from imageuploader.ui.language import speak, translate
from imageuploader.words import formatting, states
from imageuploader.words.errors import failed_upload
from imageuploader.words.formatting import Percent
from imageuploader.words.image_list import (
    image_status_text,
    made_by_text,
    short_status_text,
)
from imageuploader.words.message import Clause
from imageuploader.words.text import Text

_MOVING = frozenset({UploadState.PREPARING, UploadState.UPLOADING, UploadState.PROCESSING})

_STALLED = Text("Stalled")
_CANCEL_QUESTION = Text(
    "Cancel this upload?\n{sent} already sent will be lost and the unfinished image is removed."
)


def moment(at: datetime) -> str:
    """Return a date and time relative to today."""
    return translate(formatting.moment(at, datetime.now(UTC)))


def moment_in_sentence(at: datetime) -> Text:
    """Return a date and time relative to today, for the middle of a sentence."""
    return formatting.moment_in_sentence(at, datetime.now(UTC))


def status(upload: Upload, progress: Progress | None) -> str:
    """Return the text of the status cell, with a percentage while there is one."""
    return translate(_status(upload, progress))


def _status(upload: Upload, progress: Progress | None) -> Text:
    if is_account_image(upload.id) and upload.image is not None:
        return short_status_text(upload.image)
    if isinstance(upload.error, NoWord):
        since = moment_in_sentence(datetime.fromisoformat(upload.error.since))
        return Text("No word since {time}", time=since)
    if is_stalled(upload, progress):
        return _STALLED
    word = states.status_word(upload.state)
    if is_moving(upload, progress) and progress:
        return Text("{state} {percent}", state=word, percent=Percent(progress.percent))
    return word


def is_moving(upload: Upload, progress: Progress | None) -> bool:
    """Whether there is a percentage to show: preparing, uploading or processing."""
    return progress is not None and upload.state in _MOVING


def is_stalled(upload: Upload, progress: Progress | None) -> bool:
    """Whether the bytes of an upload are not accepted any more."""
    return upload.state is UploadState.UPLOADING and progress is not None and progress.is_stalled


def spoken_status(upload: Upload, progress: Progress | None) -> str:
    """Return what a screen reader says for the status cell."""
    word, sentence = _status(upload, progress), _phase(upload, progress)
    if speak(sentence).startswith(speak(word)):
        return speak(word)
    return speak(Text("{state}, {phase}", state=word, phase=sentence))


def phase(upload: Upload, progress: Progress | None) -> str:
    """Return what an upload is doing, as a sentence."""
    return translate(_phase(upload, progress))


def _phase(upload: Upload, progress: Progress | None) -> Text:
    if is_account_image(upload.id) and upload.image is not None:
        return image_status_text(upload.image)
    on_linode = progress is not None and upload.state is UploadState.PROCESSING
    percent = progress.percent if progress and on_linode else None
    return states.phase(upload, progress, server_percent=percent)


def last_state(upload: Upload) -> str:
    """Return the state of the last upload and when it ended."""
    if upload.state is UploadState.PROCESSING:
        return translate(Text("Processing on Linode"))
    word = translate(states.status_word(upload.state))
    if upload.ended is None:
        return word
    return translate(Text("{state}, {time}", state=word, time=moment_in_sentence(upload.ended)))


def meaning(upload: Upload) -> str:
    """Return the line below the phase: what a failure means, what is missing, or the attempt."""
    if is_account_image(upload.id) and upload.image is not None:
        return translate(made_by_text(upload.image))
    if upload.state is UploadState.QUEUED and upload.error is not None:
        return translate(failed_upload.failure_message(upload, upload.error).as_text())
    if left := states.leftovers_text(upload):
        if upload.error is None:
            return translate(left)
        explanation = failed_upload.failure_message(upload, upload.error).explanation
        return translate(Text("{own} {others}", own=explanation, others=left))
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
    """Return the headline of the error that ended an upload, and its explanation."""
    message = failed_upload.failure_message(upload, error)
    return translate(message.headline), translate(message.explanation)


def failure_line(upload: Upload, error: UploadError) -> str:
    """Return which upload an error ended, its headline and its explanation, all in one line."""
    message = failed_upload.failure_message(upload, error)
    facts = {"label": upload.spec.label, "headline": Clause(message.headline)}
    if not str(message.explanation):
        return translate(Text("{label}: {headline}.", **facts))
    why = message.explanation
    return translate(Text("{label}: {headline}. {explanation}", explanation=why, **facts))


def sent_of_total(progress: Progress) -> str:
    """Return the bytes sent of the total; nothing while the file is being prepared."""
    if not progress.attempt:
        return ""
    sent, total = formatting.size(progress.sent), formatting.size(progress.total)
    return translate(Text("{sent} of {total}", sent=sent, total=total))


def waiting_status(upload: Upload, position: int, progress: Progress | None) -> str:
    """Return the position of a waiting upload, or what happens or is needed before it starts."""
    if upload.error is not None or progress or upload.state is UploadState.PREPARING:
        return phase(upload, progress)
    return translate(states.waiting_text(position))


def pause_reason(first: Upload, *, held: bool) -> str:
    """Return why the first waiting upload does not start; nothing if it is about to."""
    if held:
        return translate(Text("The queue is on hold"))
    return phase(first, None) if first.error is not None else ""


def what_is_missing(upload: Upload) -> str:
    """Return why an upload waits for a sign-in; empty if it does not."""
    if upload.state is not UploadState.QUEUED or upload.error is None:
        return ""
    return failure(upload, upload.error)[0]


def window_left(upload: Upload, seconds_left: float | None) -> str:
    """Return how long Linode still accepts the file, if that is short."""
    return translate(states.deadline_text(upload, seconds_left, datetime.now(UTC)))


def limit(cause: Limit | None) -> str:
    """Return what limits the speed, if that is known."""
    return translate(states.limit_text(cause))


def cancel_question(progress: Progress | None) -> str:
    """Return the question before cancelling, and below it the bytes that would be lost."""
    sent = progress.sent if progress and progress.attempt else 0
    return translate(_CANCEL_QUESTION.with_facts(sent=formatting.size(sent)))
