"""The uploads that wait for their turn, and what can be done with each."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from imageuploader.domain.upload import Progress, Upload
from imageuploader.ui.language import translate
from imageuploader.ui.text import upload_text
from imageuploader.ui.widgets.basic import Elided, Sign, label, line_height
from imageuploader.ui.widgets.tool_button import tool_button
from imageuploader.ui.widgets.tooltip import tip
from imageuploader.words.text import Text

_FIRST = Text("Start next")
_UP = Text("Move up")
_DOWN = Text("Move down")
_REMOVE = Text("Remove from the queue")


class QueueRow(QFrame):
    """Icon, label, place in line, remove; more in its context menu and on its keys."""

    first_asked = Signal(str)
    up_asked = Signal(str)
    down_asked = Signal(str)
    removed = Signal(str)

    def __init__(self, upload: Upload) -> None:
        super().__init__()
        self.setProperty("role", "row")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._id = upload.id
        self._label, self._turn = Elided(), label("", role="secondary")
        self._label.setText(upload.spec.label)
        self._label.setToolTip(tip(str(upload.file)))
        self.first = self._action(_FIRST, "Alt+Home", self.first_asked)
        self.up = self._action(_UP, "Alt+Up", self.up_asked)
        self.down = self._action(_DOWN, "Alt+Down", self.down_asked)
        self.remove = self._action(_REMOVE, "Del", self.removed)
        self._lay_out()

    def show_turn(self, upload: Upload, place: int, progress: Progress | None) -> None:
        """Show which place it has, or what is done with its file meanwhile."""
        self._turn.setText(upload_text.turn(upload, place, progress))
        self.setAccessibleName(f"{self._label.text()}: {self._turn.text()}")

    def show_ways(self, *, up: bool, down: bool) -> None:
        """Offer only the moves that there are."""
        self.first.setEnabled(up)
        self.up.setEnabled(up)
        self.down.setEnabled(down)

    @property
    def turn(self) -> str:
        """What the row says of its upload's turn."""
        return self._turn.text()

    def _action(self, title: Text, keys: str, signal: SignalInstance) -> QAction:
        action = QAction(translate(title), self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(self._telling(signal))
        self.addAction(action)
        return action

    def _telling(self, signal: SignalInstance) -> Callable[[], None]:
        return lambda: signal.emit(self._id)

    def _lay_out(self) -> None:
        self.setFixedHeight(max(28, self.fontMetrics().height() + 12))
        clock, remove = Sign(), tool_button("close", translate(_REMOVE), 16, 24)
        clock.show_icon("clock", "secondary")
        remove.setAccessibleName(f"{translate(_REMOVE)}: {self._label.text()}")
        remove.clicked.connect(self.remove.trigger)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 0, 10, 0)
        line.setSpacing(8)
        line.addWidget(clock)
        line.addWidget(self._label, 1)
        line.addWidget(self._turn)
        line.addSpacing(4)
        line.addWidget(remove)


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
