"""Draws the cells of the history: state icon and text, the slim bar, quiet values."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from imageuploader.domain.upload import Upload
from imageuploader.ui.history.columns import COLUMNS, Column, column_index
from imageuploader.ui.history.model import HistoryModel
from imageuploader.ui.text import upload_text
from imageuploader.ui.text.state_style import state_colour, state_icon, text_colour
from imageuploader.ui.theme.direction import mirror, text_flags
from imageuploader.ui.theme.icons import icon
from imageuploader.ui.theme.metrics import scaled_size
from imageuploader.ui.theme.palette import Colours, ensure_contrast, mix
from imageuploader.ui.widgets.progress_bar import paint_bar

if TYPE_CHECKING:
    from imageuploader.ui.history.table import HistoryTable

_ICON, _GAP, _LEFT, _RIGHT = 16, 8, 12, 8
_BAR_ABOVE_FOOT, _BAR_HEIGHT = 7, 3
_STATUS = column_index("status")

_MOST_SHORT = 5_000

Cell = tuple[Column, Upload]
"""What is drawn: the upload of a row, as a column shows it."""


class HistoryDelegate(QStyledItemDelegate):
    """Paints the cells of the table with the window's colours."""

    def __init__(self, view: "HistoryTable", model: HistoryModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self._short: dict[tuple[str, int, Qt.TextElideMode, str], str] = {}

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        hint = super().sizeHint(option, index)
        return QSize(hint.width() + _LEFT + _RIGHT, max(32, option.fontMetrics.height() + 14))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        upload = self._model.look_at(index.row())  # quicker than through Qt: each cell asks
        painter.save()
        colours = Colours.now()
        back = self._paint_back(painter, option, index, colours)
        if upload is None:
            self._paint_placeholder(painter, option, mix(back, colours.text, 0.08))
        elif index.column() == _STATUS:
            self._paint_status(painter, option, upload, back)
        else:
            self._paint_text(painter, option, (COLUMNS[index.column()], upload), back)
        painter.restore()

    def _paint_back(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        colours: Colours,
    ) -> QColor:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        odd = colours.alternate if index.row() % 2 else colours.surface
        if index.row() == self._view.hovered_row:
            odd = colours.hover
        back = colours.selection if selected else odd
        painter.fillRect(option.rect, back)
        first = self._view.horizontalHeader().visualIndex(index.column()) == 0
        if selected and first and self._view.hasFocus():
            bar = QRectF(option.rect)
            bar.setWidth(3)
            painter.fillRect(mirror(bar, QRectF(option.rect)), colours.bar)
        return back

    def _paint_placeholder(
        self, painter: QPainter, option: QStyleOptionViewItem, colour: QColor
    ) -> None:
        """A bar where the text of an upload will be that is being read."""
        bar = QRectF(option.rect).adjusted(_LEFT, 0, -_RIGHT, 0)
        bar.setWidth(bar.width() * 0.6)
        bar.setTop(bar.center().y() - _BAR_HEIGHT)
        bar.setHeight(2 * _BAR_HEIGHT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(bar, _BAR_HEIGHT, _BAR_HEIGHT)

    def _paint_status(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        upload: Upload,
        back: QColor,
    ) -> None:
        progress = self._model.progress_of(upload.id)
        colours = Colours.now()
        colour = ensure_contrast(state_colour(upload.state, colours), colours.text, (back,), 4.5)
        whole, side = QRectF(option.rect), scaled_size(_ICON)
        area = whole.adjusted(_LEFT, 0, -_RIGHT, 0)
        place = QRectF(area.left(), area.center().y() - side / 2, side, side)
        pixmap = icon(state_icon(upload.state), colour, side, self._view.devicePixelRatioF())
        painter.drawPixmap(mirror(place, whole).topLeft(), pixmap)
        area.setLeft(area.left() + side + _GAP)
        area = mirror(area, whole)
        words = area.translated(0, -2) if upload_text.is_moving(upload, progress) else area
        painter.setPen(
            ensure_contrast(text_colour(upload.state, colours), colours.text, (back,), 4.5)
        )
        self._write(painter, words, (COLUMNS[_STATUS], upload), Qt.TextElideMode.ElideRight)
        if progress is not None and upload_text.is_moving(upload, progress):
            bar = QRectF(
                area.left(), area.bottom() - _BAR_ABOVE_FOOT, area.width() - _GAP, _BAR_HEIGHT
            )
            bar = mirror(bar, area)
            share = progress.sent / progress.total if progress.total else 0
            track = mix(back, colours.text, 0.16)
            fill = colours.warning if progress.is_stalled else colours.bar
            paint_bar(
                painter, bar, share, (track, ensure_contrast(fill, colours.text, (track,), 3.05))
            )

    def _paint_text(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        cell: Cell,
        back: QColor,
    ) -> None:
        colours = Colours.now()
        column, _ = cell
        whole, view = QRectF(option.rect), QRectF(self._view.viewport().rect())
        last = mirror(whole, view).right() >= view.right() - _RIGHT
        area = mirror(whole.adjusted(_LEFT, 0, -(16 if last else _RIGHT), 0), whole)
        quiet = column.name != "label"
        painter.setPen(colours.quiet_on(back) if quiet else colours.text)
        middle = column.name == "file"
        mode = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
        self._write(painter, area, cell, mode)

    def _write(
        self,
        painter: QPainter,
        area: QRectF,
        cell: Cell,
        mode: Qt.TextElideMode,
    ) -> None:
        column, text = cell[0], self._model.text(*cell)
        short = self._shortened(text, int(area.width()), mode, painter.font())
        sides = Qt.AlignmentFlag
        align = sides.AlignRight if column.right else sides.AlignLeft
        painter.drawText(area, text_flags(short, align), short)

    def _shortened(self, text: str, width: int, mode: Qt.TextElideMode, font: QFont) -> str:
        """The text as it fits a width; kept, because a row that scrolls by asks at each step."""
        key = (text, width, mode, font.key())
        if key not in self._short:
            if len(self._short) >= _MOST_SHORT:
                self._short.clear()
            line = text.replace("\n", " ")
            self._short[key] = QFontMetrics(font).elidedText(line, mode, width)
        return self._short[key]
