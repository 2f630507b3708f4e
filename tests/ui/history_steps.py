"""What tests of the history do with it first, and the uploads that they find in it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from imageuploader.domain.image import Image
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Moment, Upload, UploadState
from imageuploader.ui.history.columns import column_index

NOON = datetime(2026, 5, 12, 12, tzinfo=UTC)
LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
SHA = "9f2c41d07be" * 6


def upload(label, minutes=0, state=UploadState.AVAILABLE, seconds=30, **facts):
    at = NOON + timedelta(minutes=minutes)
    moments = (UploadState.QUEUED, UploadState.UPLOADING, state)
    ends = (at, at, at + timedelta(seconds=seconds))
    number = len(label) + minutes
    image = Image(f"private/{number}", label, "available", received={"id": f"private/{number}"})
    return Upload(
        UploadSpec(label, "us-ord"),
        Path(f"/disks/{label}.img"),
        **{"id": label, "image": image, "sha256": SHA, "sent_bytes": 5_000_000, **facts},
        state=state,
        timeline=tuple(map(Moment, moments, ends)),
    )


WEB, DB, OLD = upload("web", 2), upload("db", 1, UploadState.FAILED), upload("old")


def status_bar(history):
    return history.window().statusBar()


def click_row(history, row, times=1):
    table = history.table
    spot = table.visualRect(history.model.index(row, column_index("label"))).center()
    click = QTest.mouseClick if times == 1 else QTest.mouseDClick
    click(table.viewport(), LEFT, NO_KEYS, spot)


def labels(history):
    column = column_index("label")
    return [history.model.index(row, column).data() for row in range(history.model.rowCount())]


def type_search(history, text):
    history.focus_search()
    QTest.keyClicks(history.toolbar.search, text)
