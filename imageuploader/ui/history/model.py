"""The history as a table model: the order of all rows is known, their uploads come when needed."""

from collections.abc import Iterable
from time import monotonic

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from typing_extensions import override

from imageuploader.domain.history.query import Filter, Query
from imageuploader.domain.history.row_order import RowOrder
from imageuploader.domain.printable import printable, printable_sentence
from imageuploader.domain.upload import Progress, Upload, UploadState
from imageuploader.ui.history.columns import (
    COLUMNS,
    MOVING_COLUMNS,
    Column,
    search_text,
    spoken_cell,
    spoken_row,
)
from imageuploader.ui.history.known_uploads import CellTexts, KnownUploads
from imageuploader.ui.language import translate
from imageuploader.ui.widgets.tooltip import plain_tooltip
from imageuploader.words.text import Text

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_AROUND = 60
"""So many rows before and behind one that is looked at are fetched once those in view are."""

_KEPT_AROUND = 500
"""So many rows before and behind those that came are kept when there are too many in memory."""

_PATIENCE_SECONDS = 0.3
"""So long an answer is waited for before the next question: one that failed comes never."""


class HistoryModel(QAbstractTableModel):
    """Uploads as rows, in the order that it is given; there may be 100,000.

    Signals:
        query_changed(query): another filter, text or order is wished; `arrange` answers.
        needed(ids): the uploads of rows that are looked at; `load` answers.
    """

    query_changed = Signal(object)
    needed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.query = Query()
        self.full_names = False
        self._texts = CellTexts()
        self._uploads = KnownUploads()
        self._order = RowOrder()
        self._progress: dict[str, Progress] = {}
        self._account_titles: dict[str, str] = {}
        self._arranged = False
        self._wanted: dict[int, None] = {}
        self._near: Iterable[int] = ()
        self._asked: set[str] = set()
        self._asked_at = self._answer_due = 0.0
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._ask)

    def load(self, uploads: Iterable[Upload]) -> None:
        """Add uploads; what is known already is newer and stays.

        They are the rows as long as `arrange` has not told which they are.
        """
        new = [upload for upload in uploads if self._uploads.add(upload)]
        self._asked.difference_update(upload.id for upload in new)
        self._answer_due = 0.0
        if self._wanted or self._near:
            self._timer.start(0)
        if not self._arranged:
            self._reset(RowOrder(self._uploads.sorted_ids(self.query)))
            return
        rows = sorted(self._order.row_of(u.id) for u in new if u.id in self._order)
        if rows:
            self._emit_changed(rows[0], rows[-1])
            near = slice(max(0, rows[0] - _KEPT_AROUND), rows[-1] + _KEPT_AROUND)
            self._uploads.limit(self._order.ids[near])

    def arrange(self, query: Query, order: RowOrder) -> None:
        """Show these rows, if they are still what is wished.

        More rows behind those that are shown are appended: nothing that is looked at moves.
        """
        if query != self.query:
            return
        self._arranged, self._answer_due = True, 0.0
        self._asked.clear()
        order = order.without(self._uploads.hidden(query))
        if 0 < len(self._order) < len(order) and order.starts_with(self._order):
            self._append(order)
        else:
            self._reset(order)

    def show_images(self, rows: Iterable[Upload]) -> None:
        """Show these images of the account, if those are wished."""
        self._uploads.replace_images(rows)
        self.arrange_known()

    def arrange_known(self) -> None:
        """Show what is wished of the images of the account, all of which are known."""
        if self.query.filter is Filter.ON_LINODE:
            self.arrange(self.query, RowOrder(self._uploads.sorted_ids(self.query)))

    def show(self, upload: Upload) -> None:
        """Add or update an upload; a waiting one has no row yet."""
        known = self._uploads.get(upload.id)
        if upload.state is UploadState.QUEUED and known is None and upload.id not in self._order:
            return
        if known is not None and known.state is not upload.state:
            self._progress.pop(upload.id, None)
        self._uploads.put(upload)
        self._texts.forget((upload.id,))
        row = self._order.row_of(upload.id)
        if row < 0:
            self._insert(upload)
        elif self.query.passes(upload):
            self._emit_changed(row, row)
        else:
            self._remove_row(row)

    def show_accounts(self, titles: dict[str, str]) -> None:
        """Show accounts by their titles instead of their names."""
        self._account_titles = titles
        if self._order:
            self._emit_changed(0, len(self._order) - 1)

    def show_progress(self, upload_id: str, progress: Progress) -> None:
        """Show the progress of preparing, uploading or processing."""
        self._progress[upload_id] = progress
        self._texts.forget((upload_id,))
        if (row := self._order.row_of(upload_id)) >= 0:
            for column in MOVING_COLUMNS:  # ten times a second: other cells are not painted anew
                index = self.index(row, column)
                self.dataChanged.emit(index, index)

    def text(self, column: Column, upload: Upload) -> str:
        """Return the text of a cell, kept for a minute: rows scroll by too quickly to make it."""
        texts = self._texts.of(upload.id)
        if column.name not in texts:
            made = self._made_text(column, upload)
            texts[column.name] = printable_sentence(made, printable)
        return texts[column.name]

    def _made_text(self, column: Column, upload: Upload) -> str:
        if column.name == "account" and upload.account in self._account_titles:
            return self._account_titles[upload.account]
        if self.full_names and column.name == "file":
            return translate(Text.verbatim(str(upload.file)))
        return column.text(upload, self._progress.get(upload.id))

    def show_full_names(self, wanted: bool) -> None:
        """Show files with their folders, or their names alone."""
        self.full_names = wanted
        if self._order:
            self._emit_changed(0, len(self._order) - 1)

    def remove(self, upload_id: str) -> None:
        """Remove an upload."""
        self._uploads.remove(upload_id)
        if (row := self._order.row_of(upload_id)) >= 0:
            self._remove_row(row)

    def wish(self, query: Query) -> None:
        """Ask for another filter, text or order; the rows stay until it is there."""
        if query != self.query:
            self.query = query
            self.query_changed.emit(query)

    def upload_at(self, row: int) -> Upload | None:
        """Return the upload of a row, or None if there is none or it is not there yet."""
        return self._uploads.get(self._order.id_at(row))

    def look_at(self, row: int) -> Upload | None:
        """Return the upload of a row that is in view; if it is not there yet, ask for it."""
        upload = self.upload_at(row)
        if upload is None:
            self._want(row)
        return upload

    def progress_of(self, upload_id: str) -> Progress | None:
        """Return how far an upload is, if it is under way."""
        return self._progress.get(upload_id)

    def id_at(self, row: int) -> str:
        """Return the ID of a row's upload, empty if there is no such row."""
        return self._order.id_at(row)

    @property
    def ids(self) -> tuple[str, ...]:
        """The IDs of all rows, in their order."""
        return self._order.ids

    def row_of(self, upload_id: str) -> int:
        """Return the row of an upload, or -1."""
        return self._order.row_of(upload_id)

    def upload(self, upload_id: str) -> Upload | None:
        """Return an upload by its id, whether or not it is shown, if it was ever read."""
        return self._uploads.get(upload_id)

    @property
    def unfinished(self) -> list[Upload]:
        """The uploads that may have left an unfinished image on Linode, newest first."""
        return self._uploads.left_behind()

    @property
    def total(self) -> int:
        """The number of uploads that are known, whether or not they are shown."""
        return max(len(self._uploads), len(self._order))

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._order)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return translate(COLUMNS[section].title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(COLUMNS[section])
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        upload = self.look_at(index.row())
        if upload is None:
            return None
        column = COLUMNS[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.text(column, upload)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(column.tooltip(upload, self._progress.get(upload.id)))
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken_cell(column, upload, self._progress.get(upload.id))
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return spoken_row(upload, self._progress.get(upload.id))
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case _:
                return None

    def _want(self, row: int) -> None:
        """Ask for the upload of a row when the rows in view have all been looked at."""
        if self.id_at(row) not in self._asked:
            self._wanted.pop(row, None)
            self._wanted[row] = None
            self._timer.start(0)

    def _ask(self) -> None:
        """Ask for what was looked at last; while an answer is due, what passes by is left out."""
        now = monotonic()
        if now < self._answer_due:
            self._timer.start(round((self._answer_due - now) * 1000) + 1)
            return
        near, self._near = self._near, ()
        if self._wanted:
            # Who draws the scroll bar sees each row for a moment: what is near it is not needed.
            is_calm = now - self._asked_at > _PATIENCE_SECONDS
            last = next(reversed(self._wanted))
            self._near = range(last - _AROUND, last + _AROUND) if is_calm else ()
            near = self._take_wanted()
        unknown = (one for one in map(self._order.id_at, near) if self._uploads.get(one) is None)
        ids = tuple(filter(None, unknown))
        self._asked.update(ids)
        if ids:
            self._asked_at, self._answer_due = now, now + _PATIENCE_SECONDS
            self.needed.emit(ids)

    def _take_wanted(self) -> list[int]:
        """Return the rows that were looked at last, and the next ones: a wheel turns to these."""
        looked_at = list(self._wanted)[-_AROUND:]
        self._wanted.clear()
        return sorted({row + step for row in looked_at for step in (-1, 0, 1)})

    def _reset(self, order: RowOrder) -> None:
        self.beginResetModel()
        self._texts = CellTexts()
        self._order = order
        self._wanted.clear()
        self._near = ()
        self.endResetModel()

    def _append(self, order: RowOrder) -> None:
        self.beginInsertRows(QModelIndex(), len(self._order), len(order) - 1)
        self._order = order
        self.endInsertRows()

    def _insert(self, upload: Upload) -> None:
        text = search_text(upload)
        found = all(word in text for word in self.query.text.casefold().split())
        if not (found and self.query.passes(upload)):
            return
        self.beginInsertRows(QModelIndex(), 0, 0)
        self._order = self._order.with_first(upload.id)
        self.endInsertRows()

    def _remove_row(self, row: int) -> None:
        self.beginRemoveRows(QModelIndex(), row, row)
        self._order = self._order.without({self._order.id_at(row)})
        self.endRemoveRows()

    def _emit_changed(self, first: int, last: int) -> None:
        self._texts.forget(self._order.ids[first : last + 1])
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(COLUMNS) - 1))


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
