"""Names, paths and commands in a window from right to left: written from left to right.

Two invisible marks set them apart there; nothing that a program reads has them.
"""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextDocument, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication, QLabel

from imageuploader.domain.errors import FileMissing
from imageuploader.domain.printable import (
    begin_from_right,
    printable_sentence,
    set_apart,
    without_marks,
)
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload, UploadState
from imageuploader.ui.history.columns import column_index, search_text
from imageuploader.ui.language import PSEUDO_RIGHT, install_language, translate
from imageuploader.ui.text.error_text import error_text
from imageuploader.ui.theme.direction import reads_from_right
from imageuploader.ui.widgets.clipboard import copy_text
from imageuploader.words.text import Text
from tests.ui.fakes import report_on

FILE = Path("/home/ada/disk.img")
NAME = set_apart(str(FILE))
CELL_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
DONE = Upload(
    UploadSpec("web", "us-ord"), FILE, id="done", state=UploadState.AVAILABLE, sha256="ab" * 32
)
RUNS = replace(DONE, state=UploadState.UPLOADING)


@pytest.fixture
def from_right(qapp):
    install_language(qapp, PSEUDO_RIGHT)
    yield
    install_language(qapp, "")


def place_of(text, at):
    """How far from the left a letter of a right-to-left line is drawn, in pixels."""
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    layout = QTextLayout(text, QApplication.font())
    layout.setTextOption(option)
    layout.beginLayout()
    layout.createLine().setLineWidth(2000)
    layout.endLayout()
    (run, *_) = layout.glyphRuns(at, 1)
    return run.positions()[0].x()


@pytest.mark.usefixtures("from_right")
def test_a_path_in_a_sentence_begins_with_its_slash():
    sentence = translate(Text("{file} is empty", file=str(FILE)))
    assert NAME in sentence
    slash = sentence.index(str(FILE))
    assert place_of(sentence, slash) < place_of(sentence, slash + 1)
    torn = without_marks(sentence)
    slash = torn.index(str(FILE))
    assert place_of(torn, slash) > place_of(torn, slash + 1)


@pytest.mark.usefixtures("from_right")
def test_a_sentence_that_begins_with_a_path_still_begins_at_the_right():
    document = QTextDocument(translate(Text("{file} is empty", file=str(FILE))))
    assert document.firstBlock().textDirection() is Qt.LayoutDirection.RightToLeft


@pytest.mark.usefixtures("qapp")
def test_no_mark_is_in_a_sentence_from_left_to_right():
    assert translate(Text("{file} is empty", file=str(FILE))) == f"{FILE} is empty"


@pytest.mark.usefixtures("from_right")
def test_each_line_and_each_script_is_set_apart_by_itself():
    assert set_apart("a\n\nb") == "\u2066a\u2069\n\n\u2066b\u2069"
    assert set_apart("אבג.img") == "\u2068אבג.img\u2069"
    assert not reads_from_right(set_apart("/אבג/disk.img"))
    assert reads_from_right(translate(Text("{file} is empty", file="disk.img"))[1:])


@pytest.mark.parametrize(
    "text", ["\u2069a\u2066", "\u2066a", "a\u2069", "\u202ea", "\u2067a\u2069"]
)
def test_marks_that_are_not_ours_are_still_shown(text):
    assert printable_sentence(text).isascii()


def test_our_marks_stay_and_what_is_between_them_is_shown():
    assert printable_sentence(f"x {set_apart('a')} \x1b") == f"x {set_apart('a')} \\x1b"
    assert printable_sentence(begin_from_right(set_apart("a"))) == f"\u200f{set_apart('a')}"
    two = " ".join([begin_from_right(set_apart("a"))] * 2)
    assert printable_sentence(two) == two
    assert printable_sentence("\u200fa\u200f").isascii()
    assert printable_sentence(set_apart("\u202e")) == set_apart("\\u202e")


@pytest.mark.usefixtures("from_right")
def test_no_label_and_no_tooltip_shows_a_mark_as_letters(stage):
    window = stage.window
    window.show()
    window.open_files([FILE])
    stage.checker.checked.emit(FILE, report_on(FILE), 1e6)
    failed = replace(RUNS, id="failed").failed(FileMissing(str(FILE)))
    stage.archive.loaded.emit((DONE, failed))
    stage.queue.changed.emit(failed)
    window.history.model.show_full_names(True)
    window.history.show_details("failed")
    window.form.banner.show_message(" ".join(error_text(FileMissing(str(FILE)))))
    labels = window.findChildren(QLabel)
    shown = [text for part in labels for text in (part.text(), part.toolTip())]
    model = window.history.model
    cells = [
        model.index(row, column).data(role)
        for row in range(model.rowCount())
        for column in range(model.columnCount())
        for role in CELL_ROLES
    ]
    assert any(NAME in text for text in shown)
    assert NAME in model.index(0, column_index("file")).data()
    assert [text for text in (*shown, *cells) if re.search(r"\\u20[06]", text or "")] == []


@pytest.mark.usefixtures("from_right")
def test_what_is_copied_or_searched_has_no_mark(stage):
    stage.archive.loaded.emit((DONE,))
    stage.window.history.show_details("done")
    rows = dict(stage.window.history.detail.transfer_rows.rows)
    assert any(set_apart(str(FILE.parent)) in value for value in rows.values())
    copy_text(set_apart(str(FILE)))
    assert QGuiApplication.clipboard().text() == str(FILE)
    failed = RUNS.failed(FileMissing(str(FILE)))
    assert without_marks(search_text(failed)) == search_text(failed)


@pytest.mark.usefixtures("from_right")
def test_what_a_label_copies_by_itself_has_no_mark(stage):
    stage.window.show()
    stage.window.activateWindow()
    QApplication.processEvents()
    banner = stage.window.form.banner
    banner.show_message(translate(Text("{file} is empty", file=str(FILE))))
    text = next(it for it in stage.window.findChildren(QLabel) if NAME in it.text())
    text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    text.setSelection(0, len(text.text()))
    QGuiApplication.clipboard().setText(text.selectedText())  # as Ctrl+C does
    assert str(FILE) in QGuiApplication.clipboard().text()
    assert without_marks(QGuiApplication.clipboard().text()) == QGuiApplication.clipboard().text()
