"""What an account may be called: its token never takes the place of another secret."""

import pytest

from imageuploader.domain.accounts.found import FoundAccount
from imageuploader.domain.errors import BadAccountName, TokenGone
from imageuploader.domain.network.proxy import PASSWORD_ENTRY
from imageuploader.domain.settings import Endpoint
from tests.services.computer import Computer, known_as, signed_in


@pytest.fixture
def computer(qtbot, sandbox):  # noqa: ARG001 - qtbot runs the event loop
    made = Computer(sandbox.url)
    yield made
    made.close()


@pytest.mark.parametrize("name", [PASSWORD_ENTRY, f" {PASSWORD_ENTRY} ", "x" * 51])
def test_a_name_that_no_account_may_have_is_refused_before_any_request(
    qtbot, computer, sandbox, name
):
    account = computer.account()
    with qtbot.waitSignal(account.refused) as refused:
        account.sign_in("good", name)
    assert isinstance(refused.args[0], BadAccountName)
    assert (account.signed_in, sandbox.calls) == (False, [])


def test_a_user_who_is_called_as_the_entry_of_the_proxy_does_not_get_into_it(qtbot, computer):
    account = computer.account(settings=known_as("work", "practice", computer.url))
    signed_in(qtbot, account, f"user={PASSWORD_ENTRY}")
    assert account.name == f"{PASSWORD_ENTRY}-2"
    with pytest.raises(TokenGone):
        computer.vault.token(PASSWORD_ENTRY)


def test_a_user_who_is_called_as_anothers_account_does_not_take_it(qtbot, computer):
    account = computer.account(settings=known_as("jane", "practice", computer.url))
    signed_in(qtbot, account, "user=jane")
    assert account.name == "jane-2"
    assert [saved.username for saved in computer.saved[-1].accounts] == ["practice", "jane"]


@pytest.mark.parametrize("name", [PASSWORD_ENTRY, "jane", " jane ", "x" * 51])
def test_who_is_imported_under_a_name_that_cannot_be_is_called_after_the_user(
    qtbot, computer, name
):
    account = computer.account(settings=known_as("jane", "jane", computer.url))
    account.import_account(FoundAccount(name, "file", "user=jack", "", Endpoint(computer.url)))
    qtbot.waitUntil(lambda: account.username == "jack" and not account.checking)
    assert account.name == "jack"
