"""The choice of a region: by continent, the last used on top, found by typing."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget
from typing_extensions import override

from imageuploader.domain.region import CONTINENTS, Region
from imageuploader.ui import theme

_ID = Qt.ItemDataRole.UserRole


class RegionCombo(QComboBox):
    """A region's id, chosen from a list or found by city or id."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("regionCombo")
        self.typed = QLineEdit()
        self.setLineEdit(self.typed)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.typed.setPlaceholderText(self.tr("Choose a region"))
        finder = self._finder = QCompleter(self.model(), self)
        finder.setFilterMode(Qt.MatchFlag.MatchContains)
        finder.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(finder)
        self._last = ""

    def show_regions(self, regions: tuple[Region, ...], last: str) -> None:
        """List the regions, `last` (an id) on top; the choice stays, else is `last`."""
        chosen = self.region_id or self._last or last
        self._last = last
        model = QStandardItemModel(self)
        top = [region for region in regions if region.id == last]
        if top:
            _add_group(model, self.tr("Last used"), top)
        for continent in CONTINENTS:
            inside = [r for r in regions if r.continent == continent and r.id != last]
            if inside:
                _add_group(model, self.tr(continent), sorted(inside, key=lambda r: r.label))
        self.setModel(model)
        self._finder.setModel(model)
        self.choose(chosen)

    def choose(self, region: str) -> None:
        """Choose a region by its id; choose nothing if it is not in the list."""
        self.setCurrentIndex(self.findData(region, _ID) if region else -1)
        if self.currentIndex() < 0:
            self.clearEditText()

    @property
    def region_id(self) -> str:
        """The id of what is chosen or typed, empty if it is no region of the list."""
        typed = self.currentText().strip()
        for row in range(self.count()):
            known = self.itemData(row, _ID)
            if known and typed in {self.itemText(row), known}:
                return str(known)
        return ""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        colours = theme.Colours.now()
        chevron = theme.icon("chevron", colours.secondary, 16, self.devicePixelRatioF())
        QPainter(self).drawPixmap(self.width() - 24, (self.height() - 16) // 2, chevron)


def _add_group(model: QStandardItemModel, title: str, regions: list[Region]) -> None:
    heading = QStandardItem(title)
    heading.setFlags(Qt.ItemFlag.NoItemFlags)
    bold = QFont(theme.strong_font())
    heading.setFont(bold)
    model.appendRow(heading)
    for region in regions:
        item = QStandardItem(f"{region.label} ({region.id})")
        item.setData(region.id, _ID)
        model.appendRow(item)
