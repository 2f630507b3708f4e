"""Everything known of the selected upload: its Image and its transfer."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from imageuploader.domain.upload import Progress, Upload
from imageuploader.ui.detail_rows import image_rows, transfer_rows
from imageuploader.ui.outcome import Outcome
from imageuploader.ui.parts import label
from imageuploader.ui.theme import button_icon, say, title_font, units
from imageuploader.ui.tinted import tinted
from imageuploader.words.message import Action
from imageuploader.words.text import QT_TRANSLATE_NOOP, Text

_T = QT_TRANSLATE_NOOP
_CLOSE = Text(_T("words", "Close the details"))
_BACK = Text(_T("words", "Back"))
_TABS = (Text(_T("words", "Image")), Text(_T("words", "Transfer")))
_KEY_WIDTH, _ROW_HEIGHT = 92, 21


class _Rows(QScrollArea):
    """Names and selectable values, one below the other."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._shown: tuple[tuple[str, str], ...] = ()
        self._values: list[QLabel] = []

    @property
    def rows(self) -> tuple[tuple[str, str], ...]:
        """What is shown: names and values."""
        return self._shown

    def show_rows(self, rows: Iterable[tuple[str, str]]) -> None:
        """Show these rows; values alone change where the names stay, so a selection lives on."""
        new = tuple(rows)
        if [name for name, _ in new] != [name for name, _ in self._shown] or not self.widget():
            self._build([name for name, _ in new])
        self._shown = new
        for shown, (_, value) in zip(self._values, new, strict=True):
            if shown.text() != value:
                shown.setText(value)

    def _build(self, names: list[str]) -> None:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 8, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(max(0, _ROW_HEIGHT - inside.fontMetrics().height()))
        grid.setColumnMinimumWidth(0, round(_KEY_WIDTH * units(self)))
        grid.setColumnStretch(1, 1)
        self._values = []
        for row, name in enumerate(names):
            key, value = QLabel(name), QLabel()
            key.setProperty("role", "secondary")
            value.setTextFormat(Qt.TextFormat.PlainText)
            value.setWordWrap(True)
            value.setAccessibleName(name)
            value.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            grid.addWidget(key, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, 1)
            self._values.append(value)
        grid.setRowStretch(len(names), 1)
        self.setWidget(inside)


class DetailPane(QFrame):
    """The selected upload: what became of it, its Image, its transfer."""

    closed = Signal()
    way_asked = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("detailPane")
        self._upload: Upload | None = None
        self._title = label("", title_font(), wrap=True)
        self.outcome = Outcome()
        self.outcome.way_asked.connect(self._on_way)
        self.image_rows, self.transfer_rows = _Rows(), _Rows()
        self._make_head()
        self._make_tabs()
        self._lay_out()
        self.show_upload(None, None)

    def show_upload(self, upload: Upload | None, progress: Progress | None) -> None:
        """Show an upload, or that none is selected."""
        self._upload = upload
        self.tabs.setVisible(upload is not None)
        self._title.setText(upload.spec.label if upload else "")
        self.outcome.show_upload(upload, progress)
        if upload is not None:
            self.image_rows.show_rows(image_rows(upload.image) if upload.image else ())
            self.transfer_rows.show_rows(transfer_rows(upload, progress))

    def set_narrow(self, narrow: bool) -> None:
        """Show a Back button in the place of the cross, or the cross."""
        self.back.setVisible(narrow)
        self._close.setVisible(not narrow)

    @property
    def details(self) -> str:
        """All that is shown, as text to be copied."""
        rows = (*self.transfer_rows.rows, *self.image_rows.rows)
        outcome = self.outcome
        head = (self._title.text(), outcome.phase.text(), outcome.meaning.text())
        return "\n".join((*head, *(f"{name}: {value}" for name, value in rows)))

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(324 * units(self)), 200)

    def _on_way(self, way: Action) -> None:
        if self._upload is not None:
            self.way_asked.emit(way, self._upload)

    def _make_head(self) -> None:
        self._close, self.back = QToolButton(), QPushButton(say(_BACK))
        tinted(self, lambda c: self._close.setIcon(button_icon("close", c.secondary, 16)))
        self._close.setFixedSize(28, 28)
        self._close.setToolTip(say(_CLOSE))
        self._close.setAccessibleName(say(_CLOSE))
        self.back.setProperty("compact", "true")
        self.back.hide()
        self._close.clicked.connect(self.closed)
        self.back.clicked.connect(self.closed)

    def _make_tabs(self) -> None:
        self.tabs = QTabWidget()
        self.tabs.setObjectName("detailTabs")
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        for title, rows in zip(_TABS, (self.image_rows, self.transfer_rows), strict=True):
            self.tabs.addTab(rows, say(title))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 12, 6)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self.back)
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        column.addLayout(head)
        column.addWidget(self.outcome)
        column.addWidget(self.tabs, 1)
        column.addStretch()
