from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import QCoreApplication, Qt

from imageuploader.domain.history.query import Filter, Query
from imageuploader.domain.history.row_order import RowOrder
from imageuploader.domain.history.sort_keys import SORT_KEYS
from imageuploader.domain.image import Image
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Moment, Progress, Upload, UploadState
from imageuploader.ui.history.columns import COLUMNS, column_index
from imageuploader.ui.history.known_uploads import MOST
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


def test_every_sort_key_has_a_column():
    assert set(SORT_KEYS) <= {column.name for column in COLUMNS}


def test_every_sort_key_sorts_both_ways(model):
    model.load([made(n) for n in range(5)])
    for column in SORT_KEYS:
        for descending in (True, False):
            model.wish(Query(column=column, descending=descending))
            model.load(())
            assert sorted(labels(model)) == [f"label-{n}" for n in range(5)]


@pytest.mark.parametrize("word", ["LABEL-2", "2.img", "us-ord 2.img", "private/77", "abc123"])
def test_the_search_looks_into_label_file_region_id_and_hash(model, word):
    image = Image(id="private/77")
    model.load([made(1), replace(made(2), image=image, sha256="abc123")])
    model.wish(Query(word))
    model.load(())
    assert labels(model) == ["label-2"]


def test_a_waiting_upload_has_no_row_until_it_starts(model):
    model.show(made(1, UploadState.QUEUED))
    assert model.rowCount() == 0
    model.show(made(1))
    assert model.rowCount() == 1


def test_more_rows_behind_those_shown_are_appended_and_nothing_moves(model, qtbot):
    model.load([made(1), made(2), made(3)])
    model.arrange(model.query, RowOrder(["3", "2"]))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.rowsInserted) as added:
        model.arrange(model.query, RowOrder(["3", "2", "1"]))
    assert added.args[1:] == [2, 2]
    assert labels(model) == ["label-3", "label-2", "label-1"]


def test_rows_in_another_order_replace_those_shown(model, qtbot):
    model.load([made(1), made(2), made(3)])
    model.arrange(model.query, RowOrder(["3", "2"]))
    with qtbot.waitSignal(model.modelReset):
        model.arrange(model.query, RowOrder(["1", "2", "3"]))
    assert labels(model) == ["label-1", "label-2", "label-3"]


def test_progress_changes_the_cells_of_one_row_that_show_it_and_no_others(model):
    model.load([made(1), made(2)])
    changed: list[tuple[int, str]] = []
    model.dataChanged.connect(
        lambda first, last: changed.extend(
            (row, COLUMNS[column].name)
            for row in range(first.row(), last.row() + 1)
            for column in range(first.column(), last.column() + 1)
        )
    )
    model.show_progress("1", Progress(43, 100))
    assert changed == [(1, "status"), (1, "sent")]
    cell = model.index(1, column_index("status"))
    assert "43%" in cell.data()
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "Status: Uploading 43 percent"


def test_a_forgotten_upload_leaves_the_table(model):
    model.load([made(1), made(2), made(3)])
    model.remove("2")
    assert labels(model) == ["label-3", "label-1"]
    assert model.row_of("1") == 1


def test_only_what_is_looked_at_is_asked_for_and_only_once(qtbot):
    model = HistoryModel()
    model.arrange(Query(), RowOrder([str(n) for n in range(1000)]))
    cell = model.index(500, column_index("label"))
    with qtbot.waitSignal(model.needed) as asked:
        assert cell.data() is None
    (ids,) = asked.args
    assert "500" in ids
    assert len(ids) < 200
    with qtbot.assertNotEmitted(model.needed, wait=20):
        assert cell.data() is None
    model.load([made(int(one)) for one in ids])
    assert cell.data() == "label-500"


def test_what_is_near_is_asked_for_once_what_is_in_view_is_there(qtbot):
    model = HistoryModel()
    model.arrange(Query(), RowOrder([str(n) for n in range(1000)]))
    asked: list[tuple[str, ...]] = []
    model.needed.connect(asked.append)
    for row in range(500, 520):
        model.index(row, 0).data()
    qtbot.waitUntil(lambda: len(asked) == 1)
    assert set(asked[0]) == {str(row) for row in range(499, 521)}
    model.load([made(int(one)) for one in asked[0]])
    qtbot.waitUntil(lambda: len(asked) == 2)
    assert {"470", "570"} < set(asked[1])
    assert not set(asked[0]) & set(asked[1])


