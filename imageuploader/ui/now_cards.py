"""The two cards of Now: an upload that runs, and nothing."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from imageuploader.domain.upload import Progress, Upload, UploadState
from imageuploader.ui import wording
from imageuploader.ui.history_delegate import state_colour, state_icon
from imageuploader.ui.progress_bar import SlimBar
from imageuploader.ui.theme import Colours, button_icon, icon, say, strong_font, title_font
from imageuploader.ui.tinted import tinted
from imageuploader.words.text import QT_TRANSLATE_NOOP, Text

_T = QT_TRANSLATE_NOOP
_NOTHING = Text(_T("words", "Nothing is uploading"))
_HINT = Text(_T("words", "An upload shows its speed and time left here."))
_COPY = Text(_T("words", "Copy image ID"))
_CANCEL = Text(_T("words", "Cancel"))
_RETRY = Text(_T("words", "Try again now"))
_DETAILS = Text(_T("words", "Show details"))
_KEEP = Text(_T("words", "Keep uploading"))
_CANCEL_IT = Text(_T("words", "Cancel upload"))
_PERMILLE = 1000


def _elastic(name: str, role: str = "") -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label


def _line(*widgets: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(8)
    for place, widget in enumerate(widgets):
        line.addWidget(widget, 0 if place else 1)
    return line


class RunningCard(QFrame):
    """The card of the upload that runs; it only shows, NowPanel decides."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.name, self.region = _elastic("nowLabel"), QLabel()
        self.name.setFont(title_font())
        self.phase, self.left = _elastic("nowPhaseLabel"), QLabel()
        self.phase.setFont(strong_font())
        self.detail, self.speed = _elastic("nowDetailLabel", "secondary"), QLabel()
        self.note = _elastic("nowNoteLabel", "secondary")
        self.bar = SlimBar()
        self.bar.setObjectName("nowProgressBar")
        for label in (self.region, self.speed):
            label.setProperty("role", "secondary")
        self._make_buttons()
        self._lay_out()

    def show_bar(self, progress: Progress | None, *, busy: bool, paused: bool) -> None:
        """Show the share that is sent, or that one waits."""
        self.bar.setMaximum(0 if busy else _PERMILLE)
        share = progress.sent / progress.total if progress and progress.total else 0
        self.bar.setValue(int(share * _PERMILLE))
        self.bar.setAccessibleName(self.phase.text())
        self.bar.set_paused(paused)

    def show_nothing(self) -> None:
        """Show that the queue goes on in a moment."""
        for label in self._texts():
            label.clear()
        self.bar.setMaximum(_PERMILLE)
        self.bar.setValue(0)
        self.retry.hide()
        self.cancel.setEnabled(False)

    def show_pause(self, reason: str) -> None:
        """Show why nothing runs although something waits."""
        self.phase.setText(reason)

    def confirms(self, question: str) -> bool:
        """Ask whether to cancel; staying is the default and what Esc does."""
        box = QMessageBox(self)
        box.setObjectName("cancelQuestion")
        box.setText(question)
        keep = box.addButton(say(_KEEP), QMessageBox.ButtonRole.RejectRole)
        cancel = box.addButton(say(_CANCEL_IT), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        box.exec()
        chosen = box.clickedButton() is cancel
        box.deleteLater()
        return chosen

    def _texts(self) -> tuple[QLabel, ...]:
        names, figures = (self.name, self.region, self.phase), (self.left, self.detail, self.speed)
        return (*names, *figures, self.note)

    def _make_buttons(self) -> None:
        self.details = QToolButton()
        self.details.setFixedSize(28, 28)
        tinted(self.details, lambda c: self.details.setIcon(button_icon("panel", c.secondary, 20)))
        self.details.setToolTip(say(_DETAILS))
        self.details.setAccessibleName(say(_DETAILS))
        self.retry, self.cancel = QPushButton(say(_RETRY)), QPushButton(say(_CANCEL))
        self.retry.setObjectName("retryNowButton")
        self.retry.hide()
        self.cancel.setObjectName("cancelButton")

    def _lay_out(self) -> None:
        for label in self._texts():
            label.setMinimumHeight(QFontMetrics(label.font()).height())  # as high without text
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 11)
        column.setSpacing(0)
        column.addLayout(_line(self.name, self.region))
        column.addSpacing(6)
        column.addLayout(_line(self.phase, self.left))
        column.addSpacing(8)
        column.addWidget(self.bar)
        column.addSpacing(8)
        column.addLayout(_line(self.detail, self.speed))
        column.addSpacing(6)
        column.addLayout(_line(self.note, self.retry, self.details, self.cancel))


class IdleCard(QFrame):
    """Says that nothing runs, and keeps the last upload with its state and its ID."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "outline")
        self.last_id = ""
        self._state_shown = UploadState.AVAILABLE
        self._icon = QLabel()
        self._image_id = ""
        self._cloud, self._title, self._hint = QLabel(), QLabel(say(_NOTHING)), QLabel(say(_HINT))
        self._title.setFont(strong_font())
        self._hint.setProperty("role", "secondary")
        self._hint.setWordWrap(True)
        self._lay_out()

    def show_last(self, upload: Upload) -> None:
        """Show an upload that has left Now."""
        self.last_id, self._state_shown = upload.id, upload.state
        self._draw_icons(Colours.now())
        self._image_id = upload.image.id if upload.image else ""
        self._name.setText(upload.spec.label)
        self._state.setText(wording.last_state(upload))
        self._state.setToolTip(wording.phase(upload, None))
        self._copy.setEnabled(bool(self._image_id))
        self._last.show()

    def _draw_icons(self, colours: Colours) -> None:
        ratio, state = self.devicePixelRatioF(), self._state_shown
        self._cloud.setPixmap(icon("cloud", colours.dashed, 40, ratio))
        self._icon.setPixmap(icon(state_icon(state), state_colour(state, colours), 16, ratio))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 13)
        column.setSpacing(4)
        column.addStretch()
        tinted(self, self._draw_icons)
        for label in (self._cloud, self._title, self._hint):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addStretch()
        self._last = self._make_last()
        keeps_size = self._last.sizePolicy()
        keeps_size.setRetainSizeWhenHidden(True)
        self._last.setSizePolicy(keeps_size)
        self._last.hide()
        column.addWidget(self._last)

    def _make_last(self) -> QWidget:
        self._name = _elastic("lastLabel")
        self._state, self._copy = _elastic("lastState", "secondary"), QPushButton(say(_COPY))
        self._name.setFont(strong_font())
        self._copy.setObjectName("copyIdButton")
        self._copy.setProperty("compact", "true")
        self._copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._image_id))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._name)
        words.addWidget(self._state)
        line = QHBoxLayout()
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        line.addWidget(self._copy)
        rule = QFrame()
        rule.setProperty("role", "rule")
        last = QWidget()
        column = QVBoxLayout(last)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(rule)
        column.addLayout(line)
        return last
