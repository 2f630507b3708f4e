"""The clipboard, for every Copy button and action."""

from PySide6.QtGui import QGuiApplication

from imageuploader.ui.language import translate
from imageuploader.ui.widgets.answers import answer
from imageuploader.words.text import Text

_MOST_SHOWN = 60


def copy_text(text: str) -> None:
    """Copy a text and say so; not an empty one, which would only lose what was copied before."""
    if not text:
        return
    QGuiApplication.clipboard().setText(text)
    first, _, more = text.strip().partition("\n")
    if more or len(first) > _MOST_SHOWN:
        answer(translate(Text("Copied {text}…", text=first[:_MOST_SHOWN].rstrip())))
    else:
        answer(translate(Text("Copied {text}", text=first)))
