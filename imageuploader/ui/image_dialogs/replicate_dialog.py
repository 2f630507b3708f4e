"""Chooses the regions that store an image: all of them, so that no copy is dropped by accident."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from imageuploader.domain.image import Image, ImageStatus
from imageuploader.domain.region import CONTINENTS, Region
from imageuploader.ui.image_dialogs.image_dialog import ImageDialog
from imageuploader.ui.language import translate
from imageuploader.ui.theme.direction import mirror_margins
from imageuploader.ui.theme.metrics import strong_font
from imageuploader.ui.widgets.basic import CheckBox, frame, label
from imageuploader.words.formatting import listing
from imageuploader.words.image_list import copy_status_text, price_text
from imageuploader.words.text import Text

_MEANING = Text("The image is stored in exactly the regions that are ticked.")
_ONE_MUST_STAY = Text("At least one region where the image is available must stay ticked.")
_CONTINENT_NAMES = {
    "North America": Text("North America"),
    "South America": Text("South America"),
    "Europe": Text("Europe"),
    "Asia": Text("Asia"),
    "Oceania": Text("Oceania"),
    "Africa": Text("Africa"),
    "Other": Text("Other"),
}
_LEAST_HEIGHT = 260


class ReplicateDialog(ImageDialog):
    """A tick for each region, the present ones ticked; says what it costs, and what is deleted."""

    def __init__(self, image: Image, regions: Iterable[Region], parent: QWidget) -> None:
        super().__init__(image, Text("Copy to regions"), Text("Store there"), parent)
        self.setObjectName("replicateImage")
        self._held = {copy.region: copy.status for copy in image.regions}
        self.boxes: dict[str, CheckBox] = {}
        self.price = label("", role="secondary", wrap=True)
        self.dropped = label("", role="warning", wrap=True)
        inside, self._area = QWidget(), QScrollArea()
        self._fill(QGridLayout(inside), tuple(regions))
        self._area.setWidget(inside)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setMinimumHeight(_LEAST_HEIGHT)
        self.body.addWidget(label(translate(_MEANING), wrap=True))
        self.body.addWidget(self._frame(), 1)
        for line in (self.price, self.dropped):
            line.setMinimumHeight(2 * line.fontMetrics().height())  # nothing moves below it
            line.setAlignment(Qt.AlignmentFlag.AlignTop)
            self.body.addWidget(line)
        self.submit.setProperty("filled", "true")
        self._show_consequences()

    def _frame(self) -> QFrame:
        """The list in a card of its own, so that it is seen to go on below."""
        card = frame("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(*mirror_margins(12, 1, 1, 1))
        inside.addWidget(self._area)
        return card

    @property
    def chosen(self) -> tuple[str, ...]:
        """The IDs of all regions that are ticked."""
        return tuple(region for region, box in self.boxes.items() if box.isChecked())

    @override
    def problem_found(self) -> str:
        """Return what Linode would refuse."""
        available = {r for r, status in self._held.items() if status == ImageStatus.AVAILABLE}
        return "" if available.intersection(self.chosen) else translate(_ONE_MUST_STAY)

    def _fill(self, grid: QGridLayout, regions: tuple[Region, ...]) -> None:
        grid.setContentsMargins(*mirror_margins(0, 8, 8, 8))
        grid.setVerticalSpacing(4)
        known = {region.id for region in regions}
        elsewhere = tuple(Region(one, one) for one in self._held if one not in known)
        row = 0
        for continent in CONTINENTS:
            inside = [r for r in (*regions, *elsewhere) if r.continent == continent]
            if inside:
                name = translate(_CONTINENT_NAMES[continent])
                grid.addWidget(label(name, strong_font()), row, 0)
                row += 1
            for region in sorted(inside, key=lambda region: region.label):
                grid.addWidget(self._box(region), row, 0)
                row += 1
        grid.setRowStretch(row, 1)

    def _box(self, region: Region) -> CheckBox:
        status = self._held.get(region.id, "")
        title = Text("{city} ({region})", city=region.label, region=region.id)
        if status:
            title = Text("{region}: {status}", region=title, status=copy_status_text(status))
        box = CheckBox(translate(title).replace("&", "&&"))
        box.setChecked(bool(status) and status != "pending deletion")
        box.toggled.connect(self._show_consequences)
        self.boxes[region.id] = box
        return box

    def _show_consequences(self) -> None:
        chosen = self.chosen
        self.price.setText(translate(price_text(self.image, len(chosen))))
        dropped = [region for region in self._held if region not in chosen]
        sentence = Text("The copies in {regions} will be deleted.", regions=listing(dropped))
        self.dropped.setText(translate(sentence) if dropped else "")
        self.problem.setVisible(self.problem.isVisible() and bool(self.problem_found()))
        self.submit.setEnabled(set(chosen) != set(self._held))
