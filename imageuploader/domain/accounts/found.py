"""The accounts in the configuration files of other programs."""

import configparser
from dataclasses import dataclass, field

from imageuploader.domain.errors import BadSetting
from imageuploader.domain.settings import DEFAULT_URL, ApiVersion, Endpoint

_NO_DEFAULTS = "\0"
"""The name of the section whose keys all others have: none, as a user has only his own token."""

_NOT_USERS = frozenset({"custom_aliases"})
_COMMENTS = ("#", ";")


@dataclass(frozen=True, slots=True)
class FoundAccount:
    """One user of a file; `region` is the one that it uploads to by default, perhaps empty."""

    name: str
    file: str
    token: str = field(repr=False)
    region: str = ""
    endpoint: Endpoint = field(default_factory=Endpoint)
    is_default: bool = False


def accounts_in(text: str, file: str) -> tuple[FoundAccount, ...]:
    """Return the users with a token, the default one first; raise BadSetting for no such file.

    linode-cli has a section for each user, and `default-user` in DEFAULT, where its first
    versions had the only token. linodego has profiles, of which one is `default`.
    """
    parser = configparser.RawConfigParser(
        default_section=_NO_DEFAULTS, strict=False, inline_comment_prefixes=_COMMENTS
    )
    try:
        parser.read_string(text)
    except configparser.Error as error:
        reason = "it is not a configuration file of linode-cli or linodego"
        raise BadSetting("file", file, reason) from error
    general = parser["DEFAULT"] if parser.has_section("DEFAULT") else {}
    default = (general.get("default-user") or "default").casefold()
    found = [
        _account(name, dict(parser[name]), file, default)
        for name in parser.sections()
        if name not in _NOT_USERS and (parser[name].get("token") or "").strip()
    ]
    return tuple(sorted(found, key=lambda account: not account.is_default))


def _account(name: str, keys: dict[str, str], file: str, default: str) -> FoundAccount:
    shown = name if name != "DEFAULT" else "default"
    return FoundAccount(
        name=shown,
        file=file,
        token=(keys.get("token") or "").strip(),
        region=(keys.get("region") or "").strip(),
        endpoint=_endpoint(keys, file),
        is_default=shown.casefold() == default,
    )


def _endpoint(keys: dict[str, str], file: str) -> Endpoint:
    scheme, host = keys.get("api_scheme") or "https", keys.get("api_host") or ""
    url = (keys.get("api_url") or (f"{scheme}://{host}" if host else DEFAULT_URL)).strip()
    version = (keys.get("api_version") or "").strip()
    base = url.rstrip("/")
    for known in ApiVersion:
        if base.endswith(f"/{known}"):
            base, version = base.removesuffix(f"/{known}"), version or known
    try:
        return Endpoint(base if "://" in base else f"https://{base}", ApiVersion(version or "v4"))
    except ValueError:
        reason = "its api_version is neither v4 nor v4beta"
        raise BadSetting("file", file, reason) from None
