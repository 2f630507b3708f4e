"""A window whose history is longer than the first page."""

import pytest

from imageuploader.services.history.history_service import PAGE, STEP
from tests.bench.history_size import fill

COUNT = PAGE + 2 * STEP + 10


@pytest.fixture
def shown(qtbot, start_program, tmp_path):
    """A window on a history that is not read at once."""
    (tmp_path / "home" / "data").mkdir(parents=True)
    fill(tmp_path / "home" / "data" / "history.sqlite3", COUNT)
    view = start_program().window.history
    qtbot.waitUntil(lambda: view.model.rowCount() == PAGE)
    return view


def test_who_scrolls_down_comes_to_the_oldest_upload(qtbot, shown):
    bar, model = shown.table.verticalScrollBar(), shown.model
    while (before := model.rowCount()) < COUNT:
        bar.setValue(bar.maximum())
        qtbot.waitUntil(lambda count=before: model.rowCount() > count)
    assert model.upload_at(COUNT - 1).spec.label.endswith("-0")


def test_a_search_finds_the_oldest_upload_at_once(qtbot, shown):
    shown.toolbar.search.setText("private/7 -7")
    before = shown.model.total
    qtbot.waitUntil(lambda: shown.model.total > before)
    labels = {shown.model.upload_at(row).spec.label for row in range(shown.model.rowCount())}
    assert any(label.endswith("-7") for label in labels)
