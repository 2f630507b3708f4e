"""What testers and screen readers find widgets by: object names, names, tooltips, mnemonics."""

import re

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QCheckBox, QLabel, QMenuBar, QPushButton, QToolButton, QWidget

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
        clear_button = {b for b in bare if b.parent().objectName() == "historySearch"}
        value_button = {b for b in bare if b.objectName() == "copyValueButton"}  # named on hover
        assert set(bare) - set(named) - clear_button - value_button == set()


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
