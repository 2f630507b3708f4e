"""What stands in place of the table's rows when a search or a filter shows none."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from imageuploader.domain.history.query import Filter, Query
from imageuploader.ui.language import translate
from imageuploader.ui.theme.metrics import title_font
from imageuploader.ui.widgets.basic import label
from imageuploader.words.text import Text

_CLEAR = Text("Clear search")
_SHOW_ALL = Text("Show all")
_ASKING = Text("Asking Linode for the images of the account…")
_SHOWN = 60


class NoMatch(QWidget):
    """Says that nothing matches, and offers what shows everything again.

    Signals:
        cleared(): the search is to be cleared, and the filter as well.
    """

    cleared = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("historyNoMatch")
        self.sentence = label("", title_font(), wrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.clear = QPushButton()
        self.clear.setObjectName("clearSearchButton")
        self.clear.setProperty("compact", "true")
        self.clear.clicked.connect(self.cleared)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch()
        column.addWidget(self.sentence)
        column.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()

    def show_asking(self) -> None:
        """Say that Linode is being asked."""
        self.sentence.setText(translate(_ASKING))
        self.clear.hide()

    def show_query(self, query: Query) -> None:
        """Say that nothing matches a query."""
        self.clear.show()
        words = query.text.strip()
        self.clear.setText(translate(_CLEAR if words else _SHOW_ALL))
        self.sentence.setText(translate(_sentence(words, query.filter)))


def _sentence(words: str, shown: Filter) -> Text:
    short = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
    if words and shown is Filter.ON_LINODE:
        return Text("No image of the account matches “{words}”.", words=short)
    if words and shown is Filter.ALL:
        return Text("No upload matches “{words}”.", words=short)
    if words:
        return Text("No upload matches “{words}” and the filter.", words=short)
    match shown:
        case Filter.ACTIVE:
            return Text("No upload is active.")
        case Filter.ATTENTION:
            return Text("No upload needs attention.")
        case Filter.AVAILABLE:
            return Text("No upload is available.")
        case Filter.ON_LINODE:
            return Text("The account has no private images.")
        case Filter.CANCELLED:
            return Text("No upload was cancelled.")
        case _:
            return Text("No uploads.")
