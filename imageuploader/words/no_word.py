"""The words for an image that Linode tells nothing of while it is followed."""

from datetime import datetime

from imageuploader.domain.errors import NoWord
from imageuploader.words.measures import full_moment
from imageuploader.words.message import Action, Message
from imageuploader.words.text import QT_TRANSLATE_NOOP, Text

_T = QT_TRANSLATE_NOOP
_SINCE = _T("words", "No word from Linode about this image since {time}")
_ANSWERED = _T(
    "words",
    "Asked for it, Linode answers {status}: {reason}. It may be processing the image all the "
    "same: look in Cloud Manager, or later in the history.",
)
_FAILED = _T(
    "words",
    "What went wrong: {reason}. Linode may be processing the image all the same: look in "
    "Cloud Manager, or later in the history.",
)
_ASKING = _T("words", "{said} – asking again")
_SAID_STATUS = _T("words", "Linode answers {status} ({reason}) when asked for the image")
_SAID = _T("words", "Linode cannot be asked for the image now: {reason}")


def no_word_message(error: NoWord) -> Message:
    """Return what to say where nothing was told of an image for long."""
    reason = _bare(error.reason)
    remedy = Text(_FAILED, reason=reason)
    if error.status:
        remedy = Text(_ANSWERED, status=error.status, reason=reason)
    return Message(Text(_SINCE, time=_moment(error.since)), remedy, Action.OPEN_CLOUD_MANAGER)


def since_text(error: NoWord) -> Text:
    """Return since when nothing was told, of an image that is asked for again and again."""
    return Text(_ASKING, said=Text(_SINCE, time=_moment(error.since)))


def unanswered_text(error: NoWord) -> Text:
    """Return what goes wrong now when the image is asked for."""
    said = Text(_SAID, reason=_bare(error.reason))
    if error.status:
        said = Text(_SAID_STATUS, status=error.status, reason=_bare(error.reason))
    return Text(_ASKING, said=said)


def _bare(reason: str) -> str:
    return reason.strip().rstrip(".")


def _moment(since: str) -> str:
    try:
        return full_moment(datetime.fromisoformat(since))
    except (ValueError, OverflowError, OSError):
        return since
