"""The history file: opened, checked and migrated; a damaged one is replaced."""

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
from imageuploader.domain.os_errors import file_error, no_space
from imageuploader.store.connections import ThreadConnections
from imageuploader.store.plain_files import require_plain
from imageuploader.store.schema import (
    BROKEN,
    VERSION,
    NotOurs,
    check,
    code_of,
    detect_corruption,
    migrate,
    version_of,
    write_ahead,
)

CHECK_BYTES = 16 * 1024**2
"""Files up to this size are checked when opened, larger ones after they were found corrupt."""

_LOCKED = "another program is writing to it"

_BESIDE = ("-wal", "-shm", "-journal")
"""The ends of the names of SQLite's own files."""


class Database:
    """The SQLite file; any thread may use it. All methods raise DiskFailed or HistoryFull.

    `set_aside` is the new path of a corrupt or foreign file, or None. `read_only` says that a
    newer version of the program created the file.
    """

    def __init__(self, path: Path, *, busy_seconds: float, check_bytes: int = CHECK_BYTES) -> None:
        self.path = path
        self.set_aside: Path | None = None
        self.read_only = False
        self.connections = ThreadConnections(path, busy_seconds)
        self._check_bytes = check_bytes
        self._suspect = path.with_name(f"{path.name}-suspect")
        with self._translate_errors():
            self._open()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Yield this thread's connection."""
        with self._translate_errors():
            yield self._connection()

    @contextmanager
    def snapshot(self) -> Iterator[sqlite3.Connection]:
        """Yield this thread's connection; all that is read in the block is of one moment."""
        with self.reading() as connection:
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                if connection.in_transaction:  # SQLite ends it by itself at some errors
                    connection.execute("ROLLBACK")

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Yield this thread's connection; each statement is committed. Raises HistoryNewer, too."""
        if self.read_only:
            raise HistoryNewer(str(self.path))
        with self._translate_errors():
            yield self._connection()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Yield this thread's connection; all that the block writes is committed, or nothing."""
        with self.writing() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")

    def close(self) -> None:
        """Close the file for all threads."""
        self.connections.close()

    def _connection(self) -> sqlite3.Connection:
        connection = self.connections.current()
        if connection is None:
            raise DiskFailed(str(self.path), "closed")
        return connection

    def _open(self) -> None:
        for tail in ("", *_BESIDE, "-suspect"):  # SQLite would wait for a pipe without end
            require_plain(self.path.with_name(self.path.name + tail))
        _create_file(self.path)
        seen = self.path.stat().st_ino
        try:
            version = self._version()
        except NotOurs:
            self.connections.drop()
            self.set_aside = _set_aside(self.path, seen)
            _create_file(self.path)
            version = self._version()
        self._suspect.unlink(missing_ok=True)
        self.read_only = version > VERSION
        if version < VERSION:
            migrate(self._connection())
        if not self.read_only:
            write_ahead(self._connection())

    def _version(self) -> int:
        with detect_corruption():
            version = version_of(self._connection())
            if self.path.stat().st_size <= self._check_bytes or self._suspect.exists():
                check(self._connection())
            return version

    @contextmanager
    def _translate_errors(self) -> Iterator[None]:
        try:
            yield
        except NotOurs as error:
            raise DiskFailed(str(self.path), "not a history file") from error
        except UnicodeDecodeError as error:
            raise DiskFailed(str(self.path), "damaged") from error
        except OSError as error:
            raise _history_error(file_error(self.path, error)) from error
        except sqlite3.Error as error:
            raise self._local_error(error) from error

    def _local_error(self, error: sqlite3.Error) -> LocalError:
        code = code_of(error)
        if code == sqlite3.SQLITE_FULL:
            return _history_error(no_space(self.path.parent))
        if code == sqlite3.SQLITE_IOERR and (full := no_space(self.path.parent)).free < full.needed:
            return _history_error(full)  # a file beside the database could not grow
        if code in BROKEN:
            with suppress(OSError):
                self._suspect.touch(mode=0o600)
        reason = _LOCKED if code == sqlite3.SQLITE_BUSY else str(error)
        return DiskFailed(str(self.path), reason)


def _history_error(error: LocalError) -> LocalError:
    """The error about the history, which is not in the folder of the temporary files."""
    if isinstance(error, NoSpace):
        return HistoryFull(error.folder, error.needed, error.free)
    return error


def _create_file(path: Path) -> None:
    """Create an empty file that only this user may read; SQLite's other files inherit this."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def _set_aside(path: Path, seen: int) -> Path | None:
    """Rename a file, and its WAL, unless another process has done so; return the new path."""
    stamp = f"{datetime.now(UTC):%Y%m%d-%H%M%S-%f}"
    with suppress(FileNotFoundError):
        if path.stat().st_ino == seen:
            aside = path.with_name(f"{path.name}.broken-{stamp}")
            path.rename(aside)
            for tail in _BESIDE:
                with suppress(FileNotFoundError):
                    path.with_name(path.name + tail).rename(f"{aside}{tail}")
            return aside
    return None
