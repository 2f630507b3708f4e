"""What the columns of the history show."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtWidgets import QLabel, QWidget

from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload, UploadState
from imageuploader.ui.details.rows import transfer_rows
from imageuploader.ui.history.columns import COLUMNS, Group, column_index
from imageuploader.ui.history.columns_popup import ColumnsPopup

NOON = datetime(2025, 5, 12, 12, tzinfo=UTC)
MOVES = (
    (UploadState.PREPARING, 0),
    (UploadState.REQUESTING, 60),
    (UploadState.UPLOADING, 1),
    (UploadState.FINALISING, 4),
    (UploadState.PROCESSING, 30),
    (UploadState.AVAILABLE, 300),
)


def uploaded(moves=MOVES):
    upload, at = Upload(UploadSpec("web", "us-ord"), Path("web.img"), timeline=()), NOON
    for state, seconds in moves:
        at += timedelta(seconds=seconds)
        upload = upload.moved_to(state, at)
    return replace(upload, sent_bytes=8_000_000)


def shown_speeds(upload):
    column = COLUMNS[column_index("speed")]
    return column.text(upload, None), dict(transfer_rows(upload, None))["Average"]


def test_the_average_speed_is_that_of_the_upload_alone_in_table_and_details():
    assert shown_speeds(uploaded()) == ("2 MB/s", "2 MB/s")


def test_an_upload_that_never_arrived_has_no_average_speed():
    assert shown_speeds(uploaded(MOVES[:3])) == ("–", "–")


def test_the_chooser_has_each_column_below_the_heading_of_its_group(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    popup = ColumnsPopup(parent, lambda *_: None, ())
    popup.show_below(parent.pos())
    places = {found.text(): found.x() for found in popup.findChildren(QLabel) if found.text()}
    assert places["Upload"] < places["Image on Linode"]
    for column in COLUMNS:
        is_right = popup.boxes[column.name].x() >= places["Image on Linode"]
        assert is_right is (column.group is Group.IMAGE), column.name
    order = list(popup.boxes)
    assert order[order.index("file") :][:3] == ["file", "size", "total_size"]
    popup.close()
