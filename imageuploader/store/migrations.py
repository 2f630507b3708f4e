"""From one version of the history file to the next. What has been released never changes here."""

import json
import sqlite3
from collections.abc import Callable, Iterator

from imageuploader.store.rows import search_text

Migration = Callable[[sqlite3.Connection], None]


def _to_1(line: sqlite3.Connection) -> None:
    line.execute(
        "CREATE TABLE upload ("
        " id TEXT PRIMARY KEY, queued TEXT NOT NULL, label TEXT NOT NULL,"
        " image_id TEXT NOT NULL, region TEXT NOT NULL, account TEXT NOT NULL,"
        " state TEXT NOT NULL, search TEXT NOT NULL, document TEXT NOT NULL)"
    )
    line.execute("CREATE INDEX upload_queued ON upload (queued)")
    line.execute("CREATE INDEX upload_state ON upload (state)")


def _to_2(line: sqlite3.Connection) -> None:
    """Uploads are found by the hash of their bytes, by their image, by what they left.

    The search reads an index alone: it holds the text, newest first, and few bytes besides.
    """
    line.execute("ALTER TABLE upload ADD COLUMN sha256 TEXT NOT NULL DEFAULT ''")
    line.execute("ALTER TABLE upload ADD COLUMN left_behind INTEGER NOT NULL DEFAULT 0")
    line.execute("ALTER TABLE upload ADD COLUMN owner TEXT NOT NULL DEFAULT ''")
    rows = line.execute("SELECT rowid, document FROM upload")
    line.executemany(
        "UPDATE upload SET sha256 = ?, left_behind = ?, search = ? WHERE rowid = ?",
        (values for rowid, document in rows if (values := _read_1(rowid, str(document)))),
    )
    line.execute("DROP INDEX upload_queued")
    line.execute("CREATE INDEX upload_search ON upload (queued, search)")
    line.execute("CREATE INDEX upload_sha256 ON upload (sha256) WHERE sha256 <> ''")
    line.execute("CREATE INDEX upload_image ON upload (image_id) WHERE image_id <> ''")
    line.execute("CREATE INDEX upload_left ON upload (left_behind) WHERE left_behind = 1")


def _read_1(rowid: int, document: str) -> tuple[str, bool, str, int] | None:
    """What a row of version 1 says in its document; None where that makes no sense."""
    try:
        told = json.loads(document)
        spec, image = told["spec"], told.get("image") or {}
        words = (spec["label"], image.get("id", ""), told["file"], *spec["tags"], spec["region"])
        sha256, left = str(told.get("sha256", "")), told.get("left_behind") is True
        text = search_text((*map(str, words), sha256, *_facts(told.get("error"))))
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
"""What the table of each version has."""
