from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton

from imageuploader.domain.errors import AddressRefused, FileEmpty, NoWord, Rejected, TokenRefused
from imageuploader.domain.image import Image, ImageRegion
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Progress, Upload, UploadState
from imageuploader.ui.details.pane import DetailPane
from imageuploader.ui.details.value_label import ValueLabel
from imageuploader.ui.text import upload_text
from imageuploader.ui.theme.metrics import apply_stylesheet
from imageuploader.words.formatting import full_moment

MAY = datetime(2025, 5, 12, 12, tzinfo=UTC)
IMAGE = Image(
    id="private/77",
    label="web",
    status="available",
    regions=(ImageRegion("us-ord", "available"), ImageRegion("us-east", "pending")),
    capabilities=("cloud-init",),
    tags=("base", "2025"),
    created=MAY,
    received={"id": "private/77", "colour_of_the_disk": "green"},
)


def upload(state, **facts):
    return Upload(UploadSpec("web", "us-ord"), Path("/disks/web.img"), state=state, **facts)


@pytest.fixture
def pane(qtbot):
    made = DetailPane()
    qtbot.addWidget(made)
    return made


def test_back_stands_at_the_top_also_where_nothing_is_selected(pane):
    pane.set_narrow(True)
    pane.resize(600, 500)
    pane.show()
    pane.show_upload(upload(UploadState.AVAILABLE, image=IMAGE), None)
    QApplication.processEvents()
    before = pane.back.geometry()
    pane.show_upload(None, None)
    QApplication.processEvents()
    assert pane.back.geometry() == before


def test_every_field_of_an_image_has_a_row(pane):
    pane.show_upload(upload(UploadState.AVAILABLE, image=IMAGE), None)
    values = [value for _, value in pane.image_rows.rows]
    assert len(values) >= len(fields(Image)) - 1
    for expected in ("private/77", "cloud-init", "base, 2025"):
        assert expected in values
    assert any("us-east" in value and "waits" in value for value in values)


def test_a_field_this_program_does_not_know_is_shown_all_the_same(pane):
    pane.show_upload(upload(UploadState.AVAILABLE, image=IMAGE), None)
    name, value = pane.image_rows.rows[-1]
    assert "colour_of_the_disk" in name + value
    assert "green" in value


def test_the_values_can_be_selected_and_stay_the_same_labels_while_they_change(pane):
    pane.show_upload(upload(UploadState.UPLOADING), Progress(1_000_000, 9_000_000))
    before = pane.transfer_rows.findChildren(ValueLabel)
    pane.show_upload(upload(UploadState.UPLOADING), Progress(2_000_000, 9_000_000))
    assert pane.transfer_rows.findChildren(ValueLabel) == before
    assert dict(pane.transfer_rows.rows)["Sent"] == "2 MB"


COPY = "Copy details"


def buttons(pane):
    return [b.text() for b in pane.summary.findChildren(QPushButton) if not b.isHidden()]


@pytest.mark.parametrize(
    ("state", "facts", "offered"),
    [
        (UploadState.UPLOADING, {}, []),
        (UploadState.AVAILABLE, {"image": IMAGE}, ["Copy image ID", "Deploy…"]),
        (
            UploadState.FAILED,
            {"error": AddressRefused(403, "x")},
            ["Request again", COPY],
        ),
        (
            UploadState.FAILED,
            {"error": FileEmpty("d.img")},
            ["Choose another file…", COPY],
        ),
        (UploadState.FAILED, {"error": TokenRefused()}, ["Sign in…", COPY]),
        (UploadState.CANCELLED, {}, ["Upload again"]),
        (UploadState.CANCELLED, {"left_behind": True}, ["Upload again", "Remove it"]),
        (UploadState.INTERRUPTED, {"in_doubt": True}, ["Upload again", "Unfinished images…"]),
        (
            UploadState.INTERRUPTED,
            {"left_behind": True},
            ["Upload again", "Remove unfinished image"],
        ),
        (UploadState.GONE, {}, ["Upload again"]),
    ],
)
def test_what_helps_is_offered_the_best_first(pane, state, facts, offered):
    pane.show_upload(upload(state, **facts), None)
    assert buttons(pane) == offered


