"""The uploads that wait for their turn."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from imageuploader.domain.upload import Progress, Upload
from imageuploader.ui.queue_panel.queue_row import QueueRow
from imageuploader.ui.widgets.basic import line_height


class QueueRows(QScrollArea):
    """One row a waiting upload, in the order in which they will run."""

    first_asked = Signal(str)
    up_asked = Signal(str)
    down_asked = Signal(str)
    removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("queueList")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumHeight(max(28, line_height(self) + 14))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._waiting: tuple[Upload, ...] = ()
        self._places: dict[str, int] = {}
        self.rows: dict[str, QueueRow] = {}
        self._build()

    def show_waiting(self, waiting: Iterable[Upload], first_place: int) -> None:
        """Show these uploads in their order; rows are made anew only where the order changed."""
        uploads = tuple(waiting)
        if [upload.id for upload in uploads] != list(self.rows):
            focused = next((key for key, row in self.rows.items() if row.hasFocus()), "")
            self._waiting = uploads
            self._build()
            if focused in self.rows:
                self.rows[focused].setFocus()
        self._waiting = uploads
        for place, upload in enumerate(uploads, start=first_place):
            self._places[upload.id] = place
            self.rows[upload.id].show_turn(upload, place, None)

    def show_progress(self, upload_id: str, progress: Progress) -> None:
        """Show how far the file of a waiting upload is checked or prepared."""
        for upload in self._waiting:
            if upload.id == upload_id:
                self.rows[upload_id].show_turn(upload, self._places[upload_id], progress)

    def _build(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        last = len(self._waiting) - 1
        self.rows = {}
        for place, upload in enumerate(self._waiting):
            row = QueueRow(upload)
            row.show_ways(up=place > 0, down=place < last)
            row.first_asked.connect(self.first_asked)
            row.up_asked.connect(self.up_asked)
            row.down_asked.connect(self.down_asked)
            row.removed.connect(self.removed)
            self.rows[upload.id] = row
            column.addWidget(row)
        column.addStretch()
        self.setWidget(inside)
