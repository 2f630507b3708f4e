"""Tooltips that show plain text, and those that name a shortcut.

Qt guesses from the text whether a tooltip is HTML, and file names, labels and messages of a
server may look like HTML.
"""

from dataclasses import dataclass

from PySide6.QtGui import QKeySequence
from typing_extensions import override

from imageuploader.domain.printable import printable_sentence
from imageuploader.ui.language import translate
from imageuploader.words.language import Language
from imageuploader.words.text import Fact, Text

_WORD_JOINER = "\u2060"  # no width, no line break, not spoken


def plain_tooltip(text: str) -> str:
    """Return a text for a tooltip that Qt does not mistake for HTML."""
    text = printable_sentence(text)
    return text.replace("<", f"<{_WORD_JOINER}").replace("&lt;", f"&{_WORD_JOINER}lt;")


def native_keys(keys: str) -> str:
    """Return a shortcut as this system writes it in the window's language, such as `Strg+R`."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


@dataclass(frozen=True, slots=True)
class Keys(Fact):
    """A shortcut as a fact of a text."""

    keys: str

    @override
    def in_language(self, language: Language) -> str:
        return native_keys(self.keys)


def tip_with_keys(action: Text, keys: str) -> str:
    """Return what a button does, and the shortcut that does the same."""
    return translate(Text("{action} ({keys})", action=action, keys=Keys(keys)))
