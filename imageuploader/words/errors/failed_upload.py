"""The words for an upload that failed: its error, and what was tried before."""

from imageuploader.domain.errors import Unreachable, UploadError
from imageuploader.domain.upload import Upload
from imageuploader.words.errors import describe, describe_whole
from imageuploader.words.errors.truncate import SHOWN_MOST, cut
from imageuploader.words.formatting import took
from imageuploader.words.message import Action, Message
from imageuploader.words.text import Text


def failure_message(upload: Upload, error: UploadError) -> Message:
    """Return what to say of the error that ended an upload."""
    kept_breaking = _kept_breaking(upload, error)
    return cut(kept_breaking) if kept_breaking else describe(error)


def whole_failure(upload: Upload) -> str:
    """Return, in English, what was said in full where only its beginning is shown, else nothing."""
    if upload.error is None:
        return ""
    whole = _kept_breaking(upload, upload.error) or describe_whole(upload.error)
    text, shown = f"{whole.headline} {whole.explanation}", message_of(upload)
    return text if len(text) > SHOWN_MOST and text != shown else ""


def _kept_breaking(upload: Upload, error: UploadError) -> Message | None:
    if upload.attempts > 1 and isinstance(error, Unreachable):
        return Message(
            Text("The connection kept breaking"), _tried(upload, error.reason), Action.TRY_AGAIN
        )
    return None


def message_of(upload: Upload) -> str:
    """Return, in English, all that is said of the error that ended an upload, if one did."""
    if upload.error is None:
        return ""
    message = failure_message(upload, upload.error)
    return f"{message.headline} {message.explanation}"


def _tried(upload: Upload, reason: str) -> Text:
    reason = reason.rstrip(".")
    if upload.seconds is None:
        return Text("Tried {attempts} times: {reason}.", attempts=upload.attempts, reason=reason)
    return Text(
        "Tried {attempts} times in {time}: {reason}.",
        attempts=upload.attempts,
        time=took(upload.seconds),
        reason=reason,
    )
