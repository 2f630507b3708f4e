"""The signed-in account, and the regions that take images."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.errors import (
    LocalError,
    MissingScope,
    NoToken,
    TokenGone,
    TokenNotStored,
    TokenRefused,
    TokenStoreError,
    UploadError,
)
from imageuploader.domain.profile import Profile
from imageuploader.domain.region import Region
from imageuploader.domain.settings import Endpoint, SavedAccount
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
        accepted(name): Linode accepted the token of an account; what waited for that may start.
        refused(error): why the last sign-in failed.
        not_stored(error): the sign-in is for this session only, and why.
    """

    changed = Signal()
    accepted = Signal(str)
    refused = Signal(object)
    not_stored = Signal(object)

    def __init__(
        self,
        credentials: Credentials,
        settings: SettingsService,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.practice = credentials.practice
        self.endpoint = credentials.endpoint
        self.name = settings.latest.account or DEFAULT_NAME
        self.username = ""
        self.signed_in = bool(credentials.token) or is_stored(settings.latest.current)
        self.checking = False
        self.from_environment = bool(credentials.token) and not credentials.practice
        self.regions: tuple[Region, ...] = ()
        self.regions_error: UploadError | None = None
        self.problem = None if self.signed_in else why_not_stored(settings.latest.current)
        self.store = TokenStore(credentials.open_vault, self)
        self.store.changed.connect(self.changed)
        self._settings = settings
        self._signed_out = False
        self._tokens = {self.name: credentials.token} if credentials.token else {}
        self._pool = WorkerPool(self)

    def open_client(self, name: str = "") -> "LinodeClient":
        """Return a client for an account, by default the one in use; its worker closes it.

        Raises NoToken, TokenGone, another LocalError of the password store, or BadSetting.
        """
        from imageuploader.linode.client import LinodeClient

        name = name or self.name
        return LinodeClient(self.endpoint_of(name), self._token_of(name))

    def knows(self, name: str) -> bool:
        """Whether an account is in use, or was saved."""
        return name == self.name or self._saved(name) is not None

    @property
    def has_token(self) -> bool:
        """Whether the token of the account in use is known."""
        return self.name in self._tokens

    def endpoint_of(self, name: str) -> Endpoint:
        """Return the API endpoint of an account."""
        saved = self._saved(name)
        return saved.endpoint if saved and name != self.name else self.endpoint

    def user_of(self, name: str) -> str:
        """Return the Linode user of an account, empty if that is not known."""
        saved = self._saved(name)
        return self.username if name == self.name else saved.username if saved else ""

    def _saved(self, name: str) -> SavedAccount | None:
        return next((known for known in self._settings.latest.accounts if known.name == name), None)

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

    def unlock_store(self) -> None:
        """Unlock the password store, and store the token that waits for that, or read the saved."""
        waiting = "" if self.from_environment else self._tokens.get(self.name, "")
        self.store.unlock(self.name, waiting, self._save_account, self._ask_for_profile)

    def _ask_for_profile(self) -> None:
        if self.signed_in:
            self._pool.start("profile", self._profile, self._on_profile, self._on_no_profile)

    def sign_in(self, token: str, name: str = "") -> None:
        """Try a token, and store it if Linode accepts it and its scopes permit an upload.

        Practice takes its own token alone: a real one would only be given away there.
        """
        if self.practice and token.strip() not in self._tokens.values():
            self._refuse(TokenRefused())
            return
        self.checking = True
        self.problem = self.problem if self.signed_in else None
        self.changed.emit()
        token, name = token.strip(), name.strip()

        self._pool.start(
            "sign-in",
            lambda cancel: self._try_token(token, name, cancel),
            self._on_signed_in,
            self._on_sign_in_failed,
        )

    def sign_out(self) -> None:
        """Remove the account and its token from this computer; practice has nothing to remove."""
        if self.practice:
            return
        name, self.name, self._signed_out = self.name, DEFAULT_NAME, True
        self._tokens.pop(name, None)
        self.signed_in = self.from_environment = False
        self.username, self.problem = "", None
        others = tuple(known for known in self._settings.latest.accounts if known.name != name)
        self._settings.update(accounts=others, account="")
        self.store.forget(name)
        self.changed.emit()

    def shut_down(self) -> None:
        """Abort what is still running, and wait until every thread has ended."""
        self.store.shut_down()
        self._pool.shut_down()

    def _profile(self, cancel: CancelToken) -> Profile:
        with self.open_client() as client, _abort_on(cancel, client):
            return client.profile()

    def _try_token(self, token: str, name: str, cancel: CancelToken) -> "_SignIn":
        """Ask Linode for the profile of a token, and store the token if it may upload."""
        from imageuploader.linode.client import LinodeClient

        with LinodeClient(self.endpoint, token) as client, _abort_on(cancel, client):
            profile = client.profile()
        if not profile.can_upload:
            raise MissingScope("images:read_write", profile.scopes)
        name = name or self._name_for(profile.username)
        try:
            place = self.store.put(name, token)
        except LocalError as error:
            return _SignIn(token, name, profile.username, problem=error)
        return _SignIn(token, name, profile.username, place)

    def _name_for(self, username: str) -> str:
        """Name an account without a name: as its user's saved account, else after the user.

        Two users never share a name: their uploads would be looked for with the wrong token.
        """
        saved = self._saved(self.name)
        user = self.username or (saved.username if saved else "")
        if username == user or not (user or self._signed_out):
            return self.name
        known = (
            known.name for known in self._settings.latest.accounts if known.username == username
        )
        return next(known, username or DEFAULT_NAME)

    def _ask_for_regions(self) -> None:
        endpoint = self.endpoint

        def regions(cancel: CancelToken) -> tuple[Region, ...]:
            from imageuploader.linode.client import LinodeClient

            with LinodeClient(endpoint, "") as client, _abort_on(cancel, client):
                return tuple(region for region in client.regions() if region.stores_images)

        self._pool.start("regions", regions, self._on_regions, self._on_no_regions)

    def _on_regions(self, regions: tuple[Region, ...]) -> None:
        self.regions, self.regions_error = regions, None
        self.changed.emit()

    def _on_no_regions(self, error: UploadError) -> None:
        self.regions_error = error
        self.changed.emit()

    def _on_no_profile(self, error: UploadError) -> None:
        self.problem = error
        if isinstance(error, TokenStoreError):
            self.store.ask(error)
        self._refuse(error)

    def _on_profile(self, profile: Profile) -> None:
        self.username, self.problem = profile.username, None
        if not self.from_environment and is_stored(self._saved(self.name)):
            self.store.note_read()
        self.accepted.emit(self.name)
        self.changed.emit()

    def _on_signed_in(self, sign_in: "_SignIn") -> None:
        self.checking, self.problem = False, None
        self._tokens[sign_in.name], self.name = sign_in.token, sign_in.name
        self.username = sign_in.username
        self.signed_in, self.from_environment = True, False
        self._save_account(sign_in.problem)
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

    def _on_sign_in_failed(self, error: UploadError) -> None:
        self.checking = False
        self._refuse(error)

    def _refuse(self, error: UploadError) -> None:
        self.refused.emit(error)
        self.changed.emit()

    def _save_account(self, error: LocalError | None = None) -> None:
        """Save the account in use, with why its token could not be stored."""
        why = error.kind if isinstance(error, TokenStoreError) else ""
        mine = SavedAccount(self.name, self.username, self.endpoint, not_stored=why)
        others = tuple(known for known in self._settings.latest.accounts if known.name != self.name)
        self._settings.update(accounts=(*others, mine), account=self.name)


@dataclass(frozen=True, slots=True)
class _SignIn:
    """A token that Linode took, and where it is stored; if nowhere, why it is for this session."""

    token: str = field(repr=False)
    name: str
    username: str
    place: str = ""
    problem: LocalError | None = None


def is_stored(account: SavedAccount | None) -> bool:
    """Return whether there is an account, with a token in the password store."""
    return account is not None and not account.not_stored


def why_not_stored(account: SavedAccount | None) -> UploadError | None:
    """Return why the token of an account was kept for one session only; None if it was stored."""
    if account is None or not account.not_stored:
        return None
    return TokenNotStored(account.name, account.not_stored)


@contextmanager
def _abort_on(cancel: CancelToken, client: "LinodeClient") -> Iterator[None]:
    """Within the block, a cancel aborts the request: nothing waits for Linode to answer."""
    try:
        with cancel.on_cancel(client.abort):
            yield
    except UploadError:
        cancel.check()
        raise
