"""The choice of a region: by continent, the last used on top, found by typing."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QListView, QWidget
from typing_extensions import override

from imageuploader.domain.region import Region
from imageuploader.ui.language import translate
from imageuploader.ui.theme.icons import icon
from imageuploader.ui.theme.metrics import dress, scaled, strong_font
from imageuploader.ui.theme.palette import Colours
from imageuploader.ui.theme.repaint import tinted
from imageuploader.words.text import Text

_ID = Qt.ItemDataRole.UserRole
_CONTINENTS = {
    "North America": Text("North America"),
    "South America": Text("South America"),
    "Europe": Text("Europe"),
    "Asia": Text("Asia"),
    "Oceania": Text("Oceania"),
    "Africa": Text("Africa"),
    "Other": Text("Other"),
}


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
        self.typed.setPlaceholderText(translate(Text("Choose a region")))
        self._finder = self._made_finder()
        self.typed.returnPressed.connect(self._take_first)
        self._last = ""
        self._regions: tuple[Region, ...] = ()
        self._refused: set[str] = set()

    def _made_finder(self) -> QCompleter:
        finder = QCompleter(self)
        finder.setFilterMode(Qt.MatchFlag.MatchContains)
        finder.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        found = QListView()  # a window of its own: the sheet of ours does not reach it
        finder.setPopup(found)
        self.setCompleter(finder)
        tinted(self, lambda _: dress(found))
        return finder

    def _take_first(self) -> None:
        """Choose the first of the regions that have what is typed in their name or id."""
        typed = self.currentText().strip()
        if typed and not self.region_id:
            self._finder.setCompletionPrefix(typed)
            self.setCurrentText(self._finder.currentCompletion() or typed)

    def mark_refused(self, region: str) -> None:
        """Mark a region, for this session, as one that did not take an image."""
        self._refused.add(region)
        self._list()

    def show_regions(self, regions: tuple[Region, ...], last: str) -> None:
        """List the regions, `last` (an id) on top; what is chosen or typed stays, else `last`."""
        if (regions, last) == (self._regions, self._last):
            return  # somebody may be choosing from them
        typed, chosen = self.currentText(), self.region_id
        self._last, self._regions = last, regions
        self._list()
        if typed and not chosen:
            self.setEditText(typed)

    def _list(self) -> None:
        regions, last = self._regions, self._last
        chosen = self.region_id or last
        model = QStandardItemModel(self)
        top = [region for region in regions if region.id == last]
        if top:
            self._add_group(model, translate(Text("Last used")), top)
        for continent, name in _CONTINENTS.items():
            inside = [r for r in regions if r.continent == continent and r.id != last]
            if inside:
                inside.sort(key=lambda r: r.label)
                self._add_group(model, translate(name), inside)
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

    def _add_group(self, model: QStandardItemModel, title: str, regions: list[Region]) -> None:
        heading = QStandardItem(title)
        heading.setFlags(Qt.ItemFlag.NoItemFlags)
        heading.setFont(QFont(strong_font()))
        model.appendRow(heading)
        for region in regions:
            text = f"{region.label} ({region.id})"
            if region.id in self._refused:
                text = translate(Text("{region} – refused an image", region=text))
            item = QStandardItem(text)
            item.setData(region.id, _ID)
            model.appendRow(item)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        colours = Colours.now()
        side = scaled(16)
        chevron = icon("chevron", colours.secondary, side, self.devicePixelRatioF())
        QPainter(self).drawPixmap(self.width() - side - 8, (self.height() - side) // 2, chevron)
