"""The message for a failed upload: its error, and how often it was tried."""

from imageuploader.domain.errors import Unreachable, UploadError
from imageuploader.domain.upload import Upload
from imageuploader.words.errors import describe, describe_whole
from imageuploader.words.errors.reasons import reason_text
from imageuploader.words.errors.truncate import MAX_LENGTH, truncate
from imageuploader.words.formatting import time_taken
from imageuploader.words.message import Action, Message
from imageuploader.words.text import Text


def failure_message(upload: Upload, error: UploadError) -> Message:
    """Return the message for the error that ended an upload."""
    kept_breaking = _kept_breaking(upload, error)
    return truncate(kept_breaking) if kept_breaking else describe(error)


def whole_failure(upload: Upload) -> str:
    """Return the full English message if only part of it is shown, else an empty string."""
    if upload.error is None:
        return ""
    whole = _kept_breaking(upload, upload.error) or describe_whole(upload.error)
    text, shown = str(whole.as_text()), message_of(upload)
    return text if len(text) > MAX_LENGTH and text != shown else ""


def _kept_breaking(upload: Upload, error: UploadError) -> Message | None:
    if upload.attempts > 1 and isinstance(error, Unreachable):
        return Message(
            Text("The connection kept breaking"),
            _attempts_text(upload, error.reason),
            Action.TRY_AGAIN,
        )
    return None


def message_of(upload: Upload) -> str:
    """Return the English message for the error that ended an upload, empty if there is none."""
    if upload.error is None:
        return ""
    return str(failure_message(upload, upload.error).as_text())


def _attempts_text(upload: Upload, reason: str) -> Text:
    why = reason_text(reason.rstrip("."))
    if upload.seconds is None:
        return Text("Tried {attempts} times: {reason}.", attempts=upload.attempts, reason=why)
    return Text(
        "Tried {attempts} times in {time}: {reason}.",
        attempts=upload.attempts,
        time=time_taken(upload.seconds),
        reason=why,
    )
