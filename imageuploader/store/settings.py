"""The settings file. It is read before the first paint: standard library only."""

import json
import logging
import os
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import TypeVar

from imageuploader.domain.network.proxy import ProxyMode
from imageuploader.domain.os_errors import file_error
from imageuploader.domain.settings import (
    LEVELS,
    RETRIES,
    ApiVersion,
    Endpoint,
    FormStart,
    FormValues,
    OnClose,
    SavedAccount,
    Settings,
    Theme,
)
from imageuploader.store.plain_files import read_small, require_plain

MAX_BYTES = 1024**2
"""The largest settings file that is read; usual ones have less than 1 kB."""

_TRIES = 20 if sys.platform == "win32" else 1
_PAUSE_SECONDS = 0.05

_log = logging.getLogger(__name__)
_T = TypeVar("_T")


class SettingsFile:
    """One JSON object. Unknown keys, of other versions, are preserved."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def load(self) -> Settings:
        """Return the settings; an invalid key gets its default."""
        return _settings_from(self._read())

    def save(self, settings: Settings) -> None:
        """Replace the whole file atomically; raise DiskFailed or NoSpace."""
        before = self._read()
        document = before | asdict(settings)
        document["accounts"] = _merge_accounts(before.get("accounts"), settings.accounts)
        text = json.dumps(document, indent=2)
        try:
            require_plain(self.path)
            _replace(Path(os.path.realpath(self.path)), text.encode() + b"\n")
        except OSError as error:
            raise file_error(self.path, error, len(text)) from error

    def _read(self) -> dict[str, object]:
        try:
            document = json.loads(read_small(self.path, MAX_BYTES).decode("utf-8-sig"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError) as error:
            _log.warning("cannot read the settings: %s", type(error).__name__)
            return {}
        if isinstance(document, dict):
            return document
        _log.warning("the settings are not a JSON object")
        return {}


def _replace(path: Path, content: bytes) -> None:
    number, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _put_in_place(Path(name), path)
    except OSError:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _put_in_place(new: Path, path: Path) -> None:
    """Rename a file to the name of another; on Windows that waits while a program reads it."""
    for _ in range(_TRIES - 1):
        with suppress(PermissionError):
            new.replace(path)
            return
        time.sleep(_PAUSE_SECONDS)
    new.replace(path)


def _merge_accounts(before: object, accounts: tuple[SavedAccount, ...]) -> list[dict[str, object]]:
    """The accounts, each with the unknown keys that it had in the file."""
    rows = before if isinstance(before, list) else []
    known = {row.get("name"): row for row in reversed(rows) if isinstance(row, dict)}
    return [known.get(account.name, {}) | asdict(account) for account in accounts]


def _settings_from(document: Mapping[str, object]) -> Settings:
    usual = Settings()
    return Settings(
        accounts=_read_key(document, "accounts", _accounts, usual.accounts),
        account=_read_key(document, "account", _text, usual.account),
        region=_read_key(document, "region", _text, usual.region),
        tags=_read_key(document, "tags", _texts, usual.tags),
        cloud_init=_read_key(document, "cloud_init", _truth, usual.cloud_init),
        queue=_read_key(document, "queue", _texts, usual.queue),
        form_start=_read_key(
            document, "form_start", lambda value: FormStart(_text(value)), usual.form_start
        ),
        defaults=_read_key(document, "defaults", _form_values, usual.defaults),
        retries=_read_key(document, "retries", _retries, usual.retries),
        bandwidth_limit=_read_key(document, "bandwidth_limit", _whole, usual.bandwidth_limit),
        compression_level=_read_key(document, "compression_level", _level, usual.compression_level),
        language=_read_key(document, "language", _text, usual.language),
        temp_folder=_read_key(document, "temp_folder", _text, usual.temp_folder),
        prepare_early=_read_key(document, "prepare_early", _truth, usual.prepare_early),
        theme=_read_key(document, "theme", _theme, usual.theme),
        notify_good=_read_key(document, "notify_good", _truth, usual.notify_good),
        notify_bad=_read_key(document, "notify_bad", _truth, usual.notify_bad),
        sound=_read_key(document, "sound", _truth, usual.sound),
        keep_awake=_read_key(document, "keep_awake", _truth, usual.keep_awake),
        copy_id=_read_key(document, "copy_id", _truth, usual.copy_id),
        on_close=_read_key(
            document, "on_close", lambda value: OnClose(_text(value)), usual.on_close
        ),
        proxy=_read_key(document, "proxy", lambda value: ProxyMode(_text(value)), usual.proxy),
        proxy_url=_read_key(document, "proxy_url", _text, usual.proxy_url),
        proxy_user=_read_key(document, "proxy_user", _text, usual.proxy_user),
        ca_file=_read_key(document, "ca_file", _text, usual.ca_file),
        oauth_client=_read_key(document, "oauth_client", _text, usual.oauth_client),
        login_url=_read_key(document, "login_url", _text, usual.login_url),
    )


def _read_key(
    document: Mapping[str, object], key: str, read: Callable[[object], _T], usual: _T
) -> _T:
    if key not in document:
        return usual
    try:
        return read(document[key])
    except (TypeError, ValueError):
        _log.warning("ignored the invalid setting %s", key)
        return usual


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    raise TypeError


def _truth(value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise TypeError


def _theme(value: object) -> Theme:
    return Theme(_text(value))


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise TypeError
    return value


def _retries(value: object) -> int:
    if _whole(value) not in RETRIES:
        raise ValueError
    return _whole(value)


def _form_values(value: object) -> FormValues:
    if not isinstance(value, dict):
        raise TypeError
    return FormValues(
        region=_text(value.get("region", "")),
        tags=_texts(value.get("tags", [])),
        cloud_init=_truth(value.get("cloud_init", False)),
    )


def _level(value: object) -> int | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or value not in LEVELS:
        raise TypeError
    return value


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(_text(item) for item in value)
    raise TypeError


def _accounts(value: object) -> tuple[SavedAccount, ...]:
    """The valid accounts, each name once."""
    if not isinstance(value, list):
        raise TypeError
    accounts: dict[str, SavedAccount] = {}
    for row in value:
        try:
            account = _account(row)
        except (TypeError, ValueError):
            _log.warning("ignored an invalid account in the settings")
        else:
            accounts.setdefault(account.name, account)
    return tuple(accounts.values())


def _account(row: object) -> SavedAccount:
    if not isinstance(row, dict) or not row.get("name"):
        raise TypeError
    return SavedAccount(
        name=_text(row["name"]),
        username=_read_key(row, "username", _text, ""),
        endpoint=_endpoint(row.get("endpoint", {})),
        not_stored=_read_key(row, "not_stored", _text, ""),
        title=_read_key(row, "title", _text, ""),
        expires=_read_key(row, "expires", _text, ""),
        by_browser=_read_key(row, "by_browser", _truth, False),
    )


def _endpoint(value: object) -> Endpoint:
    """Where an account's token may be sent: if this is invalid, so is the whole account."""
    if not isinstance(value, dict):
        raise TypeError
    usual = Endpoint()
    return Endpoint(
        url=_text(value.get("url", usual.url)),
        version=ApiVersion(_text(value.get("version", str(usual.version)))),
        ca_file=_text(value.get("ca_file", usual.ca_file)),
    )
