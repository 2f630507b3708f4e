from dataclasses import fields, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtGui import QGuiApplication

from imageuploader.domain.image import Image
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Progress, Upload, UploadState
from imageuploader.ui.history.columns import COLUMNS, place_of
from imageuploader.ui.history.view import HistoryView
from tests.ui.fakes import StandInQueue

WEB = Upload(
    UploadSpec("web", "us-ord"),
    Path("/disks/web.img"),
    id="1",
    state=UploadState.AVAILABLE,
    image=Image(id="private/77"),
)
FAILED = replace(
    WEB, id="2", spec=UploadSpec("db", "us-east"), state=UploadState.FAILED, image=None
)


class Archive(QObject):
    loaded = Signal(object)
    found = Signal(object)
    changed = Signal(object)
    failed = Signal(object)

    def __init__(self):
        super().__init__()
        self.forgotten: list[str] = []
        self.searched: list[str] = []

    def load(self):
        self.loaded.emit((FAILED, WEB))

    def search(self, text):
        self.searched.append(text)

    def load_more(self):
        pass

    def forget(self, upload_id):
        self.forgotten.append(upload_id)


def settings_in(folder):
    return QSettings(str(folder / "layout.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def archive():
    return Archive()


@pytest.fixture
def view(qtbot, tmp_path, archive):
    made = HistoryView(archive, StandInQueue(), settings_in(tmp_path))
    qtbot.addWidget(made)
    made.resize(1008, 320)
    made.show()
    archive.load()
    return made


def shown(table):
    return [c.name for i, c in enumerate(COLUMNS) if not table.isColumnHidden(i)]


def rows(view):
    column = place_of("label")
    return [view.model.index(row, column).data() for row in range(view.model.rowCount())]


def test_at_the_first_start_the_seven_columns_show_and_the_pane_is_closed(view):
    assert shown(view.table) == ["status", "label", "id", "region", "sent", "started", "took"]
    assert view.detail.isHidden()


def test_columns_give_way_in_order_and_never_status_or_label(view):
    view.resize(600, 320)
    assert shown(view.table) == ["status", "label", "region", "sent", "started"]
    view.resize(300, 320)
    assert shown(view.table) == ["status", "label"]


def test_the_column_chooser_offers_every_field_of_an_image(view):
    named = {column.name for column in COLUMNS}
    assert {field.name for field in fields(Image)} - {"received"} <= named | {"others"}
    assert len(view.table.columns_menu().actions()) == len(COLUMNS)


def test_a_chosen_column_shows_and_is_remembered(view, tmp_path, archive, qtbot):
    titles = {action.text(): action for action in view.table.columns_menu().actions()}
    titles["Image ID"].trigger()
    view.table.set_wanted("file", wanted=True)
    assert "file" in shown(view.table)
    assert "id" not in shown(view.table)
    view.save()
    again = HistoryView(archive, StandInQueue(), settings_in(tmp_path))
    qtbot.addWidget(again)
    assert again.table.wanted == view.table.wanted


def test_the_search_field_narrows_the_table(view, qtbot):
    qtbot.keyClicks(view.heading.search, "private/77")
    assert rows(view) == ["web"]
    view.heading.search.clear()
    assert len(rows(view)) == 2


def test_an_upload_has_no_row_while_it_waits_though_its_file_is_prepared(view):
    preparing = replace(WEB, id="3", state=UploadState.PREPARING)
    view._queue.waiting = (preparing,)
    view._queue.changed.emit(preparing)
    view._archive.loaded.emit((preparing,))
    assert view.model.row_of("3") == -1
    view._queue.waiting = ()
    view._queue.changed.emit(replace(preparing, state=UploadState.REQUESTING))
    assert view.model.row_of("3") == 0


def test_in_a_narrow_window_the_pane_takes_the_tables_place_until_back(view):
    view.set_narrow(narrow=True)
    view.show_details("1")
    assert (view.table.isHidden(), view.detail.isVisible()) == (True, True)
    view.detail.back.click()
    assert (view.table.isHidden(), view.detail.isVisible()) == (False, False)


def test_delete_forgets_what_is_selected(view, archive):
    view.select("1")
    forget = view.actions_of_row.all["forget"]
    assert forget.shortcut().toString() == "Del"
    forget.trigger()
    assert "1" in archive.forgotten
    assert "web" not in rows(view)


def test_an_upload_that_runs_is_not_forgotten(view, archive):
    archive.changed.emit(replace(WEB, state=UploadState.UPLOADING))
    view.select("1")
    view.actions_of_row.all["forget"].trigger()
    assert archive.forgotten == []


def test_copying_takes_the_image_id(view):
    view.select("1")
    copy_id = view.actions_of_row.all["copy_id"]
    assert copy_id.shortcut().toString() == "Ctrl+C"
    copy_id.trigger()
    assert QGuiApplication.clipboard().text() == "private/77"


def test_every_cell_tells_a_screen_reader_its_column_and_value(view):
    row = view.model.row_of("2")
    for place, column in enumerate(COLUMNS):
        told = view.model.index(row, place).data(Qt.ItemDataRole.AccessibleTextRole)
        assert told.startswith(f"{column.title.template}: "), column.name


def test_a_search_looks_into_what_is_not_in_the_table_too(view, archive):
    view.heading.search.setText("old")
    assert (archive.searched, view.model.rowCount()) == (["old"], 0)
    archive.found.emit((replace(WEB, id="3", spec=UploadSpec("old-one", "us-ord")),))
    assert [view.model.upload_at(0).spec.label, view.model.rowCount()] == ["old-one", 1]


def test_older_uploads_come_in_below_what_is_looked_at(view, archive):
    archive.found.emit(tuple(replace(WEB, id=f"a{n}") for n in range(200)))
    view.select("a50")
    bar = view.table.verticalScrollBar()
    place = bar.value()
    assert place > 0
    archive.found.emit(tuple(replace(WEB, id=f"b{n}") for n in range(200)))
    assert (bar.value(), view.selected().id) == (place, "a50")


def test_a_percent_that_comes_late_or_for_no_row_is_not_kept(view):
    for upload_id in (WEB.id, "waits"):
        view._queue.progressed.emit(upload_id, Progress(43, 100))
        view._queue.processing_progressed.emit(upload_id, 99)
    assert view._progress == {}
    assert view.model._progress == {}
