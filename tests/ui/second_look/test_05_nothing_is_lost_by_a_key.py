"""Problem 5: Del removed a record at once, even one that was not on the screen."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.history_steps import LEFT, NO_KEYS, click_row, labels, status_bar, type_search


def test_del_removes_what_is_shown_and_undo_puts_it_back(history, stage):
    click_row(history, 1)
    QTest.keyClick(history.table, Qt.Key.Key_Delete)
    assert labels(history) == ["web", "old"]
    bar = status_bar(history)
    assert bar.shown == "Removed “db” from the history."
    QTest.mouseClick(bar.button, LEFT)
    assert ("put_back", "db") in stage.archive.calls
    assert sorted(labels(history)) == ["db", "old", "web"]
    assert not bar.button.isVisible()


def test_undo_does_not_move_the_status_bar(history):
    height = status_bar(history).height()
    click_row(history, 1)
    QTest.keyClick(history.table, Qt.Key.Key_Delete)
    QApplication.processEvents()
    assert status_bar(history).button.isVisible()
    assert status_bar(history).height() == height


def test_del_never_removes_a_row_that_the_search_hides(history, stage):
    history.show_details("db")
    type_search(history, "zzz")
    assert history.selected() is None
    assert "Select an upload" in history.detail.summary.text
    QTest.mouseClick(history.split, LEFT, NO_KEYS, QPoint(60, 120))
    QTest.keyClick(history.table, Qt.Key.Key_Delete)
    history.row_actions.by_name["forget"].trigger()
    assert [call for call in stage.archive.calls if call[0] == "forget"] == []


def test_a_search_without_a_match_says_so_and_can_be_cleared(history):
    type_search(history, "zzz")
    assert history.search.no_match.sentence.text() == "No upload matches “zzz”."
    assert history.search.no_match.isVisible()
    QTest.mouseClick(history.search.no_match.clear, LEFT)
    assert len(labels(history)) == 3
    assert history.table.isVisible()


def test_escape_clears_the_search(history):
    type_search(history, "web")
    assert labels(history) == ["web"]
    QTest.keyClick(history.toolbar.search, Qt.Key.Key_Escape)
    assert len(labels(history)) == 3
