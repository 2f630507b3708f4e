"""Where linode-cli and linodego keep their configuration, tokens included."""

import logging
from collections.abc import Iterator, Mapping
from pathlib import Path

from imageuploader.domain.accounts.found import FoundAccount, accounts_in
from imageuploader.domain.errors import BadSetting, UploadError
from imageuploader.domain.os_errors import file_error
from imageuploader.store.plain_files import read_small

_MAX_BYTES = 256 * 1024
_log = logging.getLogger(__name__)


def config_files(environ: Mapping[str, str], home: Path) -> tuple[Path, ...]:
    """Return the files that are there, those that the environment names first."""
    found = (path for path in _places(environ, home) if path.is_file())
    return tuple(dict.fromkeys(found))


def read_accounts(path: Path) -> tuple[FoundAccount, ...]:
    """Return the accounts of a file; raise BadSetting or DiskFailed."""
    try:
        text = read_small(path, _MAX_BYTES).decode("utf-8-sig")
    except OSError as error:
        raise file_error(path, error) from error
    except ValueError as error:
        raise BadSetting("file", str(path), "it is not a text") from error
    return accounts_in(text, str(path))


def find_accounts(environ: Mapping[str, str], home: Path) -> tuple[FoundAccount, ...]:
    """Return the accounts of all these files; one that cannot be read has none."""
    found: list[FoundAccount] = []
    for path in config_files(environ, home):
        try:
            found += read_accounts(path)
        except UploadError as error:
            _log.warning("cannot read the accounts of %s: %s", path.name, type(error).__name__)
    by_token = {account.token: account for account in reversed(found)}
    return tuple(account for account in found if by_token[account.token] is account)


def _places(environ: Mapping[str, str], home: Path) -> Iterator[Path]:
    """linode-cli looks at the first of its four places that is there, and so it is here."""
    config = Path(environ.get("XDG_CONFIG_HOME") or home / ".config")
    for name in ("LINODE_CLI_CONFIG", "LINODE_CONFIG"):
        if given := environ.get(name):
            yield Path(given).expanduser()
    yield home / ".linode-cli"
    yield config / "linode-cli"
    yield home / ".config" / "linode-cli"
    yield home / ".config" / "linode"
