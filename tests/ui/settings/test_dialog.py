"""The settings: what is changed holds at once."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QMessageBox,
    QPushButton,
)

from imageuploader.domain.settings import (
    Endpoint,
    FormStart,
    FormValues,
    OnClose,
    SavedAccount,
    Settings,
    Theme,
)
from imageuploader.ui.language import available_languages
from imageuploader.ui.settings.dialog import SettingsDialog
from imageuploader.ui.theme.palette import Colours
from imageuploader.ui.theme.scheme import apply_theme
from imageuploader.ui.window.quit_guard import QuitQuestion
from tests.ui.fit import uneven_captions
from tests.ui.steps import RUNNING, run

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def dialog(stage):
    stage.window.show()
    stage.window.late.window_actions.show_settings()
    return stage.window.findChild(SettingsDialog)


@pytest.fixture
def usual_theme():
    yield
    apply_theme(Theme.SYSTEM)


def test_each_caption_is_level_with_its_field(dialog):
    for page in range(dialog.tabs.count()):
        dialog.tabs.setCurrentIndex(page)
        assert uneven_captions(dialog) == []


def test_a_tick_changes_its_setting_and_no_other(stage, dialog, qtbot):
    ticks = {
        "notifyGoodCheck": "notify_good",
        "notifyBadCheck": "notify_bad",
        "soundCheck": "sound",
        "copyIdCheck": "copy_id",
        "keepAwakeCheck": "keep_awake",
        "prepareEarlyCheck": "prepare_early",
    }
    for name, setting in ticks.items():
        box, before = dialog.findChild(QCheckBox, name), stage.settings.latest
        assert box.isChecked() is getattr(Settings(), setting), name
        qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
        changed = replace(before, **{setting: not getattr(before, setting)})
        assert stage.settings.latest == changed, name


def choose(dialog, name, index):
    combo = dialog.findChild(QComboBox, name)
    combo.setCurrentIndex(index)
    combo.activated.emit(index)


@pytest.mark.usefixtures("usual_theme")
def test_a_theme_is_shown_at_once(stage, dialog):
    for index, dark in ((2, True), (1, False)):
        choose(dialog, "themeCombo", index)
        QApplication.processEvents()
        assert Colours.now().dark is dark
        assert Colours.now().window.name() in stage.window.styleSheet()
    assert stage.settings.latest.theme is Theme.LIGHT


def test_the_language_of_the_next_start_is_chosen_by_its_own_name(stage, dialog):
    combo = dialog.findChild(QComboBox, "languageCombo")
    names = [combo.itemText(row) for row in range(combo.count())]
    assert names == ["As the system", *available_languages().values()]
    assert {"English", "Deutsch", "简体中文"} <= set(names)
    assert combo.currentIndex() == 0
    choose(dialog, "languageCombo", names.index("Deutsch"))
    assert stage.settings.latest.language == "de"
    stage.settings.update(language="zh-Hans-CN")
    assert combo.currentText() == "简体中文"
    choose(dialog, "languageCombo", 0)
    assert stage.settings.latest.language == ""


def test_the_level_and_the_folder_of_uploads(stage, dialog, qtbot):
    choose(dialog, "levelCombo", 7)
    assert stage.settings.latest.compression_level == 6
    choose(dialog, "levelCombo", 0)
    assert stage.settings.latest.compression_level is None
    stage.settings.update(temp_folder="/big/tmp")
    assert dialog.uploads._folder.text() == "/big/tmp"
    dialog.tabs.setCurrentWidget(dialog.uploads)
    qtbot.mouseClick(dialog.uploads.reset, Qt.MouseButton.LeftButton)
    assert stage.settings.latest.temp_folder == ""
    assert not dialog.uploads.reset.isEnabled()


def test_closing_may_wait_for_the_uploads_without_a_question(stage, dialog, qtbot):
    choose(dialog, "onCloseCombo", 1)
    assert stage.settings.latest.on_close is OnClose.FINISH
    dialog.accept()
    run(stage)
    stage.window.close()
    assert stage.window.findChild(QuitQuestion) is None
    assert stage.window.statusBar().shown == "Quits when this upload is finished"
    stage.queue.move(replace(RUNNING, state=RUNNING.state), ended=True)
    qtbot.waitUntil(lambda: not stage.window.isVisible())


def press(qtbot, dialog, name):
    qtbot.mouseClick(dialog.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def test_accounts_are_listed_and_the_one_in_use_is_removed(stage, dialog, qtbot):
    stage.settings.update(accounts=(SavedAccount("work", "jdoe"), SavedAccount("default", "jane")))
    shown = dialog.findChild(QListWidget, "accountList")
    rows = [shown.item(row).text() for row in range(shown.count())]
    assert rows == ["work – api.linode.com, v4 – in use", "jane – api.linode.com, v4"]
    dialog.show_accounts()
    press(qtbot, dialog, "removeAccountButton")
    question = dialog.findChild(QMessageBox, "removeAccountQuestion")
    assert stage.account.calls == []
    qtbot.mouseClick(question.buttons()[1], Qt.MouseButton.LeftButton)
    assert stage.account.calls == [("remove", "work")]


def test_an_account_is_switched_to_and_changed(stage, dialog, qtbot):
    stage.settings.update(accounts=(SavedAccount("work", "jdoe"), SavedAccount("home", "jane")))
    dialog.show_accounts()
    dialog.accounts.list.setCurrentRow(1)
    press(qtbot, dialog, "useAccountButton")
    press(qtbot, dialog, "changeAccountButton")
    change = dialog.findChild(QDialog, "accountDialog")
    assert uneven_captions(change) == []
    change.title.setText("house")
    change.where.url.setText("http://192.0.2.1")
    qtbot.mouseClick(change.save, Qt.MouseButton.LeftButton)
    assert "without encryption" in change.problem.text()
    change.where.url.setText("https://api.example.com")
    qtbot.mouseClick(change.save, Qt.MouseButton.LeftButton)
    endpoint = Endpoint("https://api.example.com")
    wanted = [("use", "home"), ("rename", "home", "house"), ("endpoint", "home", endpoint)]
    assert stage.account.calls == wanted
    assert not change.isVisible()


def test_another_token_is_asked_for_in_the_window(stage, dialog, qtbot):
    dialog.show_accounts()
    qtbot.mouseClick(dialog.findChild(QPushButton, "addAccountButton"), Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    assert stage.window.sign_in.isVisible()


def test_a_file_that_arrives_meanwhile_is_taken(stage, dialog, tmp_path):
    stage.window.open_files([tmp_path / "disk.img"])
    assert dialog.isVisible()
    assert stage.window.form.path == tmp_path / "disk.img"


def test_the_form_begins_with_what_the_settings_say_at_once(stage, dialog, qtbot):
    choose(dialog, "formStartCombo", 1)
    choose(dialog, "defaultRegionCombo", dialog.uploads.regions.index("de-fra-2"))
    tags = dialog.findChild(QLineEdit, "defaultTagsEdit")
    qtbot.keyClicks(tags, "base, web ,")
    qtbot.keyClick(tags, Qt.Key.Key_Return)
    qtbot.mouseClick(dialog.findChild(QCheckBox, "defaultCloudInitCheck"), LEFT)
    fields = stage.window.form.fields
    assert (fields.region.region_id, fields.tags.tags) == ("de-fra-2", ("base", "web"))
    assert fields.cloud_init.isChecked()
    fields.region.choose("us-ord")
    stage.window.form.clear()
    assert fields.region.region_id == "de-fra-2"
    choose(dialog, "formStartCombo", 0)
    assert fields.region.region_id == "us-ord"


def test_a_form_in_use_keeps_what_is_in_it(stage):
    stage.window.open_files([Path("/disks/a.img")])
    stage.settings.update(form_start=FormStart.DEFAULTS, defaults=FormValues("de-fra-2"))
    assert stage.window.form.fields.region.region_id == "us-ord"


def test_default_tags_that_linode_refuses_are_not_kept(stage, dialog, qtbot):
    choose(dialog, "formStartCombo", 1)
    tags = dialog.findChild(QLineEdit, "defaultTagsEdit")
    error = dialog.findChild(QLabel, "defaultTagsError")
    for typed, kept, wrong in (("ab", (), True), ("abc", ("abc",), False)):
        tags.clear()
        qtbot.keyClicks(tags, typed)
        tags.editingFinished.emit()
        assert stage.settings.latest.defaults.tags == kept
        assert bool(error.text()) is wrong


def test_how_an_upload_is_sent_is_chosen(stage, dialog):
    choices = [
        ("bandwidthCombo", 1, {"bandwidth_limit": 1_000_000}),
        ("bandwidthCombo", 0, {"bandwidth_limit": 0}),
        ("retriesCombo", 0, {"retries": 0}),
        ("retriesCombo", 10, {"retries": 10}),
    ]
    for name, index, chosen in choices:
        stage.settings.changes.clear()
        choose(dialog, name, index)
        assert stage.settings.changes == [chosen], (name, index)


def test_a_limit_that_only_the_file_has_is_shown(stage):
    stage.settings.update(bandwidth_limit=123_000)
    stage.window.late.window_actions.show_settings()
    combo = stage.window.findChild(SettingsDialog).findChild(QComboBox, "bandwidthCombo")
    assert combo.currentText() == "123 kB/s"
