"""The order of a table's rows, made where it takes no time of the window's thread."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from itertools import filterfalse


class RowOrder:
    """The IDs of rows in their order, and the row of each; never changed, there may be 100,000."""

    def __init__(self, ids: Iterable[str] = ()) -> None:
        self.ids = tuple(ids)
        self._row_of = {one: row for row, one in enumerate(self.ids)}

    def __len__(self) -> int:
        """The number of rows."""
        return len(self.ids)

    def __contains__(self, row_id: str) -> bool:
        """Whether there is a row with this ID."""
        return row_id in self._row_of

    def row_of(self, row_id: str) -> int:
        """Return the row with an ID, or -1."""
        return self._row_of.get(row_id, -1)

    def id_at(self, row: int) -> str:
        """Return the ID of a row, empty if there is no such row."""
        return self.ids[row] if 0 <= row < len(self.ids) else ""

    def starts_with(self, other: "RowOrder") -> bool:
        """Return whether the first rows are those of another order."""
        return self.ids[: len(other)] == other.ids

    def with_first(self, row_id: str) -> "RowOrder":
        """Return an order with another row before all others."""
        return RowOrder((row_id, *self.ids))

    def without(self, unwanted: AbstractSet[str]) -> "RowOrder":
        """Return an order without some rows; itself if it has none of them."""
        if self._row_of.keys().isdisjoint(unwanted):
            return self
        return RowOrder(filterfalse(unwanted.__contains__, self.ids))

    def only(self, wanted: Iterable[str]) -> "RowOrder":
        """Return an order of those rows alone; it is quick if they come nearly in this order."""
        rows = sorted(self._row_of[one] for one in wanted if one in self._row_of)
        return RowOrder(map(self.ids.__getitem__, rows))
