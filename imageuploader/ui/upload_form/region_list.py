"""The list of the regions: rows as roomy as a field, headings in quiet colour."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from imageuploader.domain.region import Region
from imageuploader.ui.language import translate
from imageuploader.ui.theme.metrics import scaled_font
from imageuploader.ui.theme.palette import Colours
from imageuploader.words.text import Text

REGION_ID = Qt.ItemDataRole.UserRole
ROWS = 12
"""How many rows the list has room for."""

_ROW, _INSET = 28, 10
_CONTINENTS = {
    "North America": Text("North America"),
    "South America": Text("South America"),
    "Europe": Text("Europe"),
    "Asia": Text("Asia"),
    "Oceania": Text("Oceania"),
    "Africa": Text("Africa"),
    "Other": Text("Other"),
}


class RegionModel(QStandardItemModel):
    """The regions by continent, the last used one first; headings cannot be chosen."""

    def __init__(self, regions: tuple[Region, ...], last: str, refused: set[str]) -> None:
        super().__init__()
        self._refused = refused
        if top := [region for region in regions if region.id == last]:
            self._add_group(translate(Text("Last used")), top)
        for continent, name in _CONTINENTS.items():
            inside = [r for r in regions if r.continent == continent and r.id != last]
            if inside:
                inside.sort(key=lambda r: r.label)
                self._add_group(translate(name), inside)

    def _add_group(self, title: str, regions: list[Region]) -> None:
        heading = QStandardItem(title)
        heading.setFlags(Qt.ItemFlag.NoItemFlags)
        self.appendRow(heading)
        for region in regions:
            text = f"{region.label} ({region.id})"
            if region.id in self._refused:
                text = translate(Text("{region} – cannot store images", region=text))
            item = QStandardItem(text)
            item.setData(region.id, REGION_ID)
            self.appendRow(item)


class RegionDelegate(QStyledItemDelegate):
    """Paints a row of 28 px with the inset of the field above it."""

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        text = QFontMetrics(option.font)
        width = text.horizontalAdvance(str(index.data())) + 2 * _INSET
        return QSize(width, max(_ROW, text.height() + 10))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        colours = Colours.now()
        is_heading = index.data(REGION_ID) is None
        state = QStyle.StateFlag
        if not is_heading and option.state & (state.State_Selected | state.State_MouseOver):
            painter.fillRect(option.rect, colours.selection)
        small = scaled_font(0.9, QFont.Weight.DemiBold)
        painter.setFont(small if is_heading else option.font)
        painter.setPen(colours.secondary if is_heading else colours.text)
        room = option.rect.adjusted(_INSET, 0, -_INSET, 0)
        right = Qt.TextElideMode.ElideRight
        shown = painter.fontMetrics().elidedText(str(index.data()), right, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)


def region_list() -> QListView:
    """Return the list, which is a window of its own."""
    view = QListView()
    view.setObjectName("regionList")
    view.setMouseTracking(True)
    view.setUniformItemSizes(True)
    return view
