"""Who is signed in, and the regions an image can go to."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from imageuploader.domain.errors import (
    LocalError,
    MissingScope,
    NoToken,
    TokenGone,
    UploadError,
)
from imageuploader.domain.profile import Profile
from imageuploader.domain.region import Region
from imageuploader.domain.settings import Account as KnownAccount
from imageuploader.domain.settings import Endpoint, Settings
from imageuploader.services.credentials import Access
from imageuploader.services.threads.workers import Crew, Worker

if TYPE_CHECKING:
    from imageuploader.linode.client import LinodeClient

DEFAULT_NAME = "default"


class Account(QObject):
    """The account in use. Linode and the password store are asked off the window's thread.

    Signals:
        changed(): anything that the properties tell.
        accepted(name): Linode took the token of an account; what waited for that goes on.
        refused(error): why the last sign-in failed.
    """

    changed = Signal()
    accepted = Signal(str)
    refused = Signal(object)

    def __init__(
        self,
        access: Access,
        settings: Settings,
        remember: Callable[[Settings], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.practice = access.practice
        self.endpoint = access.endpoint
        self.name = settings.account or DEFAULT_NAME
        self.username = ""
        self.kept_in = ""
        self.store_error: LocalError | None = None
        self.signed_in = bool(access.token) or settings.current is not None
        self.checking = False
        self.from_environment = bool(access.token) and not access.practice
        self.regions: tuple[Region, ...] = ()
        self.regions_error: UploadError | None = None
        self._open_vault = access.open_vault
        self._settings = settings
        self._remember = remember
        self._left = False
        self._tokens = {self.name: access.token} if access.token else {}
        self._crew = Crew(self)

    def open_client(self, name: str = "") -> "LinodeClient":
        """Return a client of an account, else of the one in use; one worker uses and closes it.

        Raises NoToken, TokenGone, another LocalError of the password store, or BadSetting.
        """
        from imageuploader.linode.client import LinodeClient

        name = name or self.name
        return LinodeClient(self.endpoint_of(name), self._token_of(name))

    def knows(self, name: str) -> bool:
        """Whether an account is in use, or was kept."""
        return name == self.name or self._kept(name) is not None

    def endpoint_of(self, name: str) -> Endpoint:
        """Return where an account's Linode is."""
        kept = self._kept(name)
        return kept.endpoint if kept and name != self.name else self.endpoint

    def user_of(self, name: str) -> str:
        """Return an account's user at Linode, empty where that is not known."""
        kept = self._kept(name)
        return self.username if name == self.name else kept.username if kept else ""

    def _kept(self, name: str) -> KnownAccount | None:
        return next((known for known in self._settings.accounts if known.name == name), None)

    def _token_of(self, name: str) -> str:
        """The token of an account; another's is never taken, as its images are not there."""
        if name not in self._tokens:
            if name == self.name and not self.signed_in:
                raise NoToken
            if not self.knows(name):
                raise TokenGone(name)
            self._tokens[name] = self._open_vault().token(name)
        return self._tokens[name]

    def load(self) -> None:
        """Ask who the token belongs to, for the regions, and where a token would be kept."""
        self._ask_for_regions()
        self._crew.start("vault", lambda _: self._open_vault().where(), self._on_vault)
        if self.signed_in:
            self._crew.start("profile", self._profile, self._on_profile)

    def sign_in(self, token: str, name: str = "") -> None:
        """Try a token, and keep it if Linode takes it and it may upload."""
        self.checking = True
        self.changed.emit()
        token, name = token.strip(), name.strip()

        def work(worker: Worker) -> tuple[str, str, Profile, str]:
            return self._accepted(token, name, worker)

        self._crew.start("sign-in", work, self._on_signed_in)

    def sign_out(self) -> None:
        """Forget the account and its token on this computer."""
        name, self.name, self._left = self.name, DEFAULT_NAME, True
        self._tokens.pop(name, None)
        self.signed_in = self.from_environment = False
        self.username = self.kept_in = ""
        others = tuple(known for known in self._settings.accounts if known.name != name)
        self._save(replace(self._settings, accounts=others, account=""))
        self._crew.start("sign-out", lambda _: self._open_vault().forget(name), lambda _: None)
        self.changed.emit()

    def shut_down(self) -> None:
        """Wait for what is going on."""
        self._crew.shut_down()

    def _profile(self, worker: Worker) -> Profile:
        with self.open_client() as client, _ended_by(worker, client):
            return client.profile()

    def _accepted(self, token: str, name: str, worker: Worker) -> tuple[str, str, Profile, str]:
        """The token tried and kept: token, name, profile, and where it is kept ('' = nowhere)."""
        from imageuploader.linode.client import LinodeClient

        with LinodeClient(self.endpoint, token) as client, _ended_by(worker, client):
            profile = client.profile()
        if not profile.can_upload:
            raise MissingScope("images:read_write", profile.scopes)
        name = name or self._name_for(profile.username)
        try:
            vault = self._open_vault()
            vault.keep(name, token)
        except LocalError:
            return token, name, profile, ""
        return token, name, profile, vault.where()

    def _name_for(self, username: str) -> str:
        """The name of an account nobody named: the one its user has here, else the user's own.

        Two users never share a name: an upload would be looked for where it is not.
        """
        kept = self._kept(self.name)
        user = self.username or (kept.username if kept else "")
        if username == user or not (user or self._left):
            return self.name
        known = (known.name for known in self._settings.accounts if known.username == username)
        return next(known, username or DEFAULT_NAME)

    def _ask_for_regions(self) -> None:
        from_linode = self.endpoint

        def regions(worker: Worker) -> tuple[Region, ...]:
            from imageuploader.linode.client import LinodeClient

            with LinodeClient(from_linode, "") as client, _ended_by(worker, client):
                return tuple(region for region in client.regions() if region.stores_images)

        self._crew.start("regions", regions, self._on_regions)

    def _on_regions(self, outcome: object) -> None:
        if isinstance(outcome, UploadError):
            self.regions_error = outcome
        elif isinstance(outcome, tuple):
            self.regions, self.regions_error = outcome, None
        self.changed.emit()

    def _on_vault(self, outcome: object) -> None:
        match outcome:
            case str():
                self.kept_in, self.store_error = outcome, None
            case LocalError():
                self.kept_in, self.store_error = "", outcome
            case _:
                pass
        self.changed.emit()

    def _on_profile(self, outcome: object) -> None:
        match outcome:
            case Profile():
                self.username = outcome.username
                self.accepted.emit(self.name)
            case UploadError():
                self.refused.emit(outcome)
            case _:
                pass
        self.changed.emit()

    def _on_signed_in(self, outcome: object) -> None:
        self.checking = False
        match outcome:
            case UploadError():
                self.refused.emit(outcome)
            case (str(token), str(name), Profile() as profile, str(kept_in)):
                self._tokens[name], self.name = token, name
                self.username, self.kept_in = profile.username, kept_in
                self.signed_in, self.from_environment = True, False
                if kept_in:
                    self._remember_account()
                if not self.regions:
                    self._ask_for_regions()
                self.accepted.emit(name)
            case _:
                pass
        self.changed.emit()

    def _remember_account(self) -> None:
        mine = KnownAccount(self.name, self.username, self.endpoint)
        others = tuple(known for known in self._settings.accounts if known.name != self.name)
        self._save(replace(self._settings, accounts=(*others, mine), account=self.name))

    def _save(self, settings: Settings) -> None:
        self._settings = settings
        self._remember(settings)


@contextmanager
def _ended_by(worker: Worker, client: "LinodeClient") -> Iterator[None]:
    """Within the block, a request ends when its worker is to: nobody waits for Linode."""
    try:
        with worker.cancel.on_cancel(client.abort):
            yield
    except UploadError:
        worker.cancel.check()
        raise
