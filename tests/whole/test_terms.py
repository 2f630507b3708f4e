"""The whole window: the terms for Europe are agreed to with the upload, and then never again."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from imageuploader.domain.upload import UploadState
from tests.services.conftest import noise


def press(widget):
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(6, widget.height() // 2))


def choose(qtbot, program, file):
    """Choose a file and a region in Europe, and wait until the account is known."""
    program.window.open_files([file])
    program.window.form.fields.region.choose("de-fra-2")
    qtbot.waitUntil(lambda: program.terms.latest.usage is not None, timeout=10_000)
    return program.window.form


def test_the_first_image_in_europe_is_agreed_to_and_the_second_asks_for_nothing(
    qtbot, start_program, sandbox, tmp_path
):
    program = start_program()
    form = choose(qtbot, program, noise(tmp_path / "one.img.gz", 10_000))
    qtbot.waitUntil(form.fields.agreement.isVisible, timeout=10_000)
    press(form.upload_button)
    assert (sandbox.images, form.summary.text()) == ({}, "1 field needs attention")
    press(form.fields.agreement.box)
    assert not sandbox.agreements["eu_model"]
    press(form.upload_button)
    with qtbot.waitSignal(
        program.queue.changed,
        check_params_cb=lambda upload: upload.state is UploadState.AVAILABLE,
        timeout=10_000,
    ):
        pass
    assert sandbox.agreements["eu_model"]
    choose(qtbot, program, noise(tmp_path / "two.img.gz", 10_000))
    qtbot.waitUntil(lambda: not form.fields.agreement.isVisible(), timeout=10_000)
    assert form.summary.text().startswith("1 of 25 images, ")
