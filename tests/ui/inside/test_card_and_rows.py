"""The card says how an image starts; *What was found…* says why."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from imageuploader.domain.disk_report import Finding, FindingCode, Preparing
from imageuploader.words.inside.tones import row_tone, starts_tone
from imageuploader.words.verdict import Tone
from tests import found_inside as found
from tests.ui.fakes import report_on
from tests.ui.steps import activate

IMAGE = Path("/disks/disk.img.gz")


def card_with(stage, inside, *codes):
    stage.window.resize(1040, 720)
    stage.window.show()
    stage.window.open_files([IMAGE])
    findings = tuple(Finding(code) for code in codes)
    stage.checker.checked.emit(IMAGE, report_on(IMAGE, inside=inside, findings=findings), None)
    return stage.window.form.drop_area.card


def role_of(card, sentence):
    (line,) = [line for line in card.findChildren(QLabel) if line.text() == sentence]
    return line.property("role")


@pytest.mark.parametrize(
    ("inside", "codes", "headline", "role"),
    [
        (found.GOOD, (), "Starts on Linode with: GRUB 2", "good"),
        (found.WARNED, (), "Starts on Linode with: Direct Disk", "good"),
        (
            found.REFUSED,
            (FindingCode.OVER_SURE_LIMIT,),
            "Will not start on Linode: only EFI firmware could start it",
            "error",
        ),
        (found.UNKNOWN, (), "Cannot tell whether it starts: the system is in LUKS", "warning"),
    ],
)
def test_the_headline_has_the_colour_of_what_it_says(stage, inside, codes, headline, role):
    card = card_with(stage, inside, *codes)
    assert card.facts[0] == headline
    assert role_of(card, headline) == role


def test_good_news_is_coloured_and_has_no_frame(stage):
    card = card_with(stage, found.GOOD)
    (line,) = [line for line in card.findChildren(QLabel) if line.text() == card.facts[0]]
    assert line.contentsRect() == line.rect()


def test_one_warning_stands_beside_the_headline_and_no_more(stage):
    card = card_with(stage, found.WARNED)
    (warning,) = [line for line in card.facts if role_of(card, line) == "warning"]
    assert warning.startswith("Network: ")
    assert "ens3" in warning
    good = card_with(stage, found.GOOD)
    assert [line for line in good.facts if role_of(good, line) == "warning"] == []


def test_the_warning_of_the_card_says_what_is_wrong_and_the_rows_say_where(stage):
    card = card_with(stage, found.WARNED)
    assert "Network: Only ens3 is set up, and a Linode may not have it" in card.facts
    card.found.click()
    lines = [line.text() for line in stage.window.form.sheet.findChildren(QLabel)]
    assert any(line.startswith("/etc/network/interfaces line 7: ") for line in lines)


def test_where_there_is_little_room_a_warning_stays_and_the_progress_goes(stage):
    card = card_with(stage, found.WARNED)
    stage.window.form.selection.show_preparation(IMAGE, Preparing(99))
    lines = {line.text(): line for line in card.findChildren(QLabel)}
    warning = next(fact for fact in card.facts if fact.startswith("Network: "))
    shown = list(card.facts)
    for height in range(card.height(), 0, -4):
        card.setFixedHeight(height)
        shown = [fact for fact in card.facts if not lines[fact].isHidden()]
        assert warning in shown or "Getting ready – 99%" not in shown, height
    assert "Getting ready – 99%" not in shown


def test_what_was_found_shows_each_row_over_the_form(stage, qtbot):
    card = card_with(stage, found.WARNED)
    activate(stage.window, qtbot)
    qtbot.mouseClick(card.found, Qt.MouseButton.LeftButton)
    sheet = stage.window.form.sheet
    assert sheet.isVisible()
    lines = [line.text() for line in sheet.findChildren(QLabel)]
    for title in ("Starts: yes", "Network: no", "Console: cannot tell", "cloud-init: no"):
        assert title in lines
    assert "What helps: Update cloud-init to 23.3 or newer" in lines


def test_what_cannot_be_told_never_looks_fine():
    assert starts_tone(found.UNKNOWN) is Tone.WARNING
    assert [row_tone(one) for one in found.UNKNOWN.rows] == [Tone.WARNING, Tone.WARNING]
    assert {row_tone(one) for one in found.GOOD.rows} == {Tone.GOOD}


def test_all_that_was_found_is_copied_as_text(stage):
    card_with(stage, found.WARNED).found.click()
    sheet = stage.window.form.sheet
    sheet.findChild(QPushButton, "copyFoundButton").click()
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0] == "Starts on Linode with: Direct Disk"
    assert "Network: no" in lines
    assert stage.window.statusBar().shown == "Copied what was found"


def test_the_rows_have_names_and_are_reached_and_left_by_keys(stage, qtbot):
    card = card_with(stage, found.WARNED)
    activate(stage.window, qtbot)
    card.found.setFocus()
    qtbot.keyClick(card.found, Qt.Key.Key_Space)
    sheet = stage.window.form.sheet
    assert sheet.isVisible()
    names = {part.accessibleName() for part in sheet.area.findChildren(QWidget)}
    assert "Network: no" in names
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert QApplication.focusWidget() is card.found


def test_without_a_system_inside_there_is_no_button(stage):
    card = card_with(stage, None)
    assert not card.found.isVisible()


def test_the_button_stays_in_the_smallest_window(stage, qtbot):
    card = card_with(stage, found.WARNED)
    stage.window.resize(720, 520)
    activate(stage.window, qtbot)
    assert card.found.isVisible()
    headline = "Starts on Linode with: Direct Disk"
    (line,) = [line for line in card.findChildren(QLabel) if line.text() == headline]
    assert line.isVisible()


def test_the_details_have_the_rows_too(stage):
    card_with(stage, found.WARNED).details.click()
    lines = [line.text() for line in stage.window.form.sheet.findChildren(QLabel)]
    assert "Network: no" in lines
