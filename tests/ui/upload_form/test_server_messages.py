"""What Linode said is read where it belongs, and nothing that was typed is lost."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QLabel

from imageuploader.domain.errors import AddressRefused, FileEmpty, Rejected
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload

SPEC = UploadSpec("web-1", "us-ord", "of May", cloud_init=True, tags=("base",))
REGION = Rejected(400, "region is not valid", "region")


def failed(error, name="disk.img.gz"):
    return Upload(SPEC, Path(name)).failed(error)


def find_label(stage, name):
    found = stage.window.findChild(QLabel, name)
    assert isinstance(found, QLabel)
    return found


def test_a_refused_region_is_told_under_the_region(stage):
    stage.queue.changed.emit(failed(REGION))
    assert find_label(stage, "regionError").text() == "This region cannot store images"


def test_an_error_about_a_field_puts_file_and_fields_back(stage):
    stage.queue.changed.emit(failed(REGION))
    form = stage.window.form
    assert form.path == Path("disk.img.gz")
    assert form.fields.spec == SPEC
    assert stage.checker.asked == [Path("disk.img.gz")]


def test_an_error_about_a_field_leaves_another_file_in_the_form_alone(stage):
    stage.window.open_files([Path("other.img")])
    stage.queue.changed.emit(failed(REGION))
    form = stage.window.form
    assert (form.path, form.fields.label_edit.text()) == (Path("other.img"), "other")
    assert find_label(stage, "regionError").text() == ""
    assert form.banner.text.startswith("web-1: This region cannot store images.")


def test_a_refused_region_is_marked_in_the_list(stage):
    stage.queue.changed.emit(failed(REGION))
    region = stage.window.form.fields.region
    texts = [region.itemText(row) for row in range(region.count())]
    assert [text for text in texts if "cannot store images" in text] == [
        "Chicago, IL (us-ord) – cannot store images"
    ]
    assert region.region_id == "us-ord"


def test_a_refused_address_is_told_above_the_form(stage):
    stage.queue.changed.emit(failed(AddressRefused(403, "AccessDenied")))
    banner = find_label(stage, "formBanner")
    assert banner.text().startswith("web-1: Linode's storage did not accept the file (403).")
    assert banner.isVisibleTo(stage.window)


def test_each_file_that_did_not_pass_is_named(stage):
    for name in ("a.img", "b.img"):
        stage.queue.changed.emit(failed(FileEmpty(name), name))
    assert [line.partition(".img is")[0] for line in stage.window.form.banner.text.split("\n")] == [
        "web-1: a",
        "web-1: b",
    ]


def test_the_next_file_takes_the_old_message_away(stage):
    stage.queue.changed.emit(failed(AddressRefused(403, "AccessDenied")))
    stage.window.open_files([Path("other.img")])
    assert stage.window.form.banner.text == ""


def test_editing_an_upload_again_fills_the_form(stage):
    cancelled = replace(failed(FileEmpty("x")), id="7")
    stage.archive.loaded.emit((cancelled,))
    stage.window.history.select("7")
    stage.window.history.row_actions.by_name["edit"].trigger()
    assert stage.window.form.fields.spec == SPEC
