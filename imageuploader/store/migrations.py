"""Migrations of the history file. Those that have been released never change."""

import json
import sqlite3
from collections.abc import Callable, Iterator

from imageuploader.codec.upload import upload_from_json
from imageuploader.domain.errors import UploadError
from imageuploader.domain.history.sort_keys import Key, sort_keys
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


_SORTED_3 = (
    *("status", "label", "id", "region", "sent", "started", "took", "file", "size", "total_size"),
    *("speed", "attempts", "sha256", "account", "image_status", "description", "type"),
    *("capabilities", "tags", "regions", "created", "created_by", "updated", "expiry", "eol"),
    *("vendor", "is_public", "is_shared", "image_sharing", "deprecated"),
)


def _to_3(connection: sqlite3.Connection) -> None:
    """Store a sort key for each column, all in one index: any order is read from that alone.

    The index of the search holds the IDs too, so that nothing else is read for it.
    """
    names = [sort_column(name) for name in _SORTED_3]
    for name in names:
        connection.execute(f"ALTER TABLE upload ADD COLUMN {name} NOT NULL DEFAULT ''")
    changes = ", ".join(f"{name} = ?" for name in names)
    rows = connection.execute("SELECT rowid, document FROM upload")
    connection.executemany(
        f"UPDATE upload SET {changes} WHERE rowid = ?",
        (values for rowid, document in rows if (values := _keys_3(rowid, str(document)))),
    )
    connection.execute("DROP INDEX upload_search")
    connection.execute("CREATE INDEX upload_search ON upload (queued, search, id)")
    connection.execute(
        f"CREATE INDEX upload_order ON upload (state, left_behind, id, {', '.join(names)})"
    )


def _keys_3(rowid: int, document: str) -> tuple[Key, ...] | None:
    """The sort keys of a row, from its document; None if that is invalid."""
    try:
        keys = sort_keys(upload_from_json(document))
    except UploadError:
        return None
    return (*(keys[name] for name in _SORTED_3), rowid)


def _to_4(connection: sqlite3.Connection) -> None:
    """Keep the newest first in the index of all orders, and the accounts in it.

    Rows of the same sort key are then in order already, and those of one account are read from
    the index alone, too.
    """
    names = ", ".join(map(sort_column, _SORTED_3))
    connection.execute("DROP INDEX upload_order")
    connection.execute(
        f"CREATE INDEX upload_order ON upload (queued, state, left_behind, account, id, {names})"
    )


def sort_column(name: str) -> str:
    """Return the name of the table's column with a sort key."""
    return f"by_{name}"


MIGRATIONS: tuple[Migration, ...] = (_to_1, _to_2, _to_3, _to_4)
_COLUMNS_1 = frozenset(
    {"id", "queued", "label", "image_id", "region", "account", "state", "search", "document"}
)
_COLUMNS_2 = _COLUMNS_1 | {"sha256", "left_behind", "owner"}
_COLUMNS_3 = _COLUMNS_2 | {sort_column(name) for name in _SORTED_3}
COLUMNS = {1: _COLUMNS_1, 2: _COLUMNS_2, 3: _COLUMNS_3, 4: _COLUMNS_3}
"""The columns of the table in each version."""
