"""Migrations of the history file. Those that have been released never change."""

import json
import sqlite3
from collections.abc import Callable, Iterator

from imageuploader.domain.upload import search_key

Migration = Callable[[sqlite3.Connection], None]


def _to_1(connection: sqlite3.Connection) -> None:
    connection.execute(
        "CREATE TABLE upload ("
        " id TEXT PRIMARY KEY, queued TEXT NOT NULL, label TEXT NOT NULL,"
        " image_id TEXT NOT NULL, region TEXT NOT NULL, account TEXT NOT NULL,"
        " state TEXT NOT NULL, search TEXT NOT NULL, document TEXT NOT NULL)"
    )
    connection.execute("CREATE INDEX upload_queued ON upload (queued)")
    connection.execute("CREATE INDEX upload_state ON upload (state)")


def _to_2(connection: sqlite3.Connection) -> None:
    """Find uploads by the hash of their bytes, by their image, and by what they left.

    The search reads an index only: it holds the text, newest first, and few other bytes.
    """
    connection.execute("ALTER TABLE upload ADD COLUMN sha256 TEXT NOT NULL DEFAULT ''")
    connection.execute("ALTER TABLE upload ADD COLUMN left_behind INTEGER NOT NULL DEFAULT 0")
    connection.execute("ALTER TABLE upload ADD COLUMN owner TEXT NOT NULL DEFAULT ''")
    rows = connection.execute("SELECT rowid, document FROM upload")
    connection.executemany(
        "UPDATE upload SET sha256 = ?, left_behind = ?, search = ? WHERE rowid = ?",
        (values for rowid, document in rows if (values := _read_1(rowid, str(document)))),
    )
    connection.execute("DROP INDEX upload_queued")
    connection.execute("CREATE INDEX upload_search ON upload (queued, search)")
    connection.execute("CREATE INDEX upload_sha256 ON upload (sha256) WHERE sha256 <> ''")
    connection.execute("CREATE INDEX upload_image ON upload (image_id) WHERE image_id <> ''")
    connection.execute("CREATE INDEX upload_left ON upload (left_behind) WHERE left_behind = 1")


def _read_1(rowid: int, document: str) -> tuple[str, bool, str, int] | None:
    """The new values of a row of version 1, from its document; None if that is invalid."""
    try:
        upload = json.loads(document)
        spec, image = upload["spec"], upload.get("image") or {}
        words = (spec["label"], image.get("id", ""), upload["file"], *spec["tags"], spec["region"])
        sha256, left = str(upload.get("sha256", "")), upload.get("left_behind") is True
        text = search_key((*map(str, words), sha256, *_facts(upload.get("error"))))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    encoded = text.encode("utf-8", "backslashreplace").decode()
    return sha256, left, encoded, rowid


def _facts(error: object) -> Iterator[str]:
    if isinstance(error, dict) and isinstance(facts := error.get("facts"), dict):
        yield from (str(fact) for fact in facts.values())


MIGRATIONS: tuple[Migration, ...] = (_to_1, _to_2)
_COLUMNS_1 = frozenset(
    {"id", "queued", "label", "image_id", "region", "account", "state", "search", "document"}
)
COLUMNS = {1: _COLUMNS_1, 2: _COLUMNS_1 | {"sha256", "left_behind", "owner"}}
"""The columns of the table in each version."""
