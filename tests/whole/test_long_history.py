"""A window whose history is longer than what is read at first."""

import pytest
from PySide6.QtCore import Qt

from imageuploader.services.history.history_service import PAGE
from tests.bench.history_size import fill

COUNT = PAGE + 500


@pytest.fixture
def shown(qtbot, start_program, tmp_path):
    """A window on a history that is not read at once."""
    (tmp_path / "home" / "data").mkdir(parents=True)
    fill(tmp_path / "home" / "data" / "history.sqlite3", COUNT)
    view = start_program().window.history
    qtbot.waitUntil(lambda: view.model.rowCount() == COUNT)
    return view


def test_who_scrolls_down_comes_to_the_oldest_upload(qtbot, shown):
    bar, model = shown.table.verticalScrollBar(), shown.model
    bar.setValue(bar.maximum())
    shown.table.grab()
    qtbot.waitUntil(lambda: model.upload_at(COUNT - 1) is not None)
    assert model.upload_at(COUNT - 1).spec.label.endswith("-0")
    assert model.upload_at(PAGE + 100) is None


def test_check_14_a_search_finds_the_oldest_upload_at_once(qtbot, shown):
    shown.toolbar.search.setText("private/7 -7")
    qtbot.waitUntil(lambda: 0 < shown.model.rowCount() < COUNT)
    shown.table.grab()
    qtbot.waitUntil(lambda: shown.model.upload_at(shown.model.rowCount() - 1) is not None)
    labels = {shown.model.upload_at(row).spec.label for row in range(shown.model.rowCount())}
    assert any(label.endswith("-7") for label in labels)


def test_problem_27_sorting_uses_the_whole_history(qtbot, shown):
    expected = min(upload.spec.label for upload in shown._archive._open().each())

    def is_sorted():
        shown.table.grab()
        first = shown.model.upload_at(0)
        return first is not None and first.spec.label == expected

    shown.table.horizontalHeader().setSortIndicator(1, Qt.SortOrder.AscendingOrder)
    qtbot.waitUntil(is_sorted)
