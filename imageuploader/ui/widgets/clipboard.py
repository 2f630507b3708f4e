"""The clipboard, for every Copy button and action."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard, QGuiApplication

from imageuploader.domain.printable import without_marks
from imageuploader.ui.language import is_mirrored, translate
from imageuploader.ui.widgets.answers import answer
from imageuploader.words.text import Text

_MOST_SHOWN = 60


class CleanClipboard(QObject):
    """Takes the marks that set names apart out of what is copied from a text by hand.

    Labels and fields copy by themselves what is selected in them, as they show it.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        QGuiApplication.clipboard().changed.connect(self._clean)

    def _clean(self, mode: QClipboard.Mode) -> None:
        if not is_mirrored() or QGuiApplication.focusWindow() is None:
            return  # another program copied it
        clipboard = QGuiApplication.clipboard()
        text = clipboard.text(mode)
        if without_marks(text) != text:
            clipboard.setText(without_marks(text), mode)


def copy_text(text: str, name: str = "") -> None:
    """Copy a text and say so; not an empty one, which would only lose what was copied before.

    A short text is said itself; a longer one by its name, or its beginning.
    """
    if not text:
        return
    if is_mirrored():
        text = without_marks(text)
    QGuiApplication.clipboard().setText(text)
    first, _, more = text.strip().partition("\n")
    if not more and len(first) <= _MOST_SHOWN:
        answer(translate(Text("Copied {text}", text=first)))
    elif name:
        answer(translate(Text("Copied {text}", text=name)))
    else:
        answer(translate(Text("Copied {text}…", text=first[:_MOST_SHOWN].rstrip())))
