"""Every text of the window passes through its language: one that marks texts shows the rest."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QTableView,
    QWidget,
)

from imageuploader.domain.disk_report import Finding, FindingCode
from imageuploader.domain.errors import FileMissing, Unreachable
from imageuploader.domain.image import Image
from imageuploader.domain.settings import ApiVersion
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Progress, Upload, UploadState
from imageuploader.ui.language import PseudoTranslator, translate
from imageuploader.words.formatting import moment
from imageuploader.words.text import Text
from tests.ui.fakes import report_on

FILE = Path("/d/q7.img")
OUTSIDE = {
    *("jdoe", "work", "work (jdoe)", "q7", "q7.img", "q8.img", "us-ord"),
    *(str(FILE.parent), str(FILE)),
    *("private/7", "GNOME Keyring", "raw"),
    *("Chicago, IL (us-ord)", "Newark, NJ (us-east)", "Frankfurt 2, DE (de-fra-2)"),
}
"""What people and Linode wrote: it is shown as it is."""

FORMATS = re.compile(r"([a-z0-9]+, )+[a-z0-9]*,?")
"""The list of suffixes, which is no sentence."""

QTS = {"Scroll Left", "Scroll Right"}
"""Qt's own texts have Qt's own catalogues."""


@pytest.fixture
def pseudo(qapp):
    translator = PseudoTranslator()
    qapp.installTranslator(translator)
    yield translator
    qapp.removeTranslator(translator)


def texts_of(widget: QWidget | QAction) -> Iterator[str]:
    """Everything a person may read or hear of one widget."""
    yield widget.toolTip()
    if isinstance(widget, QWidget):
        yield from (widget.accessibleName(), widget.accessibleDescription())
    match widget:
        case QLabel() | QAbstractButton() | QAction() | QMessageBox():
            yield widget.text()
        case QGroupBox():
            yield widget.title()
        case QLineEdit() | QPlainTextEdit():
            yield widget.placeholderText()
        case QComboBox():
            yield from (widget.itemText(row) for row in range(widget.count()))
        case QTableView():
            yield from cells(widget)
        case _:
            pass


def cells(table: QTableView) -> Iterator[str]:
    model = table.model()
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
    for column in range(model.columnCount()):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(model.rowCount()):
            index = model.index(row, column)
            yield from (str(index.data(role) or "") for role in roles)


def untranslated(window: QWidget) -> set[str]:
    """The texts with letters in them that did not pass through the language."""
    found = {text for widget in window.findChildren(QWidget) for text in texts_of(widget)}
    found |= {text for action in window.findChildren(QAction) for text in texts_of(action)}
    lines = {line.strip() for text in found for line in text.splitlines()}
    return {line for line in lines - OUTSIDE - QTS if not is_translated(line)}


def is_translated(line: str) -> bool:
    return "⟦" in line or not any(map(str.isalpha, line)) or bool(FORMATS.fullmatch(line))


def uploads() -> Iterator[Upload]:
    """An upload in each state, with an image and an error where it has one."""
    for state in UploadState:
        upload = Upload(UploadSpec("q7", "us-ord"), FILE, account="work", state=state)
        error = Unreachable("h", "r") if state is UploadState.FAILED else None
        yield replace(upload, image=Image(id="private/7"), error=error, total_bytes=10)


@pytest.mark.usefixtures("pseudo")
def test_nothing_of_the_form_is_left_in_english(request):
    stage = request.getfixturevalue("stage")
    stage.window.show()
    assert untranslated(stage.window) == set()
    stage.window.open_files([FILE, FILE.with_name("q8.img")])
    stage.checker.progressed.emit(FILE, 40)
    assert untranslated(stage.window) == set()
    finding = Finding(FindingCode.ALL_ZERO)
    stage.checker.checked.emit(FILE, report_on(FILE, findings=(finding,)), 1e6)
    stage.window.form.fields.label_edit.setText("")
    stage.window.form.upload_button.click()
    assert untranslated(stage.window) == set()
    stage.checker.refused.emit(FILE, FileMissing(str(FILE)))
    assert untranslated(stage.window) == set()


@pytest.mark.usefixtures("pseudo")
def test_nothing_of_an_upload_is_left_in_english(request):
    stage = request.getfixturevalue("stage")
    stage.window.show()
    for upload in uploads():
        stage.archive.loaded.emit((upload,))
        stage.window.history.table.selectRow(0)
        stage.queue.move(upload, ended=upload.is_final)
        stage.queue.waiting = (replace(upload, id="waits", state=UploadState.QUEUED),)
        stage.queue.waiting_changed.emit()
        stage.queue.progressed.emit(upload.id, Progress(5, 10))
        assert untranslated(stage.window) == set(), upload.state


@pytest.mark.usefixtures("pseudo")
def test_nothing_of_the_sign_in_panel_is_left_in_english(request):
    stage = request.getfixturevalue("stage_signed_out")
    stage.window.show()
    assert untranslated(stage.window) == set(ApiVersion)


@pytest.mark.usefixtures("pseudo")
def test_a_fact_is_translated_inside_its_sentence_and_a_dates_form_is_none():
    now = datetime(2026, 5, 13, 12, 0, tzinfo=UTC).astimezone()
    assert translate(Text("{a} of {b}", a=Text("x"), b=1)) == "⟦⟦x⟧ óf 1 óó⟧"
    assert translate(moment(now.replace(year=2025), now)).endswith("13 May 2025 ó⟧")
