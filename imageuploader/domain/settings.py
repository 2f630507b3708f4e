"""The settings that are saved between two starts."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypedDict

DEFAULT_URL = "https://api.linode.com"
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
    """A signed-in account; its token is in the password store under `name`."""

    name: str
    username: str = ""
    endpoint: Endpoint = Endpoint()


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings file. `account` names the one in use.

    `compression_level` is one of LEVELS, None to choose it by the link speed; `language` is a
    code such as `de`, empty for the system's. `temp_folder` is empty for the usual one.
    `region`, `tags` and `cloud_init` are those of the last upload; `defaults` are what the form
    begins with instead if `form_start` says so. `retries` is one of RETRIES, `bandwidth_limit`
    is in bytes a second, 0 for none.
    `queue` are the IDs of the uploads that wait in the window, in their order.
    `notify_good` and `notify_bad` are for notices of the system, `copy_id` puts the ID of an
    image on the clipboard as soon as it is available.
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
    theme: Theme = Theme.SYSTEM
    notify_good: bool = True
    notify_bad: bool = True
    sound: bool = False
    keep_awake: bool = True
    copy_id: bool = False
    on_close: OnClose = OnClose.ASK

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
    theme: Theme
    notify_good: bool
    notify_bad: bool
    sound: bool
    keep_awake: bool
    copy_id: bool
    on_close: OnClose
