"""The images of the account in the real window: listed, changed, copied, deleted by hand."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from imageuploader.domain.history.account_image import row_id
from tests.sandbox.api_steps import open_api, put, request_upload, wait_until

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def made(sandbox):
    """Two images that were not made from here: one available, one still waiting for its data."""
    with open_api(sandbox) as api:
        golden, address = request_upload(api, label="golden", tags=["alpha"])
        put(address)
        waiting, _ = request_upload(api, label="waiting")
        wait_until(lambda: sandbox.images[golden]["status"] == "available")
    return golden, waiting


@pytest.fixture
def window(qtbot, start_program, made):
    program = start_program()
    program.window.findChild(QAction, "imagesAction").trigger()
    view = program.window.history
    qtbot.waitUntil(lambda: view.model.rowCount() == len(made))
    return program.window


def select(window, image_id):
    window.history.show_details(row_id(image_id))


def cell(window, image_id, column):
    titles = {
        window.history.model.headerData(i, Qt.Orientation.Horizontal): i
        for i in range(window.history.model.columnCount())
    }
    row = window.history.model.row_of(row_id(image_id))
    return window.history.model.index(row, titles[column]).data()


def dialog(window, action):
    window.history.actions_by_name[action].trigger()
    return window.images_on_linode.actions.dialog


def test_every_private_image_has_a_row_with_its_fields(window, made):
    golden, waiting = made
    assert cell(window, golden, "Status") == "Available"
    assert cell(window, waiting, "Status") == "24 h left"
    select(window, golden)
    assert dict(window.history.detail.image_rows.rows)["Tags"] == "alpha"
    assert "Made by practice" in window.history.detail.summary.text


def test_an_image_is_edited(window, made, sandbox, qtbot):
    golden, _ = made
    select(window, golden)
    edit = dialog(window, "edit_image")
    edit.label_edit.setText("bad/label")
    QTest.mouseClick(edit.submit, LEFT)
    assert "may not contain" in edit.problem.text()
    edit.label_edit.setText("silver")
    edit.tags_edit.setText("beta, gamma")
    QTest.mouseClick(edit.submit, LEFT)
    qtbot.waitUntil(lambda: cell(window, golden, "Label") == "silver")
    assert sandbox.images[golden]["tags"] == ["beta", "gamma"]
    assert window.statusBar().shown == "Saved “golden”."
    assert window.images_on_linode.actions.dialog is None


def test_an_image_is_copied_and_no_copy_is_dropped_by_accident(window, made, sandbox, qtbot):
    golden, _ = made
    select(window, golden)
    copies = dialog(window, "replicate")
    assert copies.chosen == ("us-ord",)
    assert not copies.submit.isEnabled()
    copies.boxes["us-ord"].click()
    copies.boxes["de-fra-2"].click()
    assert "us-ord" in copies.dropped.text()
    QTest.mouseClick(copies.submit, LEFT)
    assert "must stay" in copies.problem.text()
    copies.boxes["us-ord"].click()
    assert copies.price.text().startswith("2 regions: about $")
    QTest.mouseClick(copies.submit, LEFT)
    qtbot.waitUntil(lambda: len(sandbox.images[golden]["regions"]) == 2)
    qtbot.waitUntil(lambda: cell(window, golden, "Region").endswith("+1"))


def test_an_image_is_deleted_only_after_its_label_was_typed(window, made, sandbox, qtbot):
    golden, _ = made
    select(window, golden)
    question = dialog(window, "delete_image")
    QTest.keyClicks(question.typed, "golde")
    assert not question.submit.isEnabled()
    QTest.keyClick(question.typed, Qt.Key.Key_Return)
    assert golden in sandbox.images
    question = window.images_on_linode.actions.dialog or dialog(window, "delete_image")
    question.typed.setText("golden")
    QTest.mouseClick(question.submit, LEFT)
    qtbot.waitUntil(lambda: window.history.model.row_of(row_id(golden)) < 0)
    assert golden not in sandbox.images


def test_an_unfinished_image_can_be_deleted_but_not_copied(window, made):
    _, waiting = made
    select(window, waiting)
    actions = window.history.actions_by_name
    assert actions["delete_image"].isEnabled()
    assert not actions["replicate"].isEnabled()
    assert not actions["remove_left"].isEnabled()
    assert window.history.model.unfinished == []
    assert actions["replicate"].toolTip() == "The image is not available yet."


def test_what_a_token_may_not_do_is_greyed_with_the_reason(qtbot, window, made):
    golden, _ = made
    account = window._account
    account._tokens[account.name] = "scopes=images:read_only"
    images = window.images_on_linode._images
    with qtbot.waitSignal(images.loaded):
        images.load()
    select(window, golden)
    edit = window.history.actions_by_name["edit_image"]
    assert not edit.isEnabled()
    assert "lacks the scope" in edit.toolTip()
    buttons = window.history.detail.summary.findChildren(QPushButton)
    greyed = {button.text() for button in buttons if not button.isEnabled()}
    assert greyed == {"Edit…", "Copy to regions…", "Delete…"}


def test_back_among_the_uploads_nothing_of_it_is_left(window, qtbot):
    window.history.search.clear()
    qtbot.waitUntil(lambda: window.history.model.rowCount() == 0)


def test_a_refusal_is_said_in_the_dialog(window, made, sandbox, qtbot):
    golden, _ = made
    select(window, golden)
    edit = dialog(window, "edit_image")
    edit.label_edit.setText("other")
    sandbox.faults.add("api-500:9")
    QTest.mouseClick(edit.submit, LEFT)
    qtbot.waitUntil(lambda: bool(edit.problem.text()))
    assert edit.submit.isEnabled()
    edit.reject()
