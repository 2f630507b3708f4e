import threading
import time

import pytest

from imageuploader.domain.errors import (
    MissingScope,
    NotEncrypted,
    NoToken,
    TokenGone,
    TokenNotStored,
    TokenRefused,
)
from imageuploader.domain.network.proxy import DIRECT_ROUTE
from imageuploader.domain.settings import Endpoint, SavedAccount, Settings
from imageuploader.store.vault import SessionVault
from tests.fakes import Listener, silent
from tests.services.computer import Computer, LockedVault, NoVault, known_as, refusal, signed_in


@pytest.fixture
def computer(qtbot, sandbox):  # noqa: ARG001 - qtbot runs the event loop
    made = Computer(sandbox.url)
    yield made
    made.close()


def test_a_token_that_linode_takes_is_kept_in_the_vault(qtbot, computer):
    account = computer.account()
    signed_in(qtbot, account, " good \n", "work")
    assert (account.signed_in, account.username, account.name) == (True, "practice", "work")
    assert (account.store.place, account.store.is_stored) == (computer.vault.where(), True)
    assert computer.vault.token("work") == "good"
    assert computer.saved[-1].account == "work"
    assert computer.saved[-1].current.username == "practice"


def test_a_known_account_takes_its_token_from_the_vault(qtbot, computer):
    signed_in(qtbot, computer.account(), "good", "work")
    again = computer.account(settings=computer.saved[-1])
    with again.open_client() as client:
        assert client.profile().username == "practice"


def test_a_token_that_linode_does_not_know_is_refused(qtbot, computer):
    account = computer.account()
    assert isinstance(refusal(qtbot, account, "refused"), TokenRefused)
    assert (account.signed_in, account.checking, computer.saved) == (False, False, [])


def test_a_token_that_may_not_upload_is_refused_by_name_of_the_scope(qtbot, computer):
    error = refusal(qtbot, computer.account(), "scopes=images:read_only")
    assert isinstance(error, MissingScope)
    assert (error.needed, error.has) == ("images:read_write", "images:read_only")
    with pytest.raises(TokenGone):
        computer.vault.token("default")


def test_check_15_without_a_password_store_one_is_signed_in_for_the_session(qtbot, computer):
    account = computer.account(vault=NoVault())
    signed_in(qtbot, account, "good")
    assert (account.signed_in, account.store.place, account.store.asks) == (True, "", True)
    assert computer.saved[-1].current.not_stored == "none"
    with account.open_client() as client:
        assert client.profile().username == "practice"


def test_the_next_start_after_that_says_why_it_asks(qtbot, computer, sandbox):
    signed_in(qtbot, computer.account(vault=NoVault()), "good")
    sandbox.calls.clear()
    again = computer.account(settings=computer.saved[-1])
    assert not again.signed_in
    assert (type(again.problem), again.problem.why) == (TokenNotStored, "none")
    with pytest.raises(NoToken):
        again.open_client()
    assert sandbox.calls == []


def test_a_store_that_was_unlocked_gets_the_token_that_waited(qtbot, computer):
    vault = LockedVault()
    account = computer.account(vault=vault)
    signed_in(qtbot, account, "good", "work")
    assert (account.store.asks, account.store.is_stored) == (True, False)
    account.unlock_store()
    assert account.store.is_unlocking
    qtbot.waitUntil(lambda: account.store.is_stored)
    assert not account.store.asks
    assert SessionVault.token(vault, "work") == "good"
    assert computer.saved[-1].current.not_stored == ""


def test_a_saved_token_is_read_once_its_store_was_unlocked(qtbot, computer):
    vault = LockedVault()
    SessionVault.store(vault, "work", "good")
    account = computer.account(settings=known_as("work", "practice", computer.url), vault=vault)
    account.load()
    qtbot.waitUntil(lambda: account.store.asks)
    assert not account.has_token
    with qtbot.waitSignal(account.accepted):
        account.unlock_store()
    assert (account.username, account.store.asks) == ("practice", False)
    assert account.store.is_stored


def test_keeping_the_token_for_the_session_ends_the_question(qtbot, computer):
    account = computer.account(vault=LockedVault())
    signed_in(qtbot, account, "good")
    account.store.keep_for_session()
    assert (account.store.asks, account.store.is_stored, account.signed_in) == (False, False, True)


def test_nobody_signed_in_is_said_before_any_request(computer, sandbox):
    with pytest.raises(NoToken):
        computer.account().open_client()
    assert sandbox.calls == []


def test_a_token_of_the_environment_is_used_and_never_kept(qtbot, computer):
    account = computer.account(token="from outside")  # noqa: S106 - a word of the practice
    assert (account.signed_in, account.from_environment) == (True, True)
    account = computer.account(token="outside")  # noqa: S106 - a word of the practice
    with qtbot.waitSignal(account.changed, check_params_cb=lambda: account.username):
        account.load()
    assert (account.username, computer.saved) == ("practice", [])


