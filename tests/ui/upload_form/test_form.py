"""The form hands over what is filled in, or says what is missing."""

from pathlib import Path

import pytest

from imageuploader.domain.disk_report import Finding, FindingCode, Verdict
from imageuploader.domain.errors import FileEmpty
from imageuploader.ui.upload_form.selection import FormState
from tests.ui.fakes import report_on
from tests.ui.steps import activate


def test_upload_without_a_file_says_what_is_missing(stage):
    stage.window.form.upload_button.click()
    assert stage.window.form.drop_area.problem == "Choose an image file first"
    assert stage.queue.added == []


def test_upload_hands_over_file_spec_and_report_and_keeps_region_and_tags(stage, tmp_path):
    image, form = tmp_path / "a.img.gz", stage.window.form
    stage.window.open_files([image])
    report = report_on(image)
    stage.checker.checked.emit(image, report, None)
    assert form.upload_button.property("filled")
    form.fields.tags.set_tags(("web",))
    form.upload_button.click()
    [(path, spec, sent)] = stage.queue.added
    assert (path, spec.label, spec.region, spec.tags) == (image, "a", "us-ord", ("web",))
    assert sent is report
    assert form.state is FormState.EMPTY
    assert (form.fields.label_edit.text(), form.fields.tags.tags) == ("", ("web",))
    assert stage.settings.latest.tags == ("web",)


def test_upload_pressed_during_the_check_queues_without_a_report(stage, tmp_path):
    stage.window.open_files([tmp_path / "a.img"])
    stage.window.form.upload_button.click()
    assert [report for _, _, report in stage.queue.added] == [None]
    assert stage.checker.stops == 1


def test_a_bad_check_stops_the_upload_and_says_why(stage, tmp_path):
    image = tmp_path / "a.img"
    stage.window.open_files([image])
    report = report_on(image, verdict=Verdict.REFUSE, refusal=FileEmpty(str(image)))
    stage.checker.checked.emit(image, report, None)
    assert not stage.window.form.upload_button.isEnabled()
    assert stage.window.form.summary.text()


@pytest.mark.usefixtures("large_text")
def test_with_large_text_nothing_of_the_form_is_cut_or_covered_by_an_error(request, qtbot):
    stage = request.getfixturevalue("stage")
    window, form = stage.window, stage.window.form
    window.resize(1600, 1000)
    activate(window, qtbot)
    window.open_files([Path("/disks/web.img")])
    report = report_on(Path("/disks/web.img"), findings=(Finding(FindingCode.ISO),) * 3)
    stage.checker.checked.emit(Path("/disks/web.img"), report, None)
    form.fields.region.choose("")
    form.upload_button.click()

    def is_whole():
        fields, card = form.fields, form.drop_area.card
        foot = fields.description.geometry().bottom()
        lines = (card._result, fields._errors["region"])
        return foot < fields.cloud_init.geometry().top() and all(
            line.height() >= line.heightForWidth(line.width()) for line in lines
        )

    qtbot.waitUntil(is_whole, timeout=1000)
