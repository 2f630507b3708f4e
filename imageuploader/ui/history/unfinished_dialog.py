"""Images that uploads of this program left unfinished on Linode, and how to remove them."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from imageuploader.domain.image import Image
from imageuploader.domain.upload import Upload
from imageuploader.ui.history.doubtful_card import DoubtfulCard, UnknownCard
from imageuploader.ui.language import translate
from imageuploader.ui.text import upload_text
from imageuploader.ui.theme.direction import mirror_margins
from imageuploader.ui.theme.icons import button_icon
from imageuploader.ui.theme.metrics import strong_font, units
from imageuploader.ui.theme.repaint import on_palette_change
from imageuploader.ui.widgets.basic import label
from imageuploader.words.text import Text

_TITLE = Text("Unfinished images on Linode")
_MEANING = Text(
    "The empty images of these uploads are still on Linode. Linode removes them "
    "by itself 24 hours after they were made."
)
_REMOVE = Text("Remove")
_REMOVE_ALL = Text("Remove all")
_CLOSE = Text("Close")


class UnfinishedButton(QPushButton):
    """Says how many there are; hidden while there are none."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("unfinishedButton")
        self.setProperty("compact", "true")
        self.setProperty("warn", "true")
        self.setIconSize(QSize(16, 16))
        self._count, self._short = 0, False
        on_palette_change(self, lambda c: self.setIcon(button_icon("warning", c.warning, 16)))
        self.show_count(0)

    def set_short(self, short: bool) -> None:
        """Show the number alone, where there is little room."""
        self._short = short
        self.show_count(self._count)

    def show_count(self, count: int) -> None:
        """Show how many unfinished images there are."""
        self._count = count
        said = translate(
            Text.plural("1 unfinished image", "{count} unfinished images", count=count)
        )
        self.setText(str(count) if self._short else said)
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.setVisible(count > 0)


class UnfinishedList(QDialog):
    """Lists them, each with the upload that left it; removing is asked of whoever listens.

    Those that are surely of an upload come first, and go at once; each that only may be has what
    differs beside it, and a button of its own.
    """

    removal_requested = Signal(str)
    doubtful_removal_requested = Signal(object, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("unfinishedList")
        self.setWindowTitle(translate(_TITLE))
        self._ids: tuple[str, ...] = ()
        self._rows = QScrollArea()
        self._rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its buttons take it
        self._rows.setWidgetResizable(True)
        self._rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._problem = label("", role="error", wrap=True)
        self._problem.hide()
        self._remove_all, self._close = (
            QPushButton(translate(_REMOVE_ALL)),
            QPushButton(translate(_CLOSE)),
        )
        self._remove_all.clicked.connect(self._ask_for_all)
        self._close.clicked.connect(self.close)
        self._close.setDefault(True)
        self._lay_out()

    def show_uploads(self, uploads: Iterable[Upload], images: Mapping[str, Image]) -> None:
        """Show what these uploads left, with the doubtful images as Linode has them, by id.

        With none left it closes.
        """
        shown = tuple(uploads)
        proved = [upload for upload in shown if upload.left_behind]
        self._ids = tuple(upload.id for upload in proved)
        self._remove_all.setEnabled(bool(proved))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(*mirror_margins(0, 0, 8, 0))
        column.setSpacing(12)
        column.addLayout(self._grid_of(proved))
        for upload in shown:
            self._add_doubtful(column, upload, images)
        column.addStretch(1)
        self._rows.setWidget(inside)
        self._problem.hide()
        if not shown:
            self.close()

    def show_problem(self, sentence: str) -> None:
        """Say why one could not be removed."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))

    def _grid_of(self, uploads: Iterable[Upload]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        for row, upload in enumerate(uploads):
            self._add(grid, row, upload)
        return grid

    def _add(self, grid: QGridLayout, row: int, upload: Upload) -> None:
        name = label(upload.spec.label, strong_font())
        image_id = upload.image.id if upload.image else ""
        remove = QPushButton(translate(_REMOVE))
        remove.setProperty("compact", "true")
        remove.setAccessibleName(f"{translate(_REMOVE)}: {upload.spec.label}, {image_id}")
        upload_id = upload.id
        remove.clicked.connect(lambda: self.removal_requested.emit(upload_id))
        cells = (
            name,
            label(image_id),
            label(upload_text.last_state(upload), role="secondary"),
            remove,
        )
        for column, cell in enumerate(cells):
            grid.addWidget(cell, row, column)

    def _add_doubtful(
        self, column: QVBoxLayout, upload: Upload, images: Mapping[str, Image]
    ) -> None:
        for left in upload.left_images:
            card = DoubtfulCard(upload, left, images.get(left.id))
            card.removal_requested.connect(self.doubtful_removal_requested)
            column.addWidget(card)
        if upload.in_doubt:
            column.addWidget(UnknownCard(upload))

    def _ask_for_all(self) -> None:
        for upload_id in self._ids:
            self.removal_requested.emit(upload_id)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(16)
        column.addWidget(label(translate(_MEANING), wrap=True))
        column.addWidget(self._rows, 1)
        column.addWidget(self._problem)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch()
        buttons.addWidget(self._remove_all)
        buttons.addWidget(self._close)
        column.addLayout(buttons)
        u = units(self)
        self.resize(round(560 * u), round(280 * u))
