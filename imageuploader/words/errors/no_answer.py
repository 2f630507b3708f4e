"""The messages for an image about which Linode stops answering while it is processed."""

from datetime import datetime

from imageuploader.domain.errors import NoWord
from imageuploader.words.errors.reasons import reason_text
from imageuploader.words.formatting import full_moment
from imageuploader.words.message import Action, Message
from imageuploader.words.text import Text

_SINCE = Text("No word from Linode about this image since {time}")
_ANSWERED = Text(
    "Linode answered {status}: {reason}. It may still be processing the image: look in "
    "Cloud Manager, or check the history later."
)
_FAILED = Text(
    "What went wrong: {reason}. Linode may still be processing the image: look in Cloud "
    "Manager, or check the history later."
)


def no_word_message(error: NoWord) -> Message:
    """Return the message for an image of which nothing was heard for a long time."""
    reason = _clause(error.reason)
    remedy = _FAILED.with_facts(reason=reason)
    if error.status:
        remedy = _ANSWERED.with_facts(status=error.status, reason=reason)
    return Message(_SINCE.with_facts(time=_moment(error.since)), remedy, Action.OPEN_CLOUD_MANAGER)


def since_text(error: NoWord) -> Text:
    """Return since when nothing has been heard of an image, while it is polled on."""
    return Text(
        "No word from Linode about this image since {time} – asking again",
        time=_moment(error.since),
    )


def unanswered_text(error: NoWord) -> Text:
    """Return why polling the image fails now."""
    if error.status:
        return Text(
            "Linode answers {status} ({reason}) when asked about the image – asking again",
            status=error.status,
            reason=_clause(error.reason),
        )
    return Text(
        "Linode cannot be asked about the image now: {reason} – asking again",
        reason=_clause(error.reason),
    )


def _clause(reason: str) -> Text | str:
    return reason_text(reason.strip().rstrip("."))


def _moment(since: str) -> Text:
    try:
        return full_moment(datetime.fromisoformat(since))
    except (ValueError, OverflowError, OSError):
        return Text.verbatim(since)
