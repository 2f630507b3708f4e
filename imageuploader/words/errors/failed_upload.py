"""The words for an upload that failed: its error, and what was tried before."""

from imageuploader.domain.errors import Unreachable, UploadError
from imageuploader.domain.upload import Upload
from imageuploader.words.errors import describe
from imageuploader.words.formatting import took
from imageuploader.words.message import Action, Message
from imageuploader.words.text import Text


def failure(upload: Upload, error: UploadError) -> Message:
    """Return what to say of the error that ended an upload."""
    if upload.attempts > 1 and isinstance(error, Unreachable):
        return Message(
            Text("The connection kept breaking"), _tried(upload, error.reason), Action.TRY_AGAIN
        )
    return describe(error)


def message_of(upload: Upload) -> str:
    """Return, in English, all that is said of the error that ended an upload, if one did."""
    if upload.error is None:
        return ""
    message = failure(upload, upload.error)
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
