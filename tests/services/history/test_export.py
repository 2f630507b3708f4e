"""The history as a file of its own: every row, in the order of the table, and no formula."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest

from imageuploader.domain.errors import DiskFailed
from imageuploader.domain.history.query import Query
from imageuploader.domain.spec import UploadSpec
from imageuploader.services.history.history_service import HistoryService
from imageuploader.words.export_rows import CSV_TITLES, export_row
from tests.services.conftest import destroy
from tests.services.history.test_history_service import over


@pytest.fixture
def service(qtbot, history):  # noqa: ARG001 - qtbot runs the event loop
    made = HistoryService(lambda: history)
    yield made
    made.shut_down()
    destroy(made)


@pytest.fixture
def order(history):
    """The order of a long history; its newest has names that a spreadsheet would obey."""
    for number in range(250):
        history.save(over(number))
    evil = UploadSpec("=HYPERLINK(1)", "us-ord", "+1\n@x", tags=("-a", "b,c"))
    file = Path("/d/caf\udce9\x1b[31m.img")  # bytes of a name that are no UTF-8
    history.save(replace(over(999), spec=evil, file=file))
    return tuple(history.order(Query()))


def export(qtbot, service, path, order):
    with qtbot.waitSignal(service.exported) as signalled:
        service.export(path, order)
    return signalled.args


def test_a_table_has_every_upload_in_the_order_shown(qtbot, service, order, tmp_path):
    path = tmp_path / "out.csv"
    assert export(qtbot, service, path, order) == [path, 251]
    with path.open(newline="", encoding="utf-8") as file:
        titles, *rows = csv.reader(file)
    assert titles == CSV_TITLES
    assert tuple(row[0] for row in rows) == order
    evil = dict(zip(titles, rows[0], strict=True))
    assert evil["label"] == "'=HYPERLINK(1)"
    assert evil["description"] == "'+1\\n@x"
    assert evil["tags"] == "'-a, b,c"
    assert evil["file"] == str(Path("/d/caf")) + "\\udce9\\x1b[31m.img"


def test_json_has_every_field_as_it_is(qtbot, service, order, history, tmp_path):
    path = tmp_path / "out.json"
    export(qtbot, service, path, order[:3])
    rows = json.loads(path.read_text("utf-8"))
    assert rows == [json.loads(json.dumps(export_row(history.get(one)))) for one in order[:3]]
    assert rows[0]["label"] == "=HYPERLINK(1)"


def test_nothing_is_an_empty_list(qtbot, service, tmp_path):
    export(qtbot, service, tmp_path / "out.json", ())
    assert json.loads((tmp_path / "out.json").read_text("utf-8")) == []


def test_a_folder_that_cannot_be_written_is_told_and_leaves_no_half_file(
    qtbot, service, order, tmp_path
):
    with qtbot.waitSignal(service.failed) as signalled:
        service.export(tmp_path / "gone" / "out.csv", order)
    assert isinstance(signalled.args[0], DiskFailed)
    (tmp_path / "taken.csv").mkdir()
    with qtbot.waitSignal(service.failed):
        service.export(tmp_path / "taken.csv", order)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".taken")] == []
