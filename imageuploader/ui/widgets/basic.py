"""Small widgets that several zones use."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QSizePolicy, QWidget
from typing_extensions import override

from imageuploader.domain.printable import printable_sentence
from imageuploader.ui.language import is_mirrored
from imageuploader.ui.theme.direction import draw_wrapped, mirror, text_flags, without_key
from imageuploader.ui.theme.icons import icon
from imageuploader.ui.theme.metrics import field_height, scaled_size, strong_font
from imageuploader.ui.theme.palette import Colours, mix
from imageuploader.ui.theme.repaint import on_palette_change
from imageuploader.ui.widgets.tooltip import plain_tooltip

_WRAPPED = (Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextShowMnemonic).value
_TALL = 10_000
_DISABLED = 0.55
_ROUND = 0.29
"""The radius of a box's corners, as a part of its side."""

_SPARE = 2
"""Pixels that a wrapped text may need beyond the width of its line, which is rounded."""


def line_height(widget: QWidget) -> int:
    """Return the height of a line of text in a widget, in pixels."""
    return QFontMetrics(widget.font()).height()


class StartLabel(QLabel):
    """A plain-text label whose lines begin where the window's do, in whatever script they are.

    QLabel aligns a text by its own letters: a name in a mirrored window would stand at the left.
    """

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._wanted = self.alignment()
        self._align()

    @override
    def setAlignment(self, alignment: Qt.AlignmentFlag) -> None:
        self._wanted = alignment
        self._align()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._align()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw wrapped lines ourselves in a mirrored window: QLabel cuts their first letters."""
        by_hand = is_mirrored() and self.wordWrap() and not self._is_document()
        if not by_hand:
            super().paintEvent(event)
            return
        text, key = without_key(self.text()) if self.buddy() is not None else (self.text(), -1)
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        draw_wrapped(painter, self.contentsRect(), text, self.alignment(), key)

    def _is_document(self) -> bool:
        """Return whether Qt lays the text out as a document, which it does without that error."""
        selects = Qt.TextInteractionFlag.TextSelectableByMouse
        is_plain = self.textFormat() is Qt.TextFormat.PlainText
        return not is_plain or bool(self.textInteractionFlags() & selects)

    def _align(self) -> None:
        flag, wanted = Qt.AlignmentFlag, self._wanted
        if not wanted & (flag.AlignHCenter | flag.AlignJustify | flag.AlignRight):
            at_start = flag.AlignRight if is_mirrored() else flag.AlignLeft
            wanted = (wanted & ~flag.AlignLeft) | at_start | flag.AlignAbsolute
        super().setAlignment(wanted)


def label(text: str, font: QFont | None = None, role: str = "", *, wrap: bool = False) -> QLabel:
    """Return a plain-text label; `role` is `secondary`, `error` or `warning`."""
    plain = StartLabel(printable_sentence(text))
    plain.setWordWrap(wrap)
    if font:
        plain.setFont(font)
    if role:
        plain.setProperty("role", role)
    return plain


def caption(title: str, field: QWidget) -> QLabel:
    """Return the title of a field of one line, to stand level with it; `&` is before its key."""
    beside = label(title)
    beside.setMinimumHeight(field_height(field))
    beside.setBuddy(field)
    field.setAccessibleName(title.replace("&", ""))
    return beside


def frame(role: str) -> QFrame:
    """Return a frame; `role` is `card`, `outline`, `rule`, `banner`, `field` or `chip`."""
    plain = QFrame()
    plain.setProperty("role", role)
    return plain


class HeightForWidthFrame(QFrame):
    """A frame that is never lower than its wrapped labels need at its width.

    Layouts and scroll areas ask only for the minimum height, which assumes fewer lines.
    """

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            self.setMinimumHeight(max(0, self.heightForWidth(self.width())))
        return super().event(event)


class CheckBox(QCheckBox):
    """A check box with round corners, filled with the accent colour when checked.

    Its text wraps where it has to. The property `wrong` shows both in the colour of errors.
    """

    side = 18
    """The width and height of the box itself, in pixels at the usual text."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        text = QFontMetrics(self.font()).size(Qt.TextFlag.TextShowMnemonic, self.text())
        return QSize(
            text.width() + scaled_size(self.side) + 8 + _SPARE, max(scaled_size(24), text.height())
        )

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(scaled_size(self.side) * 2, self.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the lines need: the layouts around ask for no height for a width."""
        super().resizeEvent(event)
        room = QRect(0, 0, self.width() - scaled_size(self.side) - 8, _TALL)
        text = QFontMetrics(self.font()).boundingRect(room, _WRAPPED, self.text())
        self.setMinimumHeight(max(self.sizeHint().height(), text.height()))

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = Colours.now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = scaled_size(self.side) - 1
        whole = QRectF(self.rect())
        box = mirror(QRectF(0.5, (self.height() - side) / 2, side, side), whole)
        quiet, is_on = mix(colours.text, colours.window, _DISABLED), self.isEnabled()
        fill = colours.filled if is_on else quiet
        outline = colours.bad if self.property("wrong") else colours.dashed
        edge = fill if self.isChecked() or not is_on else outline
        painter.setPen(QPen(colours.accent_text, 2) if self.hasFocus() else QPen(edge, 1))
        painter.setBrush(fill if self.isChecked() else colours.base)
        painter.drawRoundedRect(box, side * _ROUND, side * _ROUND)
        if self.isChecked():
            tick = icon("tick", colours.on_filled, side - 1, self.devicePixelRatioF())
            painter.drawPixmap(box.topLeft() + QPointF(0.5, 0.5), tick)
        text = colours.bad if self.property("wrong") else colours.text
        painter.setPen(text if is_on else quiet)
        room = mirror(whole.adjusted(side + 9, 0, 0, 0), whole).toRect()
        at_start = Qt.AlignmentFlag.AlignRight if is_mirrored() else Qt.AlignmentFlag.AlignLeft
        caption, key = without_key(self.text())
        draw_wrapped(painter, room, caption, at_start | Qt.AlignmentFlag.AlignAbsolute, key)


class ElidedLabel(StartLabel):
    """A single line that is elided, usually in the middle, with the whole text in the tooltip.

    It is elided in the middle, as names want it; for sentences, `elide` is set to their end.
    With word wrap on, it breaks into several lines instead.
    """

    def __init__(
        self,
        font: QFont | None = None,
        role: str = "",
        elide: Qt.TextElideMode = Qt.TextElideMode.ElideMiddle,
    ) -> None:
        super().__init__()
        self.elide = elide
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if font:
            self.setFont(font)
        if role:
            self.setProperty("role", role)

    def show_text(self, text: str) -> None:
        """Show a text, also in the tooltip."""
        self.setText(printable_sentence(text))
        self.setToolTip(plain_tooltip(text))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(40, super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.wordWrap():
            super().paintEvent(event)
            return
        metrics = QFontMetrics(self.font())
        shown = metrics.elidedText(self.text(), self.elide, self.width())
        QPainter(self).drawText(self.rect(), text_flags(shown), shown)


class Badge(QWidget):
    """A square with round corners in the tint of the accent colour; subclasses draw on it."""

    def __init__(self, size: int, radius: int) -> None:
        super().__init__()
        self._radius = radius
        self.setFixedSize(scaled_size(size), scaled_size(size))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = Colours.now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mix(colours.surface, colours.accent, 0.13))
        painter.drawRoundedRect(self.rect(), self._radius, self._radius)
        self.paint_content(painter, colours)

    def paint_content(self, painter: QPainter, colours: Colours) -> None:
        """Draw what stands on the badge."""


class IconTile(Badge):
    """An icon of 24 px on a badge of 36 px."""

    def __init__(self, name: str) -> None:
        super().__init__(36, radius=8)
        self._name = name

    @override
    def paint_content(self, painter: QPainter, colours: Colours) -> None:
        size = scaled_size(24)
        edge = (self.width() - size) // 2
        pixmap = icon(self._name, colours.accent_text, size, self.devicePixelRatioF())
        painter.drawPixmap(edge, edge, pixmap)


class NumberBadge(Badge):
    """A number on a round badge of 24 px."""

    def __init__(self, number: str) -> None:
        super().__init__(24, radius=scaled_size(24))
        self._number = number

    @override
    def paint_content(self, painter: QPainter, colours: Colours) -> None:
        painter.setFont(strong_font())
        painter.setPen(colours.accent_text)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._number)


class StatusIcon(QLabel):
    """An icon in one of the colours of the palette."""

    def __init__(self, size: int = 16) -> None:
        super().__init__()
        self._size = scaled_size(size)
        self._shown = ("", "")
        on_palette_change(self, self._draw)

    @property
    def side(self) -> int:
        """Its width and height, in pixels."""
        return self._size

    def show_icon(self, name: str, role: str) -> None:
        """Show an icon in the colour of a role such as `good` or `secondary`."""
        self._shown = (name, role)
        self._draw(Colours.now())

    def _draw(self, colours: Colours) -> None:
        name, role = self._shown
        if name:
            colour = getattr(colours, role)
            self.setPixmap(icon(name, colour, self._size, self.devicePixelRatioF()))
