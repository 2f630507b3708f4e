"""The detail pane: everything known about the selected upload."""

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from imageuploader.domain.upload import Progress, Upload
from imageuploader.ui.details.rows import image_rows, transfer_rows
from imageuploader.ui.details.suggested_actions import Remedy, Way
from imageuploader.ui.details.summary import Summary
from imageuploader.ui.details.value_list import ValueList
from imageuploader.ui.language import translate
from imageuploader.ui.theme.metrics import title_font, units
from imageuploader.ui.widgets.answers import open_page
from imageuploader.ui.widgets.basic import ElidedLabel
from imageuploader.ui.widgets.clipboard import copy_text
from imageuploader.ui.widgets.tool_button import tool_button
from imageuploader.words.errors.failed_upload import whole_failure
from imageuploader.words.text import Text

_TABS_MIN_HEIGHT = 76
_CLOSE = Text("Close the details")
_BACK = Text("Back")
_TABS = (Text("Image"), Text("Transfer"))


class DetailPane(QFrame):
    """The selected upload: its state, its Image and its transfer."""

    closed = Signal()
    again_requested = Signal(str)
    edit_requested = Signal(str)
    removal_requested = Signal(str)
    sign_in_requested = Signal()
    comparison_requested = Signal()

    def __init__(self, *, practice: bool = False) -> None:
        super().__init__()
        self.setObjectName("detailPane")
        self._upload: Upload | None = None
        self._title = ElidedLabel(title_font())
        self.summary = Summary(practice=practice)
        self.image_rows, self.transfer_rows = ValueList(), ValueList()
        self._close, self.back = (
            tool_button("close", translate(_CLOSE), 16),
            QPushButton(translate(_BACK)),
        )
        self._make_tabs()
        self._lay_out()
        self._connect()
        self.show_upload(None, None)

    def show_upload(self, upload: Upload | None, progress: Progress | None) -> None:
        """Show an upload, or that none is selected."""
        self._upload = upload
        self.tabs.setVisible(upload is not None)
        self._title.show_text(upload.spec.label if upload else "")
        self.summary.show_upload(upload, progress)
        if upload is not None:
            self.image_rows.show_rows(image_rows(upload.image) if upload.image else ())
            self.transfer_rows.show_rows(transfer_rows(upload, progress))

    def set_narrow(self, narrow: bool) -> None:
        """Show a Back button in place of the cross, or the cross."""
        self.back.setVisible(narrow)
        self._close.setVisible(not narrow)

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(324 * units(self)), 200)

    def _make_tabs(self) -> None:
        self.tabs = QTabWidget()
        self.tabs.setObjectName("detailTabs")
        self.tabs.tabBar().setDrawBase(False)
        for title, rows in zip(_TABS, (self.image_rows, self.transfer_rows), strict=True):
            self.tabs.addTab(rows, translate(title))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 12, 6)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.back)
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        self.back.setProperty("compact", "true")
        self.back.hide()
        column.addLayout(head)
        column.addWidget(self._body(), 1)

    def _body(self) -> QScrollArea:
        """Return summary and tabs in a scroll area, for a pane that is too low for both."""
        inside, body = QWidget(), QScrollArea()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.summary)
        column.addWidget(self.tabs, 1)
        column.addStretch()
        self.tabs.setMinimumHeight(_TABS_MIN_HEIGHT + self.tabs.tabBar().sizeHint().height())
        self.tabs.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        body.setWidget(inside)
        body.setWidgetResizable(True)
        body.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return body

    def _connect(self) -> None:
        self._close.clicked.connect(self.closed)
        self.back.clicked.connect(self.closed)
        self.summary.chosen.connect(self._on_chosen)

    def _on_chosen(self, remedy: Remedy) -> None:
        match remedy.way:
            case Way.AGAIN:
                self._emit(self.again_requested)
            case Way.EDIT:
                self._emit(self.edit_requested)
            case Way.REMOVE:
                self._emit(self.removal_requested)
            case Way.COMPARE:
                self.comparison_requested.emit()
            case Way.SIGN_IN:
                self.sign_in_requested.emit()
            case Way.COPY_ID:
                copy_text(self._upload.image_id if self._upload else "")
            case Way.COPY_DETAILS:
                self._copy_details()
            case Way.OPEN:
                open_page(remedy.page)

    def _emit(self, signal: SignalInstance) -> None:
        if self._upload is not None:
            signal.emit(self._upload.id)

    def _copy_details(self) -> None:
        rows = (*self.transfer_rows.rows, *self.image_rows.rows)
        whole = whole_failure(self._upload) if self._upload else ""
        texts = (self._title.text(), self.summary.text, *((whole,) if whole else ()))
        copy_text("\n".join((*texts, *(f"{name}: {value}" for name, value in rows))))
