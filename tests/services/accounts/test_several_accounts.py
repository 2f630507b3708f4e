from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QApplication

from imageuploader.domain.accounts.found import FoundAccount
from imageuploader.domain.errors import (
    BadAccountName,
    BadToken,
    MissingGrant,
    NoTokenStore,
    TokenGone,
)
from imageuploader.domain.settings import Endpoint, SavedAccount, Settings
from imageuploader.sandbox.server import Sandbox
from tests.linode.test_browser_sign_in import Browser
from tests.services.computer import Computer, NoVault, refusal, signed_in


@pytest.fixture
def computer(qtbot, sandbox):  # noqa: ARG001 - qtbot runs the event loop
    made = Computer(sandbox.url)
    yield made
    made.close()


def test_a_token_whose_user_may_not_add_images_is_refused_by_the_grant(qtbot, computer):
    error = refusal(qtbot, computer.account(), "viewer")
    assert isinstance(error, MissingGrant)
    assert (error.needed, error.user) == ("add_images", "practice")


def test_a_token_that_is_none_is_told_before_any_request(qtbot, computer, sandbox):
    assert isinstance(refusal(qtbot, computer.account(), "0123 4567"), BadToken)
    assert sandbox.calls == []


def test_a_token_without_events_signs_in_and_says_what_stays_unknown(qtbot, computer):
    account = computer.account()
    with qtbot.waitSignal(account.reasons_hidden):
        account.sign_in("scopes=images:read_write")
    assert account.signed_in


def test_the_end_of_a_token_is_saved_and_told_when_it_is_near(qtbot, computer):
    account = computer.account()
    soon = (datetime.now(UTC) + timedelta(days=2)).replace(tzinfo=None, microsecond=0)
    signed_in(qtbot, account, f"expires={soon.isoformat()}", "work")
    assert account.expiring
    assert computer.saved[-1].current.expires == f"{soon.isoformat()}+00:00"
    signed_in(qtbot, account, "good", "work")
    assert not account.expiring


def both(qtbot, computer):
    """An account that is signed in to `work` and, since, to `home`."""
    account = computer.account()
    signed_in(qtbot, account, "good", "work")
    signed_in(qtbot, account, "restricted", "home")
    return account


def test_switching_uses_the_other_accounts_token_and_saves_that(qtbot, computer):
    account = both(qtbot, computer)
    with qtbot.waitSignal(account.accepted) as accepted:
        account.use("work")
    assert accepted.args == ["work"]
    assert (account.name, computer.saved[-1].account) == ("work", "work")
    with account.open_client() as client:
        assert not client.profile().restricted
    with account.open_client("home") as client:
        assert client.profile().restricted


def test_a_renamed_account_keeps_its_token_and_its_uploads(qtbot, computer):
    account = both(qtbot, computer)
    account.rename("home", "house")
    assert (account.name, account.shown_name_of("home")) == ("home", "house")
    assert computer.vault.token("home") == "restricted"
    with pytest.raises(BadAccountName):
        account.rename("home", "work")


def test_a_removed_account_takes_its_token_along_and_leaves_the_other(qtbot, computer):
    account = both(qtbot, computer)
    account.remove("work")
    account.shut_down()
    assert [saved.name for saved in computer.saved[-1].accounts] == ["home"]
    assert (account.signed_in, computer.vault.token("home")) == (True, "restricted")
    with pytest.raises(TokenGone):
        computer.vault.token("work")


def test_each_account_has_its_own_linode(qtbot, computer):
    with Sandbox() as other:
        account = computer.account()
        signed_in(qtbot, account, "good", "work")
        account.sign_in("good", "away", Endpoint(url=other.url))
        qtbot.waitUntil(lambda: account.name == "away")
        assert account.endpoint.url == other.url
        with account.open_client("work") as client:
            assert client.api_url == computer.url
        with qtbot.waitSignal(account.accepted):
            account.use("work")
        assert account.endpoint.url == computer.url
        with account.open_client("away") as client:
            assert client.api_url == other.url


def test_a_user_of_another_program_is_imported_with_the_region(qtbot, computer):
    account = computer.account()
    found = FoundAccount("alice", "file", "good", "us-ord", Endpoint(url=computer.url))
    account.import_account(found)
    qtbot.waitUntil(lambda: account.name == "alice")
    assert (computer.saved[-1].region, computer.vault.token("alice")) == ("us-ord", "good")


def test_the_browser_signs_in_and_a_second_attempt_ends_the_first(qtbot, computer):
    settings = Settings(oauth_client="client", login_url=computer.url)
    account = computer.account(settings=settings)
    browser = Browser()
    account.browser.start()
    account.browser.page_requested.connect(browser.open)
    account.browser.start()
    with qtbot.waitSignal(account.browser.arrived) as arrived:
        pass
    browser.thread.join(5)
    assert arrived.args == ["scopes=images:read_write,events:read_only"]
    assert not account.browser.is_waiting
    assert len(browser.pages) == 1
    signed_in(qtbot, account, arrived.args[0])
    saved, ends = computer.saved[-1].current, datetime.now(UTC) + timedelta(hours=2)
    assert saved.by_browser
    assert abs(datetime.fromisoformat(saved.expires) - ends) < timedelta(minutes=1)
    assert account.expiring is None


@pytest.mark.parametrize(("minutes", "is_told"), [(11, False), (9, True), (-1, True)])
def test_the_end_of_a_browsers_sign_in_is_told_ten_minutes_before(computer, minutes, is_told):
    ends = datetime.now(UTC) + timedelta(minutes=minutes)
    saved = SavedAccount("work", "practice", expires=ends.isoformat(), by_browser=True)
    account = computer.account(settings=Settings(accounts=(saved,), account="work"))
    assert (account.expiring == saved) is is_told


def test_only_what_was_stored_is_removed_from_the_store_and_told_if_that_fails(qtbot, computer):
    account = computer.account(vault=NoVault())
    told: list[str] = []
    account.store.not_removed.connect(lambda name, _: told.append(name))
    signed_in(qtbot, account, "good", "work")
    account.remove("work")
    assert computer.saved[-1].accounts == ()
    account.store.shut_down()  # what it was asked for is done
    QApplication.processEvents()
    assert told == []
    stored = SavedAccount("home", "practice")
    other = computer.account(settings=Settings(accounts=(stored,)), vault=NoVault())
    with qtbot.waitSignal(other.store.not_removed) as failed:
        other.remove("home")
    assert (failed.args[0], type(failed.args[1])) == ("home", NoTokenStore)
