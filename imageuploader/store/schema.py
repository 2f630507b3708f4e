"""The schema of the history file, and whether a file has it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from imageuploader.store.migrations import COLUMNS, MIGRATIONS

APPLICATION_ID = 0x496D5570
VERSION = len(MIGRATIONS)
BROKEN = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


class NotOurs(Exception):
    """The file is corrupt, or belongs to another program."""


def code_of(error: sqlite3.Error) -> int:
    """Return SQLite's primary result code, or 0 for an error of Python's own module."""
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF


@contextmanager
def detect_corruption() -> Iterator[None]:
    """Raise NotOurs if SQLite reports a corrupt file, or one that is no database."""
    try:
        yield
    except UnicodeDecodeError as error:  # SQLite quotes the damaged bytes in its message
        raise NotOurs from error
    except sqlite3.DatabaseError as error:
        if code_of(error) in BROKEN:
            raise NotOurs from error
        raise


def check(connection: sqlite3.Connection) -> None:
    """Read the whole file; raise NotOurs if it is corrupt."""
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise NotOurs


def version_of(connection: sqlite3.Connection) -> int:
    """Return the file's version, 0 if it is new; raise NotOurs or sqlite3.Error."""
    tables = _number(connection, "SELECT count(*) FROM sqlite_master")
    version = _number(connection, "PRAGMA user_version")
    owner = _number(connection, "PRAGMA application_id")
    if owner != APPLICATION_ID and (owner or version or tables):
        raise NotOurs
    if not _columns(connection) >= COLUMNS.get(version, frozenset()):
        raise NotOurs
    return version


def migrate(connection: sqlite3.Connection) -> None:
    """Migrate the file to this version, or leave it unchanged; raise sqlite3.Error."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        for step in MIGRATIONS[_number(connection, "PRAGMA user_version") :]:
            step(connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def write_ahead(connection: sqlite3.Connection) -> None:
    """Switch the file to WAL, so that readers and a writer do not wait for each other."""
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        # Another process is switching or using it: the mode is per file, and either will do.
        if code_of(error) != sqlite3.SQLITE_BUSY:
            raise


def _columns(connection: sqlite3.Connection) -> frozenset[str]:
    return frozenset(str(row[1]) for row in connection.execute("PRAGMA table_info(upload)"))


def _number(connection: sqlite3.Connection, question: str) -> int:
    return int(connection.execute(question).fetchone()[0])
