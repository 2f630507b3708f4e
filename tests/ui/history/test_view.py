from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication

from imageuploader.domain.errors import DiskFailed, HistoryLags
from imageuploader.domain.image import Image
from imageuploader.domain.settings import SavedAccount, Settings
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Progress, Upload, UploadState
from imageuploader.ui.history.columns import COLUMNS, column_index
from imageuploader.ui.history.view import HistoryView
from tests.ui.fakes import StandInArchive, StandInQueue

if TYPE_CHECKING:
    from imageuploader.services.queue.upload_queue import UploadQueue

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


def settings_in(folder):
    return QSettings(str(folder / "layout.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def archive():
    return StandInArchive(FAILED, WEB)


@pytest.fixture
def view(qtbot, tmp_path, archive):
    made = HistoryView(archive, cast("UploadQueue", StandInQueue()), settings_in(tmp_path))
    qtbot.addWidget(made)
    made.resize(1008, 320)
    made.show()
    archive.load()
    return made


def shown(table):
    return [c.name for i, c in enumerate(COLUMNS) if not table.isColumnHidden(i)]


def rows(view):
    column = column_index("label")
    return [view.model.index(row, column).data() for row in range(view.model.rowCount())]


def test_at_the_first_start_the_seven_columns_show_and_the_pane_is_closed(view):
    assert shown(view.table) == ["status", "label", "id", "region", "sent", "started", "took"]
    assert view.detail.isHidden()


def test_columns_give_way_in_order_and_never_status_or_label(view):
    order = ["took", "id", "sent", "region", "started"]
    all_of_them = shown(view.table)
    seen = [all_of_them]
    for width in range(1008, 299, -4):
        view.resize(width, 320)
        if shown(view.table) != seen[-1]:
            seen.append(shown(view.table))
        assert width < 600 or len(seen[-1]) >= 4
    left = [[name for name in all_of_them if name not in order[:gone]] for gone in range(6)]
    assert seen == left
    assert seen[-1] == ["status", "label"]


def test_the_column_chooser_offers_every_field_of_an_image(view):
    named = {column.name for column in COLUMNS}
    assert {field.name for field in fields(Image)} - {"received"} <= named | {"others"}
    popup = view.table.choose_columns(view.mapToGlobal(view.rect().center()))
    assert set(popup.boxes) == named
    popup.close()


def test_a_chosen_column_shows_and_is_remembered(view, tmp_path, archive, qtbot):
    popup = view.table.choose_columns(view.mapToGlobal(view.rect().center()))
    popup.boxes["id"].click()
    view.table.set_wanted("file", wanted=True)
    assert "file" in shown(view.table)
    assert "id" not in shown(view.table)
    view.save()
    again = HistoryView(archive, cast("UploadQueue", StandInQueue()), settings_in(tmp_path))
    qtbot.addWidget(again)
    assert again.table.wanted == view.table.wanted


def test_the_search_field_narrows_the_table(view, qtbot):
    qtbot.keyClicks(view.toolbar.search, "private/77")
    assert rows(view) == ["web"]
    view.toolbar.search.clear()
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
    assert (view.table.isVisible(), view.detail.isVisible()) == (False, True)
    view.detail.back.click()
    assert (view.table.isVisible(), view.detail.isVisible()) == (True, False)


def test_delete_forgets_what_is_selected(view, archive):
    view.select("1")
    forget = view.row_actions.by_name["forget"]
    assert forget.shortcut().toString() == "Del"
    forget.trigger()
    assert ("forget", "1") in archive.calls
    assert "web" not in rows(view)


def test_an_upload_that_runs_is_not_forgotten(view, archive):
    archive.changed.emit(replace(WEB, state=UploadState.UPLOADING))
    view.select("1")
    view.row_actions.by_name["forget"].trigger()
    assert archive.calls == []


def test_copying_takes_the_image_id(view):
    view.select("1")
    copy_id = view.row_actions.by_name["copy_id"]
    assert copy_id.shortcut().toString() == "Ctrl+C"
    copy_id.trigger()
    assert QGuiApplication.clipboard().text() == "private/77"


def test_every_cell_tells_a_screen_reader_its_column_and_value(view):
    row = view.model.row_of("2")
    for place, column in enumerate(COLUMNS):
        spoken = view.model.index(row, place).data(Qt.ItemDataRole.AccessibleTextRole)
        assert spoken.startswith(f"{column.title.template}: "), column.name


def test_a_row_is_told_as_one_sentence_from_each_of_its_cells(view):
    def told(upload_id):
        row, role = view.model.row_of(upload_id), Qt.ItemDataRole.AccessibleDescriptionRole
        return {view.model.index(row, place).data(role) for place in range(len(COLUMNS))}

    assert told("1") == {"“web”: Available. Image ID private/77, region us-ord."}
    assert told("2") == {"“db”: Failed, Upload failed. Region us-east."}


def test_a_percent_that_comes_late_or_for_no_row_is_not_kept(view):
    for upload_id in (WEB.id, "waits"):
        view._queue.progressed.emit(upload_id, Progress(43, 100))
        view._queue.processing_progressed.emit(upload_id, 99)
    assert view._progress == {}
    assert view.model._progress == {}


def upload(state, **facts):
    return Upload(UploadSpec("web", "us-ord"), Path("/disks/web.img"), state=state, **facts)


def test_linodes_percent_is_told_in_the_row(stage):
    stage.archive.loaded.emit((upload(UploadState.PROCESSING, id="1", sent_bytes=5_000_000),))
    stage.queue.processing_progressed.emit("1", 40)
    model = stage.window.history.model
    assert model.index(0, column_index("status")).data() == "Processing 40%"
    assert model.index(0, column_index("sent")).data() == "5 MB"
    stage.queue.changed.emit(upload(UploadState.AVAILABLE, id="1"))
    assert model.index(0, column_index("status")).data() == "Available"


def test_preparing_is_told_in_the_row_without_bytes_sent(stage):
    stage.queue.changed.emit(upload(UploadState.PREPARING, id="1"))
    stage.queue.progressed.emit("1", Progress(35, 100, attempt=0))
    model = stage.window.history.model
    assert model.index(0, column_index("status")).data() == "Preparing 35%"
    assert model.index(0, column_index("sent")).data() == "–"


def test_a_history_that_cannot_be_read_is_told_and_stays_told(stage):
    stage.archive.failed.emit(DiskFailed("/home/ada/history.sqlite3", "damaged"))
    assert "damaged" in stage.window.history.banner.text
    assert stage.window.history.banner.isVisibleTo(stage.window.history)


def test_a_history_that_lags_behind_is_told_until_it_has_caught_up(stage):
    banner, lag = stage.window.history.banner, HistoryLags("/home/ada")
    stage.archive.failed.emit(DiskFailed("/home/ada/history.sqlite3", "damaged"))
    stage.archive.failed.emit(lag)
    assert "The history is not up to date: no space is left in /home/ada" in banner.text
    stage.archive.caught_up.emit(lag)
    assert "not up to date" not in banner.text
    assert "damaged" in banner.text


def test_a_history_that_the_queue_could_not_write_is_told_until_it_could(stage):
    banner, locked = stage.window.history.banner, DiskFailed("/home/ada/history.sqlite3", "locked")
    stage.queue.history_failed.emit(locked)
    assert "history.sqlite3 could not be read or written: locked" in banner.text
    stage.queue.history_caught_up.emit(locked)
    assert banner.text == ""


def test_the_uploads_of_one_account_are_shown_alone_and_by_its_title(view, archive):
    for upload, account in ((WEB, "work"), (FAILED, "home")):
        archive.put_back(replace(upload, account=account))
    accounts = (SavedAccount("work"), SavedAccount("home", title="flat"))
    view.show_accounts(Settings(accounts=accounts))
    cell = view.model.index(view.model.row_of(FAILED.id), column_index("account"))
    assert cell.data() == "flat"
    view.toolbar.filter.actions_by_account["home"].trigger()
    assert view.model.ids == (FAILED.id,)
    assert view.toolbar.filter.text() == "All, flat"
    view.search.clear()
    assert set(view.model.ids) == {WEB.id, FAILED.id}
