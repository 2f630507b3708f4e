"""The region field: grouped by continent, the last used region first, found by typing."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QListView, QWidget
from typing_extensions import override

from imageuploader.domain.region import Region
from imageuploader.ui.language import translate
from imageuploader.ui.theme.direction import mirror
from imageuploader.ui.theme.icons import icon
from imageuploader.ui.theme.metrics import apply_stylesheet, scaled_size, strong_font
from imageuploader.ui.theme.palette import Colours
from imageuploader.ui.theme.repaint import on_palette_change
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
    """A region, chosen from the list or found by typing a part of its city or ID."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("regionCombo")
        self.typed = QLineEdit()
        self.setLineEdit(self.typed)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.typed.setPlaceholderText(translate(Text("Choose a region")))
        self._completer = self._make_completer()
        self.typed.returnPressed.connect(self._choose_first_match)
        self._last = ""
        self._regions: tuple[Region, ...] = ()
        self._refused: set[str] = set()

    def _make_completer(self) -> QCompleter:
        completer = QCompleter(self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        popup = QListView()  # a window of its own, which does not inherit our stylesheet
        completer.setPopup(popup)
        self.setCompleter(completer)
        on_palette_change(self, lambda _: apply_stylesheet(popup))
        return completer

    def _choose_first_match(self) -> None:
        """Choose the first region whose name or ID contains the typed text."""
        typed = self.currentText().strip()
        if typed and not self.region_id:
            self._completer.setCompletionPrefix(typed)
            self.setCurrentText(self._completer.currentCompletion() or typed)

    def mark_refused(self, region: str) -> None:
        """Mark a region as one that refused an image, for this session."""
        self._refused.add(region)
        self._fill()

    def show_regions(self, regions: tuple[Region, ...], last: str) -> None:
        """List the regions, the one with the ID `last` first; keep what is chosen or typed."""
        if (regions, last) == (self._regions, self._last):
            return  # the list may be open right now
        typed, chosen = self.currentText(), self.region_id
        self._last, self._regions = last, regions
        self._fill()
        if typed and not chosen:
            self.setEditText(typed)

    def _fill(self) -> None:
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
        self._completer.setModel(model)
        self.choose(chosen)

    def choose(self, region: str) -> None:
        """Choose a region by its ID, or nothing if it is not listed."""
        self.setCurrentIndex(self.findData(region, _ID) if region else -1)
        if self.currentIndex() < 0:
            self.clearEditText()

    @property
    def region_id(self) -> str:
        """The ID of the chosen or typed region, empty if it is not listed."""
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
                text = translate(Text("{region} – cannot store images", region=text))
            item = QStandardItem(text)
            item.setData(region.id, _ID)
            model.appendRow(item)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        colours = Colours.now()
        side = scaled_size(16)
        chevron = icon("chevron", colours.secondary, side, self.devicePixelRatioF())
        top = (self.height() - side) // 2
        place = mirror(QRectF(self.width() - side - 8, top, side, side), QRectF(self.rect()))
        QPainter(self).drawPixmap(place.topLeft(), chevron)
