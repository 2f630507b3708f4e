"""Takes something back: the offer, and the line that makes it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from imageuploader.ui.language import translate
from imageuploader.ui.widgets.accessibility import announce
from imageuploader.ui.widgets.basic import ElidedLabel
from imageuploader.words.text import Text

_OFFER_MS = 10_000


@dataclass(frozen=True, slots=True)
class Undo:
    """What was done, as a sentence, and how to take it back."""

    sentence: str
    restore: Callable[[], None]


class UndoLine(QWidget):
    """Offers the last thing to be taken back, for ten seconds.

    Signals:
        shown(visible): it takes the place of what stood there, or gives it back.
    """

    shown = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("undoLine")
        self._undo: Undo | None = None
        self._text = ElidedLabel()
        self._text.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.button = QPushButton(translate(Text("Undo")))
        self.button.setObjectName("undoButton")
        self.button.setProperty("link", True)
        self.button.setProperty("inline", True)
        self.button.clicked.connect(self._on_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(8)
        row.addWidget(self._text)
        row.addWidget(self.button)
        row.addStretch(1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.end)
        self.hide()

    def offer(self, undo: Undo) -> None:
        """Offer to take something back; an earlier offer ends."""
        self._undo = undo
        self._text.show_text(undo.sentence)
        self._show(visible=True)
        self._timer.start(_OFFER_MS)
        announce(self, undo.sentence)

    def end(self) -> None:
        """Offer nothing any more."""
        self._timer.stop()
        self._undo = None
        self._show(visible=False)

    def _show(self, *, visible: bool) -> None:
        self.setVisible(visible)
        self.shown.emit(visible)

    def _on_clicked(self) -> None:
        undo = self._undo
        self.end()
        if undo is not None:
            undo.restore()
