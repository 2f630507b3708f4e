"""The signed-in account, and the regions that take images."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from imageuploader.domain.accounts.found import FoundAccount
from imageuploader.domain.accounts.rights import clean_token
from imageuploader.domain.accounts.saved import (
    expires_soon,
    find_account,
    free_name,
    is_stored,
    name_for_user,
    put_account,
    remove_account,
    rename_account,
    require_name,
    why_not_stored,
)
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.errors import (
    LocalError,
    NoToken,
    TokenGone,
    TokenRefused,
    TokenStoreError,
    UploadError,
)
from imageuploader.domain.profile import Profile
from imageuploader.domain.region import Region
from imageuploader.domain.settings import Endpoint, SavedAccount
from imageuploader.services.accounts.browser import BrowserSignIn
from imageuploader.services.accounts.network_access import NetworkAccess
from imageuploader.services.accounts.other_programs import OtherPrograms
from imageuploader.services.accounts.sign_in import SignedIn, abort_on, ask_for_regions, examine
from imageuploader.services.accounts.token_store import TokenStore
from imageuploader.services.credentials import Credentials
from imageuploader.services.settings import SettingsService
from imageuploader.services.threads.workers import WorkerPool

if TYPE_CHECKING:
    from imageuploader.linode.client import LinodeClient

DEFAULT_NAME = "default"


class AccountService(QObject):
    """The account in use. Linode and the password store are asked off the GUI thread.

    `store` is where the token is. `problem` is why nobody knows who is signed in, such as a token
    that was revoked meanwhile, or one that was kept for the last session only.

    Signals:
        changed(): any of the attributes changed.
        switched(): another account is in use.
        accepted(name): Linode accepted the token of an account; what waited for that may start.
        refused(error): why the last sign-in failed.
        not_stored(error): the sign-in is for this session only, and why.
        reasons_hidden(): the token does not show why Linode could not use an image.
    """

    changed = Signal()
    switched = Signal()
    accepted = Signal(str)
    refused = Signal(object)
    not_stored = Signal(object)
    reasons_hidden = Signal()

    def __init__(
        self,
        credentials: Credentials,
        settings: SettingsService,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.practice = credentials.practice
        self.endpoint = credentials.endpoint
        self._first = (settings.latest.account or DEFAULT_NAME, credentials.endpoint)
        self.name = settings.latest.account or DEFAULT_NAME
        self.username = ""
        self.signed_in = bool(credentials.token) or is_stored(settings.latest.current)
        self.checking = False
        self.from_environment = bool(credentials.token) and not credentials.practice
        self.regions: tuple[Region, ...] = ()
        self.regions_error: UploadError | None = None
        not_stored = why_not_stored(settings.latest.current)
        self.problem: UploadError | None = None if self.signed_in else not_stored
        self.store = TokenStore(credentials.open_vault, self)
        self.store.changed.connect(self.changed)
        self.network = NetworkAccess(settings, self.store, credentials, self)
        self.browser = BrowserSignIn(settings, self.network, self)
        self.browser.failed.connect(self._refuse)
        self._settings = settings
        self._signed_out = False
        self.others = OtherPrograms(credentials.find_accounts, self)
        self.others.changed.connect(self.changed)
        self._given_token = self.from_environment
        self._tokens = {self.name: credentials.token} if credentials.token else {}
        self._pool = WorkerPool(self)

    def open_client(self, name: str = "") -> "LinodeClient":
        """Return a client for an account, by default the one in use; its worker closes it.

        Raises NoToken, TokenGone, another LocalError of the password store, or BadSetting.
        """
        from imageuploader.linode.client import LinodeClient

        name = name or self.name
        network = self.network.current()
        return LinodeClient(self.endpoint_of(name), self._token_of(name), network=network)

    def knows(self, name: str) -> bool:
        """Whether an account is in use, or was saved."""
        return name == self.name or self._saved(name) is not None

    def knows_saved(self, name: str) -> bool:
        """Whether an account was saved."""
        return self._saved(name) is not None

    @property
    def expiring(self) -> SavedAccount | None:
        """The account in use, if its token is known to expire soon."""
        saved = None if self.from_environment else self._saved(self.name)
        return saved if saved is not None and expires_soon(saved, datetime.now(UTC)) else None

    @property
    def has_token(self) -> bool:
        """Whether the token of the account in use is known."""
        return self.name in self._tokens

    def endpoint_of(self, name: str) -> Endpoint:
        """Return the API endpoint of an account."""
        first, given = self._first
        saved = self._saved(name)
        if name == self.name or saved is None:
            return self.endpoint
        return given if name == first else saved.endpoint

    def user_of(self, name: str) -> str:
        """Return the Linode user of an account, empty if that is not known."""
        saved = self._saved(name)
        return self.username if name == self.name else saved.username if saved else ""

    def _saved(self, name: str) -> SavedAccount | None:
        return find_account(self._settings.latest.accounts, name)

    def shown_name_of(self, name: str) -> str:
        """Return the name of an account for display."""
        saved = self._saved(name)
        return saved.shown_name if saved else name

    def use(self, name: str) -> None:
        """Switch to a saved account. Uploads that were added before keep theirs."""
        saved = self._saved(name)
        if saved is None or self.practice or (name == self.name and self.signed_in):
            return
        endpoint = self.endpoint_of(name)
        moved = endpoint != self.endpoint
        self.name, self.endpoint, self.username = name, endpoint, saved.username
        self.signed_in = name in self._tokens or is_stored(saved)
        self.problem = None if self.signed_in else why_not_stored(saved)
        self.from_environment = name == self._first[0] and self._given_token
        self.regions = () if moved else self.regions
        self.store.forget_question()
        self._settings.update(account=name)
        self.switched.emit()
        self.load()
        self.changed.emit()

    def rename(self, name: str, title: str) -> None:
        """Give an account another name for display; raise BadAccountName."""
        self._settings.update(accounts=rename_account(self._settings.latest.accounts, name, title))
        self.changed.emit()

    def set_endpoint(self, name: str, endpoint: Endpoint) -> None:
        """Change where the API of an account is; its next request goes there."""
        saved = self._saved(name)
        if saved is None or saved.endpoint == endpoint:
            return
        accounts = put_account(self._settings.latest.accounts, replace(saved, endpoint=endpoint))
        self._settings.update(accounts=accounts)
        if name == self._first[0]:
            self._first = (name, endpoint)
        if name == self.name:
            self.endpoint, self.regions = endpoint, ()
            self.load()
        self.changed.emit()

    def remove(self, name: str) -> None:
        """Remove an account and its token from this computer."""
        if name == self.name:
            self.sign_out()
            return
        self._forget(name)
        self.changed.emit()

    def _forget(self, name: str) -> None:
        """Remove an account, and its token if that was stored."""
        was_stored, in_use = is_stored(self._saved(name)), self._settings.latest.account
        self._tokens.pop(name, None)
        accounts = remove_account(self._settings.latest.accounts, name)
        self._settings.update(accounts=accounts, account="" if in_use == name else in_use)
        if was_stored:
            self.store.remove(name)

    def _token_of(self, name: str) -> str:
        """Return the token of an account; never another's, which would not see its images."""
        if name not in self._tokens:
            if name == self.name and not self.signed_in:
                raise NoToken
            if not self.knows(name):
                raise TokenGone(name)
            if name != self.name and (error := why_not_stored(self._saved(name))):
                raise error
            self._tokens[name] = self.store.token(name)
        return self._tokens[name]

    def load(self) -> None:
        """Ask for the token's user, for the regions, and for the name of the password store."""
        self._ask_for_regions()
        self.store.load()
        self._ask_for_profile()
        self.others.load()

    def import_account(self, found: FoundAccount) -> None:
        """Sign in as a user of another program, and take the default region with it."""
        name = free_name(self._settings.latest.accounts, found.name)
        if found.region and not self._settings.latest.region:
            self._settings.update(region=found.region)
        self.sign_in(found.token, name, found.endpoint)

    def unlock_store(self) -> None:
        """Unlock the password store, and store the token that waits for that, or read the saved."""
        waiting = "" if self.from_environment else self._tokens.get(self.name, "")
        self.store.unlock(self.name, waiting, self._on_stored, self._ask_for_profile)

    def _ask_for_profile(self) -> None:
        if self.signed_in:
            name = self.name
            self._pool.start(
                "profile",
                self._profile,
                lambda profile: self._on_profile(name, profile),
                lambda error: self._on_no_profile(name, error),
            )

    def sign_in(self, token: str, name: str = "", endpoint: Endpoint | None = None) -> None:
        """Try a token, and store it if Linode accepts it and its scopes permit an upload.

        Practice takes its own token alone: a real one would only be given away there.
        """
        if self.practice and token.strip() not in self._tokens.values():
            self._refuse(TokenRefused())
            return
        try:
            token = clean_token(token)
            if name := name.strip():
                require_name(name)
        except UploadError as error:
            self._refuse(error)
            return
        self.checking = True
        self.problem = self.problem if self.signed_in else None
        self.changed.emit()
        where = endpoint or self.endpoint
        self._pool.start(
            "sign-in",
            lambda cancel: self._sign_in(token, name, where, cancel),
            self._on_signed_in,
            self._on_sign_in_failed,
        )

    def sign_out(self) -> None:
        """Remove the account and its token from this computer; practice has nothing to remove."""
        if self.practice:
            return
        name, self.name, self._signed_out = self.name, DEFAULT_NAME, True
        self.signed_in = self.from_environment = False
        self.username, self.problem = "", None
        self._forget(name)
        self.store.forget_question()
        self.changed.emit()

    def shut_down(self) -> None:
        """Abort what is still running, and wait until every thread has ended."""
        for part in (self.store, self.browser, self.network, self.others):
            part.shut_down()
        self._pool.shut_down()

    def _profile(self, cancel: CancelToken) -> Profile:
        with self.open_client() as client, abort_on(cancel, client):
            return client.profile()

    def _sign_in(self, token: str, name: str, endpoint: Endpoint, cancel: CancelToken) -> SignedIn:
        """Examine a token, and store it if it may upload."""
        facts = examine(endpoint, token, self.network.current(), cancel)
        name = name or self._name_for(facts.username)
        try:
            place = self.store.put(name, token)
        except LocalError as error:
            return SignedIn(token, name, facts, endpoint, problem=error)
        return SignedIn(token, name, facts, endpoint, place)

    def _name_for(self, username: str) -> str:
        """Name an account without a name: as its user's saved account, else after the user.

        Two users never share a name: their uploads would be looked for with the wrong token.
        """
        saved = self._saved(self.name)
        user = self.username or (saved.username if saved else "")
        if username == user or not (user or self._signed_out):
            return self.name
        return name_for_user(self._settings.latest.accounts, username)

    def _ask_for_regions(self) -> None:
        endpoint = self.endpoint
        self._pool.start(
            "regions",
            lambda cancel: ask_for_regions(endpoint, self.network.current(), cancel),
            lambda found: self._on_regions(endpoint, found),
            self._on_no_regions,
        )

    def _on_regions(self, endpoint: Endpoint, regions: tuple[Region, ...]) -> None:
        if endpoint != self.endpoint:
            return
        self.regions, self.regions_error = regions, None
        self.changed.emit()

    def _on_no_regions(self, error: UploadError) -> None:
        self.regions_error = error
        self.changed.emit()

    def _on_no_profile(self, name: str, error: UploadError) -> None:
        if name != self.name:
            return
        self.problem = error
        if isinstance(error, TokenStoreError):
            self.store.ask(error)
        self._refuse(error)

    def _on_profile(self, name: str, profile: Profile) -> None:
        if name != self.name:
            self.accepted.emit(name)
            return
        self.username, self.problem = profile.username, None
        if not self.from_environment and is_stored(self._saved(self.name)):
            self.store.note_read()
        self.accepted.emit(self.name)
        self.changed.emit()

    def _on_signed_in(self, sign_in: SignedIn) -> None:
        self.checking, self.problem = False, None
        self._tokens[sign_in.name], self.name = sign_in.token, sign_in.name
        self.username = sign_in.facts.username
        self.regions = self.regions if sign_in.endpoint == self.endpoint else ()
        self.endpoint = sign_in.endpoint
        self.signed_in, self.from_environment = True, False
        self._given_token = self._given_token and sign_in.name != self._first[0]
        self._save_account(sign_in)
        if sign_in.problem is None:
            self.store.note_stored(sign_in.place)
        else:
            self.store.ask(sign_in.problem)
        if not self.regions:
            self._ask_for_regions()
        self.accepted.emit(sign_in.name)
        self.changed.emit()
        if sign_in.problem is not None:
            self.not_stored.emit(sign_in.problem)
        elif not sign_in.facts.tells_reasons:
            self.reasons_hidden.emit()

    def _on_sign_in_failed(self, error: UploadError) -> None:
        self.checking = False
        self._refuse(error)

    def _refuse(self, error: UploadError) -> None:
        self.refused.emit(error)
        self.changed.emit()

    def _on_stored(self) -> None:
        """Note that the token of the account in use is stored after all."""
        if (saved := self._saved(self.name)) is not None:
            self._put(replace(saved, not_stored=""))

    def _save_account(self, sign_in: SignedIn) -> None:
        """Save the account in use: why its token could not be stored, and when that expires."""
        error, until = sign_in.problem, self.browser.end_of(sign_in.token)
        why = error.kind if isinstance(error, TokenStoreError) else ""
        expires = until or sign_in.facts.expires
        mine = SavedAccount(self.name, self.username, self.endpoint, why, by_browser=bool(until))
        self._put(replace(mine, expires=expires.isoformat() if expires else ""))

    def _put(self, mine: SavedAccount) -> None:
        accounts = put_account(self._settings.latest.accounts, mine)
        self._settings.update(accounts=accounts, account=self.name)
