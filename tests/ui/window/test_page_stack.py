"""A refused token brings the sign-in panel."""

from dataclasses import replace
from pathlib import Path

from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload, UploadState

EARLIER = Upload(UploadSpec("web-1", "us-ord"), Path("old.img.gz")).moved_to(UploadState.FAILED)


def test_a_refused_token_shows_the_sign_in_until_somebody_has_signed_in(stage):
    stage.archive.loaded.emit((EARLIER,))
    stage.queue.waiting_for_sign_in = True
    stage.queue.waiting_changed.emit()
    assert not stage.window.sign_in.isHidden()
    stage.queue.waiting_for_sign_in = False
    stage.queue.waiting_changed.emit()
    assert stage.window.sign_in.isHidden()


def let_in_no_more(stage, *waiting):
    stage.window.show()
    stage.archive.loaded.emit((EARLIER,))
    stage.queue.waiting, stage.queue.waiting_for_sign_in = waiting, True
    stage.queue.waiting_changed.emit()


def test_the_sign_in_for_a_refused_token_says_so(stage):
    let_in_no_more(stage)
    assert "not accepted" in stage.window.sign_in.result.text()


def test_the_focus_stays_where_it_is_while_the_sign_in_is_shown_already(stage, qtbot):
    let_in_no_more(stage)
    stage.window.history.toolbar.search.setFocus()
    stage.queue.waiting_changed.emit()
    focused = stage.window.history.toolbar.search
    qtbot.waitUntil(lambda: stage.window.focusWidget() is focused)


def test_the_zones_are_as_high_after_a_sign_in_as_before(stage):
    stage.window.show()
    zone = stage.window.form.parentWidget()
    before = zone.sizeHint()
    let_in_no_more(stage)
    stage.queue.waiting_for_sign_in = False
    stage.queue.waiting_changed.emit()
    assert zone.sizeHint() == before


def test_what_waits_for_a_sign_in_has_no_row(stage):
    waits = replace(EARLIER, id="w", state=UploadState.QUEUED)
    stage.queue.changed.emit(replace(waits, state=UploadState.REQUESTING))
    stage.queue.changed.emit(waits)  # emitted before it waits again
    assert stage.window.history.model.row_of("w") >= 0
    let_in_no_more(stage, waits)
    assert stage.window.history.model.row_of("w") < 0
    stage.queue.waiting = ()  # else closing the window asks what becomes of it
