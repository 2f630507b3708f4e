"""The card of the chosen file says what the check found."""

from pathlib import Path

from imageuploader.domain.disk_report import Finding, FindingCode
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload, UploadState
from tests.ui.fakes import report_on


def test_the_card_says_what_is_sent_and_how_long_that_takes(stage, tmp_path):
    image = tmp_path / "a.img.gz"
    stage.window.open_files([image])
    report = report_on(image, send_bytes=1_300_000_000)
    stage.checker.checked.emit(image, report, 10_000_000.0)
    detail = stage.window.form.drop_area.card._detail
    assert "To send: 1.3 GB, about 2 min at 10 MB/s" in detail.text()


EARLIER = Upload(UploadSpec("web-1", "us-ord"), Path("old.img.gz")).moved_to(UploadState.FAILED)


def test_the_card_says_that_the_same_bytes_were_uploaded_before(stage, tmp_path):
    path = tmp_path / "disk.img.gz"
    path.write_bytes(b"x")
    stage.window.open_files([path])
    stage.checker.checked.emit(path, report_on(path), None)
    stage.checker.seen_before.emit(path, EARLIER)
    card = stage.window.form.drop_area.card
    assert "web-1" in card._detail.text()
    assert card.result.startswith("Check: OK")


def test_a_warning_stands_before_what_is_merely_good_to_know(stage, tmp_path, qtbot):
    path = tmp_path / "disk.img.gz"
    stage.window.show()
    stage.window.open_files([path])
    found = (Finding(FindingCode.MISNAMED, {"name": "disk.img.gz"}), Finding(FindingCode.ISO))
    stage.checker.checked.emit(path, report_on(path, findings=found), None)
    card = stage.window.form.drop_area.card
    assert card._more.text()
    qtbot.waitUntil(lambda: card._warning_text.y() < card._more.y())
