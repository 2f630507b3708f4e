"""The card says in one headline whether a file can be sent, and nothing hides it."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollBar

from imageuploader.domain.disk_report import Finding, FindingCode, Layout, Partition
from imageuploader.domain.errors import FileEmpty, TooLarge
from imageuploader.domain.image import Image
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload
from imageuploader.ui.text.report_text import facts
from imageuploader.ui.theme.palette import Colours
from imageuploader.words.inside.sentences import inside_headline
from imageuploader.words.verdict import Tone, doubts_of, headline_text, tone_of
from tests import found_inside
from tests.ui.fakes import report_on
from tests.ui.fonts import FAMILIES, every_font_at, use_font
from tests.ui.steps import activate

FILE = Path("/disks/ubuntu-24.04-server-cloudimg-amd64.raw.gz")
EARLIER = replace(
    Upload(UploadSpec("web-base", "us-ord"), Path("old.img.gz")), image=Image(id="private/123")
)
PARTS = (
    Partition(1, 2**20, 500 * 2**20, "EFI System", "fat"),
    Partition(2, 501 * 2**20, 5 * 10**9, "Linux filesystem", "ext4", "root"),
)


def doubtful(*codes):
    return report_on(FILE, findings=tuple(Finding(code) for code in codes))


@pytest.mark.parametrize(
    ("report", "tone", "headline"),
    [
        (doubtful(), Tone.GOOD, "Ready to send"),
        (doubtful(FindingCode.MISNAMED), Tone.GOOD, "Ready to send"),
        (doubtful(FindingCode.NO_INIT), Tone.WARNING, "Will upload, but it may not start"),
        (
            doubtful(FindingCode.PARTITIONED, FindingCode.OVER_SURE_LIMIT),
            Tone.WARNING,
            "Will upload, but it is larger than most accounts allow",
        ),
        (
            replace(doubtful(), refusal=FileEmpty("a.img")),
            Tone.BAD,
            "Cannot be uploaded: a.img is empty",
        ),
        (
            replace(doubtful(), refusal=TooLarge("a.img", 6 * 10**9, 5 * 10**9)),
            Tone.BAD,
            "Cannot be uploaded: it is too large (6 GB; the limit is 5 GB)",
        ),
    ],
)
def test_the_headline_has_the_reason_in_itself(report, tone, headline):
    assert tone_of(report) is tone
    assert str(headline_text(report)) == headline


WILL_NOT = "Will upload, but it will not start: only EFI firmware could start it"


@pytest.mark.parametrize(
    ("codes", "inside", "headline", "is_said_below"),
    [
        ((), found_inside.REFUSED, WILL_NOT, False),
        ((FindingCode.EFI_ONLY,), found_inside.REFUSED, WILL_NOT, False),
        ((FindingCode.PARTITIONED,), found_inside.REFUSED, WILL_NOT, False),
        (
            (FindingCode.LUKS,),
            found_inside.UNKNOWN,
            "Will upload, but it is encrypted and may not start",
            False,
        ),
        (
            (FindingCode.OVER_SURE_LIMIT, FindingCode.EFI_ONLY),
            found_inside.REFUSED,
            "Will upload, but it is larger than most accounts allow",
            True,
        ),
        ((), found_inside.UNKNOWN, "Ready to send", True),
        (
            (FindingCode.MISSING_DEVICE,),
            found_inside.GOOD,
            "Will upload, but it may not start: a device is missing",
            True,
        ),
    ],
)
def test_whether_it_starts_is_said_once(codes, inside, headline, is_said_below):
    report = replace(doubtful(*codes), inside=inside)
    assert str(headline_text(report)) == headline
    assert (tone_of(report) is Tone.WARNING) is (headline != "Ready to send")
    below = [fact.sentence for fact in facts(report, None)]
    assert (str(inside_headline(inside)) in below) is is_said_below


def test_every_warning_of_the_check_is_a_reason_of_the_headline():
    warnings = [code for code in FindingCode if Finding(code).is_warning]
    assert [code for code in warnings if not doubts_of(doubtful(code))] == []


def show_report(stage, report):
    stage.window.open_files([FILE])
    stage.checker.checked.emit(FILE, report, 50e6)


def headline(stage):
    found = stage.window.findChild(QLabel, "checkResultLabel")
    assert isinstance(found, QLabel)
    return found


def test_a_warning_is_amber_with_a_triangle(stage, qtbot):
    activate(stage.window, qtbot)
    show_report(stage, doubtful(FindingCode.ISO))
    colour = headline(stage).palette().color(headline(stage).foregroundRole())
    assert colour.name() == Colours.now().warning.name()
    assert stage.window.form.drop_area.card._sign._shown == ("warning", "warning")


def test_there_are_two_facts_and_the_price_and_no_time_under_five_seconds(stage):
    show_report(stage, replace(doubtful(), send_bytes=1_300_000_000))
    assert stage.window.form.drop_area.card.facts == (
        "5.8 GB raw, gzip, ext4",
        "To send: 1.3 GB, about 26 s",
        "Estimated price: $0.55 a month",
    )
    show_report(stage, replace(doubtful(), send_bytes=200_000_000))
    assert stage.window.form.drop_area.card.facts[1] == "To send: 200 MB"


def test_the_bar_of_the_disk_has_a_segment_for_each_partition(stage, qtbot):
    activate(stage.window, qtbot)
    show_report(stage, replace(doubtful(), raw_bytes=10**10, layout=Layout("gpt", PARTS)))
    QApplication.processEvents()
    bar = stage.window.form.drop_area.card.disk
    assert bar.isVisible()
    small, large = [area for area, _ in bar.segments()]
    assert small.width() < large.width() <= bar.width() / 2 + 4
    assert bar.name_at(round(large.center().x())) == "ext4 “root”, 5 GB"
    assert bar.name_at(bar.width() - 2) == ""
    assert "EFI System (FAT), 524 MB" in bar.accessibleDescription()


def test_what_was_uploaded_before_is_told_before_upload_and_its_id_copied(stage, qtbot):
    activate(stage.window, qtbot)
    show_report(stage, doubtful())
    assert not stage.window.findChild(QPushButton, "copyEarlierIdButton").isVisible()
    stage.checker.seen_before.emit(FILE, EARLIER)
    told = stage.window.findChild(QLabel, "sameBytesLabel")
    assert told.isVisible()
    assert told.text().startswith("You uploaded these bytes")
    assert "web-base" in told.text()
    button = stage.window.findChild(QPushButton, "copyEarlierIdButton")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "private/123"
    assert stage.window.statusBar().shown == "Copied private/123"


def test_details_open_all_that_was_found_and_escape_closes_them(stage, qtbot):
    activate(stage.window, qtbot)
    show_report(stage, doubtful(FindingCode.ISO, FindingCode.MISNAMED))
    sheet, button = stage.window.form.sheet, stage.window.form.drop_area.card.details
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert sheet.isVisible()
    told = [line.text() for line in sheet.findChildren(QLabel)]
    assert any(line.startswith("This is an installer disc") for line in told)
    assert any(line.startswith("The file's name does not match") for line in told)
    for _ in range(20):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert sheet.isAncestorOf(QApplication.focusWidget())
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert QApplication.focusWidget() is button


REPORTS = {
    "good": doubtful(),
    "warning": doubtful(FindingCode.MISSING_DEVICE, FindingCode.PARTITIONED),
    "limit": doubtful(FindingCode.OVER_SURE_LIMIT),
    "unknown": doubtful(FindingCode.UNKNOWN_CONTENT),
    "inside": replace(doubtful(), inside=found_inside.WARNED),
    "bad": replace(doubtful(), refusal=TooLarge("a.img", 6 * 10**9, 5 * 10**9)),
}
SIZES = ((720, 520), (760, 700), (1000, 600), (1040, 720), (1400, 1000))


@pytest.mark.usefixtures("usual_text")
@every_font_at("points", 9, 10, 13, 20)
@pytest.mark.few(4)
def test_the_headline_is_whole_at_every_size_and_the_card_never_scrolls(
    request, qtbot, family, points
):
    use_font(family, points)
    stage = request.getfixturevalue("stage")
    activate(stage.window, qtbot)
    turn = FAMILIES.index(family) + points
    for size in (SIZES[0], SIZES[1 + turn % (len(SIZES) - 1)]):
        stage.window.resize(*size)
        for name, report in REPORTS.items():
            show_report(stage, report)
            stage.checker.seen_before.emit(FILE, EARLIER)
            QApplication.processEvents()
            card, line = stage.window.form.drop_area.card, headline(stage)
            place = line.geometry().translated(line.parentWidget().mapTo(card, QPoint()))
            assert line.height() >= line.heightForWidth(line.width()), (size, name)
            assert card.rect().contains(place), (size, name)
            assert [bar for bar in card.findChildren(QScrollBar) if bar.isVisible()] == []
            for button in (card.another, card.details, card.copy_id):
                assert button.isVisible(), (size, name, button.text())
                assert card.rect().contains(button.geometry()), (size, name, button.text())
