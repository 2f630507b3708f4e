"""What the history file looks like, and whether a file is one."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

APPLICATION_ID = 0x496D5570
_MIGRATIONS = (
    (
        (
            "CREATE TABLE upload ("
            " id TEXT PRIMARY KEY, queued TEXT NOT NULL, label TEXT NOT NULL,"
            " image_id TEXT NOT NULL, region TEXT NOT NULL, account TEXT NOT NULL,"
            " state TEXT NOT NULL, search TEXT NOT NULL, document TEXT NOT NULL)"
        ),
        "CREATE INDEX upload_queued ON upload (queued)",
        "CREATE INDEX upload_state ON upload (state)",
    ),
)
_COLUMNS = frozenset(
    {"id", "queued", "label", "image_id", "region", "account", "state", "search", "document"}
)
VERSION = len(_MIGRATIONS)
_BROKEN = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


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
        if code_of(error) in _BROKEN:
            raise NotOurs from error
        raise


def version_of(line: sqlite3.Connection) -> int:
    """Return the file's version, 0 if it is new; raise NotOurs or sqlite3.Error."""
    if line.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise NotOurs
    tables = _number(line, "SELECT count(*) FROM sqlite_master")
    version = _number(line, "PRAGMA user_version")
    owner = _number(line, "PRAGMA application_id")
    if owner != APPLICATION_ID and (owner or version or tables):
        raise NotOurs
    if version == VERSION and not _has_columns(line):
        raise NotOurs
    return version


def migrate(line: sqlite3.Connection) -> None:
    """Bring the file to this version, or leave it as it was; raise sqlite3.Error."""
    line.execute("BEGIN IMMEDIATE")
    try:
        for statements in _MIGRATIONS[_number(line, "PRAGMA user_version") :]:
            for statement in statements:
                line.execute(statement)
        line.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        line.execute(f"PRAGMA user_version = {VERSION}")
        line.execute("COMMIT")
    except sqlite3.Error:
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


def _has_columns(line: sqlite3.Connection) -> bool:
    found = {str(row[1]) for row in line.execute("PRAGMA table_info(upload)")}
    return found >= _COLUMNS


def _number(line: sqlite3.Connection, question: str) -> int:
    return int(line.execute(question).fetchone()[0])
