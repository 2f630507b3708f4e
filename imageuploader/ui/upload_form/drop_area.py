"""The drop area: an invitation, or the card of the chosen file."""

from collections.abc import Sequence

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
    QSizePolicy,
    QSpacerItem,
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
from imageuploader.ui.upload_form.batch_card import BatchCard
from imageuploader.ui.upload_form.chosen_files import ChosenFile
from imageuploader.ui.upload_form.file_card import FileCard
from imageuploader.ui.widgets.basic import label, line_height
from imageuploader.ui.widgets.tooltip import Keys
from imageuploader.words.text import Text

_TIP = Text(
    "Press {choose} to choose a file, {paste} to paste one",
    choose=Keys("Return"),
    paste=Keys("Ctrl+V"),
)
_ROW_BELOW = 150
_ABOVE, _BELOW, _GAP = 8, 10, 4
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
        self.setToolTip(translate(_TIP))
        self.button = QPushButton(translate(Text("Choose file…")))
        self.button.setObjectName("chooseFileButton")
        self.button.setProperty("filled", True)
        self.card, self.batch = FileCard(), BatchCard()
        for asks in (self.button.clicked, self.card.choose_requested, self.batch.choose_requested):
            asks.connect(self.choose_requested)
        self._icon = QLabel()
        self._title = label(translate(Text("Drop disk images here")), title_font())
        self._foot = label(SHOWN_FORMATS, scaled_font(0.9), role="secondary", wrap=True)
        self._foot.setObjectName("dropZoneFoot")
        self._problem = ""
        self._low = False
        self._lay_out()
        self.show_empty()

    def _lay_out(self) -> None:
        centre = Qt.AlignmentFlag.AlignCenter
        self._invitation = QWidget()
        outer = QVBoxLayout(self._invitation)
        outer.setContentsMargins(16, _ABOVE, 16, _BELOW)
        outer.setSpacing(_GAP)
        self._middle = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._middle.addStretch(1)
        for part in (self._icon, self._title, self.button):
            self._middle.addWidget(part, 0, centre)
        self._middle.addStretch(1)
        self._above = QSpacerItem(0, 0)
        outer.addItem(self._above)
        outer.addLayout(self._middle, 1)
        outer.addWidget(self._foot)
        self._foot.setAlignment(centre)
        self._stack = QStackedLayout(self)
        self._stack.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        for page in (self._invitation, self.card, self.batch):
            self._stack.addWidget(page)
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

    def show_files(self, files: Sequence[ChosenFile]) -> None:
        """Show the card of one file, the list of several, or the invitation."""
        if len(files) > 1:
            self.batch.show_files(files)
            self._show(self.batch)
        elif files:
            self.card.show_file(files[0])
            self._show(self.card)
        else:
            self.show_empty()

    def show_empty(self) -> None:
        """Show the invitation."""
        self.show_problem("")
        self._show(self._invitation)

    def show_problem(self, sentence: str) -> None:
        """Show what is missing, in the place of the formats."""
        self._problem = sentence
        self._show_foot()

    @property
    def problem(self) -> str:
        """What is missing, as shown."""
        return self._problem

    def _show_foot(self) -> None:
        role = "error" if self._problem else "secondary"
        self._foot.setText(self._problem or ("" if self._low else SHOWN_FORMATS))
        if self._foot.property("role") != role:
            self._foot.setProperty("role", role)
            repolish(self._foot)

    def _show(self, page: QWidget) -> None:
        self._stack.setCurrentWidget(page)
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
            edge = colours.accent_text if focused else colours.card_border
            return QPen(edge, 2 if focused else 1)
        width = 2 if focused else 1.5
        pen = QPen(QColor(colours.accent_text if focused else colours.dashed), width)
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
        self._low = low
        self._reserve_foot(event.size().width() - 32)
        self._icon_size = scaled_size(24 if low else 40)
        self._draw_icon(Colours.now())
        super().resizeEvent(event)

    def _reserve_foot(self, width: int) -> None:
        """Give the line below the invitation the same height, whatever it says.

        Where it is empty, there is as much above the invitation if there is room for that.
        """
        self._foot.setText("" if self._low else SHOWN_FORMATS)
        formats = self._foot.heightForWidth(width)
        high = max(QFontMetrics(self._foot.font()).height(), formats)
        self._foot.setFixedHeight(high)
        above, policy = high + _GAP + _BELOW - _ABOVE if self._low else 0, QSizePolicy.Policy
        self._above.changeSize(0, above, policy.Minimum, policy.Maximum)
        self._show_foot()

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
        keys = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
        if self.hasFocus() and event.key() in keys:  # those of a button inside arrive here too
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
