"""The drop area: an invitation, or the card of the chosen file."""

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from imageuploader.domain.formats import Family, formats_of
from imageuploader.ui.language import translate
from imageuploader.ui.theme.icons import icon
from imageuploader.ui.theme.metrics import (
    repolish,
    scaled_font,
    scaled_size,
    strong_font,
    title_font,
    units,
)
from imageuploader.ui.theme.palette import Colours
from imageuploader.ui.theme.repaint import on_palette_change
from imageuploader.ui.upload_form.file_card import FileCard
from imageuploader.ui.widgets.basic import label, line_height
from imageuploader.words.text import Text

_ROW_BELOW = 150
_BUTTON_INDEX = 3
_DASH, _DASH_GAP = 6, 4
_FAMILIES = (Family.RAW, Family.COMPRESSED, Family.ARCHIVE, Family.VIRTUAL_DISK)
SHOWN_FORMATS = ", ".join(
    suffix.removeprefix(".")
    for family in _FAMILIES
    for row in formats_of(family)
    for suffix in row.suffixes
)
"""The formats that the invitation names."""


class DropArea(QWidget):
    """Invites to drop or choose a file and shows its card; the window itself accepts drops."""

    choose_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dropZone")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(translate(Text("Disk image")))
        self.setToolTip(translate(Text("Press Enter to choose a file, Ctrl+V to paste one")))
        self.button = QPushButton(translate(Text("Choose file…")))
        self.button.setObjectName("chooseFileButton")
        self.button.clicked.connect(self.choose_requested)
        self.card = FileCard()
        self._icon = QLabel()
        self._title = label(translate(Text("Drop disk images here")), title_font())
        self._problem = label("", role="error", wrap=True)
        self._formats = label(SHOWN_FORMATS, scaled_font(0.9), role="secondary", wrap=True)
        self._lay_out()
        self.show_empty()

    def _lay_out(self) -> None:
        centre = Qt.AlignmentFlag.AlignCenter
        self._invitation = QWidget()
        outer = QVBoxLayout(self._invitation)
        outer.setContentsMargins(16, 14, 16, 14)
        self._middle = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._middle.addStretch(1)
        for part in (self._icon, self._title, self.button):
            self._middle.addWidget(part, 0, centre)
        self._middle.addStretch(1)
        outer.addLayout(self._middle, 1)
        outer.addWidget(self._problem)
        outer.addWidget(self._formats)
        self._formats.setAlignment(centre)
        self._problem.setAlignment(centre)
        self._stack = QStackedLayout(self)
        self._stack.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._stack.addWidget(self._invitation)
        self._stack.addWidget(self.card)
        self._icon_size = scaled_size(40)
        on_palette_change(self, self._draw_icon)

    def show_drop_unavailable(self) -> None:
        """Show that Windows blocks drops from Explorer on an elevated program."""
        self._title.setText(
            translate(
                Text("Dropping from Explorer does not work as administrator – use Choose file")
            )
        )
        self._title.setWordWrap(True)
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def show_empty(self) -> None:
        """Show the invitation."""
        self.button.setText(translate(Text("Choose file…")))
        self.button.setProperty("filled", True)
        self.button.setProperty("compact", "")
        self._problem.hide()
        self._middle.insertWidget(_BUTTON_INDEX, self.button, 0, Qt.AlignmentFlag.AlignCenter)
        self._show(self._invitation)

    def show_file(self, path: Path) -> None:
        """Show the card of a file that has not been checked yet."""
        self.button.setText(translate(Text("Choose another…")))
        self.button.setProperty("filled", False)
        self.button.setProperty("compact", "true")
        self.card.take_button(self.button)
        self.card.show_file(path)
        self._show(self.card)

    def show_problem(self, sentence: str) -> None:
        """Show below the invitation what is missing."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))

    def _show(self, page: QWidget) -> None:
        self._stack.setCurrentWidget(page)
        repolish(self.button)
        self.update()

    @property
    def is_empty(self) -> bool:
        """Whether no file is shown."""
        return self._stack.currentWidget() is self._invitation

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = Colours.now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QBrush(colours.surface))
        painter.setPen(self._outline(colours))
        half = painter.pen().widthF() / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), 8, 8)

    def _outline(self, colours: Colours) -> QPen:
        focused = self.hasFocus()
        if not self.is_empty:
            return QPen(colours.accent if focused else colours.card_border, 2 if focused else 1)
        width = 2 if focused else 1.5
        pen = QPen(QColor(colours.accent if focused else colours.dashed), width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([_DASH / width, _DASH_GAP / width])
        return pen

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        low = event.size().height() < max(_ROW_BELOW, line_height(self) * 9)
        self._title.setFont(strong_font() if low else title_font())
        self._title.setWordWrap(event.size().width() < self._row_width(low=low))
        self._middle.setSpacing(12 if low else 10)
        direction = QBoxLayout.Direction
        self._middle.setDirection(direction.LeftToRight if low else direction.TopToBottom)
        self._formats.setVisible(not low)
        self.card.set_short(short=low)
        self._icon_size = scaled_size(24 if low else 40)
        self._draw_icon(Colours.now())
        super().resizeEvent(event)

    def _row_width(self, *, low: bool) -> int:
        """Return the width that the title needs alone, or in a row with icon and button."""
        title = 32 + QFontMetrics(self._title.font()).horizontalAdvance(self._title.text())
        return title + self._icon_size + self.button.sizeHint().width() + 24 if low else title

    def _draw_icon(self, colours: Colours) -> None:
        size, ratio = self._icon_size, self.devicePixelRatioF()
        self._icon.setPixmap(icon("upload", colours.accent_text, size, ratio))

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(264 * units(self)), self.minimumHeight())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    @override
    def hasHeightForWidth(self) -> bool:
        return False

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.choose_requested.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
