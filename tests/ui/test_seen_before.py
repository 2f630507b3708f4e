"""The hint that the same bytes were uploaded before, and the sign-in for a refused token."""

from pathlib import Path

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
    stage.queue.line_changed.emit()
    assert not stage.window.sign_in.isHidden()
    stage.queue.waiting_for_sign_in = False
    stage.queue.line_changed.emit()
    assert stage.window.sign_in.isHidden()
