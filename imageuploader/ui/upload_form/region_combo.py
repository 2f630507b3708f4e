"""The region field: grouped by continent, the last used region first, found by typing."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget
from typing_extensions import override

from imageuploader.domain.region import Region
from imageuploader.ui.language import translate
from imageuploader.ui.theme.direction import mirror
from imageuploader.ui.theme.icons import icon
from imageuploader.ui.theme.metrics import apply_stylesheet, scaled_size
from imageuploader.ui.theme.palette import Colours
from imageuploader.ui.theme.repaint import on_palette_change
from imageuploader.ui.upload_form.region_list import (
    REGION_ID,
    ROWS,
    RegionDelegate,
    RegionModel,
    region_list,
)
from imageuploader.ui.widgets.press_through import let_press_through
from imageuploader.words.text import Text


class RegionCombo(QComboBox):
    """A region, chosen from the list or found by typing a part of its city or ID.

    A click anywhere opens the list of all; typing leaves what fits.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("regionCombo")
        self.typed = QLineEdit()
        self.setLineEdit(self.typed)
        self.typed.setAccessibleName(translate(Text("Region")))
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.typed.setPlaceholderText(translate(Text("Choose a region")))
        self._last = ""
        self._regions: tuple[Region, ...] = ()
        self._refused: set[str] = set()
        self._popup = region_list()  # a window of its own, which does not inherit our stylesheet
        self._completer = self._make_completer()
        self.typed.returnPressed.connect(self._choose_first_match)
        self.typed.installEventFilter(self)

    def _make_completer(self) -> QCompleter:
        completer = QCompleter(self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(ROWS)
        popup = self._popup
        completer.setPopup(popup)
        popup.setItemDelegate(RegionDelegate(popup))
        self.setCompleter(completer)
        let_press_through(popup, self)
        on_palette_change(self, lambda _: apply_stylesheet(popup))
        return completer

    @override
    def showPopup(self) -> None:
        """List all regions, with the chosen one in view; typing replaces what is there."""
        self.typed.setFocus(Qt.FocusReason.MouseFocusReason)
        self._completer.setCompletionPrefix("")
        self._completer.complete()
        row = self.findData(self.region_id, REGION_ID)
        if row >= 0:
            chosen = self._completer.completionModel().index(row, 0)
            self._popup.setCurrentIndex(chosen)
        self.typed.selectAll()

    @override
    def hidePopup(self) -> None:
        self._popup.hide()
        super().hidePopup()

    def matches(self) -> list[str]:
        """Return the IDs of the regions whose name or ID contains what is typed."""
        typed = self.currentText().strip().casefold()
        rows = ((self.itemText(row), self.itemData(row, REGION_ID)) for row in range(self.count()))
        return [str(known) for text, known in rows if known and typed in text.casefold()]

    def _choose_first_match(self) -> None:
        if self.currentText().strip() and not self.region_id and (found := self.matches()):
            self.choose(found[0])

    def choose_only_match(self) -> None:
        """Choose the region that is meant, if what is typed fits no other; show it in full."""
        if meant := self.region_id:
            self.choose(meant)
        elif self.currentText().strip() and len(self.matches()) == 1:
            self.choose(self.matches()[0])

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
        chosen = self.region_id or self._last
        model = RegionModel(self._regions, self._last, self._refused)
        model.setParent(self)
        self.setModel(model)
        self._completer.setModel(model)
        self.choose(chosen)

    @property
    def last_used(self) -> str:
        """The ID of the region that was used last, empty if none."""
        return self._last

    def choose(self, region: str) -> None:
        """Choose a region by its ID, or nothing if it is not listed."""
        self.setCurrentIndex(self.findData(region, REGION_ID) if region else -1)
        if self.currentIndex() < 0:
            self.clearEditText()
        else:  # Qt leaves the text as it is if that region was current before
            self.setEditText(self.itemText(self.currentIndex()))

    @property
    def region_id(self) -> str:
        """The ID of the chosen or typed region, empty if it is not listed."""
        typed = self.currentText().strip()
        for row in range(self.count()):
            known = self.itemData(row, REGION_ID)
            if known and typed in {self.itemText(row), known}:
                return str(known)
        return ""

    @property
    def continent(self) -> str:
        """Where the chosen region is, one of CONTINENTS; empty if none is chosen."""
        chosen = self.region_id
        return next((known.continent for known in self._regions if known.id == chosen), "")

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.typed and isinstance(event, QMouseEvent):
            is_left = event.button() == Qt.MouseButton.LeftButton
            if event.type() == QEvent.Type.MouseButtonPress and is_left:
                self.showPopup()
                return True
        return super().eventFilter(watched, event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.choose_only_match()
        super().focusOutEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        colours = Colours.now()
        side = scaled_size(16)
        chevron = icon("chevron", colours.secondary, side, self.devicePixelRatioF())
        top = (self.height() - side) // 2
        place = mirror(QRectF(self.width() - side - 8, top, side, side), QRectF(self.rect()))
        QPainter(self).drawPixmap(place.topLeft(), chevron)
