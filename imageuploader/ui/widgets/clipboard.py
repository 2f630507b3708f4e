"""The clipboard, for every Copy button and action."""

from PySide6.QtGui import QGuiApplication

from imageuploader.ui.language import translate
from imageuploader.ui.widgets.answers import answer
from imageuploader.words.text import Text

_MOST_SHOWN = 60


def copy_text(text: str, name: str = "") -> None:
    """Copy a text and say so; not an empty one, which would only lose what was copied before.

    A short text is said itself; a longer one by its name, or its beginning.
    """
    if not text:
        return
    QGuiApplication.clipboard().setText(text)
    first, _, more = text.strip().partition("\n")
    if not more and len(first) <= _MOST_SHOWN:
        answer(translate(Text("Copied {text}", text=first)))
    elif name:
        answer(translate(Text("Copied {text}", text=name)))
    else:
        answer(translate(Text("Copied {text}…", text=first[:_MOST_SHOWN].rstrip())))
