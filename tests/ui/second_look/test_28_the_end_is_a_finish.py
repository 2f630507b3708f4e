"""Problems 12 and 28 of Now: what it offers when an upload is over, and after a restart."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from imageuploader.domain.errors import AddressRefused, TokenRefused, Unreachable
from imageuploader.domain.image import Image
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload, UploadState

S = UploadState
RUNS = Upload(UploadSpec("debian", "us-ord"), Path("/disks/debian.img.gz"), state=S.UPLOADING)
SENT = replace(RUNS.moved_to(S.FINALISING).moved_to(S.PROCESSING), image=Image(id="private/7"))
DONE = SENT.moved_to(S.AVAILABLE)
CANCELLED = replace(RUNS, image=Image(id="private/7")).moved_to(S.CANCELLING).moved_to(S.CANCELLED)


def last(stage):
    return stage.window.queue_panel.last


def end(stage, upload):
    stage.window.show()
    stage.queue.move(RUNS)
    stage.queue.move(upload, ended=True)


def press(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_card_turns_good_with_the_id_and_three_verbs(stage, qtbot, browser):
    end(stage, DONE)
    card = last(stage)
    assert card.isVisible()
    assert card.property("role") == "good"
    assert card.image_id.text() == "private/7"
    verbs = [card.deploy, card.command, card.copy]
    assert [b.text() for b in verbs] == ["Deploy a server…", "Copy as command", "Copy ID"]
    assert all(button.isVisible() and button.isEnabled() for button in verbs)
    press(qtbot, card.copy)
    assert QApplication.clipboard().text() == "private/7"
    assert stage.window.statusBar().shown == "Copied private/7"
    press(qtbot, card.deploy)
    assert browser.pages == [
        "https://cloud.linode.com/linodes/create?type=Images&imageID=private/7"
    ]


def test_the_finish_stands_where_the_upload_ran(stage, qtbot):
    stage.window.show()
    stage.queue.move(RUNS)
    qtbot.wait(20)
    running = stage.window.queue_panel.running
    where = running.mapTo(stage.window, running.rect().topLeft())
    stage.queue.move(DONE, ended=True)
    qtbot.wait(20)
    assert last(stage).mapTo(stage.window, last(stage).rect().topLeft()) == where
    assert last(stage).width() == running.width()


def test_it_stays_over_a_restart(stage):
    stage.window.show()
    older = replace(RUNS, id="older").moved_to(S.FAILED, datetime(2026, 5, 1, tzinfo=UTC))
    stage.archive.loaded.emit((DONE, older))
    assert last(stage).isVisible()
    assert last(stage).image_id.text() == "private/7"


def test_a_server_is_not_deployed_before_the_image_is_available(stage):
    end(stage, SENT)
    assert not last(stage).deploy.isEnabled()
    assert last(stage).deploy.toolTip() == "The image is not available yet"
    stage.queue.move(DONE, ended=True)
    assert last(stage).deploy.isEnabled()


def test_after_a_cancel_the_id_of_what_was_removed_is_not_offered(stage, qtbot):
    end(stage, CANCELLED)
    card = last(stage)
    assert not card.copy.isVisible()
    assert not card.image_id.isVisible()
    assert card.way_out.text() == "Upload again"
    press(qtbot, card.way_out)
    assert stage.queue.calls == [("again", RUNS.id)]


@pytest.mark.parametrize(
    ("error", "offered"),
    [(Unreachable("no route", "api.linode.com"), "Try again"), (TokenRefused(), "Sign in…")],
)
def test_after_a_failure_it_offers_what_helps(stage, error, offered):
    end(stage, RUNS.failed(error))
    assert last(stage).way_out.text() == offered
    assert last(stage).property("role") == "banner"


def test_the_details_open_from_the_finish(stage, qtbot):
    end(stage, DONE)
    press(qtbot, last(stage).details)
    assert stage.window.history.detail.isVisible()


def test_the_id_is_copied_by_itself_if_that_is_wished(stage):
    QApplication.clipboard().setText("before")
    end(stage, DONE)
    assert QApplication.clipboard().text() == "before"
    stage.settings.update(copy_id=True)
    stage.queue.move(DONE, ended=True)
    assert QApplication.clipboard().text() == "private/7"
    assert last(stage)._copied.text() == "Copied"


def test_what_an_end_means_breaks_off_with_dots_where_it_has_no_room(stage):
    end(stage, replace(RUNS, error=None).failed(AddressRefused(403, "")))
    meaning = last(stage).meaning
    lines = meaning.shown_lines()
    assert len(lines) <= 2
    assert lines[-1].endswith(("…", "."))
    assert "Nothing is left" in meaning.toolTip()
