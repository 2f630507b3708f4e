"""The columns of the table: by which it sorts, and what is kept for a program with others."""

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QByteArray, QPoint, QSettings, Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHeaderView

from imageuploader.domain.history.query import Query
from imageuploader.domain.history.sort_keys import SORT_KEYS
from imageuploader.ui.history.columns import COLUMNS, column_index
from imageuploader.ui.history.view import HistoryView
from tests.ui.fakes import StandInArchive, StandInQueue
from tests.ui.history_steps import LEFT, NO_KEYS, WEB

if TYPE_CHECKING:
    from imageuploader.services.queue.upload_queue import UploadQueue

NAMES = tuple(column.name for column in COLUMNS)
WITHOUT_ACCOUNT = tuple(name for name in NAMES if name != "account")
WITH_MORE = (*NAMES[:3], "colour", *NAMES[3:])
UP = Qt.SortOrder.AscendingOrder


@pytest.fixture
def layout(tmp_path):
    return QSettings(str(tmp_path / "layout.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def archive():
    return StandInArchive(WEB)


@pytest.fixture
def open_view(qtbot, layout, archive):
    def open_one():
        view = HistoryView(archive, cast("UploadQueue", StandInQueue()), layout)
        qtbot.addWidget(view)
        view.resize(1008, 320)
        view.show()
        archive.load()
        return view

    return open_one


@pytest.fixture
def open_table(open_view):
    return lambda: open_view().table


@pytest.fixture
def header_of(qtbot):
    """Make the header of a program with the columns of these names."""

    def made(names):
        header = QHeaderView(Qt.Orientation.Horizontal)
        qtbot.addWidget(header)
        header.setModel(QStandardItemModel(0, len(names), header))
        return header

    return made


@pytest.fixture
def unsort(monkeypatch):
    """Make the table of a program that has no sort key for a column."""

    def without(name):
        left = {known: key for known, key in SORT_KEYS.items() if known != name}
        monkeypatch.setattr("imageuploader.ui.history.table.SORT_KEYS", left)

    return without


def order(table):
    header = table.horizontalHeader()
    return [NAMES[header.logicalIndex(place)] for place in range(header.count())]


def click_title(table, name):
    header, section = table.horizontalHeader(), column_index(name)
    spot = QPoint(header.sectionViewportPosition(section) + 20, header.height() // 2)
    QTest.mouseClick(header.viewport(), LEFT, NO_KEYS, spot)


def sort(table):
    header = table.horizontalHeader()
    shown = (NAMES[header.sortIndicatorSection()], header.sortIndicatorOrder() is not UP)
    assert shown == (table.model().query.column, table.model().query.descending)
    return shown


def test_a_click_on_a_column_without_a_sort_key_changes_nothing(unsort, open_table):
    unsort("region")
    table = open_table()
    wishes: list[Query] = []
    table.model().query_changed.connect(wishes.append)
    click_title(table, "region")
    assert wishes == []
    assert sort(table) == (Query().column, Query().descending)
    click_title(table, "id")
    click_title(table, "region")
    click_title(table, "id")
    assert [(wish.column, wish.descending) for wish in wishes] == [("id", False), ("id", True)]
    assert sort(table) == ("id", True)
    assert sort(open_table()) == ("id", True)


def test_order_widths_and_sort_are_there_at_the_next_start(open_table):
    table = open_table()
    header = table.horizontalHeader()
    header.moveSection(header.visualIndex(column_index("region")), 0)
    header.resizeSection(column_index("started"), 177)
    header.resizeSection(column_index("sha256"), 188)
    header.setSortIndicator(column_index("id"), UP)
    table.save()
    again = open_table()
    assert order(again) == ["region", *(name for name in NAMES if name != "region")]
    assert again.columnWidth(column_index("started")) == 177
    assert sort(again) == ("id", False)


def test_the_width_of_a_column_without_room_is_kept(open_view):
    view = open_view()
    view.table.horizontalHeader().resizeSection(column_index("took"), 99)
    view.resize(500, 320)
    assert view.table.isColumnHidden(column_index("took"))
    view.save()
    again = open_view()
    again.resize(1300, 320)
    assert again.table.columnWidth(column_index("took")) == 99


def test_a_layout_without_names_sorts_by_no_other_column(open_table, layout, header_of):
    earlier = header_of(WITHOUT_ACCOUNT)
    earlier.setSortIndicator(WITHOUT_ACCOUNT.index("description"), UP)
    layout.setValue("history/sections", earlier.saveState())
    assert sort(open_table()) == (Query().column, Query().descending)


@pytest.mark.parametrize("names", [WITHOUT_ACCOUNT, WITH_MORE])
def test_the_layout_of_a_program_with_other_columns_is_taken_by_name(
    open_table, layout, header_of, names
):
    other = header_of(names)
    other.resizeSection(names.index("started"), 177)
    other.moveSection(names.index("region"), 0)
    other.setSortIndicator(names.index("description"), UP)
    layout.setValue("history/sections", [",".join(names), other.saveState()])
    table = open_table()
    assert sort(table) == ("description", False)
    assert table.columnWidth(column_index("started")) == 177
    assert order(table) == ["region", *(name for name in NAMES if name != "region")]


def test_a_sort_by_a_column_that_is_gone_is_the_usual_one(open_table, layout, header_of):
    other = header_of(WITH_MORE)
    other.setSortIndicator(WITH_MORE.index("colour"), UP)
    layout.setValue("history/sections", [",".join(WITH_MORE), other.saveState()])
    assert sort(open_table()) == (Query().column, Query().descending)


def test_a_sort_by_a_column_that_has_no_sort_key_now_is_the_usual_one(unsort, open_table):
    table = open_table()
    table.horizontalHeader().setSortIndicator(column_index("id"), UP)
    unsort("id")
    assert sort(open_table()) == (Query().column, Query().descending)


@pytest.mark.parametrize("saved", ["", "status", [], ["status"], ["status", QByteArray(b"x")]])
def test_a_damaged_layout_is_as_none(open_table, layout, saved):
    layout.setValue("history/sections", saved)
    table = open_table()
    assert order(table) == list(NAMES)
    assert sort(table) == (Query().column, Query().descending)
