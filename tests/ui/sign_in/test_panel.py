"""The sign-in panel asks for a token and says where it is stored."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from imageuploader.domain.accounts.found import FoundAccount
from imageuploader.domain.errors import (
    NoTokenStore,
    NotTrusted,
    TokenGone,
    TokenNotStored,
    TokenRefused,
    TokenStoreLocked,
    TokenStorePlain,
    TokenStoreRefused,
)
from imageuploader.ui.language import install_language
from imageuploader.ui.settings.dialog import SettingsDialog
from tests.ui.fit import cut_texts, stand_still
from tests.ui.fonts import use_font
from tests.ui.steps import activate
from tests.ui.window.test_page_stack import EARLIER


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


@pytest.mark.usefixtures("usual_text")
def test_an_error_brings_no_scroll_bar_and_moves_nothing_in_the_usual_window(request, qtbot):
    use_font("Inter", 10)
    window = request.getfixturevalue("stage_signed_out").window
    window.resize(1040, 720)
    activate(window, qtbot)
    stand_still()
    panel = window.sign_in
    before = panel.button.mapTo(window, QPoint())
    issuer = "Example Corp Inspection CA"
    panel.show_refusal(
        NotTrusted("api.linode.com", "unable to get local issuer certificate", issuer)
    )
    stand_still()
    assert panel.verticalScrollBar().maximum() == 0
    assert panel.button.mapTo(window, QPoint()) == before


SESSION = ": kept for this session only"


STORES = [
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
]


def test_the_store_is_told(stage_signed_out):
    store = stage_signed_out.account.store
    for place, error, shown in STORES:
        store.place, store.error = place, error
        store.changed.emit()
        assert stage_signed_out.window.sign_in.store.text.text() == shown


def test_problem_07_it_says_stored_only_when_that_is_true(stage):
    stage.account.changed.emit()
    assert stage.window.sign_in.store.text.text() == "Stored in GNOME Keyring"
    stage.account.store.is_stored = False
    stage.account.changed.emit()
    assert stage.window.sign_in.store.text.text() == "Will be stored in GNOME Keyring"


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


def edges(window, *parts):
    """Where parts begin and end, in pixels from the left of a window."""
    return [(left := part.mapTo(window, QPoint()).x(), left + part.width() - 1) for part in parts]


@pytest.mark.usefixtures("usual_text")
@pytest.mark.parametrize(("points", "language"), [(10, "en"), (20, "de"), (20, "xr")])
def test_the_rows_of_the_sign_in_share_their_edges(request, qapp, qtbot, points, language):
    use_font("Inter", points)
    install_language(qapp, language)
    request.addfinalizer(lambda: install_language(qapp, ""))
    window = request.getfixturevalue("stage_signed_out").window
    window.resize(1366, 1400)
    activate(window, qtbot)
    panel = window.sign_in
    panel.show_refusal(TokenRefused())
    before = edges(window, panel.token)
    panel.other_button.click()
    stand_still()
    first, last = (0, 1) if language != "xr" else (1, 0)
    fields = edges(window, panel.token, panel.name)
    assert {*fields, *edges(window, panel.where.url, panel.where.ca_file), *before} == {fields[0]}
    assert edges(window, panel.where.version)[0][first] == fields[0][first]
    assert edges(window, panel.result)[0][first] == fields[0][first]
    assert edges(window, panel.button)[0][last] == fields[0][last]
    captions = [line for line in panel.findChildren(QLabel) if line.buddy() is panel.token]
    steps = [line for line in panel.findChildren(QLabel) if line.font().bold()]
    begin = {edges(window, line)[0][first] for line in (*captions, *steps[-1:])}
    assert len(begin) == 1


@pytest.mark.usefixtures("usual_text")
def test_the_fields_of_another_address_bring_no_scroll_bar_in_the_usual_window(request, qtbot):
    use_font("Inter", 10)
    stage = request.getfixturevalue("stage_signed_out")
    window, panel, browser = stage.window, stage.window.sign_in, stage.account.browser
    window.resize(1040, 720)
    activate(window, qtbot)
    browser.is_possible = True
    browser.changed.emit()
    panel.show_waiting_file("web.img")
    stand_still()
    window.resize(1040, 719)
    window.resize(1040, 720)
    stand_still()
    assert panel._cloud.isVisible()
    panel.other_button.click()
    stand_still()
    assert panel.where.isVisible()
    assert panel.verticalScrollBar().maximum() == 0


@pytest.mark.usefixtures("usual_text")
def test_the_links_begin_and_end_where_the_lines_around_them_do(request, qtbot):
    use_font("Inter", 10)
    window = request.getfixturevalue("stage_signed_out").window
    activate(window, qtbot)
    stand_still()
    panel, inked = window.sign_in, []
    promise = next(line for line in panel.findChildren(QLabel) if "usage data" in line.text())
    for part in (panel.other_button, promise, panel.practice_button):
        shown = part.grab().toImage()
        columns = [
            x
            for x in range(shown.width())
            if any(shown.pixel(x, y) != shown.pixel(0, 0) for y in range(shown.height()))
        ]
        left = edges(window, part)[0][0]
        inked.append((left + min(columns), left + max(columns)))
    other, line, practice = inked
    assert panel.other_button.mapTo(panel, panel.other_button.rect().bottomLeft()).y() < (
        promise.mapTo(panel, QPoint()).y()
    )
    assert abs(other[0] - line[0]) <= 1
    assert abs(practice[1] - edges(window, panel.token)[0][1]) <= 1


def ask(stage, error, *, has_token=True):
    stage.archive.loaded.emit(())
    account = stage.account
    account.has_token = has_token
    account.store.place, account.store.error = "", error
    account.store.is_stored, account.store.asks = False, True
    account.problem = None if has_token else error
    account.store.changed.emit()
    return stage.window.sign_in


def press(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("error", "verb"),
    [
        (NoTokenStore(), "How to &install one"),
        (TokenStoreLocked(), "&Unlock"),
        (TokenStoreRefused("denied"), "&Try again"),
        (TokenStorePlain("Notes"), "How to &install one"),
    ],
    ids=lambda value: type(value).__name__ if not isinstance(value, str) else "",
)
def test_a_token_that_is_not_stored_stays_a_question_until_it_is_answered(stage, error, verb):
    panel = ask(stage, error)
    assert panel.isVisibleTo(stage.window)
    assert panel.result.text() == "Signed in as jdoe"
    assert panel.store.action.text() == verb
    filled = [one for one in panel.findChildren(QPushButton) if one.property("filled")]
    opens = isinstance(error, TokenStoreLocked | TokenStoreRefused)
    assert filled == [panel.store.action if opens else panel.store.keep]
    press(panel.store.keep)
    assert panel.button.property("filled")
    assert not panel.isVisibleTo(stage.window)
    assert stage.account.store.calls == ["keep"]


@pytest.mark.usefixtures("usual_text")
@pytest.mark.parametrize("language", ["en", "de", "xr"])
def test_what_the_store_says_and_asks_is_seen_whole(request, qapp, qtbot, language):
    use_font("Inter", 10)
    install_language(qapp, language)
    request.addfinalizer(lambda: install_language(qapp, ""))
    stage = request.getfixturevalue("stage")
    activate(stage.window, qtbot)
    for error in (NoTokenStore(), TokenStoreRefused("denied"), TokenStorePlain("Notes")):
        panel = ask(stage, error)
        panel.store.help_requested.emit()
        stand_still()
        for button in (panel.store.action, panel.store.keep, panel.button):
            assert button.width() >= button.sizeHint().width(), button.text()
        for said in (panel.store.text, panel.result):
            assert said.height() >= said.heightForWidth(said.width()), said.text()


@pytest.mark.parametrize("error", [TokenStoreLocked(), TokenStoreRefused("denied")])
def test_the_first_button_opens_the_store(stage, error):
    press(ask(stage, error).store.action)
    assert stage.account.store.calls == ["unlock"]


def test_without_a_store_the_first_button_tells_how_to_install_one(stage):
    panel = ask(stage, NoTokenStore())
    press(panel.store.action)
    assert "gnome-keyring" in panel.result.text()
    assert stage.account.store.calls == []


def test_unlocking_can_be_cancelled(stage):
    panel = ask(stage, TokenStoreLocked())
    stage.account.store.is_unlocking = True
    stage.account.changed.emit()
    assert "Answer the prompt" in panel.store.text.text()
    assert panel.store.action.text() == "&Cancel"
    press(panel.store.action)
    assert stage.account.store.calls == ["stop"]


def test_a_saved_token_behind_a_lock_is_asked_for_with_no_session_to_keep(stage):
    panel = ask(stage, TokenStoreLocked(), has_token=False)
    assert panel.isVisibleTo(stage.window)
    assert panel.store.text.text() == "Your password store is locked."
    assert not panel.store.keep.isVisibleTo(panel)


def test_a_token_that_is_gone_is_asked_for_again(stage):
    panel = ask(stage, TokenGone("work"), has_token=False)
    assert panel.store.text.text() == "The saved token is gone."
    assert not panel.store.action.isVisibleTo(panel)


def test_after_a_session_without_a_store_the_panel_says_why_it_asks(stage_signed_out):
    account = stage_signed_out.account
    account.problem = TokenNotStored("work", "locked")
    account.changed.emit()
    shown = stage_signed_out.window.sign_in.result.text()
    assert shown.startswith("Sign in again: the token was kept for the last session only")
    assert "password store was locked" in shown


def test_the_browser_is_offered_where_a_client_is_registered(stage_signed_out, browser):
    panel, far = stage_signed_out.window.sign_in, stage_signed_out.account.browser
    assert not panel.browser_button.isVisibleTo(panel)
    far.is_possible = True
    panel.show_waiting_file("web.img")
    far.changed.emit()
    press(panel.browser_button)
    assert far.is_waiting
    far.page_requested.emit("https://login.linode.com/oauth/authorize?client_id=x")
    assert browser.pages == ["https://login.linode.com/oauth/authorize?client_id=x"]
    assert "page that opens in your browser" in panel.result.text()
    press(panel.browser_button)
    assert not far.is_waiting
    assert panel.result.text() == "Sign in to upload web.img"
    far.arrived.emit("a-token")
    assert stage_signed_out.account.asked == [("a-token", "")]


def test_what_the_network_refused_leads_to_its_settings(stage_signed_out):
    panel = stage_signed_out.window.sign_in
    panel.show_refusal(TokenRefused())
    assert not panel.network_button.isVisibleTo(panel)
    panel.show_refusal(NotTrusted("api.linode.com", "unable to get local issuer certificate", ""))
    assert panel.network_button.isVisibleTo(panel)
    press(panel.network_button)
    dialog = stage_signed_out.window.findChild(SettingsDialog)
    assert dialog.tabs.currentWidget() is dialog.network
    panel.show_refusal(TokenRefused())
    assert not panel.network_button.isVisibleTo(panel)


def test_a_user_of_another_program_is_offered_and_imported(stage_signed_out):
    account, panel = stage_signed_out.account, stage_signed_out.window.sign_in
    assert not panel.import_button.isVisibleTo(panel)
    account.others.found = (FoundAccount("alice", "/home/ada/.linode-cli", "t"),)
    account.changed.emit()
    (action,) = panel.import_button.menu().actions()
    assert action.text() == "alice (.linode-cli)"
    action.trigger()
    assert account.calls == [("import", "alice")]


def test_in_the_place_of_the_form_of_the_smallest_window_nothing_is_cut_at_the_side(stage, qtbot):
    stage.archive.loaded.emit((EARLIER,))
    activate(stage.window, qtbot)
    stage.window.resize(720, 520)
    stage.window.show_sign_in()
    stand_still()
    panel = stage.window.sign_in
    assert panel.horizontalScrollBar().maximum() == 0
    stage.account.browser.is_possible = True
    stage.account.browser.changed.emit()
    panel.show_refusal(NotTrusted("api.linode.com", "unable to get local issuer certificate", ""))
    stand_still()
    assert panel.horizontalScrollBar().maximum() == 0
    assert cut_texts(panel, without_hints=True) == []
