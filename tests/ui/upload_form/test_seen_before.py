"""The hint that the same bytes were uploaded before, and the sign-in for a refused token."""

from dataclasses import replace
from pathlib import Path

from imageuploader.domain.disk_report import Finding, FindingCode
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload, UploadState
from tests.ui.fakes import report_on

EARLIER = Upload(UploadSpec("web-1", "us-ord"), Path("old.img.gz")).moved_to(UploadState.FAILED)


def test_the_card_says_that_the_same_bytes_were_uploaded_before(stage, tmp_path):
    path = tmp_path / "disk.img.gz"
    path.write_bytes(b"x")
    stage.window.open_files([path])
    stage.checker.checked.emit(path, report_on(path), None)
    stage.checker.seen_before.emit(path, EARLIER)
    card = stage.window.form.drop_zone.card
    assert "web-1" in card._detail.text()
    assert card.result.startswith("Check: OK")


def test_a_file_that_is_no_longer_in_the_form_is_named_in_the_status_bar(stage):
    stage.queue.seen_before.emit(Path("/d/raw.img"), EARLIER)
    assert "raw.img" in stage.window.status.currentMessage()


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
    stage.window.history.heading.search.setFocus()
    stage.queue.waiting_changed.emit()
    focused = stage.window.history.heading.search
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
    stage.queue.changed.emit(waits)  # told before it is back in line
    assert stage.window.history.model.row_of("w") >= 0
    let_in_no_more(stage, waits)
    assert stage.window.history.model.row_of("w") < 0
    stage.queue.waiting = ()  # else closing the window asks what becomes of it


def test_a_warning_stands_before_what_is_merely_good_to_know(stage, tmp_path, qtbot):
    path = tmp_path / "disk.img.gz"
    stage.window.show()
    stage.window.open_files([path])
    found = (Finding(FindingCode.MISNAMED, {"name": "disk.img.gz"}), Finding(FindingCode.ISO))
    stage.checker.checked.emit(path, report_on(path, findings=found), None)
    card = stage.window.form.drop_zone.card
    assert card._more.text()
    qtbot.waitUntil(lambda: card._warning_text.y() < card._more.y())
