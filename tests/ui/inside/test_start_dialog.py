"""How to start it: from the finish and from the history, with a command to copy."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from imageuploader.domain.inside.vocabulary import Mode
from imageuploader.domain.upload import UploadState
from imageuploader.ui.inside.start_dialog import StartDialog
from imageuploader.ui.language import install_language
from imageuploader.words.cloud_manager import deploy_page
from tests import found_inside as found
from tests.ui.fit import uneven_captions
from tests.ui.fonts import use_font
from tests.ui.history_steps import WEB
from tests.ui.steps import activate

DONE = replace(WEB, inside=found.WARNED)


def finish(stage, qtbot, upload):
    activate(stage.window, qtbot)
    stage.queue.move(replace(upload, state=UploadState.UPLOADING))
    stage.queue.move(upload, ended=True)
    return stage.window.queue_panel.last


def open_dialog(stage, qtbot, upload):
    last = finish(stage, qtbot, upload)
    qtbot.mouseClick(last.start, Qt.MouseButton.LeftButton)
    return stage.window.findChild(StartDialog)


def texts(dialog):
    return "\n".join(line.text() for line in dialog.findChildren(QLabel))


def test_the_finish_tells_how_to_start_it_and_the_command_is_copied_whole(stage, qtbot):
    dialog = open_dialog(stage, qtbot, DONE)
    assert "Starts on Linode with: Direct Disk" in texts(dialog)
    assert "switch off all helpers" in texts(dialog)
    shown = dialog.text.toPlainText()
    assert "linode/direct-disk" in shown
    assert DONE.image_id in shown
    qtbot.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == shown
    assert not dialog.isVisible()


def test_the_menu_of_the_history_opens_it_too(history, stage):
    history.model.show(DONE)
    history.select(DONE.id)
    history.actions_by_name["start"].trigger()
    assert "linode/direct-disk" in stage.window.findChild(StartDialog).command


def test_what_is_chosen_and_typed_is_in_the_command(stage, qtbot):
    dialog = open_dialog(stage, qtbot, replace(DONE, inside=found.GOOD))
    assert "The helpers can stay on." in texts(dialog)
    dialog.modes.setCurrentIndex(list(Mode).index(Mode.LINODE_KERNEL))
    qtbot.keyClicks(dialog.disk_size, "6x000")
    dialog.plan.setText("g6-standard-2")
    qtbot.keyClicks(dialog.key, "ssh-ed25519 AAAA it's")
    dialog.tools.setCurrentText("linode-cli in a shell (sh, bash, zsh)")
    for part in (
        "--kernel=linode/latest-64bit",
        "--boot_size=6000",
        "--type=g6-standard-2",
        """'ssh-ed25519 AAAA it'"'"'s'""",
    ):
        assert part in dialog.text.toPlainText()


def test_the_tool_chosen_last_comes_first_again(stage, qtbot):
    dialog = open_dialog(stage, qtbot, DONE)
    dialog.tools.setCurrentText("Terraform")
    assert dialog.text.toPlainText().startswith('resource "linode_instance"')
    dialog.setObjectName("old")
    dialog.reject()
    qtbot.waitUntil(lambda: stage.window.findChild(StartDialog, "old") is None)
    assert open_dialog(stage, qtbot, DONE).command.startswith("resource ")


def test_the_link_leads_to_the_page_that_makes_a_server_from_it(stage, qtbot, browser):
    dialog = open_dialog(stage, qtbot, DONE)
    qtbot.mouseClick(dialog.page, Qt.MouseButton.LeftButton)
    assert browser.pages == [deploy_page(DONE.image_id)]


@pytest.mark.parametrize("inside", [None, found.REFUSED])
def test_an_image_that_is_not_known_to_start_is_not_promised_to(stage, qtbot, inside):
    dialog = open_dialog(stage, qtbot, replace(DONE, inside=inside))
    headline = dialog.findChildren(QLabel, "startHeadline")[0]
    assert headline.property("role") == ("warning" if inside is None else "error")
    assert "Starts on Linode with" not in texts(dialog)


def test_every_field_has_a_name_for_a_screen_reader(stage, qtbot):
    dialog = open_dialog(stage, qtbot, DONE)
    captions = [line for line in dialog.findChildren(QLabel) if line.buddy() is not None]
    assert {line.buddy() for line in captions} == {
        dialog.modes,
        dialog.plan,
        dialog.disk_size,
        dialog.key,
        dialog.tools,
    }


@pytest.mark.usefixtures("usual_text")
@pytest.mark.parametrize(("points", "language"), [(10, "en"), (20, "en"), (20, "xr")])
def test_the_fields_share_their_edges_and_the_captions_are_level(
    request, qapp, qtbot, points, language
):
    use_font("Inter", points)
    install_language(qapp, language)
    request.addfinalizer(lambda: install_language(qapp, ""))
    dialog = open_dialog(request.getfixturevalue("stage"), qtbot, DONE)
    assert uneven_captions(dialog) == []
    fields = (dialog.modes, dialog.plan, dialog.disk_size, dialog.key, dialog.tools)
    assert len({(field.x(), field.width()) for field in fields}) == 1
    captions = {line.buddy(): line for line in dialog.findChildren(QLabel)}
    assert (captions[dialog.plan].y() == dialog.plan.y()) is (language == "en")