def test_only_regions_that_store_images_are_offered(qtbot, computer):
    account = computer.account()
    account.load()
    qtbot.waitUntil(lambda: bool(account.regions))
    assert all(region.stores_images for region in account.regions)
    assert "us-ord" in {region.id for region in account.regions}


def test_regions_that_cannot_be_had_are_an_error_until_they_come(qtbot, computer, sandbox):
    sandbox.faults.add("api-garbled", 1)
    account = computer.account()
    account.load()
    qtbot.waitUntil(lambda: account.regions_error is not None)
    account.load()
    qtbot.waitUntil(lambda: bool(account.regions))
    assert account.regions_error is None


def test_signing_out_forgets_the_token_and_the_account(qtbot, computer):
    account = computer.account()
    signed_in(qtbot, account, "good", "work")
    account.sign_out()
    account.shut_down()
    assert (account.signed_in, computer.saved[-1].accounts) == (False, ())
    with pytest.raises(TokenGone):
        computer.vault.token("work")
    with pytest.raises(NoToken):
        account.open_client()


def test_who_signs_in_again_without_a_name_keeps_the_one_the_account_had(qtbot, computer):
    account = computer.account(settings=known_as("work", "practice", computer.url))
    signed_in(qtbot, account, "good")
    assert account.name == "work"


def test_who_was_never_known_keeps_the_name_of_the_session(qtbot, computer):
    account = computer.account(token="revoked since")  # noqa: S106 - a word of the practice
    signed_in(qtbot, account, "good")
    assert account.name == "default"


def test_another_user_without_a_name_never_takes_the_one_of_somebody_else(qtbot, computer):
    account = computer.account(settings=known_as("work", "somebody else", computer.url))
    signed_in(qtbot, account, "good")
    assert account.name == "practice"
    assert [known.name for known in computer.saved[-1].accounts] == ["work", "practice"]


def test_who_signs_in_after_somebody_signed_out_does_not_take_their_name(qtbot, computer):
    account = computer.account(token="outside")  # noqa: S106 - a word of the practice
    account.sign_out()
    signed_in(qtbot, account, "good")
    assert account.name == "practice"


def test_a_client_is_that_of_the_account_which_is_named(qtbot, computer, sandbox):
    account = computer.account(settings=known_as("work", "practice", sandbox.url))
    signed_in(qtbot, account, "good", "home")
    computer.vault.store("work", "scopes=images:read_only")
    with account.open_client("work") as client:
        assert not client.profile().can_upload
    with account.open_client() as client:
        assert client.profile().can_upload
    with pytest.raises(TokenGone):
        account.open_client("nobody's")


def test_a_token_that_is_taken_is_told_by_the_account_s_name(qtbot, computer):
    account = computer.account()
    with qtbot.waitSignal(account.accepted) as accepted:
        account.sign_in("good", "work")
    assert accepted.args == ["work"]
    with qtbot.waitSignal(account.accepted) as accepted:
        account.load()
    assert accepted.args == ["work"]


@pytest.mark.alone
def test_ending_does_not_wait_for_a_linode_that_does_not_answer(qtbot):  # noqa: ARG001 - as above
    asked = threading.Event()
    with Listener(lambda line: silent(line, asked)) as far:
        computer = Computer(f"http://127.0.0.1:{far.port}")
        account = computer.account("x")
        account.load()
        assert asked.wait(5)
        begun = time.monotonic()
        account.shut_down()
        assert time.monotonic() - begun < 3
        computer.close()


def test_the_user_of_an_account_is_known_once_it_signed_in(qtbot, computer):
    others = (SavedAccount("home", "jdoe", Endpoint()), SavedAccount("work", "stale", Endpoint()))
    account = computer.account(settings=Settings(account="work", accounts=others))
    signed_in(qtbot, account, "good", "work")
    assert [account.user_of(name) for name in ("work", "home", "gone")] == ["practice", "jdoe", ""]


def test_a_token_is_never_sent_in_the_clear_to_another_computer(qtbot, computer):
    computer.url = "http://192.0.2.1"
    account = computer.account("kept")
    assert isinstance(refusal(qtbot, account, "new"), NotEncrypted)
    with qtbot.waitSignal(account.refused) as refused:
        account.load()
    assert isinstance(refused.args[0], NotEncrypted)
    qtbot.waitUntil(lambda: isinstance(account.regions_error, NotEncrypted))


def test_the_connection_check_reaches_the_api_and_the_storage_without_a_token(
    qtbot, computer, sandbox
):
    network = computer.account().network
    with qtbot.waitSignal(network.reached) as reached:
        network.check(Endpoint(url=sandbox.url))
    assert reached.args == [sandbox.url, "127.0.0.1", DIRECT_ROUTE]
    assert [path for _, path in sandbox.calls] == ["/v4/regions", "/"]
