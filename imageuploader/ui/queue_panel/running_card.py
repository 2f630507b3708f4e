"""The card of Now for the running upload."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from imageuploader.domain.upload import Progress
from imageuploader.services.threads.qt_delete import delete_soon
from imageuploader.ui.language import translate
from imageuploader.ui.theme.metrics import strong_font, title_font
from imageuploader.ui.widgets.basic import ElidedLabel, label
from imageuploader.ui.widgets.elided_lines import ElidedLines
from imageuploader.ui.widgets.message_box import dress
from imageuploader.ui.widgets.progress_bar import SlimBar
from imageuploader.ui.widgets.tool_button import tool_button
from imageuploader.ui.widgets.tooltip import tip_with_keys
from imageuploader.words.text import Text

_CANCEL = Text("Cancel")
_RETRY = Text("Try again now")
_DETAILS = Text("Show details")
_KEEP = Text("Keep uploading")
_CANCEL_IT = Text("Cancel upload")
_PERMILLE = 1000
_GAP, _EDGE = 8, 16


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(_GAP)
    for index, widget in enumerate(widgets):
        row.addWidget(widget, 0 if index else 1)
    return row


class RunningCard(QFrame):
    """The widgets of the running upload, filled by QueuePanel. Equally high in all states."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.name, self.region = ElidedLabel(title_font()), label("", role="secondary")
        self.phase, self.left = ElidedLines(font=strong_font()), label("")
        self.detail, self.speed = ElidedLabel(role="secondary"), label("", role="secondary")
        self.note = ElidedLabel(role="secondary", elide=Qt.TextElideMode.ElideRight)
        self.bar = SlimBar()
        for part, name in (
            (self.name, "nowLabel"),
            (self.phase, "nowPhaseLabel"),
            (self.detail, "nowDetailLabel"),
            (self.bar, "nowProgressBar"),
            (self.left, "nowTimeLeftLabel"),
            (self.speed, "nowSpeedLabel"),
            (self.note, "nowNoteLabel"),
        ):
            part.setObjectName(name)
        self._figures = (self.left, self.detail, self.speed)
        self._make_buttons()
        self._lay_out()
        self._waits = False
        self._question: QMessageBox | None = None

    def show_bar(self, progress: Progress | None, *, busy: bool, paused: bool) -> None:
        """Show the share that is done, or an indeterminate bar."""
        self.bar.setMaximum(0 if busy else _PERMILLE)
        share = progress.sent / progress.total if progress and progress.total else 0
        self.bar.show_value(int(share * _PERMILLE))
        self.bar.setAccessibleName(self.phase.text())
        self.bar.set_paused(paused)

    def show_waiting(self, *, waits: bool) -> None:
        """While an upload waits, give the room of bar and figures to the phase."""
        self._waits = waits
        self._fit_phase()

    def _fit_phase(self) -> None:
        """Give the phase the lines that it needs: those of the figures, and all while it waits."""
        room = self.width() - 2 * _EDGE
        needed = QFontMetrics(self.phase.font()).horizontalAdvance(self.phase.text())
        is_long = needed > room and not self.left.text()
        lines = 2 if is_long else 1
        for part in (self.bar, self.left):
            part.setVisible(not self._waits)
        for part in (self.detail, self.speed):
            part.setVisible(not self._waits and not is_long)
        height = self._all_height if self._waits else lines * self._line_height
        self.phase.setFixedHeight(height)

    def show_retry(self, *, shown: bool) -> None:
        """Offer another try; where its words have no room, they take that of the details."""
        self.retry.setVisible(shown)
        beside = (self.retry, self.details, self.cancel)
        needed = sum(part.sizeHint().width() + _GAP for part in beside)
        room = self.width() - 2 * _EDGE
        self.details.setVisible(not shown or needed <= room)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.show_retry(shown=not self.retry.isHidden())
        self._fit_phase()

    def show_nothing(self) -> None:
        """Clear the card until the next upload starts."""
        self.show_waiting(waits=False)
        for part in (self.name, self.region, self.phase, *self._figures, self.note):
            part.clear()
        self.bar.setMaximum(_PERMILLE)
        self.bar.show_value(0)
        self.show_retry(shown=False)
        self.cancel.setEnabled(False)
        self.details.setEnabled(False)

    def confirm_cancel(self, question: str) -> bool:
        """Ask whether to cancel; staying is the default and what Esc does."""
        box = QMessageBox(self)
        box.setObjectName("cancelQuestion")
        box.setWindowTitle(translate(_CANCEL_IT))
        dress(box, "warning", "warning")
        headline, _, rest = question.partition("\n")
        box.setText(headline)
        box.setInformativeText(rest)
        keep = box.addButton(translate(_KEEP), QMessageBox.ButtonRole.RejectRole)
        cancel = box.addButton(translate(_CANCEL_IT), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        self._question = box
        box.exec()
        self._question = None
        chosen = box.clickedButton() is cancel
        delete_soon(box)
        return chosen

    def withdraw_question(self) -> None:
        """Close the question: there is nothing left to cancel."""
        if self._question is not None:
            self._question.done(0)

    def _make_buttons(self) -> None:
        self.details = tool_button("panel", translate(_DETAILS))
        self.details.setObjectName("nowDetailsButton")
        self.retry, self.cancel = QPushButton(translate(_RETRY)), QPushButton(translate(_CANCEL))
        self.retry.setObjectName("retryNowButton")
        self.retry.setToolTip(tip_with_keys(_RETRY, "Ctrl+R"))
        self.retry.hide()
        self.cancel.setObjectName("cancelButton")
        self.cancel.setToolTip(tip_with_keys(_CANCEL, "Ctrl+."))

    def _lay_out(self) -> None:
        for part in (self.name, self.region, *self._figures, self.note):
            part.setMinimumHeight(QFontMetrics(part.font()).height())  # same height when empty
        self.note.setMinimumWidth(1)
        self._line_height = self.phase.line_height
        lower = 8 + self.bar.sizeHint().height() + 8 + self.detail.minimumHeight()
        self._all_height = self._line_height + lower
        self.phase.setFixedHeight(self._line_height)
        self._middle = QWidget()
        self._middle.setFixedHeight(self._all_height)
        middle = QVBoxLayout(self._middle)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(8)
        middle.addLayout(_row(self.phase, self.left))
        middle.addWidget(self.bar)
        middle.addLayout(_row(self.detail, self.speed))
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, 12, _EDGE, 11)
        column.setSpacing(6)
        column.addLayout(_row(self.name, self.region))
        column.addWidget(self._middle)
        column.addLayout(_row(self.note, self.retry, self.details, self.cancel))
