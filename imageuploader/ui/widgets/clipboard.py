"""The clipboard, for every Copy button and action."""

from PySide6.QtGui import QGuiApplication

from imageuploader.ui.language import translate
from imageuploader.words.text import Text

_SHOWN = 40


def copy_text(text: str) -> None:
    """Copy a text, unless it is empty: an empty one would only lose what was copied before."""
    if text:
        QGuiApplication.clipboard().setText(text)


def copied_text(text: str, name: str) -> str:
    """Return the answer to a copy: a short text itself, else its name."""
    short = len(text) <= _SHOWN and "\n" not in text
    return translate(Text("Copied {what}", what=text if short else name))
