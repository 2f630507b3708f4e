from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import Qt

from imageuploader.domain.image import Image
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Moment, Progress, Upload, UploadState
from imageuploader.ui.history.columns import COLUMNS, column_index
from imageuploader.ui.history.model import HistoryModel

NOON = datetime(2025, 5, 12, 12, tzinfo=UTC)


def made(number: int, state: UploadState = UploadState.UPLOADING) -> Upload:
    at = NOON + timedelta(minutes=number)
    spec = UploadSpec(f"label-{number}", "us-ord", tags=("web",))
    return Upload(
        spec,
        Path(f"/disks/{number}.img"),
        id=str(number),
        state=state,
        timeline=(Moment(UploadState.QUEUED, at), Moment(state, at)),
    )


@pytest.fixture
def model(qtmodeltester):
    model = HistoryModel()
    qtmodeltester.check(model)
    return model


def labels(model):
    column = column_index("label")
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_the_newest_upload_stands_first(model):
    model.load([made(1), made(3), made(2)])
    assert labels(model) == ["label-3", "label-2", "label-1"]


def test_every_column_sorts_both_ways(model):
    model.load([made(n) for n in range(5)])
    for place in range(len(COLUMNS)):
        for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
            model.sort(place, order)
            assert sorted(labels(model)) == [f"label-{n}" for n in range(5)]


@pytest.mark.parametrize("word", ["LABEL-2", "2.img", "us-ord 2.img", "private/77", "abc123"])
def test_the_search_looks_into_label_file_region_id_and_hash(model, word):
    image = Image(id="private/77")
    model.load([made(1), replace(made(2), image=image, sha256="abc123")])
    model.search(word)
    assert labels(model) == ["label-2"]


def test_a_waiting_upload_has_no_row_until_it_starts(model):
    model.show(made(1, UploadState.QUEUED))
    assert model.rowCount() == 0
    model.show(made(1))
    assert model.rowCount() == 1


def test_progress_changes_one_row_only(model, qtbot):
    model.load([made(1), made(2)])
    with qtbot.waitSignal(model.dataChanged) as emitted:
        model.show_progress("1", Progress(43, 100))
    assert (emitted.args[0].row(), emitted.args[1].row()) == (1, 1)
    cell = model.index(1, column_index("status"))
    assert "43%" in cell.data()
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "Status: Uploading 43 percent"


def test_a_forgotten_upload_leaves_the_table(model):
    model.load([made(1), made(2), made(3)])
    model.remove("2")
    assert labels(model) == ["label-3", "label-1"]
    assert model.row_of("1") == 1


@pytest.mark.alone
def test_a_hundred_thousand_rows_load_and_search_in_time():
    model = HistoryModel()
    uploads = [made(n) for n in range(100_000)]
    start = perf_counter()
    model.load(uploads)
    loaded = perf_counter()
    model.search("label-99999")
    assert model.rowCount() == 1
    assert loaded - start < 5
    assert perf_counter() - loaded < 0.5
