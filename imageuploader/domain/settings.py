"""The settings that are saved between two starts."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypedDict

from imageuploader.domain.network.proxy import Network, ProxyMode

DEFAULT_URL = "https://api.linode.com"
DEFAULT_LOGIN_URL = "https://login.linode.com"
LEVELS = range(10)
"""Compression levels, from fast to small."""

RETRIES = range(11)
"""How many more attempts an upload may have, after the first."""


class ApiVersion(StrEnum):
    """The two versions in the URL of the API."""

    V4 = "v4"
    V4BETA = "v4beta"


class Theme(StrEnum):
    """Light or dark colours, or what the system has."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class OnClose(StrEnum):
    """What closing the window does while uploads run."""

    ASK = "ask"
    FINISH = "finish"


class FormStart(StrEnum):
    """What region, tags and cloud-init of an empty form are."""

    LAST = "last"
    DEFAULTS = "defaults"


@dataclass(frozen=True, slots=True)
class FormValues:
    """What an empty form begins with."""

    region: str = ""
    tags: tuple[str, ...] = ()
    cloud_init: bool = False


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where the API is: base URL without version, version, and a CA file or empty."""

    url: str = DEFAULT_URL
    version: ApiVersion = ApiVersion.V4
    ca_file: str = ""


@dataclass(frozen=True, slots=True)
class SavedAccount:
    """An account; its token is in the password store under `name`, which never changes.

    `title` is what a person called it later. If the token could not be stored, `not_stored` is
    the kind of the error, such as `locked`. `expires` is when the token does (ISO, UTC), if known;
    one that is `by_browser` lasts two hours.
    """

    name: str
    username: str = ""
    endpoint: Endpoint = Endpoint()
    not_stored: str = ""
    title: str = ""
    expires: str = ""
    by_browser: bool = False

    @property
    def shown_name(self) -> str:
        """The name for display."""
        return self.title or self.name


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings file. `account` names the one in use.

    `compression_level` is one of LEVELS, None to choose it by the link speed; `language` is a
    code such as `de`, empty for the system's. `temp_folder` is empty for the usual one.
    `region`, `tags` and `cloud_init` are those of the last upload; `defaults` are what the form
    begins with instead if `form_start` says so. `retries` is one of RETRIES, `bandwidth_limit`
    is in bytes a second, 0 for none.
    `prepare_early` makes a body as soon as a file was checked, while the form is filled in.
    `queue` are the IDs of the uploads that wait in the window, in their order.
    `notify_good` and `notify_bad` are for notices of the system, `copy_id` puts the ID of an
    image on the clipboard as soon as it is available. `oauth_client` is the ID of a client that is
    registered with Linode for signing in with the browser, on the pages of `login_url`.
    """

    accounts: tuple[SavedAccount, ...] = ()
    account: str = ""
    region: str = ""
    tags: tuple[str, ...] = ()
    cloud_init: bool = False
    queue: tuple[str, ...] = ()
    form_start: FormStart = FormStart.LAST
    defaults: FormValues = FormValues()
    retries: int = 5
    bandwidth_limit: int = 0
    compression_level: int | None = None
    language: str = ""
    temp_folder: str = ""
    prepare_early: bool = True
    theme: Theme = Theme.SYSTEM
    notify_good: bool = True
    notify_bad: bool = True
    sound: bool = False
    keep_awake: bool = True
    copy_id: bool = False
    on_close: OnClose = OnClose.ASK
    proxy: ProxyMode = ProxyMode.SYSTEM
    proxy_url: str = ""
    proxy_user: str = ""
    ca_file: str = ""
    oauth_client: str = ""
    login_url: str = DEFAULT_LOGIN_URL

    @property
    def network(self) -> Network:
        """How the network is reached; the proxy's password is in the password store."""
        manual = self.proxy is ProxyMode.MANUAL
        url, user = (self.proxy_url, self.proxy_user) if manual else ("", "")
        return Network(self.proxy, url, user, ca_file=self.ca_file)

    @property
    def current(self) -> SavedAccount | None:
        """The account in use, or None."""
        return next((known for known in self.accounts if known.name == self.account), None)

    @property
    def form_values(self) -> FormValues:
        """What an empty form begins with."""
        if self.form_start is FormStart.DEFAULTS:
            return self.defaults
        return FormValues(self.region, self.tags, self.cloud_init)


class SettingsChanges(TypedDict, total=False):
    """New values for some fields of Settings."""

    accounts: tuple[SavedAccount, ...]
    account: str
    region: str
    tags: tuple[str, ...]
    cloud_init: bool
    queue: tuple[str, ...]
    form_start: FormStart
    defaults: FormValues
    retries: int
    bandwidth_limit: int
    compression_level: int | None
    language: str
    temp_folder: str
    prepare_early: bool
    theme: Theme
    notify_good: bool
    notify_bad: bool
    sound: bool
    keep_awake: bool
    copy_id: bool
    on_close: OnClose
    proxy: ProxyMode
    proxy_url: str
    proxy_user: str
    ca_file: str
    oauth_client: str
    login_url: str
