"""The details of the chosen file say what the check found."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel

from imageuploader.domain.disk_report import (
    Finding,
    FindingCode,
    FreeSpace,
    Prepared,
    Preparing,
    Verdict,
)
from imageuploader.domain.errors import FileMissing
from imageuploader.domain.image import Image
from imageuploader.domain.settings import FormValues
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload, UploadState
from imageuploader.ui.language import install_language
from imageuploader.ui.upload_form.file_card import FileCard
from tests import found_inside
from tests.ui.fakes import report_on
from tests.ui.fit import stand_still
from tests.ui.fonts import use_font

EARLIER = Upload(UploadSpec("web-1", "us-ord"), Path("old.img.gz")).moved_to(UploadState.FAILED)
IMAGE = Path("/disks/disk.img.gz")


def details(stage, report):
    stage.window.show()
    stage.window.open_files([IMAGE])
    stage.checker.checked.emit(IMAGE, report, None)
    stage.checker.seen_before.emit(IMAGE, EARLIER)
    stage.window.form.drop_area.card.details.click()
    return [line.text() for line in stage.window.form.sheet.findChildren(QLabel)]


def place_of(lines, beginning):
    return next(place for place, line in enumerate(lines) if line.startswith(beginning))


def test_a_warning_stands_before_what_is_merely_good_to_know(stage):
    found = (Finding(FindingCode.MISNAMED, {"name": "disk.img.gz"}), Finding(FindingCode.ISO))
    lines = details(stage, report_on(IMAGE, findings=found))
    assert place_of(lines, "This is an installer disc") < place_of(lines, "The file's name")


def test_size_and_hash_are_there_to_the_last_byte(stage):
    lines = details(stage, report_on(IMAGE, sha256="a" * 64))
    assert "5,800,000,000 bytes" in lines or "5800000000 bytes" in lines
    assert "SHA-256" in lines


def test_an_earlier_upload_without_an_image_has_no_id_to_copy(stage):
    assert any("web-1" in line for line in details(stage, report_on(IMAGE)))
    assert not stage.window.form.drop_area.card.copy_id.isVisible()


def with_free_space(**facts):
    space = FreeSpace(412_000_000, 240_000_000, **facts)
    return report_on(IMAGE, verdict=Verdict.CONVERT, send_estimate=640_000_000, free_space=space)


def card_with(stage, report):
    stage.window.resize(1040, 720)
    stage.window.show()
    stage.window.open_files([IMAGE])
    stage.checker.checked.emit(IMAGE, report, None)
    return stage.window.form.drop_area.card


def test_the_card_has_a_box_for_deleted_data_and_what_is_sent_follows_it(stage):
    card = card_with(stage, with_free_space())
    box = card.leave_out
    assert (box.text(), box.isChecked()) == ("Leaves out 412 MB of deleted data", True)
    assert box.isVisible()
    assert "To send: about 400 MB" in card.facts
    box.click()
    assert not box.isChecked()
    assert "To send: about 640 MB" in card.facts


def test_the_upload_does_what_the_box_says(stage):
    card = card_with(stage, with_free_space())
    card.leave_out.click()
    form = stage.window.form
    form.fields.label_edit.setText("web")
    form.fields.preset(FormValues("us-ord"))
    form.submit()
    ((_, _, report),) = stage.queue.added
    assert report.left_out_bytes == 0


def test_what_saves_little_is_offered_and_not_ticked(stage):
    box = card_with(stage, with_free_space(is_left_out=False)).leave_out
    assert (box.isVisible(), box.isChecked()) == (True, False)


def test_a_disk_without_deleted_data_has_no_box(stage):
    assert not card_with(stage, report_on(IMAGE)).leave_out.isVisible()


def test_the_card_says_how_far_the_bytes_are_made_before_the_upload(stage):
    report = report_on(IMAGE, verdict=Verdict.CONVERT, send_estimate=640_000_000)
    card, selection = card_with(stage, report), stage.window.form.selection
    before = card.facts
    selection.show_preparation(IMAGE, Preparing(35))
    assert card.facts[0] == "Getting ready – 35%"
    selection.show_preparation(IMAGE, Prepared(535_000_000))
    assert card.facts[0] == "Ready: 535 MB to send"
    selection.show_preparation(IMAGE, None)
    assert card.facts == before


def test_one_good_file_is_got_ready_and_of_several_the_first_that_will_be_sent(stage):
    wanted: list[object] = []
    stage.window.form.selection.preparation_requested.connect(wanted.append)
    report = report_on(IMAGE, verdict=Verdict.CONVERT)
    card_with(stage, report)
    assert wanted[-1] == report
    other = Path("/disks/other.img")
    stage.window.open_files([other, IMAGE])
    assert wanted[-1] is None
    stage.checker.refused.emit(other, FileMissing(str(other)))
    stage.checker.checked.emit(IMAGE, report, None)
    assert wanted[-1] == report


SENT_BEFORE = replace(EARLIER, image=Image(id="private/123"))
GRAVE = ("warning", "error")


@pytest.mark.usefixtures("usual_text")
@pytest.mark.parametrize(("points", "language"), [(10, "xr"), (13, "de"), (20, "xr")])
def test_no_warning_disappears_from_a_small_card(request, qapp, points, language):
    use_font("DejaVu Sans", points)
    install_language(qapp, language)
    request.addfinalizer(lambda: install_language(qapp, ""))
    stage = request.getfixturevalue("stage")
    stage.window.show()
    for size in ((720, 520), (760, 700), (1040, 720)):
        stage.window.resize(*size)
        for inside in (found_inside.WARNED, found_inside.REFUSED, found_inside.UNKNOWN):
            stage.window.open_files([IMAGE])
            for findings in ((), (Finding(FindingCode.OVER_SURE_LIMIT),)):
                report = report_on(IMAGE, inside=inside, findings=findings)
                stage.checker.checked.emit(IMAGE, report, None)
                stage.checker.seen_before.emit(IMAGE, SENT_BEFORE)
                stand_still()
                card = stage.window.form.drop_area.card
                warnings = [
                    line for line in card.findChildren(QLabel) if line.property("role") in GRAVE
                ]
                assert warnings
                assert [text for line in warnings if (text := unseen(line, card))] == [], size


def unseen(line, card):
    """What a person cannot read of a line: none is elided."""
    place = line.geometry().translated(line.parentWidget().mapTo(card, QPoint()))
    is_whole = line.height() >= line.heightForWidth(line.width())
    is_there = line.isVisible() and card.rect().contains(place)
    return "" if is_there and is_whole and line.wordWrap() else line.text()


@pytest.mark.usefixtures("usual_text")
def test_no_button_of_the_card_is_cut_in_a_long_language(request, qapp):
    use_font("Inter", 10)
    install_language(qapp, "xr")
    request.addfinalizer(lambda: install_language(qapp, ""))
    card = card_with(request.getfixturevalue("stage"), report_on(IMAGE, inside=found_inside.GOOD))
    stand_still()
    for button in (card.another, card.details, card.found):
        assert button.isVisible()
        assert button.width() >= button.sizeHint().width(), button.text()


def test_a_card_without_a_file_can_be_shown(qtbot):
    card = FileCard()
    qtbot.addWidget(card)
    card.resize(300, 200)
    card.show()
    stand_still()
    assert card.facts == ()
