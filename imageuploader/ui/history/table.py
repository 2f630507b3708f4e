"""The table of the history; it saves the columns, and hides some if there is no room."""

from PySide6.QtCore import QByteArray, QSettings, Qt
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QMenu, QTableView, QWidget
from typing_extensions import override

from imageuploader.ui.history.columns import COLUMNS, Column, column_index
from imageuploader.ui.history.delegate import HistoryDelegate
from imageuploader.ui.history.header import HistoryHeader
from imageuploader.ui.history.model import HistoryModel
from imageuploader.ui.language import translate
from imageuploader.ui.theme.metrics import units

_LABEL_WIDTH = 156
_LABEL = column_index("label")
_KEY_HEADER, _KEY_COLUMNS = "history/header", "history/columns"
_ROOM = 36
"""What a title needs beside its text: insets, and the chevron of the sorted column."""


class HistoryTable(QTableView):
    """A table without grid lines that hides columns while the label has too little room."""

    def __init__(
        self, model: HistoryModel, settings: QSettings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("historyView")
        self._settings = settings
        self._wanted = {column.name for column in COLUMNS if column.shown}
        self.setModel(model)
        self.setItemDelegate(HistoryDelegate(self))
        self._set_style()
        self._set_header()
        self._restore()
        self.horizontalHeader().sectionMoved.connect(self._save)
        self.horizontalHeader().sortIndicatorChanged.connect(self._save)

    @property
    def wanted(self) -> frozenset[str]:
        """The names of the chosen columns, whether or not they fit."""
        return frozenset(self._wanted)

    def set_wanted(self, name: str, wanted: bool) -> None:
        """Choose a column, or stop showing it."""
        (self._wanted.add if wanted else self._wanted.discard)(name)
        self.fit()
        self._save()

    def columns_menu(self) -> QMenu:
        """Return a menu of all columns, to tick the ones to show."""
        menu = QMenu(self)
        for column in COLUMNS:
            action = menu.addAction(translate(column.title))
            action.setCheckable(True)
            action.setChecked(column.name in self._wanted)
            action.setEnabled(column.name not in {"status", "label"})
            action.toggled.connect(lambda on, name=column.name: self.set_wanted(name, on))
        return menu

    @override
    def selectRow(self, row: int) -> None:
        """Select a row; Qt's own finds no column to begin with in a mirrored table."""
        self.setCurrentIndex(self.model().index(row, max(0, self.currentIndex().column())))

    def fit(self) -> None:
        """Show the chosen columns that fit."""
        room = self.viewport().width() - round(_LABEL_WIDTH * units(self))
        used = sum(self._width(i) for i, c in enumerate(COLUMNS) if c.name in self._wanted)
        candidates = sorted(
            (c for c in COLUMNS if c.gives_way and c.name in self._wanted),
            key=lambda column: -column.gives_way,
        )
        hidden = set()
        for column in candidates:
            if used <= room:
                break
            used -= self._width(column_index(column.name))
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

    def _width(self, index: int) -> int:
        if index == _LABEL:
            return 0
        shown = self.columnWidth(index)
        return shown or self._usual_width(COLUMNS[index])

    def _usual_width(self, column: Column) -> int:
        needed = self.fontMetrics().horizontalAdvance(translate(column.title)) + _ROOM
        return max(round(column.width * units(self)), needed)

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
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(max(32, self.fontMetrics().height() + 14))

    def _set_header(self) -> None:
        header = HistoryHeader(self)
        self.setHorizontalHeader(header)
        for index, column in enumerate(COLUMNS):
            self.setColumnWidth(index, self._usual_width(column))
        header.setSectionResizeMode(_LABEL, QHeaderView.ResizeMode.Stretch)
        self.setSortingEnabled(True)
        self.sortByColumn(column_index("started"), Qt.SortOrder.DescendingOrder)

    def _save(self) -> None:
        self._settings.setValue(_KEY_HEADER, self.horizontalHeader().saveState())
        self._settings.setValue(_KEY_COLUMNS, ",".join(sorted(self._wanted)))

    def save(self) -> None:
        """Save the chosen columns, their widths and their order."""
        self._save()

    def _restore(self) -> None:
        state = self._settings.value(_KEY_HEADER)
        if isinstance(state, QByteArray):
            self.horizontalHeader().restoreState(state)
        names = self._settings.value(_KEY_COLUMNS)
        if isinstance(names, str) and names:
            known = {column.name for column in COLUMNS}
            self._wanted = {"status", "label"} | (set(names.split(",")) & known)
        self.fit()
