"""An upload whose bytes are not accepted any more: wherever its state is shown, that is said."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Progress, Upload, UploadState
from imageuploader.ui.history.columns import column_index

SILENT = "No data accepted for 14 s – still trying"


@pytest.fixture
def now(stage):
    seconds = [0.0]
    stage.window.queue_panel._clock = lambda: seconds[0]
    return seconds


@pytest.fixture
def upload(stage, now, tmp_path):
    """One that runs, is looked at in the details, and has stood still for 14 s."""
    made = Upload(UploadSpec("debian", "us-ord"), tmp_path / "d.img", state=UploadState.UPLOADING)
    stage.queue.move(made)
    stage.queue.progressed.emit(made.id, Progress(54, 100))
    stage.window.history.show_details(made.id)
    now[0] = 14.0
    stage.window.queue_panel.tick()
    return made


def said(stage, upload):
    """What each place says of the state: card, details, row, row as it is spoken, title."""
    history = stage.window.history
    row = history.model.row_of(upload.id)
    status = history.model.index(row, column_index("status"))
    return (
        stage.window.queue_panel.running.phase.text(),
        history.detail.summary.phase.text(),
        status.data(),
        status.data(Qt.ItemDataRole.AccessibleTextRole),
        stage.window.windowTitle(),
    )


def test_every_place_says_that_it_is_stalled(stage, upload):
    assert said(stage, upload) == (
        SILENT,
        SILENT,
        "Stalled",
        f"Status: Stalled, {SILENT}",
        "Stalled - debian - Image Uploader",
    )


def test_every_place_follows_the_next_byte(stage, upload):
    stage.queue.progressed.emit(upload.id, Progress(55, 100))
    assert said(stage, upload) == (
        "Uploading 55%",
        "Uploading 55%",
        "Uploading 55%",
        "Status: Uploading 55 percent",
        "55% - debian - Image Uploader",
    )


def test_the_seconds_are_the_same_everywhere(stage, upload, now):
    now[0] = 20.0
    stage.window.queue_panel.tick()
    card, details, *_ = said(stage, upload)
    assert card == details == SILENT.replace("14", "20")


def test_the_details_count_down_to_the_next_attempt_as_the_card_does(stage, upload):
    due = datetime.now(UTC) + timedelta(seconds=30)
    waits = replace(upload, state=UploadState.RETRY_WAIT, attempts=1, retry_at=due)
    stage.queue.move(waits)
    details = stage.window.history.detail.summary.phase
    assert "attempt 2 of 6 in 30 s" in details.text()
    sooner = replace(waits, retry_at=due - timedelta(seconds=12))  # as if 12 s had passed
    stage.window.history.model.show(sooner)
    stage.window.queue_panel.tick()
    assert "attempt 2 of 6 in 18 s" in details.text()
