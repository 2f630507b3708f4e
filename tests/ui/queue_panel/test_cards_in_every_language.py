"""The cards of Now say all of their verdict and cut no button, in the longest languages too."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from imageuploader.domain.image import Image
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Moment, Progress, Upload, UploadState
from imageuploader.ui.language import install_language
from imageuploader.ui.queue_panel.last_card import LastCard
from imageuploader.ui.queue_panel.panel import QueuePanel
from imageuploader.ui.text import upload_text
from imageuploader.ui.theme.metrics import apply_stylesheet
from tests.ui.fakes import StandInQueue
from tests.ui.fit import cut_texts, measured_label, stand_still
from tests.ui.fonts import use_font
from tests.words.errors.test_every_error import KINDS, sample

if TYPE_CHECKING:
    from imageuploader.services.queue.upload_queue import UploadQueue

RUNS = Upload(UploadSpec("debian", "us-ord"), Path("/d/debian.img"), state=UploadState.UPLOADING)
SENT = replace(RUNS.moved_to(UploadState.FINALISING), image=Image(id="private/26000999"))
GAP = 6
WIDTH = 336
"""How wide the zone is with the usual text."""

pytestmark = pytest.mark.usefixtures("usual_text")


@pytest.fixture
def now():
    return [0.0]


@pytest.fixture(params=["de", "xr"])
def panel(request, qapp, qtbot, now):
    use_font("Inter", 10)
    install_language(qapp, request.param)
    made = QueuePanel(cast("UploadQueue", StandInQueue()), lambda: now[0])
    qtbot.addWidget(made)
    apply_stylesheet(made)
    made.setFixedSize(WIDTH, 280)
    made.show()
    yield made
    install_language(qapp, "")


def end(panel, upload):
    panel._queue.move(RUNS)
    panel._queue.move(upload, ended=True)
    stand_still()


def test_the_headline_of_every_failure_is_whole(panel):
    heights = set()
    for error in map(sample, KINDS):
        failed = RUNS.failed(error)
        end(panel, failed)
        (headline,) = panel.last.findChildren(QLabel, "lastStateLabel")
        assert headline.text() == upload_text.phase(failed, None)
        assert [room >= needed for _, room, needed in measured_label(headline)] == [True] * 2
        heights.add(panel.last.minimumSizeHint().height())
    assert len(heights) == 1


def test_what_a_failure_means_stands_clear_of_its_headline(panel):
    close = []
    for error in map(sample, KINDS):
        end(panel, RUNS.failed(error))
        (headline,) = panel.last.findChildren(QLabel, "lastStateLabel")
        foot = headline.mapTo(panel.last, headline.rect().bottomLeft()).y()
        gap = panel.last.meaning.mapTo(panel.last, QPoint()).y() - foot - 1
        if gap < GAP:
            close.append((headline.text(), gap))
    assert close == []


def test_no_button_of_the_finish_is_cut(panel):
    for state in (UploadState.PROCESSING, UploadState.AVAILABLE):
        done = replace(SENT, state=state, timeline=(Moment(state, datetime.now(UTC)),))
        end(panel, done)
        for step in (lambda: None, panel.last.show_copied):
            step()
            assert cut_texts(panel.last) == []
            assert covered(panel.last) == []


def covered(card: QWidget) -> list[str]:
    """The buttons of a card of which not everything can be seen."""
    shown = [button for button in card.findChildren(QAbstractButton) if button.isVisible()]
    return [b.objectName() for b in shown if b.visibleRegion().boundingRect() != b.rect()]


def test_a_stall_is_told_in_full(panel, now):
    panel._queue.move(RUNS)
    panel._queue.progressed.emit(RUNS.id, Progress(5, 100))
    stand_still()
    before = panel.running.height(), panel.running.detail.isVisible()
    now[0] = 130.0
    panel.tick()
    assert cut_texts(panel.running) == []
    panel._queue.progressed.emit(RUNS.id, Progress(6, 100))
    stand_still()
    assert (panel.running.height(), panel.running.detail.isVisible()) == before


def test_a_waiting_upload_is_known_by_its_label(panel):
    panel._queue.waiting = (replace(RUNS, id="waits", state=UploadState.QUEUED),)
    panel._queue.move(RUNS)
    stand_still()
    (row,) = panel.rows.rows.values()
    label = row._label
    assert label.width() >= label.fontMetrics().horizontalAdvance(label.text())


def test_what_an_upload_waits_for_breaks_off_with_dots_where_it_has_no_room(panel):
    panel._queue.move(replace(RUNS, state=UploadState.RETRY_WAIT, attempts=1))
    phase = panel.running.phase
    phase.show_text("It waits for a reason that is long. " * 9)
    stand_still()
    *_, last = phase.shown_lines()
    assert last.endswith("…")
    assert phase.text() in phase.toolTip()


@pytest.mark.parametrize("points", [10, 20])
def test_what_stands_beside_the_image_id_is_level_with_it(qtbot, points):
    use_font("Inter", points)
    card = LastCard(practice=False)
    qtbot.addWidget(card)
    apply_stylesheet(card)
    card.resize(WIDTH * points // 10, 280)
    card.show()
    card.show_upload(replace(SENT, state=UploadState.AVAILABLE))
    stand_still()
    middles = {
        part: part.mapTo(card, part.rect().center()).y()
        for part in (card.image_id, card.copy, card.start, card.details)
    }
    assert max(middles.values()) - min(middles.values()) <= 1
