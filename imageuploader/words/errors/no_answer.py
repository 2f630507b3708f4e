"""The words for an image that Linode tells nothing of while it is followed."""

from datetime import datetime

from imageuploader.domain.errors import NoWord
from imageuploader.words.formatting import full_moment
from imageuploader.words.message import Action, Message
from imageuploader.words.text import Text

_SINCE = Text("No word from Linode about this image since {time}")
_ANSWERED = Text(
    "Asked for it, Linode answers {status}: {reason}. It may be processing the "
    "image all the same: look in Cloud Manager, or later in the history."
)
_FAILED = Text(
    "What went wrong: {reason}. Linode may be processing the image all the same: "
    "look in Cloud Manager, or later in the history."
)
_ASKING = Text("{said} – asking again")


def no_word_message(error: NoWord) -> Message:
    """Return what to say where nothing was told of an image for long."""
    reason = _bare(error.reason)
    remedy = _FAILED.with_facts(reason=reason)
    if error.status:
        remedy = _ANSWERED.with_facts(status=error.status, reason=reason)
    return Message(_SINCE.with_facts(time=_moment(error.since)), remedy, Action.OPEN_CLOUD_MANAGER)


def since_text(error: NoWord) -> Text:
    """Return since when nothing was told, of an image that is asked for again and again."""
    return _ASKING.with_facts(said=_SINCE.with_facts(time=_moment(error.since)))


def unanswered_text(error: NoWord) -> Text:
    """Return what goes wrong now when the image is asked for."""
    said = Text("Linode cannot be asked for the image now: {reason}", reason=_bare(error.reason))
    if error.status:
        said = Text(
            "Linode answers {status} ({reason}) when asked for the image",
            status=error.status,
            reason=_bare(error.reason),
        )
    return _ASKING.with_facts(said=said)


def _bare(reason: str) -> str:
    return reason.strip().rstrip(".")


def _moment(since: str) -> Text:
    try:
        return full_moment(datetime.fromisoformat(since))
    except (ValueError, OverflowError, OSError):
        return Text.verbatim(since)
