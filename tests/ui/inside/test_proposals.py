"""The form proposes what the system inside says, and never over what a person chose."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from imageuploader.domain.settings import FormValues
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload
from tests import found_inside as found
from tests.ui.fakes import report_on

IMAGE, OTHER = Path("/disks/disk.img.gz"), Path("/disks/other.img.gz")


def check(stage, inside, path=IMAGE):
    stage.checker.checked.emit(path, report_on(path, inside=inside), None)


def fields_with(stage, inside, path=IMAGE):
    stage.window.open_files([path])
    check(stage, inside, path)
    return stage.window.form.fields


def reason(stage):
    return stage.window.form.fields.findChild(QLabel, "descriptionError").text()


def test_label_and_description_come_from_the_system_inside(stage):
    fields = fields_with(stage, found.GOOD)
    assert fields.spec.label == "debian-12"
    assert fields.spec.description == "Debian GNU/Linux 12 (bookworm), 6.1.0-40-cloud-amd64"


@pytest.mark.parametrize(
    ("inside", "is_ticked", "why"),
    [
        (found.GOOD, True, "cloud-init 24.1 knows Linode's metadata"),
        (found.WARNED, False, "cloud-init 22.4.2 is too old for Linode's metadata"),
    ],
)
def test_the_box_is_proposed_and_the_reason_stands_at_it(stage, inside, is_ticked, why):
    stage.window.form.fields.preset(FormValues("us-ord", cloud_init=not is_ticked))
    fields = fields_with(stage, inside)
    assert fields.cloud_init.isChecked() is is_ticked
    assert why in reason(stage)
    assert why in fields.cloud_init.accessibleDescription()


@pytest.mark.parametrize("before", [True, False])
def test_what_cannot_be_told_proposes_nothing_and_says_so(stage, before):
    stage.window.form.fields.preset(FormValues("us-ord", cloud_init=before))
    fields = fields_with(stage, found.UNKNOWN)
    assert fields.cloud_init.isChecked() is before
    assert reason(stage) == "Whether cloud-init is installed could not be read"


def test_what_was_typed_stays(stage, qtbot):
    stage.window.open_files([IMAGE])
    fields = stage.window.form.fields
    fields.label_edit.clear()
    qtbot.keyClicks(fields.label_edit, "mine")
    qtbot.keyClicks(fields.description, "my own words")
    qtbot.mouseClick(fields.cloud_init, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(fields.cloud_init, Qt.MouseButton.LeftButton)
    check(stage, found.GOOD)
    assert (fields.spec.label, fields.spec.description) == ("mine", "my own words")
    assert not fields.cloud_init.isChecked()


def test_what_was_chosen_for_the_file_before_stays(stage):
    spec = UploadSpec("web", "us-ord", "", cloud_init=False)
    stage.window.edit(Upload(spec, IMAGE))
    check(stage, found.GOOD)
    assert stage.window.form.fields.spec == spec


def test_another_file_takes_the_proposals_of_the_first_back(stage):
    fields_with(stage, found.GOOD)
    fields = fields_with(stage, None, OTHER)
    assert fields.spec == UploadSpec("other", "us-ord")
    assert reason(stage) == ""


def test_a_proposal_that_was_changed_by_hand_stays_for_another_file(stage, qtbot):
    fields = fields_with(stage, found.GOOD)
    qtbot.keyClicks(fields.description, "!")
    qtbot.mouseClick(fields.cloud_init, Qt.MouseButton.LeftButton)
    fields = fields_with(stage, found.GOOD, OTHER)
    assert fields.spec.description.endswith("!") or fields.spec.description.startswith("!")
    assert not fields.cloud_init.isChecked()


def test_an_upload_has_what_was_proposed_and_the_next_form_has_not(stage):
    fields = fields_with(stage, found.GOOD)
    stage.window.form.submit()
    ((_, spec, _),) = stage.queue.added
    assert (spec.label, spec.cloud_init) == ("debian-12", True)
    assert fields.spec == UploadSpec("", "us-ord")


def test_clear_and_undo_bring_the_proposals_back(stage, qtbot):
    fields = fields_with(stage, found.GOOD)
    before = fields.spec
    with qtbot.waitSignal(stage.window.form.undo_offered) as offer:
        stage.window.form.clear_button.click()
    assert not fields.spec.cloud_init
    offer.args[0].restore()
    assert fields.spec == before
    assert reason(stage)


def test_several_files_get_no_proposal(stage):
    stage.window.open_files([IMAGE, OTHER])
    check(stage, found.GOOD)
    check(stage, found.GOOD, OTHER)
    assert not stage.window.form.fields.cloud_init.isChecked()
    assert stage.window.form.fields.spec.description == ""
    assert reason(stage) == ""


def test_a_name_that_linode_would_refuse_is_not_proposed(stage):
    odd = replace(found.GOOD, system=replace(found.DEBIAN, id="ünïx/os", version="1:2"))
    assert fields_with(stage, odd).spec.label == "-n-x-os-1-2"
