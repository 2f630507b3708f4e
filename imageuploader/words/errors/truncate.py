"""Truncates long texts from Linode or the network; the details show them in full."""

from imageuploader.words.message import Message
from imageuploader.words.text import Text

MAX_LENGTH = 500


def truncate(message: Message) -> Message:
    """Return a message in which no fact is longer than MAX_LENGTH."""
    return Message(
        _truncate_facts(message.headline), _truncate_facts(message.explanation), message.action
    )


def _truncate_facts(text: Text) -> Text:
    return text.with_facts(**{name: _truncate_fact(fact) for name, fact in text.facts.items()})


def _truncate_fact(fact: object) -> object:
    match fact:
        case Text():
            return _truncate_facts(fact)
        case str() if len(fact) > MAX_LENGTH:
            return f"{fact[: MAX_LENGTH - 1]}…"
        case _:
            return fact