def test_what_passes_by_while_an_answer_is_due_is_not_asked_for(qtbot, monkeypatch):
    monkeypatch.setattr("imageuploader.ui.history.model.monotonic", lambda: 100.0)
    model = HistoryModel()
    model.arrange(Query(), RowOrder([str(n) for n in range(10_000)]))
    asked: list[tuple[str, ...]] = []
    model.needed.connect(asked.append)
    column = column_index("label")
    for row in range(0, 9_000, 100):
        model.index(row, column).data()
        QCoreApplication.processEvents()
    assert len(asked) == 1
    model.load([made(int(one)) for one in asked[-1]])
    for row in range(9_000, 9_030):
        model.index(row, column).data()
    qtbot.waitUntil(lambda: "9029" in asked[-1])
    assert len(asked[-1]) < 400


def test_an_answer_that_never_comes_is_not_waited_for(qtbot):
    model = HistoryModel()
    model.arrange(Query(), RowOrder([str(n) for n in range(1000)]))
    asked: list[tuple[str, ...]] = []
    model.needed.connect(asked.append)
    model.index(0, 0).data()
    qtbot.waitUntil(lambda: len(asked) == 1)
    model.index(900, 0).data()
    qtbot.waitUntil(lambda: "900" in asked[-1])


def test_the_rows_stay_until_another_order_is_there_whatever_is_fetched_meanwhile():
    model = HistoryModel()
    uploads = [made(n) for n in range(6)]
    model.arrange(Query(), RowOrder(upload.id for upload in uploads))
    model.wish(Query(column="label"))
    model.load(uploads[:2])
    assert model.ids == tuple("012345")
    model.arrange(Query(column="label"), RowOrder("543210"))
    assert model.ids == tuple("543210")


def test_an_order_that_is_no_longer_wished_is_ignored(model):
    model.load([made(1), made(2)])
    model.wish(Query("label-2"))
    model.arrange(Query("label"), RowOrder(["1", "2"]))
    model.arrange(Query("label-2"), RowOrder(["2"]))
    assert labels(model) == ["label-2"]


def test_a_row_leaves_when_it_no_longer_passes_the_filter(model):
    model.load([made(1)])
    model.wish(Query(filter=Filter.ACTIVE))
    model.arrange(model.query, RowOrder(["1"]))
    model.show(replace(made(1), state=UploadState.CANCELLED))
    assert model.rowCount() == 0


def test_a_long_history_is_not_kept_in_memory():
    model = HistoryModel()
    ids = [str(n) for n in range(MOST * 2)]
    model.arrange(Query(), RowOrder(ids))
    for start in range(0, len(ids), 500):
        model.load([made(n, UploadState.CANCELLED) for n in range(start, start + 500)])
    assert len(model._uploads) <= MOST + 500
    assert model.upload_at(0) is None
    assert model.upload_at(len(ids) - 1) is not None


@pytest.mark.alone
def test_check_14_a_hundred_thousand_rows_are_shown_at_once():
    model = HistoryModel()
    ids = [str(n) for n in range(100_000)]
    start = perf_counter()
    model.arrange(Query(), RowOrder(ids))
    assert model.rowCount() == 100_000
    assert perf_counter() - start < 0.3


def test_an_upload_whose_bytes_are_not_accepted_any_more_says_so_as_its_card_does(model):
    model.load([made(1), made(2)])
    status = column_index("status")
    model.show_progress("1", Progress(43, 100, still=14.0))
    assert [model.index(row, status).data() for row in (0, 1)] == ["Uploading", "Stalled"]
    said = model.index(1, status).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Status: Stalled, No data accepted for 14 s – still trying"
    assert "14 s" in model.index(1, status).data(Qt.ItemDataRole.ToolTipRole)
    model.show(made(1, UploadState.RETRY_WAIT))
    assert model.index(1, status).data() == "Retrying"
    model.show(made(1))
    assert model.index(1, status).data() == "Uploading"
