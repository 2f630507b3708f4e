"""The texts of the dialogs have the room that they need, and no dialog has a key twice."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QPoint, QSettings
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QDialog, QLabel, QWidget

from imageuploader.domain.image import Image
from imageuploader.domain.region import Region
from imageuploader.domain.settings import Endpoint
from imageuploader.domain.spec import UploadSpec
from imageuploader.ui.image_dialogs.delete_dialog import DeleteDialog
from imageuploader.ui.image_dialogs.edit_dialog import EditDialog
from imageuploader.ui.image_dialogs.replicate_dialog import ReplicateDialog
from imageuploader.ui.inside.start_dialog import StartDialog
from imageuploader.ui.language import PSEUDO, available_languages, install_language
from imageuploader.ui.menus.command_dialog import CommandDialog
from imageuploader.ui.menus.help_dialogs import show_guide, show_shortcuts
from imageuploader.ui.settings.dialog import SettingsDialog
from imageuploader.words.upload_commands import CommandFacts
from tests import found_inside as found
from tests.amounts import IS_THOROUGH
from tests.required_tools import missing
from tests.ui.fakes import report_on
from tests.ui.fit import cut_texts, stand_still
from tests.ui.fonts import use_font
from tests.ui.history_steps import WEB
from tests.ui.window.test_texts_fit import chinese_is_there, repeated

IMAGE = Image("private/7", label="web-7", status="available", size=2500)
REGIONS = (Region("us-ord", "Chicago, IL", "us"), Region("de-fra-2", "Frankfurt 2", "de"))
FACTS = CommandFacts("/d/q7.img", UploadSpec("q7", "us-ord"), Endpoint(), packed=False)
pytestmark = pytest.mark.usefixtures("usual_text")
REAL = tuple(available_languages())
LANGUAGES = (*REAL, PSEUDO) if IS_THOROUGH else (*REAL[1:], PSEUDO)
"""The pseudo-language is English and a third longer: what fits in it fits in English."""

every_language = pytest.mark.parametrize("language", LANGUAGES)
every_real_language = pytest.mark.parametrize("language", REAL)


@pytest.fixture
def shown(request, qapp, qtbot, language):
    if language == "zh_CN" and not chinese_is_there():
        missing("a font with Chinese")
    use_font("DejaVu Sans", 10)
    before = QLocale()
    install_language(qapp, language)
    stage = request.getfixturevalue("stage")
    stage.window.show()
    qtbot.waitExposed(stage.window)
    yield stage
    install_language(qapp, "")
    QLocale.setDefault(before)


@pytest.fixture
def layout(tmp_path):
    return QSettings(str(tmp_path / "layout.ini"), QSettings.Format.IniFormat)


def dialogs(window: QWidget, layout: QSettings) -> Iterator[QDialog]:
    """Each dialog once, open until the next one is."""
    for dialog in (
        EditDialog(IMAGE, window),
        ReplicateDialog(IMAGE, REGIONS, window),
        DeleteDialog(IMAGE, window),
        CommandDialog(window, layout, FACTS),
        StartDialog(window, layout, replace(WEB, inside=found.WARNED), Endpoint()),
        StartDialog(window, layout, WEB, Endpoint()),
    ):
        dialog.open()
        yield dialog
        dialog.reject()
    show_guide(window)
    show_shortcuts(window, ())
    for name in ("guideDialog", "shortcutsDialog"):
        shown = window.findChild(QDialog, name)
        assert shown is not None
        yield shown
        shown.reject()


def settings_pages(stage) -> Iterator[SettingsDialog]:
    """The dialog of the settings, with each of its pages in turn."""
    stage.window.late.window_actions.show_settings()
    dialog = stage.window.findChild(SettingsDialog)
    for page in range(dialog.tabs.count()):
        dialog.tabs.setCurrentIndex(page)
        stand_still()
        yield dialog
    dialog.reject()


@every_language
@pytest.mark.few(2)
def test_nothing_of_the_dialogs_is_cut(shown, layout):
    for dialog in dialogs(shown.window, layout):
        assert cut_texts(dialog, without_hints=True) == [], dialog.objectName()


@every_language
@pytest.mark.few(3)
@pytest.mark.parametrize("inside", [found.WARNED, found.UNKNOWN], ids=["warned", "unknown"])
def test_nothing_of_what_was_found_is_cut(shown, inside):
    path = Path("/d/q7.img")
    shown.window.open_files([path])
    shown.checker.checked.emit(path, report_on(path, inside=inside), None)
    shown.window.form.drop_area.card.found.click()
    assert shown.window.form.sheet.isVisible()
    assert cut_texts(shown.window.form.sheet) == []


@every_language
@pytest.mark.few(2)
def test_nothing_of_the_settings_is_cut(shown):
    for dialog in settings_pages(shown):
        assert cut_texts(dialog) == []


@every_language
@pytest.mark.few(2)
def test_nothing_of_the_chooser_of_columns_is_cut(shown):
    popup = shown.window.history.table.choose_columns(QPoint(0, 0))
    assert cut_texts(popup) == []
    popup.close()


def nested(dialog: QDialog) -> list[str]:
    """The parts that scroll inside a page that scrolls itself."""
    areas = [area for area in dialog.findChildren(QAbstractScrollArea) if area.isVisible()]
    rolling = [area for area in areas if area.verticalScrollBar().maximum() > 0]
    return [
        inner.objectName() or type(inner).__name__
        for outer in rolling
        for inner in rolling
        if outer is not inner and outer.isAncestorOf(inner)
    ]


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("language", ["de"])
def test_no_dialog_scrolls_inside_a_page_that_scrolls_with_large_text(shown, layout):
    use_font("DejaVu Sans", 20)
    for dialog in chain(dialogs(shown.window, layout), settings_pages(shown)):
        for size in ((700, 500), (900, 700)):
            dialog.resize(*size)
            stand_still()
            assert nested(dialog) == []


def texts_with_keys(dialog: QDialog) -> list[str]:
    """The visible texts of a dialog that may have a key."""
    labels = [part for part in dialog.findChildren(QLabel) if part.buddy() is not None]
    parts: list[QLabel | QAbstractButton] = [*labels, *dialog.findChildren(QAbstractButton)]
    return [part.text().replace("&&", "") for part in parts if part.isVisibleTo(dialog)]


def all_texts_with_keys(stage, layout: QSettings) -> Iterator[list[str]]:
    yield from map(texts_with_keys, dialogs(stage.window, layout))
    yield from map(texts_with_keys, settings_pages(stage))


@every_real_language
@pytest.mark.few(2)
def test_no_key_of_a_dialog_is_there_twice(shown, layout):
    for texts in all_texts_with_keys(shown, layout):
        assert repeated(texts) == set()
