"""Which starts share a window, and where they meet."""

import hashlib
import os
import stat
from argparse import Namespace
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

_NAME = "imageuploader"
_KEY_CHARACTERS = 24
_ADDRESS_BYTES = 103
"""The longest path of a socket that every system takes."""

_FOLDERS = ("IMAGEUPLOADER_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "APPDATA", "LOCALAPPDATA")
_SCREEN = ("WAYLAND_DISPLAY", "DISPLAY", "QT_QPA_PLATFORM")


def shares_a_window(args: Namespace) -> bool:
    """Return whether a start may join another: a practice run and a scripted one stay alone."""
    return not (args.demo or args.show)


def key_of(args: Namespace, environ: Mapping[str, str]) -> str:
    """Return the key that is the same for two starts only if they may share a window.

    They differ in it when they keep their history elsewhere, ask another Linode or as another
    account, or have another screen: files must never arrive where they were not meant to go.
    """
    facts = [
        str(Path.home()),
        *(_absolute(environ.get(name, "")) for name in _FOLDERS),
        args.api_url or environ.get("LINODE_URL", ""),
        args.api_version or environ.get("LINODE_API_VERSION", ""),
        _absolute(args.ca or environ.get("LINODE_CA", "")),
        environ.get("LINODE_TOKEN", "").strip(),
        *(environ.get(name, "") for name in _SCREEN),
        _windows_session(),
    ]
    text = "\0".join(facts).encode("utf-8", "surrogateescape")
    return hashlib.sha256(text).hexdigest()[:_KEY_CHARACTERS]


def pipe_address(key: str) -> str:
    """Return the name of the pipe on Windows."""
    return rf"\\.\pipe\{_NAME}-{key}"


def socket_address(key: str, environ: Mapping[str, str]) -> Path | None:
    """Return where the socket is, in a folder of this user alone; None if there is no such."""
    addresses = (folder / f"{key}.sock" for folder in _private_folders(environ))
    return next((it for it in addresses if len(os.fsencode(it)) <= _ADDRESS_BYTES), None)


def _private_folders(environ: Mapping[str, str]) -> Iterator[Path]:
    """Give the runtime folder of the session, else one of ours for temporary files."""
    runtime = environ.get("XDG_RUNTIME_DIR", "")
    temporary = environ.get("TMPDIR", "") or "/tmp"  # noqa: S108 - it is checked to be ours
    candidates = [Path(runtime, _NAME)] if os.path.isabs(runtime) else []  # noqa: PTH117 - a str
    for folder in (*candidates, Path(temporary, f"{_NAME}-{os.getuid()}")):
        with suppress(OSError):
            folder.mkdir(mode=0o700, exist_ok=True)
            if _is_private(folder.lstat()):
                yield folder


def _is_private(found: os.stat_result) -> bool:
    """Whether this is a folder, no link, of this user alone: others may write to /tmp too."""
    closed = stat.S_ISDIR(found.st_mode) and not stat.S_IMODE(found.st_mode) & 0o077
    return closed and found.st_uid == os.getuid()


def _absolute(name: str) -> str:
    return os.path.abspath(name) if name else ""  # noqa: PTH100 - a str, and `~` stays


def _windows_session() -> str:
    """Return the number of the desktop on Windows, where all desktops share the names of pipes."""
    if os.name != "nt":
        return ""
    import ctypes

    number = ctypes.c_uint32()
    windows = getattr(ctypes, "windll")  # noqa: B009 - there is none elsewhere, nor its type
    windows.kernel32.ProcessIdToSessionId(os.getpid(), ctypes.byref(number))
    return str(number.value)
