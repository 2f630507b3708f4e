"""What every command needs: where Linode is, the token, the folders, the history."""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.disk_report import PrepareOptions
from imageuploader.domain.errors import BadSetting, NoToken, UploadError
from imageuploader.domain.retry import UPLOAD_WAITS, RetryWaits
from imageuploader.domain.settings import ApiVersion, Endpoint, Settings
from imageuploader.domain.upload import UploadState
from imageuploader.linode.client import LinodeClient
from imageuploader.store.folders import Folders, folders_under, system_folders
from imageuploader.store.logs import start_log
from imageuploader.store.settings import SettingsFile
from imageuploader.store.vault import TokenVault, token_from
from imageuploader.store.write_behind import WriteBehindHistory
from imageuploader.transfer.crash_recovery import recover
from imageuploader.transfer.poll import Poller
from imageuploader.words.errors.failed_upload import message_of

PRACTICE_PACE = 0.2 / 3
_UNNAMED = {"", "default"}
"""What the console and the window call an account whose token was given for one run."""


@dataclass(frozen=True, slots=True)
class Flags:
    """The flags that stand before or after any command; empty where they were not given."""

    demo: bool = False
    api_url: str = ""
    api_version: str = ""
    ca: str = ""
    account: str = ""
    verbose: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """Where this run of the console works."""

    places: Folders
    endpoint: Endpoint
    account: str
    history: WriteBehindHistory
    given_token: str = field(default="", repr=False)
    pace: float = 1.0
    """How long waits last; the practice hurries."""
    user: str = ""
    """Whose token it is, where that is known."""
    level: int | None = None
    """The compression level that the settings ask for."""
    hide: Callable[[str], object] = field(default=str, repr=False)
    """Keeps a token out of the log."""

    @property
    def waits(self) -> RetryWaits:
        """The seconds between the attempts of one upload."""
        return UPLOAD_WAITS.scaled(self.pace)

    def token(self) -> str:
        """Return the token; raise NoToken, TokenGone or why the password store cannot be asked."""
        if self.given_token:
            return self.given_token
        if not self.account:
            raise NoToken
        token = TokenVault().token(self.account)
        self.hide(token)
        return token

    def check_access(self) -> None:
        """Raise why no client can be opened; nothing is asked of Linode."""
        self.open_client().close()

    def open_client(self) -> LinodeClient:
        """Return a client to be used and closed by the caller."""
        return LinodeClient(self.endpoint, self.token())

    @property
    def making(self) -> PrepareOptions:
        """How this run makes files ready."""
        speed, owner = self.history.link_speed(), self.history.presence.id
        return PrepareOptions(self.places.cache, level=self.level, link_speed=speed, owner=owner)

    def is_ours(self, account: str) -> bool:
        """Whether the token of this run is that of an account."""
        return account == self.account or {account, self.account} == _UNNAMED

    def settle_interrupted(self) -> None:
        """Tell the truth of uploads whose program was killed, and remove their temporary files."""
        recover(self.history, self._client_of, self.places.cache, CancelToken())

    def catch_up(self) -> None:
        """Ask once what became of the images that Linode was processing, where it can be asked."""
        processing = [
            upload
            for upload in self.history.unfinished()
            if upload.state is UploadState.PROCESSING and self.is_ours(upload.account)
        ]
        if not processing or self.history.read_only:
            return
        with suppress(UploadError), self.open_client() as client:
            look = Poller(client).poll(processing, {upload.id for upload in processing})
            for upload in look.moved:
                self.history.save(upload)

    def _client_of(self, account: str) -> LinodeClient:
        if not self.is_ours(account):
            raise NoToken
        return self.open_client()


@contextmanager
def opened(flags: Flags, environ: Mapping[str, str]) -> Iterator[Context]:
    """Open what the run needs, and close it afterwards; practice leaves nothing behind."""
    with ExitStack() as stack:
        if flags.demo:
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="imageuploader-"))
            places = folders_under(Path(folder)).create()
        else:
            places = system_folders(environ).create()
        log = start_log(places.log, verbose=flags.verbose)
        stack.callback(log.close)
        history = WriteBehindHistory(places.data / "history.sqlite3", message_of=message_of)
        stack.callback(history.close)
        if flags.demo:
            yield _practice(stack, places, history)
            return
        settings = SettingsFile(places.config / "settings.json").load()
        endpoint, token = endpoint_from(flags, environ, settings), token_from(environ) or ""
        log.hide(token)
        account, level = account_from(flags, settings), settings.compression_level
        user = "" if token else user_of(account, settings)
        made = Context(places, endpoint, account, history, token, level=level, hide=log.hide)
        yield replace(made, user=user)


def _practice(stack: ExitStack, places: Folders, history: WriteBehindHistory) -> Context:
    from imageuploader.sandbox.server import Sandbox

    sandbox = stack.enter_context(Sandbox())
    endpoint = Endpoint(url=sandbox.url)
    return Context(places, endpoint, "practice", history, sandbox.token, PRACTICE_PACE)


def account_from(flags: Flags, settings: Settings) -> str:
    """Return the account to use, empty if none is known."""
    return flags.account or settings.account


def user_of(account: str, settings: Settings) -> str:
    """Return the Linode user of a kept account, empty where that is not known."""
    known = (kept.username for kept in settings.accounts if kept.name == account)
    return next(known, "")


def endpoint_from(flags: Flags, environ: Mapping[str, str], settings: Settings) -> Endpoint:
    """Return where Linode is: flags first, then the environment, then the account's own."""
    name = account_from(flags, settings)
    known = next((account for account in settings.accounts if account.name == name), None)
    saved = known.endpoint if known else Endpoint()
    version = flags.api_version or environ.get("LINODE_API_VERSION", "") or saved.version
    try:
        chosen = ApiVersion(version)
    except ValueError:
        raise BadSetting("LINODE_API_VERSION", version, "it must be v4 or v4beta") from None
    return Endpoint(
        url=flags.api_url or environ.get("LINODE_URL", "") or saved.url,
        version=chosen,
        ca_file=flags.ca or environ.get("LINODE_CA", "") or saved.ca_file,
    )
