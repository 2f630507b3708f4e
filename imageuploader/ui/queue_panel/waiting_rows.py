"""The waiting uploads and what can be done with each."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from imageuploader.domain.printable import printable
from imageuploader.domain.upload import Progress, Upload
from imageuploader.ui.language import translate
from imageuploader.ui.queue_panel.row_drag import RowDrag
from imageuploader.ui.text import upload_text
from imageuploader.ui.theme.direction import mirror_margins
from imageuploader.ui.theme.metrics import heading_height
from imageuploader.ui.widgets.basic import ElidedLabel, StatusIcon, line_height
from imageuploader.ui.widgets.tool_button import close_button
from imageuploader.ui.widgets.tooltip import plain_tooltip
from imageuploader.words.text import Text

if TYPE_CHECKING:
    from imageuploader.services.queue.upload_queue import UploadQueue

_FIRST = Text("Start next")
_UP = Text("Move up")
_DOWN = Text("Move down")
_REMOVE = Text("Remove from the queue")
_AT_END = Qt.TextElideMode.ElideRight


class WaitingRow(QFrame):
    """One waiting upload: icon, label, position and a remove button.

    It is dragged to another place; the context menu and its keys move it too.
    """

    def __init__(self, upload: Upload, queue: "UploadQueue") -> None:
        super().__init__()
        self.setProperty("role", "row")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._id = upload.id
        self._label, self._status = ElidedLabel(), ElidedLabel(role="secondary", elide=_AT_END)
        self._status.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._label.setText(printable(upload.spec.label))
        self._label.setToolTip(plain_tooltip(translate(Text.verbatim(str(upload.file)))))
        self.start_next = self._add_action(_FIRST, "Alt+Home", queue.start_next)
        self.move_up = self._add_action(_UP, "Alt+Up", queue.move_up)
        self.move_down = self._add_action(_DOWN, "Alt+Down", queue.move_down)
        self.remove = self._add_action(_REMOVE, "Del", queue.cancel)
        self._lay_out()

    def show_status(self, upload: Upload, position: int, progress: Progress | None) -> None:
        """Show the position in the queue, or what happens to the file meanwhile."""
        self._status.setText(upload_text.waiting_status(upload, position, progress))
        missing = upload_text.meaning(upload) if upload.error is not None else ""
        self._status.setToolTip(plain_tooltip(missing or self._status.text()))
        self.setAccessibleDescription(missing)
        self.setAccessibleName(f"{self._label.text()}: {self._status.text()}")

    def enable_moves(self, *, up: bool, down: bool) -> None:
        """Enable the moves that are possible from this position."""
        self.start_next.setEnabled(up)
        self.move_up.setEnabled(up)
        self.move_down.setEnabled(down)

    @property
    def status(self) -> str:
        """The position or activity as shown."""
        return self._status.text()

    def _add_action(self, title: Text, keys: str, act: Callable[[str], None]) -> QAction:
        action = QAction(translate(title), self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda: act(self._id))
        self.addAction(action)
        return action

    def _lay_out(self) -> None:
        self.setFixedHeight(heading_height(self))
        clock, remove = StatusIcon(), close_button(translate(_REMOVE))
        clock.show_icon("clock", "secondary")
        remove.setAccessibleName(f"{translate(_REMOVE)}: {self._label.text()}")
        remove.clicked.connect(self.remove.trigger)
        row = QHBoxLayout(self)
        row.setContentsMargins(*mirror_margins(16, 0, 10, 0))
        row.setSpacing(8)
        row.addWidget(clock)
        row.addWidget(self._label, 1)
        row.addWidget(self._status)
        row.addSpacing(4)
        row.addWidget(remove)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep room for the label, whatever is said of it."""
        super().resizeEvent(event)
        wanted = self._label.fontMetrics().horizontalAdvance(self._label.text()) + 1
        self._label.setMinimumWidth(min(wanted, event.size().width() // 3))


class WaitingRows(QScrollArea):
    """The waiting uploads, one row each, in the order in which they will run."""

    def __init__(self, queue: "UploadQueue") -> None:
        super().__init__()
        self._queue = queue
        self.setObjectName("queueList")
        self.setAccessibleName(translate(Text("Waiting uploads")))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its rows take it
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumHeight(max(28, line_height(self) + 14))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._waiting: tuple[Upload, ...] = ()
        self._may_lead = False
        self._positions: dict[str, int] = {}
        self.rows: dict[str, WaitingRow] = {}
        self._drag = RowDrag(self)
        self._drag.dropped.connect(self._on_dropped)
        self._build()

    def show_waiting(
        self, waiting: Iterable[Upload], first_position: int, *, may_lead: bool = False
    ) -> None:
        """Show these uploads in order; rows are rebuilt only if the order changed.

        `may_lead` says that the upload before them waits too, so that the first may pass it.
        """
        uploads = tuple(waiting)
        if may_lead is not self._may_lead or [upload.id for upload in uploads] != list(self.rows):
            focused = next((key for key, row in self.rows.items() if row.hasFocus()), "")
            self._waiting, self._may_lead = uploads, may_lead
            self._build()
            if focused in self.rows:
                self.rows[focused].setFocus()
        self._waiting = uploads
        for position, upload in enumerate(uploads, start=first_position):
            self._positions[upload.id] = position
            self.rows[upload.id].show_status(upload, position, None)

    def show_progress(self, upload_id: str, progress: Progress) -> None:
        """Show the progress of checking or preparing the file of a waiting upload."""
        for upload in self._waiting:
            if upload.id == upload_id:
                self.rows[upload_id].show_status(upload, self._positions[upload_id], progress)

    def _build(self) -> None:
        self._drag.end()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        last = len(self._waiting) - 1
        self.rows = {}
        for index, upload in enumerate(self._waiting):
            row = WaitingRow(upload, self._queue)
            row.enable_moves(up=index > 0 or self._may_lead, down=index < last)
            self.rows[upload.id] = row
            column.addWidget(row)
        column.addStretch()
        self.setWidget(inside)
        self._drag.watch(inside, tuple(self.rows.values()), column.spacing())

    def _on_dropped(self, start: int, target: int) -> None:
        ids = list(self.rows)
        self._queue.move_before(ids[start], ids[target] if target < len(ids) else "")
