from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path

import pytest

from imageuploader.domain.image import Image, ImageRegion
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Progress, Upload, UploadState
from imageuploader.ui.detail_pane import DetailPane

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


def test_every_field_of_an_image_has_a_row(pane):
    pane.show_upload(upload(UploadState.AVAILABLE, image=IMAGE), None)
    values = [value for _, value in pane.image_rows.rows]
    assert len(values) >= len(fields(Image)) - 1
    for expected in ("private/77", "cloud-init", "base, 2025"):
        assert expected in values
    assert any("us-east" in value and "pending" in value for value in values)


def test_a_field_this_program_does_not_know_is_shown_all_the_same(pane):
    pane.show_upload(upload(UploadState.AVAILABLE, image=IMAGE), None)
    name, value = pane.image_rows.rows[-1]
    assert "colour_of_the_disk" in name + value
    assert "green" in value


def test_the_values_can_be_selected_and_stay_the_same_labels_while_they_change(pane):
    pane.show_upload(upload(UploadState.UPLOADING), Progress(1_000_000, 9_000_000))
    before = list(pane.transfer_rows._values)
    pane.show_upload(upload(UploadState.UPLOADING), Progress(2_000_000, 9_000_000))
    assert pane.transfer_rows._values == before
    assert dict(pane.transfer_rows.rows)["Sent"] == "2 MB"


@pytest.mark.parametrize(
    ("state", "offered"),
    [(UploadState.FAILED, True), (UploadState.CANCELLED, True), (UploadState.UPLOADING, False)],
)
def test_uploading_again_is_offered_once_it_has_ended_badly(pane, state, offered):
    pane.show_upload(upload(state), None)
    assert pane.again.isHidden() is not offered


def test_without_a_selection_it_says_what_to_do(pane):
    pane.show_upload(None, None)
    assert pane._phase.text() == "Select an upload to see its details."
    assert pane.tabs.isHidden()
