"""Problem 2: practice was a trap, and told nobody where it was."""

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QToolButton

from imageuploader.domain.errors import TokenRefused
from imageuploader.domain.settings import Endpoint, Settings
from imageuploader.services.account import AccountService
from imageuploader.services.credentials import Credentials
from imageuploader.store.vault import SessionVault
from imageuploader.ui.language import install_language
from imageuploader.ui.resources import resource
from imageuploader.ui.window.practice_band import PracticeBand
from imageuploader.ui.window.quit_guard import QuitQuestion
from tests.ui.fakes import StandInSettings
from tests.ui.fit import cut_texts, stand_still
from tests.ui.fonts import use_font
from tests.ui.stage import Stage
from tests.ui.steps import run

if TYPE_CHECKING:
    from imageuploader.services.settings import SettingsService


@pytest.fixture
def practice(qtbot, tmp_path):
    made = Stage(tmp_path, signed_in=True, practice=True)
    made.window.complete()
    qtbot.addWidget(made.window, before_close_func=lambda _: made.end())
    made.window.show()
    yield made
    made.delete()


def press(qtbot, stage, name):
    qtbot.mouseClick(stage.window.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


@pytest.mark.usefixtures("usual_text")
def test_the_band_is_whole_in_the_smallest_window_with_large_text(request, qapp):
    use_font("Inter", 20)
    install_language(qapp, "de")
    request.addfinalizer(lambda: install_language(qapp, ""))
    window = request.getfixturevalue("practice").window
    window.resize(720, 520)
    stand_still()
    band = window.findChild(PracticeBand)
    assert window.width() == 720
    assert band.rect().right() < 720
    assert cut_texts(band) == []


def test_a_band_says_where_one_is(practice, stage):
    band = practice.window.findChild(QPushButton, "realButton").parentWidget()
    assert band.isVisible()
    assert band.text.text() == "Practice: nothing leaves this computer"
    assert stage.window.findChild(QPushButton, "realButton") is None


def test_the_sample_image_needs_no_file(practice, qtbot):
    press(qtbot, practice, "sampleButton")
    sample = resource("sample.img.gz")
    assert sample.is_file()
    assert practice.checker.asked == [sample]


def test_there_is_no_sign_out_and_no_sign_in_page(practice):
    assert practice.window.findChild(QToolButton, "accountCombo").menu() is None
    assert not practice.window.findChild(QAction, "sign_outAction").isEnabled()
    practice.queue.waiting_for_sign_in = True
    practice.queue.waiting_changed.emit()
    assert not practice.window.sign_in.isVisible()
    assert practice.window.form.isVisible()


def test_signing_in_for_real_closes_practice(practice, qtbot):
    with qtbot.waitSignal(practice.window.real_requested):
        press(qtbot, practice, "realButton")
    assert not practice.window.isVisible()


@pytest.mark.parametrize(
    ("answer", "leaves"), [("Keep running", False), ("Cancel uploads and quit", True)]
)
def test_it_asks_first_while_something_runs(practice, qtbot, answer, leaves):
    run(practice)
    started = []
    practice.window.real_requested.connect(lambda: started.append(True))
    press(qtbot, practice, "realButton")
    assert started == []
    question = practice.window.findChild(QuitQuestion)
    next(b for b in question.buttons() if b.text() == answer).click()
    assert bool(started) is leaves
    practice.end()
    practice.window.close()
    assert bool(started) is leaves


def test_only_its_own_token_is_taken(qtbot, sandbox):
    access = Credentials(Endpoint(url=sandbox.url), SessionVault, sandbox.token, practice=True)
    account = AccountService(access, cast("SettingsService", StandInSettings(Settings())))
    with qtbot.waitSignal(account.refused) as refused:
        account.sign_in("a" * 64)
    assert isinstance(refused.args[0], TokenRefused)
    account.sign_out()
    assert account.signed_in
    account.shut_down()
    assert sandbox.calls == []


def test_another_practice_opens_beside(stage, qtbot):
    stage.window.show()
    with qtbot.waitSignal(stage.window.practice_requested):
        stage.window.findChild(QAction, "practiceAction").trigger()
    assert stage.window.isVisible()
