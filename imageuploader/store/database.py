"""The history as a file: opened, checked, brought to this version, never fatal."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from imageuploader.domain.errors import (
    DiskFailed,
    HistoryFull,
    HistoryNewer,
    LocalError,
    NoSpace,
)
from imageuploader.store.connections import Lines
from imageuploader.store.os_errors import no_space, trouble
from imageuploader.store.schema import (
    BROKEN,
    VERSION,
    NotOurs,
    check,
    code_of,
    migrate,
    telling_torn,
    version_of,
    write_ahead,
)

CHECK_BYTES = 16 * 1024**2
"""A file up to this size is read whole when it is opened, a larger one after it was found torn."""


class Database:
    """The SQLite file; any thread may use it. All methods raise DiskFailed or HistoryFull.

    `set_aside` is where a torn or foreign file went, or None. `read_only` says that a newer
    version of the program made the file.
    """

    def __init__(self, path: Path, *, busy_seconds: float, check_bytes: int = CHECK_BYTES) -> None:
        self.path = path
        self.set_aside: Path | None = None
        self.read_only = False
        self.lines = Lines(path, busy_seconds)
        self._check_bytes = check_bytes
        self._suspect = path.with_name(f"{path.name}-suspect")
        with self._translated():
            self._open()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Lend this thread's connection."""
        with self._translated():
            yield self._connection()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Lend this thread's connection; each statement is committed. Raises HistoryNewer, too."""
        if self.read_only:
            raise HistoryNewer(str(self.path))
        with self._translated():
            yield self._connection()

    def close(self) -> None:
        """Close the file, for all threads."""
        self.lines.close()

    def _connection(self) -> sqlite3.Connection:
        line = self.lines.mine()
        if line is None:
            raise DiskFailed(str(self.path), "closed")
        return line

    def _open(self) -> None:
        _make(self.path)
        seen = self.path.stat().st_ino
        try:
            version = self._version()
        except NotOurs:
            self.lines.drop()
            self.set_aside = _set_aside(self.path, seen)
            _make(self.path)
            version = self._version()
        self._suspect.unlink(missing_ok=True)
        self.read_only = version > VERSION
        if version < VERSION:
            migrate(self._connection())
        if not self.read_only:
            write_ahead(self._connection())

    def _version(self) -> int:
        with telling_torn():
            version = version_of(self._connection())
            if self.path.stat().st_size <= self._check_bytes or self._suspect.exists():
                check(self._connection())
            return version

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except NotOurs as error:
            raise DiskFailed(str(self.path), "not a history file") from error
        except UnicodeDecodeError as error:
            raise DiskFailed(str(self.path), "damaged") from error
        except OSError as error:
            raise _of_history(trouble(self.path, error)) from error
        except sqlite3.Error as error:
            raise self._ours(error) from error

    def _ours(self, error: sqlite3.Error) -> LocalError:
        code = code_of(error)
        if code == sqlite3.SQLITE_FULL:
            return _of_history(no_space(self.path.parent))
        if code == sqlite3.SQLITE_IOERR and (full := no_space(self.path.parent)).free < full.needed:
            return _of_history(full)  # a file beside the database could not grow
        if code in BROKEN:
            with suppress(OSError):
                self._suspect.touch(mode=0o600)
        return DiskFailed(str(self.path), str(error))


def _of_history(error: LocalError) -> LocalError:
    """What is told of the history: it lies elsewhere than temporary files do."""
    if isinstance(error, NoSpace):
        return HistoryFull(error.folder, error.needed, error.free)
    return error


def _make(path: Path) -> None:
    """Make an empty file that only this user may read; SQLite's own files take after it."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def _set_aside(path: Path, seen: int) -> Path | None:
    """Give a file a new name unless another process has done so; its WAL goes with it."""
    stamp = f"{datetime.now(UTC):%Y%m%d-%H%M%S-%f}"
    with suppress(FileNotFoundError):
        if path.stat().st_ino == seen:
            aside = path.with_name(f"{path.name}.broken-{stamp}")
            path.rename(aside)
            for tail in ("-wal", "-shm", "-journal"):
                with suppress(FileNotFoundError):
                    path.with_name(path.name + tail).rename(f"{aside}{tail}")
            return aside
    return None
