"""One computer: its vaults, its settings, and the services that use them."""

import shiboken6
from typing_extensions import override

from imageuploader.domain.errors import NoTokenStore, TokenStoreLocked
from imageuploader.domain.settings import Endpoint, SavedAccount, Settings
from imageuploader.services.account import AccountService
from imageuploader.services.credentials import Credentials
from imageuploader.services.settings import SettingsService
from imageuploader.store.vault import SessionVault
from tests.services.conftest import MemoryStore


class NoVault(SessionVault):
    """A system without a password store."""

    @override
    def store(self, account, token):
        raise NoTokenStore

    @override
    def forget(self, account):
        raise NoTokenStore


class LockedVault(SessionVault):
    """A password store that a person unlocks."""

    is_open = False

    @override
    def token(self, account):
        self._require_open()
        return super().token(account)

    @override
    def store(self, account, token):
        self._require_open()
        super().store(account, token)

    @override
    def where(self):
        self._require_open()
        return super().where()

    @override
    def unlock(self, cancel):
        self.is_open = True

    def _require_open(self):
        if not self.is_open:
            raise TokenStoreLocked


class Computer:
    """Accounts of one computer, and the settings that they saved."""

    def __init__(self, url):
        self.url = url
        self.vault = SessionVault()
        self.saved: list[Settings] = []
        self.made: list[AccountService] = []
        self.settings: list[SettingsService] = []

    def account(self, token="", settings=Settings(), vault=None):  # noqa: B008 - frozen, and none is given
        credentials = Credentials(Endpoint(url=self.url), lambda: vault or self.vault, token)
        service = SettingsService(MemoryStore(settings))
        service.changed.connect(self.saved.append)
        self.settings.append(service)
        self.made.append(AccountService(credentials, service))
        return self.made[-1]

    def close(self):
        for account in self.made:
            account.shut_down()
            shiboken6.delete(account)
        for settings in self.settings:
            settings.shut_down()
            shiboken6.delete(settings)


def refusal(qtbot, account, token):
    with qtbot.waitSignal(account.refused) as refused:
        account.sign_in(token)
    return refused.args[0]


def signed_in(qtbot, account, token, name=""):
    account.sign_in(token, name)
    assert account.checking
    qtbot.waitUntil(lambda: not account.checking)


def known_as(name, username, url):
    return Settings(accounts=(SavedAccount(name, username, Endpoint(url=url)),), account=name)
