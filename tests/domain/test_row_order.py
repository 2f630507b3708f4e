"""The order of the history's rows."""

import pytest

from imageuploader.domain.history.row_order import RowOrder

ORDER = RowOrder(["c", "a", "b"])


def test_an_order_knows_the_row_of_each_id_and_the_id_of_each_row():
    assert [ORDER.row_of(one) for one in "abcd"] == [1, 2, 0, -1]
    assert [ORDER.id_at(row) for row in (-1, 0, 1, 2, 3)] == ["", "c", "a", "b", ""]
    assert ("a" in ORDER, "d" in ORDER, len(ORDER)) == (True, False, 3)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (ORDER.with_first("d"), "dcab"),
        (ORDER.without({"a", "d"}), "cb"),
        (ORDER.only({"a", "c", "d"}), "ca"),
    ],
)
def test_rows_that_come_and_go_leave_the_others_in_their_order(changed, expected):
    assert "".join(changed.ids) == expected
    assert [changed.row_of(one) for one in expected] == list(range(len(expected)))
    assert ORDER.ids == ("c", "a", "b")


def test_an_order_without_rows_that_it_has_not_is_not_made_anew():
    assert ORDER.without({"d"}) is ORDER


@pytest.mark.parametrize(
    ("ids", "expected"), [("", True), ("ca", True), ("cab", True), ("a", False), ("cabd", False)]
)
def test_an_order_starts_with_its_first_rows_and_with_no_others(ids, expected):
    assert ORDER.starts_with(RowOrder(ids)) is expected
