"""Everything known of the selected upload: its Image and its transfer."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QGuiApplication
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

from imageuploader.domain.upload import Progress, Upload, UploadState
from imageuploader.ui import wording
from imageuploader.ui.detail_rows import image_rows, transfer_rows
from imageuploader.ui.history_delegate import state_colour, state_icon
from imageuploader.ui.theme import Colours, button_icon, icon, say, strong_font, title_font, units
from imageuploader.ui.tinted import tinted
from imageuploader.words.text import QT_TRANSLATE_NOOP, Text

_T = QT_TRANSLATE_NOOP
_AGAIN = Text(_T("words", "Upload again…"))
_REMOVE = Text(_T("words", "Remove unfinished image"))
_COPY_DETAILS = Text(_T("words", "Copy details"))
_CLOSE = Text(_T("words", "Close the details"))
_BACK = Text(_T("words", "Back"))
_NONE = Text(_T("words", "Select an upload to see its details."))
_TABS = (Text(_T("words", "Image")), Text(_T("words", "Transfer")))
_ENDED_BADLY = frozenset(
    {UploadState.FAILED, UploadState.CANCELLED, UploadState.INTERRUPTED, UploadState.GONE}
)
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
        for label, (_, value) in zip(self._values, new, strict=True):
            if label.text() != value:
                label.setText(value)

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
    again_asked = Signal(str)
    removal_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("detailPane")
        self._upload: Upload | None = None
        self._title, self._icon = QLabel(), QLabel()
        self._phase, self._meaning = QLabel(), QLabel()
        self.image_rows, self.transfer_rows = _Rows(), _Rows()
        self._make_head()
        self._make_tabs()
        self._lay_out()
        self.show_upload(None, None)

    def show_upload(self, upload: Upload | None, progress: Progress | None) -> None:
        """Show an upload, or that none is selected."""
        self._upload = upload
        for widget in (self.tabs, self._icon, self._meaning):
            widget.setVisible(upload is not None)
        if upload is None:
            self._title.setText("")
            self._phase.setText(say(_NONE))
            self._show_buttons(None)
            return
        self._title.setText(upload.spec.label)
        self._draw_icons(Colours.now())
        self._phase.setText(wording.phase(upload, progress))
        self._meaning.setText(wording.meaning(upload))
        self._show_buttons(upload)
        self.image_rows.show_rows(image_rows(upload.image) if upload.image else ())
        self.transfer_rows.show_rows(transfer_rows(upload, progress))

    def _draw_icons(self, colours: Colours) -> None:
        self._close.setIcon(button_icon("close", colours.secondary, 16))
        if self._upload is not None:
            state, ratio = self._upload.state, self.devicePixelRatioF()
            self._icon.setPixmap(icon(state_icon(state), state_colour(state, colours), 16, ratio))

    def set_narrow(self, narrow: bool) -> None:
        """Show a Back button in the place of the cross, or the cross."""
        self.back.setVisible(narrow)
        self._close.setVisible(not narrow)

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(324 * units(self)), 200)

    def _show_buttons(self, upload: Upload | None) -> None:
        ended = upload is not None and upload.state in _ENDED_BADLY
        self.again.setVisible(ended)
        self.copy_details.setVisible(upload is not None and upload.error is not None)
        self.remove_left.setVisible(upload is not None and upload.left_behind)

    def _make_head(self) -> None:
        self._title.setFont(title_font())
        self._phase.setFont(strong_font())
        self._meaning.setProperty("role", "secondary")
        for label in (self._title, self._phase, self._meaning):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._close, self.back = QToolButton(), QPushButton(say(_BACK))
        tinted(self, self._draw_icons)
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

    def _buttons(self) -> QHBoxLayout:
        self.again, self.copy_details = QPushButton(say(_AGAIN)), QPushButton(say(_COPY_DETAILS))
        self.remove_left = QPushButton(say(_REMOVE))
        line = QHBoxLayout()
        line.setSpacing(8)
        for button in (self.again, self.remove_left, self.copy_details):
            button.setProperty("compact", "true")
            line.addWidget(button)
        line.addStretch()
        self.again.setProperty("filled", "true")
        self.again.clicked.connect(lambda: self._tell(self.again_asked))
        self.remove_left.clicked.connect(lambda: self._tell(self.removal_asked))
        self.copy_details.clicked.connect(self._copy_details)
        return line

    def _tell(self, signal: SignalInstance) -> None:
        if self._upload is not None:
            signal.emit(self._upload.id)

    def _copy_details(self) -> None:
        if self._upload is not None:
            rows = (*self.transfer_rows.rows, *self.image_rows.rows)
            head = (self._title.text(), self._phase.text(), self._meaning.text())
            lines = (*head, *(f"{name}: {value}" for name, value in rows))
            QGuiApplication.clipboard().setText("\n".join(lines))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 12, 6)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(self.back)
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        state = QHBoxLayout()
        state.setSpacing(8)
        state.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        state.addWidget(self._phase, 1)
        column.addLayout(head)
        column.addLayout(state)
        column.addWidget(self._meaning)
        column.addLayout(self._buttons())
        column.addWidget(self.tabs, 1)
        column.addStretch()
