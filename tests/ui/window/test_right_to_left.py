"""The window mirrored, as `-reverse` and languages from right to left have it."""

import ast
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget

import imageuploader.ui
from imageuploader.command_line import command_line
from imageuploader.domain.disk_report import Finding, FindingCode, Verdict
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Progress, Upload, UploadState
from imageuploader.ui.language import PSEUDO_RIGHT, install_language
from imageuploader.ui.theme.direction import mirror, reads_from_right
from imageuploader.ui.theme.icons import icon
from imageuploader.ui.theme.metrics import apply_stylesheet
from imageuploader.ui.theme.palette import Colours
from imageuploader.ui.widgets.basic import CheckBox, label
from imageuploader.ui.widgets.elided_lines import ElidedLines
from tests.ui.fakes import report_on
from tests.ui.fit import stand_still

FILE = Path("/d/q7.img")
RUNNING = Upload(UploadSpec("q7", "us-ord"), FILE, id="q7", state=UploadState.UPLOADING)
OLD = replace(RUNNING, id="old", state=UploadState.AVAILABLE)
SIDES = 4
UNEVEN = 6
"""Pixels that a margin may be wider at one side than at the other: these are not mirrored."""


@pytest.fixture
def reverse(qapp):
    """Mirrors the program, as its `-reverse` does."""
    yield lambda: qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qapp.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)


def places(window: QWidget) -> dict[QWidget, QRect]:
    """Where each visible part of a window is in it."""
    stand_still()
    return {
        part: QRect(part.mapTo(window, QPoint(0, 0)), part.size())
        for part in window.findChildren(QWidget)
        if part.isVisibleTo(window) and part.width() and part.height()
    }


def misplaced(window: QWidget, before: dict[QWidget, QRect]) -> list[str]:
    """The parts that are not where the mirror image of the window has them."""
    found = []
    for part, now in places(window).items():
        if part in before:
            expected = window.width() - before[part].right() - 1
            if abs(now.left() - expected) > UNEVEN or abs(now.width() - before[part].width()) > 1:
                found.append(f"{type(part).__name__} {part.objectName()}: {now}, not {expected}")
    return found


def fill(stage):
    """Show a checked file with tags, uploads that run and wait, and the details of an old one."""
    window = stage.window
    window.form.fields.tags.set_tags(("web", "db"))
    stage.archive.loaded.emit((OLD,))
    window.open_files([FILE])
    finding = Finding(FindingCode.PARTITIONED)
    stage.checker.checked.emit(
        FILE, report_on(FILE, verdict=Verdict.WARN, findings=(finding,)), 1e6
    )
    stage.queue.waiting = (replace(RUNNING, id="waits", state=UploadState.QUEUED),)
    stage.queue.move(RUNNING)
    stage.queue.waiting_changed.emit()
    stage.queue.progressed.emit(RUNNING.id, Progress(5, 10))
    window.history.show_details("old")


def test_every_part_of_the_window_is_mirrored(stage, qtbot, reverse):
    stage.window.show()
    qtbot.waitExposed(stage.window)
    for step in (lambda: None, lambda: fill(stage)):
        QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        step()
        before = places(stage.window)
        reverse()
        assert misplaced(stage.window, before) == []


def test_every_part_of_the_sign_in_panel_is_mirrored(stage_signed_out, qtbot, reverse):
    window = stage_signed_out.window
    window.show()
    qtbot.waitExposed(window)
    qtbot.waitUntil(lambda: window.statusBar().shown != "", timeout=3000)  # nothing comes later
    before = places(window)
    reverse()
    assert misplaced(window, before) == []


def test_no_part_of_a_mirrored_window_is_outside_its_parent(stage, qtbot, reverse):
    reverse()
    stage.window.show()
    qtbot.waitExposed(stage.window)
    fill(stage)
    stand_still()
    for part in places(stage.window):
        parent = part.parentWidget() or stage.window
        around = parent.rect().adjusted(-1, 0, 1, 0)  # a splitter's line
        assert around.left() <= part.x(), part.objectName()
        assert part.geometry().right() <= around.right(), part.objectName()


def test_an_upload_can_be_selected_in_a_mirrored_window(stage, reverse):
    reverse()
    stage.window.show()
    stage.archive.loaded.emit((OLD, replace(OLD, id="older")))
    stage.window.history.select("old")
    rows = stage.window.history.table.selectionModel().selectedRows()
    assert [index.row() for index in rows] == [stage.window.history.model.row_of("old")]


def test_a_language_from_right_to_left_mirrors_the_window(qapp, stage):
    assert install_language(qapp, PSEUDO_RIGHT)
    assert stage.window.layoutDirection() is Qt.LayoutDirection.RightToLeft
    install_language(qapp, "")
    assert stage.window.layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_the_program_takes_qts_own_flag():
    assert command_line().parse_args(["-reverse", "a.img"]).reverse
    assert not command_line().parse_args(["a.img"]).reverse


