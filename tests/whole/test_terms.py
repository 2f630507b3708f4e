"""The whole window: the terms for Europe are agreed to with an upload, and asked for once."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from imageuploader.domain.upload import UploadState
from tests.services.conftest import noise

MOST_MS = 60_000


def press(widget):
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(6, widget.height() // 2))


def choose(program, file):
    program.window.open_files([file])
    program.window.form.fields.region.choose("de-fra-2")


def has_images(program, count):
    usage = program.terms.latest.usage
    return usage is not None and usage.images == count


def test_what_the_account_holds_and_has_agreed_to_is_as_the_upload_left_it(
    qtbot, start_program, sandbox, tmp_path
):
    program = start_program()
    form, states = program.window.form, set()
    program.queue.changed.connect(lambda upload: states.add(upload.state))
    choose(program, noise(tmp_path / "one.img.gz", 10_000))
    qtbot.waitUntil(lambda: has_images(program, 0), timeout=MOST_MS)
    assert form.fields.agreement.isVisible()
    press(form.upload_button)
    assert (sandbox.images, form.summary.text()) == ({}, "1 field needs attention")
    press(form.fields.agreement.box)
    assert not sandbox.agreements["eu_model"]
    press(form.upload_button)
    qtbot.waitUntil(lambda: UploadState.PROCESSING in states, timeout=MOST_MS)
    assert sandbox.agreements["eu_model"]
    choose(program, noise(tmp_path / "two.img.gz", 10_000))
    qtbot.waitUntil(lambda: has_images(program, 1), timeout=MOST_MS)
    assert not form.fields.agreement.isVisible()
    assert form.summary.text().startswith("1 of 25 images, ")
