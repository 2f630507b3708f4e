"""The uploads that wait for their turn."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from imageuploader.domain.upload import Upload
from imageuploader.ui import wording
from imageuploader.ui.theme import button_icon, icon, say
from imageuploader.ui.tinted import tinted
from imageuploader.words.text import QT_TRANSLATE_NOOP, Text

_REMOVE = Text(QT_TRANSLATE_NOOP("words", "Remove from the queue"))


class QueueRows(QScrollArea):
    """One row a waiting upload: icon, label, place in line, remove."""

    removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("queueList")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumHeight(28)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._shown: tuple[str, ...] = ()
        self.show_waiting(())

    def show_waiting(self, waiting: Iterable[Upload]) -> None:
        """Show these uploads in their order; nothing is touched if they are the same."""
        uploads = tuple(waiting)
        ids = tuple(upload.id for upload in uploads)
        if ids == self._shown and self.widget() is not None:
            return
        self._shown = ids
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for place, upload in enumerate(uploads, start=2):
            column.addWidget(self._row(upload, place))
        column.addStretch()
        self.setWidget(inside)

    def _row(self, upload: Upload, place: int) -> QWidget:
        row = QWidget()
        row.setFixedHeight(max(28, row.fontMetrics().height() + 12))
        line = QHBoxLayout(row)
        line.setContentsMargins(17, 0, 13, 0)
        line.setSpacing(8)
        clock = QLabel()
        ratio = self.devicePixelRatioF()
        tinted(clock, lambda c: clock.setPixmap(icon("clock", c.secondary, 16, ratio)))
        name, turn = QLabel(upload.spec.label), QLabel(wording.place_in_line(place))
        turn.setProperty("role", "secondary")
        remove = QToolButton()
        tinted(remove, lambda c: remove.setIcon(button_icon("close", c.secondary, 16)))
        remove.setToolTip(say(_REMOVE))
        remove.setAccessibleName(f"{say(_REMOVE)}: {upload.spec.label}")
        remove.clicked.connect(lambda: self.removed.emit(upload.id))
        line.addWidget(clock)
        line.addWidget(name, 1)
        line.addWidget(turn)
        line.addSpacing(4)
        line.addWidget(remove)
        return row
