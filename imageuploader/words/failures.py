"""The words for an upload that failed: its error, and what was tried before."""

from imageuploader.domain.errors import Unreachable, UploadError
from imageuploader.domain.upload import Upload
from imageuploader.words.cut import SHOWN_MOST, cut
from imageuploader.words.errors import describe, describe_whole
from imageuploader.words.measures import took
from imageuploader.words.message import Action, Message
from imageuploader.words.text import QT_TRANSLATE_NOOP, Text

_T = QT_TRANSLATE_NOOP
_BREAKING = _T("words", "The connection kept breaking")
_TRIED = _T("words", "Tried {attempts} times: {reason}.")
_TRIED_FOR = _T("words", "Tried {attempts} times in {time}: {reason}.")


def failure(upload: Upload, error: UploadError) -> Message:
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
        return Message(Text(_BREAKING), _tried(upload, error.reason), Action.TRY_AGAIN)
    return None


def message_of(upload: Upload) -> str:
    """Return, in English, all that is said of the error that ended an upload, if one did."""
    if upload.error is None:
        return ""
    message = failure(upload, upload.error)
    return f"{message.headline} {message.explanation}"


def _tried(upload: Upload, reason: str) -> Text:
    reason = reason.rstrip(".")
    if upload.seconds is None:
        return Text(_TRIED, attempts=upload.attempts, reason=reason)
    return Text(_TRIED_FOR, attempts=upload.attempts, time=took(upload.seconds), reason=reason)
