"""Every text of the window has the room that it needs, at 100 %, in each language."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QLabel, QMenu, QWidget

from imageuploader.domain.disk_report import Finding, FindingCode, Verdict
from imageuploader.domain.errors import FileMissing, NoTokenStore, TokenRefused, Unreachable
from imageuploader.domain.image import Image
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Moment, Progress, Upload, UploadState
from imageuploader.ui.history.columns import COLUMNS
from imageuploader.ui.history.unfinished_dialog import UnfinishedList
from imageuploader.ui.language import (
    PSEUDO,
    PSEUDO_RIGHT,
    available_languages,
    install_language,
    translate,
)
from imageuploader.ui.window.quit_guard import QuitQuestion
from imageuploader.words.text import Text
from tests.amounts import IS_THOROUGH
from tests.required_tools import missing
from tests.ui.fakes import report_on
from tests.ui.fit import cut_texts, stand_still
from tests.ui.fonts import use_font

MNEMONIC = re.compile(r"&(\w)")
FILE = Path("/d/q7.img")
USUAL, SMALLEST = (1040, 720), (720, 520)
STARTED = datetime(2025, 12, 24, 18, 30, tzinfo=UTC)
ENDED = datetime(2025, 12, 24, 18, 52, tzinfo=UTC)
RUNNING = Upload(
    UploadSpec("q7", "us-ord"),
    FILE,
    account="work",
    state=UploadState.UPLOADING,
    total_bytes=10**9,
)

REAL = tuple(available_languages())
LANGUAGES = (*REAL, PSEUDO, PSEUDO_RIGHT) if IS_THOROUGH else (*REAL[1:], PSEUDO_RIGHT)
"""The pseudo-languages are English and a third longer: what fits in them fits in English."""

LONG = ("de", PSEUDO)
"""The languages that are tried in the smallest window too: the others are shorter."""

every_language = pytest.mark.parametrize("language", LANGUAGES)
every_real_language = pytest.mark.parametrize("language", REAL)
every_window = pytest.mark.parametrize(
    ("language", "size"),
    [*((language, USUAL) for language in LANGUAGES), *((language, SMALLEST) for language in LONG)],
)
pytestmark = pytest.mark.usefixtures("usual_text")


@pytest.fixture
def make(request, qapp, language):
    """Makes fixtures in that language, in the widest of the usual fonts."""
    if language == "zh_CN" and not chinese_is_there():
        missing("a font with Chinese")
    use_font("DejaVu Sans", 10)
    before = QLocale()
    install_language(qapp, language)
    yield request.getfixturevalue
    install_language(qapp, "")
    QLocale.setDefault(before)


@pytest.fixture
def size():
    return USUAL


@pytest.fixture
def shown(make, qtbot, size):
    return open_window(make("stage"), qtbot, size)


@pytest.fixture
def shown_signed_out(make, qtbot, size):
    stage = open_window(make("stage_signed_out"), qtbot, size)
    qtbot.waitUntil(lambda: stage.window.statusBar().shown != "")  # nothing comes later
    return stage


def open_window(stage, qtbot, size):
    stage.window.resize(*size)
    stage.window.show()
    qtbot.waitExposed(stage.window)
    return stage


def chinese_is_there() -> bool:
    return bool(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese))


def cut(stage, part: QWidget | None = None) -> list[str]:
    """What is cut; the hints in empty fields are measured in real languages only."""
    return cut_texts(part or stage.window, without_hints=translate(Text("Upload")).startswith("⟦"))


@every_window
@pytest.mark.few(3)
def test_nothing_of_the_form_is_cut(shown):
    assert cut(shown) == []
    for step in steps_of_the_form(shown):
        assert cut(shown) == [], step


def steps_of_the_form(stage) -> Iterator[str]:
    window, checker = stage.window, stage.checker
    window.form.upload_button.click()
    yield "nothing chosen"
    window.open_files([FILE, FILE.with_name("q8.img")])
    yield "two files"
    window.form.clear()
    window.open_files([FILE])
    yield "one file"
    checker.progressed.emit(FILE, 40)
    yield "checking"
    finding = Finding(FindingCode.PARTITIONED)
    warned = report_on(FILE, verdict=Verdict.WARN, findings=(finding,))
    checker.checked.emit(FILE, warned, 1e6)
    yield "checked"
    window.form.fields.label_edit.setText("")
    window.form.upload_button.click()
    yield "a field is wrong"
    checker.refused.emit(FILE, FileMissing(str(FILE)))
    yield "refused"


@every_window
@pytest.mark.few(3)
def test_nothing_of_an_upload_is_cut(shown):
    for state in UploadState:
        error = Unreachable("api.linode.com", "timed out") if state is UploadState.FAILED else None
        upload = replace(
            RUNNING,
            id=state.value,
            state=state,
            image=Image(id="private/26000999"),
            error=error,
            attempts=1,
            timeline=(Moment(UploadState.PREPARING, STARTED), Moment(state, ENDED)),
        )
        shown.archive.loaded.emit((upload,))
        shown.queue.waiting = (replace(upload, id="waits", state=UploadState.QUEUED),)
        shown.queue.move(upload, ended=upload.is_final)
        shown.queue.waiting_changed.emit()
        shown.queue.progressed.emit(upload.id, Progress(5, 10))
        assert cut(shown) == [], state
        shown.window.history.table.selectRow(0)
        stand_still()
        assert cut(shown) == [], f"{state}, selected"


@every_window
@pytest.mark.few(3)
def test_nothing_of_the_sign_in_panel_is_cut(shown_signed_out):
    window, account = shown_signed_out.window, shown_signed_out.account
    assert cut(shown_signed_out) == []
    window.sign_in.submit()
    assert cut(shown_signed_out) == [], "no token"
    account.refused.emit(TokenRefused())
    assert cut(shown_signed_out) == [], "refused"
    account.store.place, account.store.error = "", NoTokenStore()
    account.changed.emit()
    assert cut(shown_signed_out) == [], "no password store"


@every_language
@pytest.mark.few(2)
def test_every_title_of_the_table_fits_its_column(shown):
    table = shown.window.history.table
    shown.archive.loaded.emit((RUNNING,))
    shown.window.resize(8000, 720)
    for column in COLUMNS:
        table.set_wanted(column.name, True)
    assert table.horizontalHeader().hiddenSectionCount() == 0
    assert cut(shown, table) == []


@every_language
@pytest.mark.few(2)
def test_nothing_of_the_questions_is_cut(shown):
    window, history = shown.window, shown.window.history
    left = replace(
        RUNNING, state=UploadState.INTERRUPTED, left_behind=True, image=Image("private/7")
    )
    unknown = replace(left, id="unknown", image=None, left_behind=False, in_doubt=True)
    shown.archive.loaded.emit((left, unknown))
    history.toolbar.unfinished.click()
    assert cut(shown, window.findChild(UnfinishedList)) == []
    shown.queue.current = RUNNING
    window.close()
    assert cut(shown, window.findChild(QuitQuestion)) == []


@every_real_language
@pytest.mark.few(2)
def test_no_two_entries_of_a_menu_have_the_same_key(shown):
    window = shown.window
    bar = [action.text() for action in window.menuBar().actions()]
    labels = [
        label.text() for label in window.form.findChildren(QLabel) if label.buddy() is not None
    ]
    assert repeated([*bar, *labels, window.form.fields.cloud_init.text()]) == set()
    for menu in window.menuBar().findChildren(QMenu):
        texts = [action.text() for action in menu.actions() if not action.isSeparator()]
        assert repeated(texts) == set(), menu.title()
        assert all(MNEMONIC.search(text) for text in texts), menu.title()


@every_real_language
@pytest.mark.few(2)
def test_no_two_fields_of_the_sign_in_panel_have_the_same_key(shown_signed_out):
    window = shown_signed_out.window
    bar = [action.text() for action in window.menuBar().actions()]
    labels = [
        label.text() for label in window.sign_in.findChildren(QLabel) if label.buddy() is not None
    ]
    assert len(labels) == 5
    assert repeated([*bar, *labels]) == set()


def captions(part: QWidget) -> list[str]:
    """The labels of the fields."""
    labels = part.findChildren(QLabel)
    return [label.text() for label in labels if label.buddy() is not None]


def repeated(texts: list[str]) -> set[str]:
    """The keys that stand in several texts."""
    keys = [found.group(1).casefold() for text in texts if (found := MNEMONIC.search(text))]
    return {key for key in keys if keys.count(key) > 1}
