"""What testers and screen readers find widgets by: object names, names, tooltips, mnemonics."""

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenuBar,
    QPushButton,
    QTabWidget,
    QToolButton,
    QWidget,
)

from imageuploader.domain.image import Image
from imageuploader.domain.upload import UploadState
from tests.ui.steps import RUNNING

IN_THE_ZONES = (
    "dropZone",
    "dropOverlay",
    "chooseFileButton",
    "labelEdit",
    "regionCombo",
    "tagsEdit",
    "descriptionEdit",
    "cloudInitCheck",
    "checkResultLabel",
    "clearButton",
    "uploadButton",
    "nowPanel",
    "nowPhaseLabel",
    "nowProgressBar",
    "nowDetailLabel",
    "cancelButton",
    "holdQueueButton",
    "queueList",
    "historyView",
    "historySearch",
    "historyColumnsButton",
    "detailPane",
    "detailTabs",
    "accountCombo",
    "unfinishedButton",
    "statusBar",
    "queueHeader",
    "formBanner",
    "formErrorSummary",
    "labelError",
    "regionError",
    "tagsError",
    "descriptionError",
)
IN_THE_SIGN_IN = (
    "signInPanel",
    "tokenEdit",
    "showTokenButton",
    "accountNameEdit",
    "signInButton",
    "signInResultLabel",
    "practiceButton",
)


def missing(window, names):
    return [name for name in names if window.findChild(QObject, name) is None]


def test_the_window_has_a_widget_of_each_name(stage):
    assert missing(stage.window, IN_THE_ZONES) == []


def test_the_sign_in_has_a_widget_of_each_name(stage_signed_out):
    assert missing(stage_signed_out.window, IN_THE_SIGN_IN) == []


def ours(window, kind):
    """The widgets of a kind that are not parts of Qt's own widgets."""
    found = window.findChildren(kind)
    return [part for part in found if not part.objectName().startswith("qt_")]


def test_every_icon_button_has_a_name_and_a_tooltip(stage, stage_signed_out):
    for window in (stage.window, stage_signed_out.window):
        bare = [b for b in ours(window, QToolButton) if not b.text() and not b.icon().isNull()]
        named = [b for b in bare if b.accessibleName() and b.toolTip()]
        value_button = {b for b in bare if b.objectName() == "copyValueButton"}  # named on hover
        assert set(bare) - set(named) - value_button == set()


def test_every_label_with_a_mnemonic_leads_to_a_field(stage, stage_signed_out):
    for window in (stage.window, stage_signed_out.window):
        labels = [label for label in window.findChildren(QLabel) if "&" in label.text()]
        assert labels != []
        for label in labels:
            assert isinstance(label.buddy(), QWidget), label.text()
            assert label.buddy().accessibleName() == label.text().replace("&", "")


def mnemonics(window):
    menus = [menu.text() for menu in window.findChild(QMenuBar).actions()]
    seen = [part for part in window.findChildren(QWidget) if part.isVisible()]
    labels = [part.text() for part in seen if isinstance(part, QLabel)]
    buttons = [part.text() for part in seen if isinstance(part, QCheckBox | QPushButton)]
    found = [re.search(r"&(\w)", text) for text in (*menus, *labels, *buttons)]
    return [letter[1].lower() for letter in found if letter]


def test_no_two_mnemonics_are_the_same(stage, stage_signed_out):
    for window in (stage.window, stage_signed_out.window):
        window.show()
        used = mnemonics(window)
        assert len(used) == len(set(used)), sorted(used)


def nameless(window):
    """What the keys reach of a window, or is a button, and a screen reader has no name for."""
    stops = [part for part in window.findChildren(QWidget) if part.isVisibleTo(window)]
    reached = [part for part in stops if is_reached(part)]
    assert len(reached) > 1
    names = [QAccessible.queryAccessibleInterface(p).text(QAccessible.Text.Name) for p in reached]
    return [part for part, name in zip(reached, names, strict=True) if not name]


def is_reached(part):
    by_tab = part.focusPolicy() & Qt.FocusPolicy.TabFocus and not isinstance(part, QTabWidget)
    return bool(by_tab) or isinstance(part, QAbstractButton | QLineEdit)


@pytest.fixture
def crowded(stage):
    """A window with a queue, a history and what was left on Linode."""
    one, *waiting = (replace(RUNNING, id=name) for name in ("1", "2", "3"))
    stage.queue.current, stage.queue.waiting = one, tuple(waiting)
    stage.queue.changed.emit(one)
    stage.queue.waiting_changed.emit()
    left = replace(RUNNING, id="left", state=UploadState.INTERRUPTED, image=Image("private/7"))
    stage.archive.loaded.emit((replace(left, left_behind=True),))
    stage.window.history.toolbar.detail.setChecked(True)
    stage.window.show()
    return stage.window


def test_all_that_the_keys_reach_has_a_name(crowded, stage_signed_out, tmp_path):
    stage_signed_out.window.show()
    assert nameless(stage_signed_out.window) == []
    crowded.open_files([tmp_path / "a.img", tmp_path / "b.img"])
    assert nameless(crowded) == []
    crowded.resize(720, 520)
    QApplication.processEvents()
    crowded.findChild(QPushButton, "editListButton").click()
    assert nameless(crowded) == []


@pytest.mark.parametrize("name", ["settings", "shortcuts", "guide", "unfinished"])
def test_all_that_the_keys_reach_of_a_dialog_has_a_name(crowded, name):
    if name == "unfinished":
        crowded.history.toolbar.unfinished.click()
    else:
        crowded.findChild(QAction, f"{name}Action").trigger()
    (opened,) = (each for each in crowded.findChildren(QDialog) if each.isVisible())
    assert nameless(opened) == []
