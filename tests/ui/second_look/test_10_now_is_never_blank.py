"""Problem 10: a blank white card in Now while the first job is checked or waits."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt

from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Progress, Upload, UploadState

WAITS = Upload(UploadSpec("debian", "us-ord"), Path("/disks/debian.img.gz"))


def card(stage):
    return stage.window.queue_panel.running


def wait_in_queue(stage, *uploads):
    stage.queue.waiting = uploads
    stage.queue.waiting_changed.emit()


def test_a_first_job_that_is_checked_is_the_card(stage):
    stage.window.show()
    wait_in_queue(stage, WAITS)
    stage.queue.progressed.emit(WAITS.id, Progress(46, 100, attempt=0))
    assert card(stage).isVisible()
    assert (card(stage).name.text(), card(stage).region.text()) == ("debian", "us-ord")
    assert card(stage).phase.text() == "Checking debian.img.gz – 46%"
    assert card(stage).bar.value() == 460
    assert stage.window.queue_panel.rows.rows == {}


def test_a_first_job_can_be_taken_back_at_once(stage, qtbot):
    stage.window.show()
    wait_in_queue(stage, WAITS)
    qtbot.mouseClick(card(stage).cancel, Qt.MouseButton.LeftButton)
    assert stage.queue.calls == [("cancel", WAITS.id)]


def test_a_first_job_that_waits_says_for_what(stage):
    wait_in_queue(stage, WAITS)
    assert card(stage).phase.text() == "Waiting – 1st in line"
    stage.queue.hold()
    assert card(stage).phase.text() == "The queue is on hold"


def test_a_job_being_prepared_at_its_turn_is_the_card_too(stage):
    stage.queue.move(replace(WAITS, state=UploadState.PREPARING, format="raw"))
    assert card(stage).phase.text() == "Compressing debian.img.gz – 0%"


def test_the_others_wait_below_the_card(stage):
    second = replace(WAITS, id="2", spec=UploadSpec("second", "us-ord"))
    wait_in_queue(stage, WAITS, second)
    assert list(stage.window.queue_panel.rows.rows) == ["2"]
