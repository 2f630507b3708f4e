"""The message for one error, and what can be done about it."""

from dataclasses import dataclass
from enum import StrEnum

from typing_extensions import override

from imageuploader.words.language import Language
from imageuploader.words.text import Fact, Text


class Action(StrEnum):
    """The first action to offer; the window has a button for each."""

    CHOOSE_FILE = "choose-file"
    COPY_COMMAND = "copy-command"
    CORRECT = "correct"
    CHANGE_REGION = "change-region"
    TRY_AGAIN = "try-again"
    REQUEST_AGAIN = "request-again"
    UPLOAD_AGAIN = "upload-again"
    OPEN_SUPPORT = "open-support"
    OPEN_CLOUD_MANAGER = "open-cloud-manager"
    SIGN_IN = "sign-in"
    COPY_DETAILS = "copy-details"


@dataclass(frozen=True, slots=True)
class Message:
    """The cause in one sentence, the remedy, and the first thing to offer."""

    headline: Text
    explanation: Text
    action: Action

    def as_text(self) -> Text:
        """Return the headline, ended as a sentence, and the explanation."""
        if not str(self.explanation):
            return sentence(self.headline)
        headline = sentence(self.headline)
        return Text("{headline} {remedy}", headline=headline, remedy=self.explanation)


@dataclass(frozen=True, slots=True)
class Bare(Fact):
    """A sentence without its full stop, as a fact of another one."""

    text: Text

    @override
    def in_language(self, language: Language) -> str:
        """Return it in a language."""
        return self.text.in_language(language).rstrip(".。")


def sentence(text: Text) -> Text:
    """Return a text with a full stop, unless it ends in a mark of its own."""
    return text if str(text).endswith((".", "!", "?")) else Text("{text}.", text=text)
