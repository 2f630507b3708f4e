"""Copy as command, from the form and from the finish."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from imageuploader.domain.disk_report import FreeSpace, Verdict
from imageuploader.domain.settings import FormValues
from imageuploader.ui.menus.command_dialog import CommandDialog, is_packed
from imageuploader.words.upload_commands import quote_powershell, quote_sh
from tests.ui.fakes import report_on
from tests.ui.steps import activate

FILE = Path("/disks/it's mine.img.gz")


def press_keys(stage, qtbot):
    activate(stage.window, qtbot)
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(stage.window, Qt.Key.Key_K, keys)
    return stage.window.findChild(CommandDialog)


def test_the_form_becomes_a_command_that_is_copied_whole(stage, qtbot):
    stage.window.open_files([FILE])
    stage.window.form.fields.region.choose("us-ord")
    dialog = press_keys(stage, qtbot)
    shown = dialog.text.toPlainText()
    assert shown.startswith("linode-cli image-upload ")
    assert "us-ord" in shown
    qtbot.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == shown
    assert stage.window.statusBar().shown.startswith("Copied linode-cli image-upload")
    assert not dialog.isVisible()


@pytest.mark.parametrize(("is_left_out", "flag"), [(True, ""), (False, " --keep-free-space")])
def test_deleted_data_is_sent_by_the_command_too_if_the_box_says_so(
    stage, qtbot, is_left_out, flag
):
    raw, quote = Path("/disks/raw.img"), quote_powershell if sys.platform == "win32" else quote_sh
    stage.window.open_files([raw])
    space = FreeSpace(412_000_000, 240_000_000, is_left_out)
    report = report_on(raw, verdict=Verdict.CONVERT, send_estimate=640_000_000, free_space=space)
    report = replace(report, format="raw, ext4")
    stage.checker.checked.emit(raw, report, None)
    stage.window.form.fields.region.choose("us-ord")
    shown = press_keys(stage, qtbot).text.toPlainText()
    names = f"{quote(str(raw))} -o {quote(f'{raw}.gz')}"
    assert shown.splitlines()[0] == f"imageuploader-cli prepare {names}{flag}"


def test_the_tool_chosen_last_comes_first_again(stage, qtbot):
    stage.window.open_files([FILE])
    stage.window.form.fields.region.choose("us-ord")
    dialog = press_keys(stage, qtbot)
    dialog.kinds.setCurrentIndex(dialog.kinds.count() - 1)
    assert dialog.text.toPlainText().startswith('resource "linode_image"')
    dialog.setObjectName("old")
    dialog.reject()
    qtbot.waitUntil(lambda: stage.window.findChild(CommandDialog, "old") is None)
    assert press_keys(stage, qtbot).text.toPlainText().startswith('resource "linode_image"')


@pytest.mark.parametrize(
    ("files", "said"),
    [([], "Choose an image file first"), ([FILE], "Label and region are missing")],
)
def test_what_is_missing_is_said(stage, qtbot, files, said):
    stage.window.form.fields.preset(FormValues())
    stage.window.open_files(files)
    assert press_keys(stage, qtbot) is None
    assert stage.window.statusBar().shown == said


@pytest.mark.parametrize(
    ("name", "kind", "packed"),
    [
        ("a.img.gz", "", True),
        ("a.img", "", False),
        ("a.img.gz", "tar in gzip", False),
        ("a.img", "gzip, ext4", True),
        ("a.qcow2", "qcow2", False),
    ],
)
def test_only_plain_gzip_is_sent_as_it_is(name, kind, packed):
    assert is_packed(Path(name), kind) is packed
