"""The detail pane: everything known about the selected upload."""

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from imageuploader.domain.history.account_image import is_account_image
from imageuploader.domain.upload import Progress, Upload
from imageuploader.ui.details.rows import image_rows, summary_rows, timeline_rows, transfer_rows
from imageuploader.ui.details.suggested_actions import Effect, Remedy
from imageuploader.ui.details.summary import Summary
from imageuploader.ui.details.value_list import ValueList, ValueRows
from imageuploader.ui.language import translate
from imageuploader.ui.theme.direction import mirror_margins
from imageuploader.ui.theme.metrics import title_font, units
from imageuploader.ui.widgets.answers import open_page
from imageuploader.ui.widgets.basic import ElidedLabel, label
from imageuploader.ui.widgets.clipboard import copy_text
from imageuploader.ui.widgets.tool_button import tool_button
from imageuploader.words.errors.failed_upload import whole_failure
from imageuploader.words.text import Text

LEAST_WIDTH, USUAL_WIDTH = 280, 324
_CLOSE = Text("Close the details")
_BACK = Text("Back")
_TABS = (Text("Summary"), Text("Image"), Text("Transfer"), Text("Timeline"), Text("Log"))
_NOTHING_LOGGED = Text("The log has no lines about this upload.")
_IMAGE_ACTIONS = {
    Effect.EDIT_IMAGE: "edit_image",
    Effect.REPLICATE: "replicate",
    Effect.DELETE_IMAGE: "delete_image",
}
_UPLOAD_TABS = range(2, 5)
_EDGES = (16, 10, 12, 6)


