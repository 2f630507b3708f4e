"""Nothing moves when an upload starts, goes on or ends, whatever the font."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel

from imageuploader.domain.image import Image
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Progress, Upload, UploadState
from tests.amounts import IS_THOROUGH
from tests.ui.fit import stand_still
from tests.ui.fonts import every_font_at, use_font

RUNNING = Upload(UploadSpec("web", "us-ord"), Path("/disks/web.img"), state=UploadState.UPLOADING)
LAST = replace(RUNNING, id="last", spec=UploadSpec("日本語のイメージ", "us-ord"))
SMALLEST = (720, 520)
SIZES = (SMALLEST, (760, 700), (1000, 600), (1040, 720), (1400, 1000))

every_font_and_size = every_font_at("points", 9, 10, 11, 12, 13)
pytestmark = pytest.mark.usefixtures("usual_text")


@pytest.fixture
def written(request, qtbot, family, points):
    """A window in that font, shown and never used."""
    use_font(family, points)
    stage = request.getfixturevalue("stage")
    stage.window.show()
    qtbot.waitExposed(stage.window)
    return stage


def show(stage, current, told=None):
    stage.queue.current = current
    stage.queue.changed.emit(told or current)
    stand_still()


def places(window):
    parts = (window.queue_panel, window.history, window.form, window.form.upload_button)
    spots = [part.mapTo(window, part.rect().topLeft()) for part in parts]
    return [(spot, part.size()) for spot, part in zip(spots, parts, strict=True)]


@every_font_and_size
@pytest.mark.few(5)
def test_starting_and_ending_an_upload_moves_nothing(written, family, points):
    for size in sizes(points):
        written.window.resize(*size)
        stand_still()
        before = places(written.window)
        for step in steps(written):
            assert places(written.window) == before, (f"{family} {points}", size, step)


def sizes(points):
    """Give the smallest window and, in turn with the size of the text, one of the others."""
    return SIZES if IS_THOROUGH else (SMALLEST, SIZES[1 + points % (len(SIZES) - 1)])


def steps(stage):
    """Take a window through what can happen to an upload, naming each step once it is shown."""
    for state in UploadState:
        show(stage, replace(RUNNING, state=state))
        yield state
    show(stage, RUNNING)
    stage.queue.progressed.emit(RUNNING.id, Progress(43, 100))
    stand_still()
    yield "figures"
    for ended in (RUNNING, LAST):
        show(stage, ended)
        show(stage, None, replace(ended, state=UploadState.FAILED))
        yield f"{ended.spec.label} has ended"


@every_font_and_size
@pytest.mark.few(5)
def test_what_now_says_is_whole_in_the_smallest_window(written, family, points):
    window = written.window
    window.resize(*SMALLEST)
    show(written, RUNNING)
    image = Image(id="private/27384383")
    show(written, None, replace(RUNNING, state=UploadState.AVAILABLE, image=image))
    card = window.queue_panel.last
    lines = [line for line in card.findChildren(QLabel) if line.text() and line.isVisible()]
    assert len(lines) >= 3
    for line in lines:
        needed = line.heightForWidth(line.width()) if line.wordWrap() else 0
        needed = max(needed, QFontMetrics(line.font()).height())
        assert line.height() >= needed, (family, points, line.text())
        assert card.rect().contains(line.geometry())


@pytest.mark.parametrize(
    ("family", "points"),
    [("DejaVu Sans", 9), ("Inter", 10), ("Cantarell", 10), ("Liberation Sans", 10)],
)
def test_text_of_the_usual_size_needs_no_scrolling_in_the_smallest_window(written, family, points):
    window = written.window
    window.resize(*SMALLEST)
    for state in (UploadState.QUEUED, UploadState.UPLOADING, UploadState.RETRY_WAIT):
        show(written, replace(RUNNING, state=state))
        assert window.zones.verticalScrollBar().maximum() == 0, (family, points, state)
