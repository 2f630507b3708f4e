"""What the history file looks like, and whether a file is one."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from imageuploader.store.migrations import COLUMNS, MIGRATIONS

APPLICATION_ID = 0x496D5570
VERSION = len(MIGRATIONS)
BROKEN = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


class NotOurs(Exception):
    """The file is torn, or belongs to another program."""


def code_of(error: sqlite3.Error) -> int:
    """Return SQLite's primary result code, or 0 for an error of Python's own module."""
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF


@contextmanager
def telling_torn() -> Iterator[None]:
    """Raise NotOurs where SQLite says that the file is damaged or no database."""
    try:
        yield
    except UnicodeDecodeError as error:  # SQLite quotes the damaged bytes in what it says
        raise NotOurs from error
    except sqlite3.DatabaseError as error:
        if code_of(error) in BROKEN:
            raise NotOurs from error
        raise


def check(line: sqlite3.Connection) -> None:
    """Read the whole file; raise NotOurs if it is torn."""
    if line.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise NotOurs


def version_of(line: sqlite3.Connection) -> int:
    """Return the file's version, 0 if it is new; raise NotOurs or sqlite3.Error."""
    tables = _number(line, "SELECT count(*) FROM sqlite_master")
    version = _number(line, "PRAGMA user_version")
    owner = _number(line, "PRAGMA application_id")
    if owner != APPLICATION_ID and (owner or version or tables):
        raise NotOurs
    if not _columns(line) >= COLUMNS.get(version, frozenset()):
        raise NotOurs
    return version


def migrate(line: sqlite3.Connection) -> None:
    """Bring the file to this version, or leave it as it was; raise sqlite3.Error."""
    line.execute("BEGIN IMMEDIATE")
    try:
        for step in MIGRATIONS[_number(line, "PRAGMA user_version") :]:
            step(line)
        line.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        line.execute(f"PRAGMA user_version = {VERSION}")
        line.execute("COMMIT")
    except BaseException:
        if line.in_transaction:
            line.execute("ROLLBACK")
        raise


def write_ahead(line: sqlite3.Connection) -> None:
    """Switch the file to WAL, so that readers and a writer do not wait for each other."""
    try:
        line.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        # Another process is switching or using it: the mode is the file's, and any will do.
        if code_of(error) != sqlite3.SQLITE_BUSY:
            raise


def _columns(line: sqlite3.Connection) -> frozenset[str]:
    return frozenset(str(row[1]) for row in line.execute("PRAGMA table_info(upload)"))


def _number(line: sqlite3.Connection, question: str) -> int:
    return int(line.execute(question).fetchone()[0])
