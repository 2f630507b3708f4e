"""The table of the history; it saves the columns, and hides some if there is no room."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QSettings, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget
from typing_extensions import override

from imageuploader.domain.history.sort_keys import SORT_KEYS
from imageuploader.ui.history.columns import COLUMNS, Column, column_index
from imageuploader.ui.history.columns_popup import ColumnsPopup
from imageuploader.ui.history.delegate import HistoryDelegate
from imageuploader.ui.history.header import HistoryHeader
from imageuploader.ui.history.model import HistoryModel
from imageuploader.ui.language import translate
from imageuploader.ui.theme.metrics import units
from imageuploader.words.text import Text

_LABEL_WIDTH = 156
_LABEL = column_index("label")
_KEY_HEADER, _KEY_COLUMNS = "history/sections", "history/columns"
_KEY_NAMES = "history/full_names"
_NAME = Text("History")
_ROOM = 32
"""What a cell needs beside its text: insets, and the header's chevron."""


class HistoryTable(QTableView):
    """A table without grid lines that hides columns while the label has too little room.

    Signals:
        opened(): a row was double-clicked, or Enter was pressed on it.
    """

    opened = Signal()

    def __init__(
        self, model: HistoryModel, settings: QSettings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("historyView")
        self.setAccessibleName(translate(_NAME))
        self.hovered_row = -1
        self._model = model
        self._settings = settings
        self._popup: ColumnsPopup | None = None
        self._wanted = {column.name for column in COLUMNS if column.shown}
        self.setModel(model)
        self.setItemDelegate(HistoryDelegate(self, model))
        self._set_style()
        self._set_header()
        self._restore()
        if settings.value(_KEY_NAMES, defaultValue=False, type=bool):
            model.show_full_names(True)
        self._header.sectionMoved.connect(self._save)
        self._header.sortIndicatorChanged.connect(self._save)

    @property
    def wanted(self) -> frozenset[str]:
        """The names of the chosen columns, whether or not they fit."""
        return frozenset(self._wanted)

    def set_wanted(self, name: str, wanted: bool) -> None:
        """Choose a column, or stop showing it."""
        (self._wanted.add if wanted else self._wanted.discard)(name)
        self.fit()
        self._save()

    @property
    def full_names(self) -> bool:
        """Whether files are shown with their folders, as wide as they are."""
        return self._model.full_names

    def toggle_full_names(self) -> None:
        """Show files with their folders, or their names alone; their column is shown for it."""
        wanted = not self.full_names
        self._settings.setValue(_KEY_NAMES, wanted)
        self._model.show_full_names(wanted)
        file, usual = column_index("file"), self._usual_width(COLUMNS[column_index("file")])
        whole = self.sizeHintForColumn(file) + _ROOM
        self.setColumnWidth(file, max(usual, whole) if wanted else usual)
        self.set_wanted("file", wanted or "file" in self._wanted)

    def choose_columns(self, corner: QPoint) -> ColumnsPopup:
        """Open the chooser of the columns below a point, and return it."""
        self._popup = ColumnsPopup(self, self._choose, self._wanted)
        self._popup.destroyed.connect(self._on_popup_closed)
        self._popup.show_hidden(self._without_room())
        self._popup.show_below(corner)
        return self._popup

    def _choose(self, name: str, wanted: bool) -> None:
        self.set_wanted(name, wanted)
        if self._popup is not None:
            self._popup.show_hidden(self._without_room())

    def _on_popup_closed(self) -> None:
        self._popup = None

    def _without_room(self) -> list[Column]:
        """The chosen columns that do not fit now."""
        return [
            column
            for index, column in enumerate(COLUMNS)
            if column.name in self._wanted and self.isColumnHidden(index)
        ]

    @override
    def selectRow(self, row: int) -> None:
        """Select a row; Qt's own finds no column to begin with in a mirrored table."""
        self.setCurrentIndex(self.model().index(row, max(0, self.currentIndex().column())))

    def fit(self) -> None:
        """Show the chosen columns that fit."""
        room = self.viewport().width() - round(_LABEL_WIDTH * units(self))
        widths = {c.name: self._width(i) for i, c in enumerate(COLUMNS) if c.name in self._wanted}
        used = sum(widths.values())
        candidates = sorted(
            (c for c in COLUMNS if c.gives_way and c.name in self._wanted),
            key=lambda column: -column.gives_way,
        )
        hidden = set()
        for column in candidates:
            if used <= room:
                break
            used -= widths[column.name]
            hidden.add(column.name)
        for index, column in enumerate(COLUMNS):
            self.setColumnHidden(index, column.name not in self._wanted or column.name in hidden)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select a row, so that it is visible which one the keys act on."""
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection():
            self.selectRow(max(0, self.currentIndex().row()))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        is_left = event.button() is Qt.MouseButton.LeftButton
        if is_left and self.indexAt(event.position().toPoint()).isValid():
            self.opened.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = self._model.rowCount() - 1
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.selectionModel().hasSelection():
                self.opened.emit()
            case Qt.Key.Key_Home if not event.modifiers():
                self.selectRow(0)
            case Qt.Key.Key_End if not event.modifiers():
                self.selectRow(last)
            case _:
                super().keyPressEvent(event)

    def _hover(self, row: int) -> None:
        if row != self.hovered_row:
            for changed in (self.hovered_row, row):
                if changed >= 0:
                    top, height = self.rowViewportPosition(changed), self.rowHeight(changed)
                    self.viewport().update(0, top, self.viewport().width(), height)
            self.hovered_row = row

    def _sort(self, index: int, order: Qt.SortOrder) -> None:
        column = COLUMNS[index].name
        if column in SORT_KEYS:
            down = order is Qt.SortOrder.DescendingOrder
            self._model.wish(replace(self._model.query, column=column, descending=down))
        else:
            self._show_sort()  # Qt moves the chevron to any title that is clicked

    def _show_sort(self) -> None:
        """Show by which column the rows are sorted, and in which direction."""
        query = self._model.query
        order = Qt.SortOrder.DescendingOrder if query.descending else Qt.SortOrder.AscendingOrder
        self._header.setSortIndicator(column_index(query.column), order)

    def _usual_width(self, column: Column) -> int:
        texts = [column.title, *([column.longest] if column.longest else [])]
        metrics = self.fontMetrics()
        needed = max(metrics.horizontalAdvance(translate(text)) for text in texts) + _ROOM
        return max(round(column.width * units(self)), needed)

    def _width(self, index: int) -> int:
        if index == _LABEL:
            return 0
        shown = self.columnWidth(index)
        return shown or self._usual_width(COLUMNS[index])

    def _set_style(self) -> None:
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QTableView { border: none; background: transparent; }")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(max(32, self.fontMetrics().height() + 14))

    def _set_header(self) -> None:
        header = self._header = HistoryHeader(self)
        self.setHorizontalHeader(header)
        for index, column in enumerate(COLUMNS):
            self.setColumnWidth(index, self._usual_width(column))
        header.setSectionResizeMode(_LABEL, QHeaderView.ResizeMode.Stretch)
        header.setSortIndicatorShown(True)
        self._show_sort()
        header.sortIndicatorChanged.connect(self._sort)

    def _save(self) -> None:
        self._settings.setValue(_KEY_HEADER, self._header.layout_to_save())
        self._settings.setValue(_KEY_COLUMNS, ",".join(sorted(self._wanted)))

    def save(self) -> None:
        """Save the chosen columns, their widths and their order."""
        self._save()

    def _restore(self) -> None:
        self._header.restore_layout(self._settings.value(_KEY_HEADER))
        names = self._settings.value(_KEY_COLUMNS)
        if isinstance(names, str) and names:
            known = {column.name for column in COLUMNS}
            self._wanted = {"status", "label"} | (set(names.split(",")) & known)
        self.fit()
