"""Probes whether an unknown password store saves secrets in plain text.

It is tried with a random word, so that a token never gets into the file of such a store.
"""

import base64
import secrets
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from keyring.backend import KeyringBackend
from keyring.util import platform_

_ACCOUNT = "probe-"
_WORD_BYTES = 24
_MOST_BYTES = 16 * 1024**2
_MOST_FILES = 200
_CLOCK_SECONDS = 2.0
"""How far the timestamps of a file system may lag behind."""

_DATA_ROOTS = (platform_.data_root, platform_.config_root)


def keeps_plaintext(backend: KeyringBackend, service: str) -> bool:
    """Return whether a word saved in a store can be read in a file that the store names.

    The word is removed again. Raises whatever the store raises.
    """
    word, account = secrets.token_hex(_WORD_BYTES), _ACCOUNT + secrets.token_hex(4)
    began = time.time() - _CLOCK_SECONDS
    backend.set_password(service, account, word)
    try:
        return any(_contains(path, word) for path in _files(backend, began))
    finally:
        with suppress(Exception):  # a leftover word has no meaning
            backend.delete_password(service, account)


def _files(backend: KeyringBackend, since: float) -> Iterator[Path]:
    """Yield the files that a store names, and new ones in folders that it names or may use."""
    named = {path for value in _values(backend) for path in _paths(value)}
    with suppress(Exception):
        named |= {Path(root()) for root in _DATA_ROOTS}
    for path in named:
        with suppress(OSError, ValueError):
            if path.is_file():
                yield path
            elif path.is_absolute() and path.is_dir():
                yield from _new_files(path, since)


def _values(backend: KeyringBackend) -> Iterator[object]:
    """Yield the attributes of a store, its properties included, and the attributes of those."""
    for name in dir(backend):
        if name.startswith("__"):
            continue
        with suppress(Exception):  # a property may raise anything
            value = getattr(backend, name)
            yield value
            yield from getattr(value, "__dict__", {}).values()


def _paths(value: object) -> Iterator[Path]:
    match value:
        case str() | Path():
            yield Path(value)
        case dict():
            for inner in value.values():
                yield from _paths(inner)
        case list() | tuple() | set():
            for inner in value:
                yield from _paths(inner)
        case _:
            return


def _new_files(folder: Path, since: float) -> list[Path]:
    """The files of a folder, and of its subfolders, that were written just now."""
    new = []
    for path in (*folder.glob("*"), *folder.glob("*/*")):
        with suppress(OSError):
            if path.is_file() and path.stat().st_mtime >= since:
                new.append(path)
    return new[:_MOST_FILES]


def _contains(path: Path, word: str) -> bool:
    with suppress(OSError), path.open("rb") as file:
        content = b"".join(file.read(_MOST_BYTES).split())
        return any(form in content for form in _forms(word))
    return False


def _forms(word: str) -> Iterator[bytes]:
    """Yield the encodings of a word that do not hide it; white space is removed before."""
    raw = word.encode()
    yield from (raw, word.encode("utf-16-le"), raw[::-1], raw.hex().encode())
    yield raw.hex().upper().encode()
    for before, cut in ((0, 0), (1, 2), (2, 3)):
        # base64 differs with the position at which the word begins
        packed = base64.b64encode(bytes(before) + raw)
        yield packed[cut:-4]
