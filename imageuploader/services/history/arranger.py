"""Puts the history in order off the GUI thread, the last wish first."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeGuard

from PySide6.QtCore import QObject, Signal

from imageuploader.domain.errors import UploadError
from imageuploader.domain.history.query import Query
from imageuploader.domain.history.row_order import RowOrder
from imageuploader.domain.upload import Upload
from imageuploader.services.history.lazy_history import OpenHistory
from imageuploader.services.threads.workers import WorkerPool

if TYPE_CHECKING:
    from imageuploader.store.history import History

_IN_VIEW = 40
"""So many rows a large window shows."""

_SEARCHED_FIRST = 500
"""So many rows of the present order are searched before all others: this takes 3 ms."""


@dataclass(frozen=True, slots=True)
class Arranged:
    """What a query shows; `whole` is that without its text, of `count` uploads.

    `first` are the uploads of the first rows, if they were read with them.
    """

    query: Query
    order: RowOrder
    whole: RowOrder
    count: int
    first: tuple[Upload, ...] = ()


def arrange(history: "History", query: Query, last: Arranged | None = None) -> Arranged:
    """Return the order of a query; one of the same column and filter spares sorting again."""
    count = history.count()
    if not _is_valid(last, count, query):
        whole = RowOrder(history.order(query))
        last = Arranged(query, whole, whole, count)
    if not query.text.split():
        return replace(last, query=query, order=last.whole)
    return replace(last, query=query, order=last.whole.only(history.matching(query.text)))


def _arrange_with_first(history: "History", query: Query, last: Arranged | None) -> Arranged:
    """Return the order of a query with what comes into view: no row is blank before it is read."""
    arranged = arrange(history, query, last)
    return replace(arranged, first=tuple(history.these(arranged.order.ids[:_IN_VIEW])))


def search_first(history: "History", query: Query, last: Arranged) -> Arranged | None:
    """Return the rows that come into view first, if a text is in enough of the first rows.

    A word that many uploads contain is in the first of them, too, and to read the IDs of all takes
    longer than to search. Whoever still types sees what is found at once.
    """
    if not _is_valid(last, history.count(), query):
        return None
    matching = history.matching(query.text, among=last.whole.ids[:_SEARCHED_FIRST])
    page = last.whole.only(matching).ids[:_IN_VIEW]
    if len(page) < _IN_VIEW:
        return None
    return replace(last, query=query, order=RowOrder(page), first=tuple(history.these(page)))


class Arranger(QObject):
    """Asks for one order at a time: of those that are wished meanwhile, only the last matters.

    Signals:
        found(uploads): those of the first rows of the order that follows.
        arranged(query, order): the order that was wished last; before it may come its first rows.
        failed(error): the history cannot be read.
    """

    found = Signal(object)
    arranged = Signal(object, object)
    failed = Signal(object)

    def __init__(self, open_history: OpenHistory, pool: WorkerPool, parent: QObject) -> None:
        super().__init__(parent)
        self.query = Query()
        self._open = open_history
        self._pool = pool
        self._last: Arranged | None = None
        self._asking = False
        self._outdated = False

    def arrange(self, query: Query) -> None:
        """Wish an order; `arranged` follows."""
        self.query = query
        if self._asking:
            self._outdated = True
            return
        self._asking, self._outdated = True, False
        last = self._last
        if last is None or not query.text.split():
            self._order_all()
            return
        self._pool.start(
            "first matches",
            lambda _: search_first(self._open(), query, last),
            self._on_first_matches,
            self._on_failed,
        )

    def forget_order(self) -> None:
        """Sort anew at the next wish: what is in the history has changed."""
        self._last = None

    def take(self, arranged: Arranged) -> None:
        """Take an order that was read elsewhere, too."""
        self._last, self._asking = arranged, False
        if self._outdated or arranged.query != self.query:
            self.arrange(self.query)
        else:
            self._show(arranged)

    def _on_first_matches(self, arranged: Arranged | None) -> None:
        if self._outdated:
            self._asking = False
            self.arrange(self.query)
            return
        if arranged is not None:
            self._show(arranged)
        self._order_all()

    def _order_all(self) -> None:
        query, last = self.query, self._last
        self._pool.start(
            "order",
            lambda _: _arrange_with_first(self._open(), query, last),
            self.take,
            self._on_failed,
        )

    def _show(self, arranged: Arranged) -> None:
        if arranged.first:
            self.found.emit(arranged.first)
        self.arranged.emit(arranged.query, arranged.order)

    def _on_failed(self, error: UploadError) -> None:
        self._asking = False
        self.failed.emit(error)


def _is_valid(last: Arranged | None, count: int, query: Query) -> TypeGuard[Arranged]:
    """Return whether the last whole order is still that of all uploads, and of this query."""
    if last is None or last.count != count:
        return False
    return _without_text(last.query) == _without_text(query)


def _without_text(query: Query) -> Query:
    return replace(query, text="")
