"""The history as a table model: one row per upload; it sorts and searches itself."""

from collections.abc import Iterable
from datetime import UTC, datetime

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from imageuploader.domain.printable import printable
from imageuploader.domain.upload import Progress, Upload, UploadState
from imageuploader.ui.history.columns import COLUMNS, Column, search_text, spoken_cell
from imageuploader.ui.language import translate
from imageuploader.ui.widgets.tooltip import plain_tooltip

Index = QModelIndex | QPersistentModelIndex
UPLOAD_ROLE = int(Qt.ItemDataRole.UserRole)
PROGRESS_ROLE = UPLOAD_ROLE + 1
_NOWHERE = QModelIndex()


class HistoryModel(QAbstractTableModel):
    """Uploads as rows, newest first; sorts and searches 100,000 of them without a proxy."""

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[str, Upload] = {}
        self._search_texts: dict[str, str] = {}
        self._left: set[str] = set()
        self._rows: list[Upload] = []
        self._row_of: dict[str, int] = {}
        self._progress: dict[str, Progress] = {}
        self._needles: tuple[str, ...] = ()
        self._column = next(i for i, c in enumerate(COLUMNS) if c.name == "started")
        self._descending = True

    def load(self, uploads: Iterable[Upload]) -> None:
        """Add uploads; what is known already is newer and stays."""
        self.beginResetModel()
        for upload in uploads:
            if upload.id not in self._known:
                self._store(upload)
        self._arrange()
        self.endResetModel()

    def show(self, upload: Upload) -> None:
        """Add or update an upload; a waiting one has no row yet."""
        if upload.state is UploadState.QUEUED and upload.id not in self._known:
            return
        if (known := self._known.get(upload.id)) and known.state is not upload.state:
            self._progress.pop(upload.id, None)
        self._store(upload)
        row = self._row_of.get(upload.id)
        if row is None:
            self._insert(upload)
            return
        self._rows[row] = upload
        self._emit_changed(row)

    def show_progress(self, upload_id: str, progress: Progress) -> None:
        """Show the progress of preparing, uploading or processing."""
        self._progress[upload_id] = progress
        if (row := self._row_of.get(upload_id)) is not None:
            self._emit_changed(row)

    def remove(self, upload_id: str) -> None:
        """Remove an upload."""
        self._known.pop(upload_id, None)
        self._left.discard(upload_id)
        self._search_texts.pop(upload_id, None)
        row = self._row_of.get(upload_id)
        if row is None:
            return
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._rows[row]
        self._number()
        self.endRemoveRows()

    def search(self, text: str) -> None:
        """Show only the rows that contain every word of a text."""
        self._needles = tuple(text.casefold().split())
        self.beginResetModel()
        self._arrange()
        self.endResetModel()

    def upload_at(self, row: int) -> Upload | None:
        """Return the upload of a row, or None."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, upload_id: str) -> int:
        """Return the row of an upload, or -1."""
        return self._row_of.get(upload_id, -1)

    def upload(self, upload_id: str) -> Upload | None:
        """Return an upload by its id, whether or not the search shows it."""
        return self._known.get(upload_id)

    @property
    def unfinished(self) -> list[Upload]:
        """The uploads that may have left an unfinished image on Linode, newest first."""
        return sorted(
            (self._known[upload_id] for upload_id in self._left), key=_started, reverse=True
        )

    @property
    def total(self) -> int:
        """The number of uploads, whether or not the search shows them."""
        return len(self._known)

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

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
        upload = self.upload_at(index.row()) if index.isValid() else None
        if upload is None:
            return None
        column = COLUMNS[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return printable(column.text(upload, self._progress.get(upload.id)))
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(column.tooltip(upload, self._progress.get(upload.id)))
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken_cell(column, upload, self._progress.get(upload.id))
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case int() if role == UPLOAD_ROLE:
                return upload
            case int() if role == PROGRESS_ROLE:
                return self._progress.get(upload.id)
        return None

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if not 0 <= column < len(COLUMNS):
            return
        self.layoutAboutToBeChanged.emit()
        old = [(index, self._rows[index.row()].id) for index in self.persistentIndexList()]
        self._column, self._descending = column, order is Qt.SortOrder.DescendingOrder
        self._arrange()
        for index, upload_id in old:
            row = self._row_of[upload_id]
            self.changePersistentIndex(index, self.index(row, index.column()))
        self.layoutChanged.emit()

    def _store(self, upload: Upload) -> None:
        self._known[upload.id] = upload
        self._search_texts[upload.id] = search_text(upload)
        if upload.may_have_left_image and upload.is_final:
            self._left.add(upload.id)
        else:
            self._left.discard(upload.id)

    def _matches(self, upload: Upload) -> bool:
        text = self._search_texts[upload.id]
        return all(needle in text for needle in self._needles)

    def _arrange(self) -> None:
        matching = [u for u in self._known.values() if self._matches(u)]
        key = COLUMNS[self._column].key
        self._rows = sorted(matching, key=key, reverse=self._descending)
        self._number()

    def _number(self) -> None:
        self._row_of = {upload.id: row for row, upload in enumerate(self._rows)}

    def _insert(self, upload: Upload) -> None:
        if not self._matches(upload):
            return
        self.beginInsertRows(QModelIndex(), 0, 0)
        self._rows.insert(0, upload)
        self._number()
        self.endInsertRows()

    def _emit_changed(self, row: int) -> None:
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))


def _started(upload: Upload) -> datetime:
    return upload.timeline[0].at if upload.timeline else datetime.min.replace(tzinfo=UTC)


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
