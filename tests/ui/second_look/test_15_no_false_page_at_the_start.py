"""Problems 15 and 34: pages and sentences that were not true, at the start and after it."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QToolButton

from imageuploader.domain.errors import TokenRefused, Unreachable
from imageuploader.domain.upload import UploadState
from imageuploader.ui.history.empty_state import EmptyState
from imageuploader.ui.text.error_text import error_text
from tests.ui.stage import Stage
from tests.ui.steps import RUNNING


@pytest.fixture
def just_started(qtbot, tmp_path):
    """A window whose history nobody has read yet."""
    made = Stage(tmp_path, signed_in=False)
    made.window.complete()
    qtbot.addWidget(made.window)
    yield made
    made.delete()


OLD = replace(RUNNING, id="old").moved_to(UploadState.FAILED)


def test_before_the_history_is_known_no_sign_in_page_takes_the_window(just_started):
    window = just_started.window
    window.show()
    assert not window.sign_in.isVisible()
    assert not window.zones.isVisible()
    just_started.archive.loaded.emit((OLD,))
    assert window.sign_in.isVisible()
    assert window.zones.isVisible()  # beside it: there is a history


def test_an_empty_history_leaves_the_whole_window_to_the_sign_in(just_started):
    window = just_started.window
    window.show()
    just_started.archive.loaded.emit(())
    assert window.sign_in.isVisible()
    assert not window.zones.isVisible()


def test_a_slow_history_does_not_keep_the_page_away_for_long(just_started, qtbot):
    just_started.window.show()
    qtbot.waitUntil(just_started.window.sign_in.isVisible, timeout=3000)


def test_nobody_without_a_name_is_signed_in(stage, qtbot):
    stage.account.username = ""
    stage.account.changed.emit()
    bar = stage.window.statusBar()
    assert bar.shown == ""
    qtbot.waitUntil(lambda: bar.shown == "Connecting to Linode…", timeout=3000)
    stage.account.username = "jdoe"
    stage.account.changed.emit()
    assert bar.shown == "Signed in as jdoe"


def test_problem_34_a_revoked_token_is_said_in_the_status_bar_too(stage):
    stage.account.problem = TokenRefused()
    stage.account.changed.emit()
    assert stage.window.statusBar().shown == "Sign in to continue"
    stage.account.problem = None
    stage.queue.waiting_for_sign_in = True
    stage.queue.waiting_changed.emit()
    assert stage.window.statusBar().shown == "Sign in to continue"


def test_a_linode_that_cannot_be_reached_is_said(stage):
    stage.account.username, stage.account.problem = "", Unreachable("api.linode.com", "no route")
    stage.account.changed.emit()
    assert stage.window.statusBar().shown.startswith("Cannot reach api.linode.com")


def test_no_uploads_yet_is_said_only_once_that_is_known(stage):
    empty = stage.window.history.findChild(EmptyState)
    stage.window.show()
    assert not empty.isVisible()
    stage.archive.loaded.emit(())
    assert empty.isVisible()


def test_an_account_whose_name_is_not_known_yet_has_none(stage):
    button = stage.window.findChild(QToolButton, "accountCombo")
    stage.account.name, stage.account.username = "default", ""
    stage.account.changed.emit()
    assert button.text() == "Account"
    stage.account.username = "jdoe"
    stage.account.changed.emit()
    assert button.text() == "jdoe"


def test_a_window_advises_nothing_that_only_a_terminal_can_do():
    assert "LINODE_TOKEN" not in " ".join(error_text(TokenRefused()))
