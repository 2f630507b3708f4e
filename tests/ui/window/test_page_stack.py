"""A refused token brings the sign-in panel."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from imageuploader.domain.errors import MissingGrant, TokenStoreLocked
from imageuploader.domain.settings import SavedAccount
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload, UploadState
from tests.ui.steps import run

EARLIER = Upload(UploadSpec("web-1", "us-ord"), Path("old.img.gz")).moved_to(UploadState.FAILED)


def test_a_refused_token_shows_the_sign_in_until_somebody_has_signed_in(stage):
    stage.archive.loaded.emit((EARLIER,))
    stage.queue.waiting_for_sign_in = True
    stage.queue.waiting_changed.emit()
    assert not stage.window.sign_in.isHidden()
    stage.queue.waiting_for_sign_in = False
    stage.queue.waiting_changed.emit()
    assert stage.window.sign_in.isHidden()


def let_in_no_more(stage, *waiting):
    stage.window.show()
    stage.archive.loaded.emit((EARLIER,))
    stage.queue.waiting, stage.queue.waiting_for_sign_in = waiting, True
    stage.queue.waiting_changed.emit()


def test_the_sign_in_for_a_refused_token_says_so(stage):
    let_in_no_more(stage)
    assert "not accepted" in stage.window.sign_in.result.text()


def test_the_focus_stays_where_it_is_while_the_sign_in_is_shown_already(stage, qtbot):
    let_in_no_more(stage)
    stage.window.history.toolbar.search.setFocus()
    stage.queue.waiting_changed.emit()
    focused = stage.window.history.toolbar.search
    qtbot.waitUntil(lambda: stage.window.focusWidget() is focused)


def test_the_zones_are_as_high_after_a_sign_in_as_before(stage):
    stage.window.show()
    zone = stage.window.form.parentWidget()
    before = (zone.sizeHint().height(), zone.size())  # their widths are given by the window
    let_in_no_more(stage)
    stage.queue.waiting_for_sign_in = False
    stage.queue.waiting_changed.emit()
    assert (zone.sizeHint().height(), zone.size()) == before


def test_what_waits_for_a_sign_in_has_no_row(stage):
    waits = replace(EARLIER, id="w", state=UploadState.QUEUED)
    stage.queue.changed.emit(replace(waits, state=UploadState.REQUESTING))
    stage.queue.changed.emit(waits)  # emitted before it waits again
    assert stage.window.history.model.row_of("w") >= 0
    let_in_no_more(stage, waits)
    assert stage.window.history.model.row_of("w") < 0
    stage.queue.waiting = ()  # else closing the window asks what becomes of it


def test_the_sign_in_names_the_right_that_the_user_lacks(stage):
    waits = Upload(EARLIER.spec, EARLIER.file, account="work", id="w")
    let_in_no_more(stage, replace(waits, error=MissingGrant("add_images", "jdoe")))
    shown = stage.window.sign_in.result.text()
    assert shown.startswith("The user jdoe is not allowed to add images (add_images is missing)")
    assert "sign in as another user" in shown
    stage.queue.waiting = ()


def test_what_waits_of_another_account_leaves_the_form_and_offers_to_go_there(stage):
    stage.window.show()
    stage.archive.loaded.emit((EARLIER,))
    stage.queue.elsewhere = frozenset({"home"})
    stage.queue.waiting_changed.emit()
    assert stage.window.sign_in.isHidden()
    bar = stage.window.status_bar
    assert bar.shown == "Uploads of the account home wait for a sign-in"
    assert bar.button.text() == "Sign in…"
    QTest.mouseClick(bar.button, Qt.MouseButton.LeftButton)
    assert stage.account.calls == [("use", "home")]
    stage.queue.elsewhere = frozenset()
    stage.queue.waiting_changed.emit()
    assert (bar.shown, bar.button.isVisible()) == ("Signed in as jdoe", False)


@pytest.fixture
def by_browser():
    """An account whose sign-in with the browser ends in five minutes."""
    soon = datetime.now(UTC) + timedelta(minutes=5)
    return SavedAccount("work", "jdoe", expires=soon.isoformat(), by_browser=True)


def test_a_browsers_sign_in_that_ends_soon_is_offered_anew_while_an_upload_runs(stage, by_browser):
    stage.window.show()
    stage.archive.loaded.emit((EARLIER,))
    run(stage)
    stage.account.expiring, stage.account.browser.is_possible = by_browser, True
    stage.account.changed.emit()
    bar = stage.window.status_bar
    assert bar.shown.startswith("Your sign-in with the browser ends at ")
    assert bar.button.text() == "Sign in again"
    QTest.mouseClick(bar.button, Qt.MouseButton.LeftButton)
    assert stage.account.browser.is_waiting
    assert (bar.shown, bar.button.isVisible()) == ("1 uploading", False)
    assert stage.queue.calls == []


def test_a_pasted_token_that_ends_soon_is_told_with_its_day_once_nothing_runs(stage, by_browser):
    stage.account.expiring = replace(by_browser, by_browser=False)
    stage.account.changed.emit()
    assert stage.window.status_bar.shown.startswith("Your token expires on ")
    run(stage)
    assert stage.window.status_bar.shown == "1 uploading"


def test_a_token_that_could_not_be_removed_is_told_and_removed_on_a_press(stage):
    stage.window.show()
    stage.archive.loaded.emit((EARLIER,))
    stage.account.store.not_removed.emit("home", TokenStoreLocked())
    bar = stage.window.status_bar
    assert bar.shown == (
        "The token of home is still in the password store: Your password store is locked"
    )
    QTest.mouseClick(bar.button, Qt.MouseButton.LeftButton)
    assert stage.account.store.calls == ["remove home"]
