"""What there is to say about an upload, over the heading of the form: it moves nothing."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget
from typing_extensions import override

from imageuploader.ui.language import translate
from imageuploader.ui.theme.direction import mirror_margins
from imageuploader.ui.theme.metrics import repolish
from imageuploader.ui.widgets.basic import ElidedLabel, StatusIcon
from imageuploader.ui.widgets.tool_button import close_button
from imageuploader.words.text import Text

_MAX_LINES = 3


class Notice(QFrame):
    """One line: the newest message. `Show all` opens what does not fit.

    Signals:
        all_requested(lines): the messages, the newest first.
    """

    all_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._errors: list[str] = []
        self._notes: list[str] = []
        self._sign = StatusIcon()
        self._line = ElidedLabel(elide=Qt.TextElideMode.ElideRight)
        self._line.setObjectName("formBanner")
        self.more = QPushButton(translate(Text("Show all")))
        self.more.setObjectName("showNoticeButton")
        self.more.setProperty("link", True)
        self.more.setProperty("compact", "true")
        self.more.clicked.connect(lambda: self.all_requested.emit(self._lines))
        self._close = close_button(translate(Text("Close this message")))
        self._close.setObjectName("closeNoticeButton")
        self._close.clicked.connect(self.clear)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(*mirror_margins(8, 0, 2, 0))
        row.setSpacing(6)
        row.addWidget(self._sign)
        row.addWidget(self._line, 1)
        row.addWidget(self.more)
        row.addWidget(self._close)
        self._refresh()

    @property
    def text(self) -> str:
        """All messages, one per line, the newest last."""
        return "\n".join(reversed(self._lines))

    @property
    def _lines(self) -> list[str]:
        return [*reversed(self._errors), *reversed(self._notes)]

    def show_message(self, message: str) -> None:
        """Add what went wrong; a fourth message replaces the oldest."""
        self._errors = _added(self._errors, message)
        self._refresh()

    def show_note(self, message: str) -> None:
        """Add what is good to know."""
        self._notes = _added(self._notes, message)
        self._refresh()

    def take_back(self, sentence: str) -> None:
        """Leave out a sentence that is true no more."""
        self._errors = [line for line in self._errors if line != sentence]
        self._refresh()

    def clear(self) -> None:
        """Remove all messages and hide."""
        self._errors, self._notes = [], []
        self._refresh()

    def _refresh(self) -> None:
        self.setProperty("role", "banner" if self._errors else "note")
        repolish(self)
        self._sign.show_icon(*(("error", "bad") if self._errors else ("help", "secondary")))
        self._line.show_text(self._lines[0] if self._lines else "")
        self._line.setToolTip(self._line.toolTip() if len(self._lines) == 1 else "")
        self._offer_more()
        self.setVisible(bool(self._lines))

    def _offer_more(self) -> None:
        """Offer the whole of what does not fit where nothing is offered.

        The width of the line itself is that of the last layout, with the offer or without.
        """
        needed = QFontMetrics(self._line.font()).horizontalAdvance(self._line.text())
        edges, gaps = self._row.contentsMargins(), 2 * self._row.spacing()
        beside = edges.left() + self._sign.side + self._close.width() + edges.right() + gaps
        free = self.contentsRect().width() - beside
        self.more.setVisible(len(self._lines) > 1 or needed > free)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Show}:
            self._offer_more()
        return super().event(event)


def _added(lines: list[str], message: str) -> list[str]:
    if not message or message in lines:
        return lines
    return [*lines, message][-_MAX_LINES:]
