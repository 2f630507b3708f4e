"""Problem 25: menus with gaps, and actions that could be pressed for nothing."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu, QMessageBox, QToolButton

from imageuploader.domain.settings import SavedAccount
from imageuploader.domain.upload import UploadState
from imageuploader.ui.menus.bar import MENUS
from tests.ui.steps import RUNNING, activate, run

NEEDED = {
    "File": ("choose", "clear", "accounts", "settings", "sign_out", "quit"),
    "Edit": ("cut", "copy", "paste_text", "paste", "find"),
    "Upload": ("upload", "cancel", "retry", "command"),
    "View": ("refresh", "columns", "detail"),
    "Help": (
        *("guide", "requirements", "shortcuts", "log_folder", "diagnostics", "practice", "about"),
    ),
}
KEYS = {
    "choose": "Ctrl+O",
    "clear": "Ctrl+N",
    "settings": "Ctrl+,",
    "quit": "Ctrl+Q",
    "paste": "Ctrl+V",
    "find": "Ctrl+F",
    "upload": "Ctrl+Return",
    "cancel": "Ctrl+.",
    "retry": "Ctrl+R",
    "command": "Ctrl+Shift+K",
    "refresh": "F5",
    "detail": "Ctrl+D",
    "guide": "F1",
    "shortcuts": "Ctrl+/",
}


def action(stage, name):
    return stage.window.findChild(QAction, f"{name}Action")


def test_every_item_of_the_design_is_there_with_its_keys(stage):
    menus = {menu.title().replace("&", ""): menu for menu in stage.window.findChildren(QMenu)}
    for title, names in NEEDED.items():
        inside = {each.objectName() for each in menus[title].actions()}
        assert {f"{name}Action" for name in names} <= inside
    assert {name: action(stage, name).shortcut().toString() for name in KEYS} == KEYS


def test_no_two_items_of_a_menu_have_the_same_letter():
    for _, items in MENUS:
        texts = [str(item.text) for item in items if item.text is not None]
        letters = [text[text.index("&") + 1].lower() for text in texts]
        assert len(letters) == len(set(letters)), texts


def test_what_cannot_be_done_is_greyed_with_its_reason(stage):
    stage.window.show()
    for name, reason in (
        ("cancel", "Nothing is uploading"),
        ("retry", "Nothing waits for another try"),
        ("unfinished", "Nothing unfinished is known to be on Linode"),
    ):
        assert not action(stage, name).isEnabled()
        assert action(stage, name).toolTip() == reason
    run(stage)
    assert action(stage, "cancel").isEnabled()
    assert not action(stage, "retry").isEnabled()
    stage.queue.move(RUNNING.moved_to(UploadState.RETRY_WAIT))
    assert action(stage, "retry").isEnabled()


def test_what_needs_a_history_can_be_done_by_key_as_soon_as_it_is_there(stage):
    needing = [action(stage, name) for name in ("find", "detail", "columns")]
    assert [each.isEnabled() for each in needing] == [False] * 3
    stage.archive.loaded.emit((RUNNING,))
    assert [each.isEnabled() for each in needing] == [True] * 3


def test_now_has_a_menu(stage):
    card = stage.window.queue_panel.running
    assert card.contextMenuPolicy() is Qt.ContextMenuPolicy.ActionsContextMenu
    assert [each.objectName() for each in card.actions()] == [
        *("cancelAction", "retryAction", "holdAction")
    ]


def test_the_account_menu_offers_another_account(stage):
    menu = stage.window.findChild(QToolButton, "accountCombo").menu()
    shown = [each for each in menu.actions() if each.isVisible()]
    assert [each.text().replace("&", "") for each in shown] == [
        *("Add account…", "Manage accounts…", "Sign out")
    ]
    stage.window.show()
    shown[0].trigger()
    assert stage.window.sign_in.isVisible()


def test_the_account_menu_switches_between_several(stage):
    stage.settings.update(accounts=(SavedAccount("work"), SavedAccount("home", title="house")))
    menu = stage.window.findChild(QToolButton, "accountCombo").menu()
    work, house = [each for each in menu.actions() if each.isVisible()][:2]
    assert (work.text(), house.text()) == ("work", "house")
    assert (work.isChecked(), house.isChecked()) == (True, False)
    house.trigger()
    assert stage.account.calls == [("use", "home")]


@pytest.mark.parametrize(
    ("keys", "dialog"),
    [
        ((Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier), "guideDialog"),
        ((Qt.Key.Key_Slash, Qt.KeyboardModifier.ControlModifier), "shortcutsDialog"),
        ((Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier), "settingsDialog"),
    ],
)
def test_a_key_opens_each_dialog_and_esc_closes_it(stage, qtbot, keys, dialog):
    activate(stage.window, qtbot)
    qtbot.keyClick(stage.window, *keys)
    opened = stage.window.findChild(QDialog, dialog)
    assert opened is not None
    assert opened.isVisible()
    qtbot.keyClick(opened, Qt.Key.Key_Escape)
    assert not opened.isVisible()


def test_the_list_of_shortcuts_has_every_key_of_the_menus(stage, qtbot):
    activate(stage.window, qtbot)
    action(stage, "shortcuts").trigger()
    opened = stage.window.findChild(QDialog, "shortcutsDialog")
    shown = {label.text() for label in opened.findChildren(QLabel)}
    assert set(KEYS.values()) <= shown
    assert "Ctrl+H" in shown


def test_a_chosen_file_is_among_the_recent_ones(stage, tmp_path):
    for name in ("a.img", "b & c.img"):
        (tmp_path / name).touch()
        stage.window.open_files([tmp_path / name])
    stage.window.open_files([tmp_path / "gone.img"])
    recent = stage.window.findChild(QMenu, "recentMenu")
    recent.aboutToShow.emit()
    names = [each.text() for each in recent.actions() if not each.isSeparator()]
    assert names == ["b && c.img", "a.img", "&Forget these files"]
    stage.checker.asked.clear()
    recent.actions()[1].trigger()
    assert stage.checker.asked == [tmp_path / "a.img"]


def test_edit_works_on_the_field_with_the_focus(stage, qtbot):
    activate(stage.window, qtbot)
    field = stage.window.form.fields.label_edit
    field.setText("debian")
    field.selectAll()
    field.setFocus()
    stage.window.late.window_actions.refresh()
    action(stage, "cut").trigger()
    assert (field.text(), QApplication.clipboard().text()) == ("", "debian")
    action(stage, "paste_text").trigger()
    assert field.text() == "debian"


def test_diagnostics_have_no_secret_and_no_person(stage):
    action(stage, "diagnostics").trigger()
    copied = QApplication.clipboard().text()
    assert copied.startswith("Image Uploader: ")
    assert "Qt: " in copied
    for secret in ("jdoe", "work", str(Path.home())):
        assert secret not in copied
    assert stage.window.statusBar().shown.startswith("Copied Image Uploader")


def test_without_a_log_its_folder_is_greyed(stage):
    assert action(stage, "log_folder").toolTip() == "There is no log"


def test_problem_22_message_boxes_have_an_icon_of_ours(stage):
    stage.window.show()
    run(stage)
    stage.window.close()
    box = stage.window.findChild(QMessageBox)
    assert not box.iconPixmap().isNull()
