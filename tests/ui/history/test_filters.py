"""The filters of the table."""

from PySide6.QtTest import QTest

from imageuploader.domain.history.query import Filter
from tests.ui.history_steps import LEFT, labels


def test_each_shows_its_own(history):
    expected = {
        Filter.ALL: ["web", "db", "old"],
        Filter.AVAILABLE: ["web", "old"],
        Filter.ATTENTION: ["db"],
        Filter.ACTIVE: [],
        Filter.CANCELLED: [],
    }
    for shown, names in expected.items():
        history.toolbar.filter.actions_by_filter[shown].trigger()
        assert labels(history) == names, shown
        assert history.table.isVisible() is bool(names), shown


def test_what_is_not_there_says_so_and_all_can_be_shown(history):
    history.toolbar.filter.actions_by_filter[Filter.CANCELLED].trigger()
    assert history.search.no_match.sentence.text() == "No upload was cancelled."
    QTest.mouseClick(history.search.no_match.clear, LEFT)
    assert len(labels(history)) == 3
    assert history.toolbar.filter.text() == "All"