def test_what_is_painted_by_hand_is_mirrored_and_a_text_reads_as_its_letters_do(reverse):
    whole, area = QRectF(0, 0, 100, 10), QRectF(5, 0, 20, 10)
    assert mirror(area, whole) == area
    reverse()
    assert mirror(area, whole) == QRectF(75, 0, 20, 10)
    assert not reads_from_right("612 MB")
    assert reads_from_right("612 מב")


def test_icons_that_show_a_side_are_mirrored(reverse):
    panel, clock = pixels("panel"), pixels("clock")
    reverse()
    assert pixels("panel") == [line[::-1] for line in panel]
    assert pixels("panel") != panel
    assert pixels("clock") == clock


def pixels(name: str) -> list[list[int]]:
    image = icon(name, QColor("black"), 16).toImage()
    return [[image.pixel(x, y) for x in range(16)] for y in range(16)]


def lines_of(shown: QImage, lines: int) -> list[tuple[int, int]]:
    """From where to where there is ink in each line of a text, in pixels from the left."""
    return [(min(columns), max(columns)) for columns in inked_columns(shown, lines)]


def inked_columns(shown: QImage, lines: int) -> list[list[int]]:
    """The columns of pixels with ink in them, of each line of a text."""
    ground, high = shown.pixel(0, 0), shown.height() // lines
    return [
        [
            x
            for x in range(shown.width())
            if any(shown.pixel(x, y) != ground for y in range(line * high, (line + 1) * high))
        ]
        for line in range(lines)
    ]


def test_the_first_tab_begins_where_a_mirrored_window_does(stage, reverse):
    reverse()
    apply_stylesheet(stage.window)
    stage.window.show()
    fill(stage)
    stand_still()
    bar = stage.window.history.detail.tabs.tabBar()
    shown, line = bar.grab().toImage(), Colours.now().bar.rgb()
    last = [x for x in range(shown.width()) if shown.pixel(x, shown.height() - 1) == line]
    assert max(last) == shown.width() - 1


@pytest.mark.parametrize("word", ["שלום", "Hello"])
def test_wrapped_lines_in_a_mirrored_window_end_below_each_other(reverse, qtbot, word):
    """The space at which a line is broken has no room: its first letters would be cut."""
    reverse()
    told = label(" ".join([word] * 9), wrap=True)
    qtbot.addWidget(told)
    told.setFixedWidth(told.fontMetrics().horizontalAdvance(" ".join([word] * 3)) + 2)
    told.setFixedHeight(told.heightForWidth(told.width()))
    (line,) = set(lines_of(told.grab().toImage(), 3))
    assert line[1] >= told.width() - 4


def test_wrapped_lines_of_a_check_box_end_below_each_other_and_its_key_is_underlined(
    reverse, qtbot
):
    reverse()
    words = " ".join(["שלום"] * 9)
    box, plain = CheckBox(words.replace("ש", "&ש", 1)), CheckBox(words)
    for one in (box, plain):
        qtbot.addWidget(one)
        text = one.fontMetrics().horizontalAdvance(" ".join(["שלום"] * 3))
        one.setFixedWidth(text + one.sizeHint().height() + 16)
        one.resize(one.width(), one.minimumHeight())
    beside_the_box = plain.grab().toImage().copy(0, 0, plain.width() - 40, plain.height())
    assert len(set(lines_of(beside_the_box, 3))) == 1
    assert box.grab().toImage() != plain.grab().toImage()


def test_a_line_reads_as_its_text_does_whatever_word_it_begins_with(reverse, qtbot):
    reverse()
    text = "שלום שלום web שלום"
    lines, told = ElidedLines(), label(text, wrap=True)
    lines.show_text(text)
    for one in (lines, told):
        qtbot.addWidget(one)
        one.resize(one.fontMetrics().horizontalAdvance("שלום שלום") + 2, 2 * lines.line_height)
    assert lines.shown_lines() == ["שלום שלום", "web שלום"]
    columns = [inked_columns(one.grab().toImage(), 2) for one in (lines, told)]
    assert columns[0] == columns[1]


def margins_of_one_side(source: str) -> list[str]:
    """The calls in a module that give a layout or a field more room at one side, as written."""
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    return [
        ast.unparse(call)
        for call in calls
        if isinstance(call.func, ast.Attribute)
        if call.func.attr in {"setContentsMargins", "setTextMargins"}
        if len(call.args) == SIDES
        if ast.unparse(call.args[0]) != ast.unparse(call.args[2])
    ]


def test_room_at_one_side_is_at_the_other_one_in_a_mirrored_window():
    assert margins_of_one_side(
        "a.setContentsMargins(0, 0, 8, 0)\nb.setTextMargins(1, 0, 1, 0)"
    ) == ["a.setContentsMargins(0, 0, 8, 0)"]
    modules = Path(imageuploader.ui.__file__).parent.rglob("*.py")
    found = {path.name: margins_of_one_side(path.read_text("utf-8")) for path in modules}
    assert {name: calls for name, calls in found.items() if calls} == {}
