"""What a command works with: the connection to Linode, the folders, the history."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from imageuploader.domain.accounts.saved import expires_soon, find_account
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.connection import (
    Connection,
    Flags,
    choose_connection,
    choose_network,
    practice_connection,
)
from imageuploader.domain.disk_report import PrepareOptions
from imageuploader.domain.errors import NoToken, TokenNotStored, UploadError
from imageuploader.domain.interruption import only_waited
from imageuploader.domain.network.proxy import PASSWORD_ENTRY, Network
from imageuploader.domain.retry import UPLOAD_WAITS, RetryWaits
from imageuploader.domain.settings import SavedAccount, Settings
from imageuploader.domain.upload import UploadState
from imageuploader.linode.client import LinodeClient
from imageuploader.store.folders import Folders, folders_under, system_folders
from imageuploader.store.logs import start_log
from imageuploader.store.settings import SettingsFile
from imageuploader.store.system_proxy.system_proxies import SystemProxies
from imageuploader.store.vault import TokenVault
from imageuploader.store.write_behind import WriteBehindHistory
from imageuploader.transfer.crash_recovery import recover
from imageuploader.transfer.poll import Poller
from imageuploader.words.errors.failed_upload import message_of

_UNNAMED = {"", "default"}
"""How the console and the window name an account whose token was given for one run."""


@dataclass(frozen=True, slots=True)
class Context:
    """What one run of the console works with."""

    places: Folders
    connection: Connection
    history: WriteBehindHistory
    time_scale: float = 1.0
    """The factor for every wait."""
    settings: Settings = field(default_factory=Settings)
    proxy: Network = field(default_factory=Network)
    """How the network is reached, without the password."""
    hide: Callable[[str], object] = field(default=str, repr=False)
    """Keeps a token out of the log."""

    @property
    def waits(self) -> RetryWaits:
        """The seconds between the attempts of one upload."""
        return UPLOAD_WAITS.with_retries(self.settings.retries).scaled(self.time_scale)

    def token(self) -> str:
        """Return the token; raise NoToken, TokenGone or another error of the password store."""
        if self.connection.token:
            return self.connection.token
        if not self.connection.account:
            raise NoToken
        if why := self.connection.not_stored:
            raise TokenNotStored(self.connection.account, why)
        token = TokenVault().token(self.connection.account)
        self.hide(token)
        return token

    @property
    def expiring(self) -> SavedAccount | None:
        """The account of this run, if its own token is used and is known to expire soon."""
        if self.connection.token:
            return None
        saved = find_account(self.settings.accounts, self.connection.account)
        return saved if saved is not None and expires_soon(saved, datetime.now(UTC)) else None

    def check_access(self) -> None:
        """Raise the error that prevents opening a client; sends nothing."""
        self.open_client().close()

    def open_client(self) -> LinodeClient:
        """Return a client, which the caller closes."""
        return LinodeClient(self.connection.endpoint, self.token(), network=self.network())

    def network(self) -> Network:
        """Return how the network is reached; raise why the proxy's password cannot be read."""
        if not self.proxy.user or self.proxy.password:
            return self.proxy
        password = TokenVault().token(PASSWORD_ENTRY)
        self.hide(password)
        return replace(self.proxy, password=password)

    @property
    def making(self) -> PrepareOptions:
        """How this run prepares files."""
        speed, owner = self.history.link_speed(), self.history.presence.id
        return PrepareOptions(
            self.places.cache, level=self.settings.compression_level, link_speed=speed, owner=owner
        )

    def is_ours(self, account: str) -> bool:
        """Whether this run has the token of an account."""
        ours = self.connection.account
        return account == ours or {account, ours} == _UNNAMED

    def recover_interrupted(self) -> None:
        """Record how uploads ended whose process died, and remove their temporary files."""
        in_line = frozenset(self.settings.queue)
        cache, cancel = self.places.cache, CancelToken()
        for upload in recover(self.history, self._client_of, cache, cancel, in_line):
            if only_waited(upload):  # in the window, which takes it up again
                self.history.disown(upload.id)

    def poll_processing(self) -> None:
        """Ask Linode once about the images it was processing; a failure changes nothing."""
        processing = [
            upload
            for upload in self.history.unfinished()
            if upload.state is UploadState.PROCESSING and self.is_ours(upload.account)
        ]
        if not processing or self.history.read_only:
            return
        with suppress(UploadError), self.open_client() as client:
            poll = Poller(client).poll(processing, {upload.id for upload in processing})
            for upload in poll.moved:
                self.history.save(upload)

    def _client_of(self, account: str) -> LinodeClient:
        if not self.is_ours(account):
            raise NoToken
        return self.open_client()


@contextmanager
def open_context(flags: Flags, environ: Mapping[str, str]) -> Iterator[Context]:
    """Open what the run needs, and close it afterwards; a practice run leaves nothing behind."""
    with ExitStack() as stack:
        practice = _start_practice(stack) if flags.demo else None
        places = (practice[1] if practice else system_folders(environ)).create()
        log = start_log(places.log, verbose=flags.verbose)
        stack.callback(log.close)
        history = WriteBehindHistory(places.data / "history.sqlite3", message_of=message_of)
        stack.callback(history.close)
        settings = SettingsFile(places.config / "settings.json").load()
        connection = practice[0] if practice else choose_connection(flags, environ, settings)
        log.hide(connection.token)
        proxy = Network() if practice else _network_of(flags, settings)
        scale = connection.time_scale
        yield Context(places, connection, history, scale, settings, proxy, log.hide)


def _network_of(flags: Flags, settings: Settings) -> Network:
    return replace(choose_network(flags, settings), ask_system=SystemProxies().find)


def _start_practice(stack: ExitStack) -> tuple[Connection, Folders]:
    from imageuploader.sandbox.server import open_practice

    sandbox, folder = stack.enter_context(open_practice())
    return practice_connection(sandbox.url, sandbox.token), folders_under(folder)