class DetailPane(QFrame):
    """The selected upload: its state, its Image, its transfer, and what happened when.

    Signals:
        image_action_requested(name, image): what is to be done with the image on Linode.
        log_requested(upload): the lines of the log are about to be looked at.
    """

    closed = Signal()
    again_requested = Signal(object)
    edit_requested = Signal(str)
    removal_requested = Signal(str)
    sign_in_requested = Signal()
    comparison_requested = Signal()
    log_requested = Signal(object)
    image_action_requested = Signal(str, object)

    def __init__(self, *, practice: bool = False) -> None:
        super().__init__()
        self.setObjectName("detailPane")
        self._upload: Upload | None = None
        self._title = ElidedLabel(title_font())
        self.summary, self.summary_rows = Summary(practice=practice), ValueRows()
        self.image_rows, self.transfer_rows, self.timeline = ValueList(), ValueList(), ValueList()
        self.log = _make_log()
        self._close = tool_button("close", translate(_CLOSE), 16)
        self.back = QPushButton(translate(_BACK))
        self.summary.show_upload(None, None)
        self._empty = label(self.summary.text, role="secondary", wrap=True)
        self._make_tabs()
        self._lay_out()
        self._connect()
        self.show_upload(None, None)

    def show_upload(self, upload: Upload | None, progress: Progress | None) -> None:
        """Show an upload, or that none is selected."""
        other = upload is None or self._upload is None or upload.id != self._upload.id
        self._upload = upload
        self.tabs.setVisible(upload is not None)
        self._empty.setVisible(upload is None)
        self._title.show_text(upload.spec.label if upload else "")
        self.summary.show_upload(upload, progress)
        if upload is not None:
            for tab in _UPLOAD_TABS:
                self.tabs.setTabVisible(tab, not is_account_image(upload.id))
            self.summary_rows.show_rows(summary_rows(upload))
            self.image_rows.show_rows(image_rows(upload))
            self.transfer_rows.show_rows(transfer_rows(upload, progress))
            self.timeline.show_rows(timeline_rows(upload))
        if other:
            self.log.clear()
        if other or progress is None:
            self._request_log()

    def show_log(self, upload_id: str, lines: str) -> None:
        """Show the lines of the log about an upload, if it is still the one that is shown."""
        if self._upload is None or self._upload.id != upload_id:
            return
        if (text := lines or translate(_NOTHING_LOGGED)) != self.log.toPlainText():
            self.log.setPlainText(text)

    def set_narrow(self, narrow: bool) -> None:
        """Show a Back button in place of the cross, or the cross."""
        self.back.setVisible(narrow)
        self._close.setVisible(not narrow)

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(USUAL_WIDTH * units(self)), 200)

    def least_width(self) -> int:
        """Return the least width beside the table: 280 px, or more so that no tab is hidden."""
        tabs = self.tabs.tabBar().sizeHint().width() + _EDGES[0] + _EDGES[2]
        return max(round(LEAST_WIDTH * units(self)), tabs)

    def _make_tabs(self) -> None:
        self.tabs = QTabWidget()
        self.tabs.setObjectName("detailTabs")
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.setUsesScrollButtons(True)
        pages = (self._summary_page(), self.image_rows, self.transfer_rows, self.timeline, self.log)
        for title, page in zip(_TABS, pages, strict=True):
            self.tabs.addTab(page, translate(title))

    def _summary_page(self) -> QScrollArea:
        inside, page = QWidget(), QScrollArea()
        column = QVBoxLayout(inside)
        column.setContentsMargins(*mirror_margins(0, 8, 4, 0))
        column.setSpacing(4)
        column.addWidget(self.summary)
        column.addWidget(self.summary_rows)
        column.addStretch()
        page.setWidget(inside)
        page.setWidgetResizable(True)
        page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return page

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*mirror_margins(*_EDGES))
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.back)
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        self.back.setProperty("compact", "true")
        self.back.hide()
        column.addLayout(head)
        column.addWidget(self._empty, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.tabs, 1)

    def _connect(self) -> None:
        self._close.clicked.connect(self.closed)
        self.back.clicked.connect(self.closed)
        self.summary.chosen.connect(self._on_chosen)
        self.tabs.currentChanged.connect(self._request_log)

    def _request_log(self) -> None:
        if self._upload is not None and self.tabs.currentWidget() is self.log:
            self.log_requested.emit(self._upload)

    def _on_chosen(self, remedy: Remedy) -> None:
        match remedy.effect:
            case Effect.AGAIN:
                self.again_requested.emit(self._upload)
            case Effect.EDIT:
                self._emit(self.edit_requested)
            case Effect.REMOVE:
                self._emit(self.removal_requested)
            case Effect.COMPARE:
                self.comparison_requested.emit()
            case Effect.SIGN_IN:
                self.sign_in_requested.emit()
            case Effect.COPY_ID:
                copy_text(self._upload.image_id if self._upload else "")
            case Effect.COPY_DETAILS:
                self._copy_details()
            case Effect.EDIT_IMAGE | Effect.REPLICATE | Effect.DELETE_IMAGE:
                self._request_for_image(remedy.effect)
            case Effect.OPEN:
                open_page(remedy.page)

    def _request_for_image(self, effect: Effect) -> None:
        if self._upload is not None and self._upload.image is not None:
            self.image_action_requested.emit(_IMAGE_ACTIONS[effect], self._upload.image)

    def _emit(self, signal: SignalInstance) -> None:
        if self._upload is not None:
            signal.emit(self._upload.id)

    def _copy_details(self) -> None:
        rows = (*self.transfer_rows.rows, *self.image_rows.rows)
        whole = whole_failure(self._upload) if self._upload else ""
        texts = (self._title.text(), self.summary.text, *((whole,) if whole else ()))
        text = "\n".join((*texts, *(f"{name}: {value}" for name, value in rows)))
        copy_text(text, translate(Text("the details")))


def _make_log() -> QPlainTextEdit:
    log = QPlainTextEdit()
    log.setObjectName("detailLog")
    log.setProperty("bare", "true")
    log.setAccessibleName(translate(_TABS[-1]))
    log.setReadOnly(True)
    log.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # its lines are English
    log.setTabChangesFocus(True)
    log.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
    return log
