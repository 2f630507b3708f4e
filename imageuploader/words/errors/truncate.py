"""Long words of others: their beginning is shown, the rest stands in the details."""

from imageuploader.words.message import Message
from imageuploader.words.text import Text

SHOWN_MOST = 500


def cut(message: Message) -> Message:
    """Return a message in which nothing that others said is longer than SHOWN_MOST."""
    return Message(_shorter(message.headline), _shorter(message.explanation), message.action)


def _shorter(text: Text) -> Text:
    return text.with_facts(**{name: _fact(fact) for name, fact in text.facts.items()})


def _fact(fact: object) -> object:
    match fact:
        case Text():
            return _shorter(fact)
        case str() if len(fact) > SHOWN_MOST:
            return f"{fact[: SHOWN_MOST - 1]}…"
        case _:
            return fact