def test_a_practice_image_is_not_looked_for_in_cloud_manager(qtbot):
    pane = DetailPane(practice=True)
    qtbot.addWidget(pane)
    pane.show_upload(upload(UploadState.AVAILABLE, image=IMAGE), None)
    assert buttons(pane) == ["Copy image ID"]


def test_a_button_tells_which_upload_it_is_for(pane, qtbot):
    cancelled = upload(UploadState.CANCELLED)
    pane.show_upload(cancelled, None)
    with qtbot.waitSignal(pane.again_requested) as emitted:
        pane.summary.findChild(QPushButton).click()
    assert emitted.args == [cancelled]


def test_a_failure_stands_in_a_tinted_frame_and_says_what_is_left(pane):
    pane.show_upload(upload(UploadState.FAILED, error=AddressRefused(403, "x")), None)
    assert pane.summary.property("role") == "banner"
    assert "(403)" in pane.summary.phase.text()
    assert pane.summary.meaning.text().endswith("Nothing is left on Linode.")
    pane.show_upload(upload(UploadState.UPLOADING), None)
    assert pane.summary.property("role") == ""


def test_copied_details_have_the_failure_and_every_row(pane):
    pane.show_upload(upload(UploadState.FAILED, error=FileEmpty("d.img"), image=IMAGE), None)
    pane.summary.findChildren(QPushButton)[1].click()
    copied = QGuiApplication.clipboard().text()
    assert "d.img is empty" in copied
    assert "ID: private/77" in copied
    assert f"Folder: {Path('/disks')}" in copied


def test_without_a_selection_it_says_what_to_do(pane):
    pane.show_upload(None, None)
    assert pane.summary.text == "Select an upload to see its details."
    assert pane.tabs.isHidden()


@pytest.mark.parametrize("height", [150, 250, 400])
def test_a_failure_is_told_in_full_however_low_the_pane_is(pane, qtbot, height):
    failed = upload(UploadState.FAILED, error=AddressRefused(403, "AccessDenied"))
    apply_stylesheet(pane)
    pane.resize(324, height)
    pane.show()
    pane.show_upload(failed, None)
    summary = pane.summary
    assert "Nothing is left on Linode." in summary.meaning.text()

    def is_whole():
        labels = (summary.phase, summary.meaning)
        whole = all(part.height() >= part.heightForWidth(part.width()) for part in labels)
        buttons = summary.findChildren(QPushButton)
        feet = [button.mapTo(summary, button.rect().bottomLeft()).y() for button in buttons]
        return whole and max(feet) < summary.height() - 8

    qtbot.waitUntil(is_whole, timeout=1000)


SILENT = NoWord("2025-05-12T12:00:00+00:00", 403, "Unauthorized")


def test_an_image_without_a_word_from_linode_says_since_when_and_where_to_look(pane):
    silent = upload(UploadState.PROCESSING, image=IMAGE, error=SILENT)
    pane.show_upload(silent, Progress(40, 100, attempt=0))
    assert str(full_moment(MAY)) in pane.summary.phase.text()
    assert "403: Unauthorized" in pane.summary.meaning.text()
    assert buttons(pane) == ["Open in Cloud Manager", COPY]
    assert upload_text.status(silent, None).startswith("No word since ")


def test_a_long_reason_is_shown_by_its_beginning_and_copied_in_full(pane):
    reason = "very long " * 10_000
    pane.show_upload(upload(UploadState.FAILED, error=Rejected(400, reason)), None)
    assert len(pane.summary.phase.text()) <= 500
    pane._copy_details()
    assert reason in QGuiApplication.clipboard().text()
