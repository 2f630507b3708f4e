"""Which Linode a run talks to, as which account and with which token: the one place that decides.

A flag wins over the environment, and the environment over what the settings hold.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from imageuploader.domain.accounts.saved import account_called
from imageuploader.domain.errors import BadSetting
from imageuploader.domain.network.proxy import Network, ProxyMode, checked_proxy
from imageuploader.domain.settings import ApiVersion, Endpoint, SavedAccount, Settings

PRACTICE_TIME_SCALE = 0.2 / 3
"""The practice Linode is quick: what waits for it waits this much shorter."""


@dataclass(frozen=True, slots=True)
class Flags:
    """The flags that window and console share; empty where they were not given."""

    demo: bool = False
    api_url: str = ""
    api_version: str = ""
    ca: str = ""
    account: str = ""
    proxy: str = ""
    """The address of a proxy, or `none`."""
    proxy_user: str = ""
    verbose: bool = False


@dataclass(frozen=True, slots=True)
class Connection:
    """Where Linode is, and who asks; `token` is the one given for this run, if any."""

    endpoint: Endpoint
    account: str = ""
    token: str = field(default="", repr=False)
    user: str = ""
    """Whose token it is, where that is known."""
    not_stored: str = ""
    """Why the token of the account is not in the password store: `SavedAccount.not_stored`."""
    is_practice: bool = False

    @property
    def time_scale(self) -> float:
        """The factor for every wait."""
        return PRACTICE_TIME_SCALE if self.is_practice else 1.0


def choose_connection(flags: Flags, environ: Mapping[str, str], settings: Settings) -> Connection:
    """Return the connection of a run; raise BadSetting for an API version that does not exist."""
    saved = _chosen_account(flags.account or settings.account, settings)
    token = token_from(environ)
    endpoint = Endpoint(
        url=flags.api_url or environ.get("LINODE_URL", "") or saved.endpoint.url,
        version=_choose_version(flags, environ, saved.endpoint),
        ca_file=flags.ca or environ.get("LINODE_CA", "") or saved.endpoint.ca_file,
    )
    user = "" if token else saved.username
    return Connection(endpoint, saved.name, token, user, saved.not_stored)


def choose_network(flags: Flags, settings: Settings) -> Network:
    """Return how a run reaches the network; raise BadSetting for what is no proxy."""
    saved = settings.network
    if flags.proxy == ProxyMode.NONE:
        return Network(ProxyMode.NONE, ca_file=saved.ca_file)
    if flags.proxy:
        url = checked_proxy(flags.proxy)
        return Network(ProxyMode.MANUAL, url, flags.proxy_user, ca_file=saved.ca_file)
    if flags.proxy_user and saved.mode is not ProxyMode.MANUAL:
        raise BadSetting("--proxy-user", flags.proxy_user, "there is no --proxy that it is for")
    return replace(saved, user=flags.proxy_user or saved.user)


def _chosen_account(name: str, settings: Settings) -> SavedAccount:
    """The account of a name or title; one that was never saved has no more than its name."""
    try:
        return account_called(settings.accounts, name)
    except BadSetting:
        return SavedAccount(name)


def practice_connection(url: str, token: str) -> Connection:
    """Return the connection to a practice Linode: no flag, variable or setting changes it."""
    return Connection(Endpoint(url=url), "practice", token, is_practice=True)


def token_from(environ: Mapping[str, str]) -> str:
    """Return LINODE_TOKEN without surrounding white space, empty if it is not set."""
    return environ.get("LINODE_TOKEN", "").strip()


def _choose_version(flags: Flags, environ: Mapping[str, str], saved: Endpoint) -> ApiVersion:
    version = flags.api_version or environ.get("LINODE_API_VERSION", "") or saved.version
    try:
        return ApiVersion(version)
    except ValueError:
        raise BadSetting("LINODE_API_VERSION", version, "it must be v4 or v4beta") from None
