"""What was found is kept: in the details, the receipt and an export of an upload."""

import json
from dataclasses import replace

import pytest

from imageuploader.codec.upload import upload_from_json, upload_to_json
from imageuploader.domain.inside.inside import Observation
from imageuploader.domain.inside.questions import Cause
from imageuploader.ui.details.rows import image_rows
from imageuploader.words.export_rows import export_row
from imageuploader.words.inside.lines import found_lines
from imageuploader.words.receipt import receipt
from tests import found_inside as found
from tests.ui.history_steps import WEB

KEPT = upload_from_json(upload_to_json(replace(WEB, inside=found.WARNED)))


def test_the_image_tab_has_the_headline_and_the_rows():
    rows = dict(image_rows(KEPT))
    assert rows["On Linode"] == "Starts on Linode with: Direct Disk"
    assert rows["cloud-init"].startswith("no. /usr/bin/cloud-init: cloud-init 22.4.2 is too old")
    assert rows["Console"].startswith("cannot tell. ")
    assert dict(image_rows(replace(WEB, inside=None))).keys() < rows.keys()


def test_the_pane_shows_them_as_soon_as_the_upload_is_selected(history):
    history.model.show(KEPT)
    history.show_details(KEPT.id)
    assert ("On Linode", "Starts on Linode with: Direct Disk") in history.detail.image_rows.rows


def test_the_receipt_ends_with_them():
    whole = "\n".join(map(str, receipt(KEPT)))
    assert whole.endswith("\n".join(map(str, found_lines(found.WARNED))))


def test_an_export_has_them_by_stable_ids():
    inside = json.loads(json.dumps(export_row(KEPT)))["inside"]
    assert inside["mode"] == "linode/direct-disk"
    assert [row["id"] for row in inside["rows"]] == ["B1", "N1", "B7", "C1", "I2"]
    assert export_row(replace(WEB, inside=None))["inside"] is None


@pytest.mark.parametrize("cause", Cause)
def test_a_row_that_lost_its_facts_is_still_shown(cause):
    inside = replace(found.UNKNOWN, found=(Observation(cause),))
    assert all(map(str, found_lines(inside)))
