"""The sign-in panel asks for a token and says where it is stored."""

import pytest
from PySide6.QtCore import QPoint

from imageuploader.domain.errors import (
    NoTokenStore,
    TokenRefused,
    TokenStoreLocked,
    TokenStorePlain,
)
from tests.ui.fit import stand_still
from tests.ui.steps import activate


def test_sign_in_trims_the_token_and_gives_way_to_the_form(stage_signed_out, tmp_path):
    stage = stage_signed_out
    assert stage.window.centralWidget().currentWidget() is stage.window.sign_in
    stage.window.open_files([tmp_path / "a.img"])
    assert "a.img" in stage.window.sign_in.result.text()
    stage.window.sign_in.token.setText("  secret \n")
    stage.window.sign_in.button.click()
    assert stage.account.asked == [("secret", "")]
    stage.account.arrive()
    assert stage.window.centralWidget().currentWidget() is stage.window.zones
    assert stage.window.form.path == tmp_path / "a.img"


def test_the_sign_in_scrolls_in_a_window_too_low_for_it(stage_signed_out, qtbot):
    window = stage_signed_out.window
    activate(window, qtbot)
    window.sign_in.setFixedHeight(200)
    qtbot.waitUntil(lambda: window.sign_in.verticalScrollBar().maximum() > 0)


SESSION = ": kept for this session only"


@pytest.mark.parametrize(
    ("kept_in", "error", "shown"),
    [
        ("", None, ""),
        ("KWallet", None, "Will be stored in KWallet"),
        ("", NoTokenStore(), "No password store was found on this system" + SESSION),
        (
            "Notes, which this program does not know",
            None,
            "Will be stored in Notes, which this program does not know",
        ),
        (
            "",
            TokenStorePlain("Notes"),
            "The password store Notes keeps tokens in plain text" + SESSION,
        ),
        ("", TokenStoreLocked(), "Your password store is locked" + SESSION),
    ],
)
def test_the_store_is_told(stage_signed_out, kept_in, error, shown):
    account = stage_signed_out.account
    account.kept_in, account.store_error = kept_in, error
    account.changed.emit()
    assert stage_signed_out.window.sign_in._store.text() == shown


def test_problem_07_it_says_stored_only_when_that_is_true(stage):
    stage.account.changed.emit()
    assert stage.window.sign_in._store.text() == "Stored in GNOME Keyring"


def test_problem_07_a_sign_in_that_was_not_stored_is_told(stage):
    stage.account.not_stored.emit(TokenStoreLocked())
    said = stage.window.statusBar().shown
    assert said.startswith("Signed in for this session only: ")
    assert "locked" in said


def test_a_stale_name_goes_with_the_account(stage):
    stage.account.changed.emit()
    assert stage.window.sign_in.result.text() == "Signed in as jdoe"
    stage.account.sign_out()
    assert stage.window.sign_in.result.text() == ""


def test_the_card_stays_where_it_is_whatever_is_said(stage_signed_out, qtbot):
    window = stage_signed_out.window
    activate(window, qtbot)
    panel = window.sign_in
    before = panel.token.mapTo(window, QPoint(0, 0))
    for error in (TokenRefused(), NoTokenStore()):
        panel.show_refusal(error)
        stand_still()
        assert panel.token.mapTo(window, QPoint(0, 0)) == before
