"""What people and servers wrote is shown as it is: nothing of it is ever drawn as rich text."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from imageuploader.domain.disk_report import Finding, FindingCode
from imageuploader.domain.errors import Rejected
from imageuploader.domain.region import Region
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload, UploadState
from tests.ui.fakes import report_on

TAGS = "<b>x</b><img src=y>"
FILE = Path("/disks/<b>x<b>") / f"{TAGS.replace('/', '')}.img"
UPLOAD = Upload(
    UploadSpec(TAGS, "<b>us</b>", TAGS, tags=(TAGS,)), FILE, account=TAGS, state=UploadState.QUEUED
)
WAITING = replace(UPLOAD, id="waiting")


def fill(stage):
    """Bring such a text to every place that shows one."""
    window, ended = stage.window, replace(UPLOAD, id="ended").failed(Rejected(400, TAGS))
    stage.queue.current = replace(UPLOAD, state=UploadState.UPLOADING)
    stage.queue.waiting = (WAITING,)
    for upload in (stage.queue.current, WAITING, ended):
        stage.queue.changed.emit(upload)
    window.open_files([FILE, FILE.with_name("<i>.img"), FILE.with_name("<i>.txt")])
    report = report_on(FILE, findings=(Finding(FindingCode.ISO),))
    stage.checker.checked.emit(FILE, replace(report, format=TAGS), None)
    window.form.banner.show_message(f"{TAGS}\n{TAGS}")
    fields = window.form.fields
    fields.tags.set_tags((TAGS,))
    fields.show_server_error("label", TAGS)
    fields.region.show_regions((Region("<b>", TAGS, "us", ()),), "")
    window.history.show_details("ended")


def rich_labels(inside):
    """The texts of the labels that could take a text for HTML."""
    labels = [part for part in inside.findChildren(QLabel) if part.text()]
    assert any("<b>" in part.text() for part in labels)
    return [part.text() for part in labels if part.textFormat() == Qt.TextFormat.AutoText]


def rich_tips(inside):
    tips = [part.toolTip() for part in inside.findChildren(QWidget)]
    assert any("img src" in text for text in tips)
    return [text for text in tips if GuiQt.mightBeRichText(text)]


def test_no_label_of_the_window_takes_a_text_for_html(stage):
    fill(stage)
    assert rich_labels(stage.window) == []


def test_no_tooltip_of_the_window_takes_a_text_for_html(stage):
    fill(stage)
    assert rich_tips(stage.window) == []


def test_no_tooltip_of_the_history_takes_a_text_for_html(stage):
    fill(stage)
    model, role = stage.window.history.table.model(), Qt.ItemDataRole.ToolTipRole
    rows, columns = range(model.rowCount()), range(model.columnCount())
    tips = [str(model.index(row, column).data(role)) for row in rows for column in columns]
    assert any("img src" in text for text in tips)
    assert [text for text in tips if GuiQt.mightBeRichText(text)] == []


def test_no_label_of_the_sign_in_takes_a_text_for_html(stage_signed_out):
    stage_signed_out.window.sign_in.show_waiting_file(TAGS)
    assert rich_labels(stage_signed_out.window) == []


def test_no_question_takes_a_text_for_html(stage):
    stage.window.show()
    seen = []

    def look():
        box = stage.window.queue_panel.running.findChild(QMessageBox)
        seen.append(box.textFormat())
        box.done(0)

    QTimer.singleShot(0, look)
    stage.window.queue_panel.running.confirm_cancel(TAGS)
    assert seen == [Qt.TextFormat.PlainText]
