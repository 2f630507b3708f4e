"""The uploads from this computer, one row per upload."""

import logging
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import Connection
from typing import NamedTuple

from imageuploader.codec.upload import upload_from_json
from imageuploader.domain.errors import HistoryNewer, HistorySetAside, LocalError, UploadError
from imageuploader.domain.history.query import Filter, Query
from imageuploader.domain.history.sort_keys import SORT_KEYS
from imageuploader.domain.speed import RECENT_UPLOADS, link_speed
from imageuploader.domain.upload import Upload, UploadState
from imageuploader.store.database import CHECK_BYTES, Database
from imageuploader.store.migrations import sort_column
from imageuploader.store.presence import Presence
from imageuploader.store.transition_log import FINAL, RUNNING_HERE, UNFINISHED, TransitionLog
from imageuploader.store.upload_row import COLUMN_NAMES, row_of

BUSY_SECONDS = 5.0
_BATCH = 500
_FEW = 8
"""Of at most so many different values the rows are grouped, not sorted."""

_log = logging.getLogger(__name__)
_S = UploadState
_ON_LINODE = (_S.AVAILABLE, _S.PROCESSING)


def _among(states: tuple[UploadState, ...]) -> str:
    return f"state IN ({', '.join(repr(str(state)) for state in states)})"


_VALUES = ", ".join("?" * len(COLUMN_NAMES))
_EXCLUDED = ", ".join(f"{name} = excluded.{name}" for name in COLUMN_NAMES)
_SAVE = (
    f"INSERT INTO upload ({', '.join(COLUMN_NAMES)}) VALUES ({_VALUES})"
    f" ON CONFLICT (id) DO UPDATE SET {_EXCLUDED}"
    f" WHERE NOT upload.{_among(FINAL)} OR upload.state = excluded.state"
)
_READ = "SELECT id, document FROM upload"
_NEWEST = " ORDER BY queued DESC, rowid DESC"
_PAGE = " LIMIT ? OFFSET ?"
_GLOB_SIGNS = re.compile(r"[*?\[]")
_LONGEST_PATTERN = 1000
_OTHERS = f"SELECT DISTINCT owner FROM upload WHERE {_among(UNFINISHED)} AND owner <> ?"
_MOVED = (
    f"SELECT id, document, owner FROM upload WHERE {_among(RUNNING_HERE)} AND owner NOT IN ('', ?)"
)
_ADOPT = (
    f"UPDATE upload SET owner = ? WHERE owner = ? AND {_among(UNFINISHED)} RETURNING id, document"
)


def _containing(word: str) -> tuple[str, str]:
    """Return what SQL asks for a word in a row's text, and with which value.

    GLOB needs half of the time of `instr`, but its pattern ends at a NUL and is limited.
    """
    if len(word) > _LONGEST_PATTERN or "\0" in word:
        return "instr(search, ?)", word
    pattern = _GLOB_SIGNS.sub(r"[\g<0>]", word)
    return "search GLOB ?", f"*{pattern}*"


def no_message(_upload: Upload) -> str:
    """Return an empty text: no words are known."""
    return ""


class Adopted(NamedTuple):
    """An upload whose process died, and when that process was last seen alive."""

    upload: Upload
    seen: datetime


class History:
    """The uploads, newest first; any thread may use it.

    All methods raise DiskFailed or HistoryFull.
    Each process of ours owns the rows it saves for as long as it runs: nobody else changes
    them. `message_of` returns the displayed text of an upload's error, for the search. If a newer
    version created the file, everything that writes raises HistoryNewer.
    """

    def __init__(
        self,
        path: Path,
        *,
        message_of: Callable[[Upload], str] = no_message,
        busy_seconds: float = BUSY_SECONDS,
        check_bytes: int = CHECK_BYTES,
    ) -> None:
        self.path = path
        self._transitions = TransitionLog()
        self.presence = Presence(
            path.with_name("running"), busy=lambda: self._transitions.any_running
        )
        self._message_of = message_of
        self._file = Database(path, busy_seconds=busy_seconds, check_bytes=check_bytes)
        self._unreadable: set[str] = set()

    @property
    def notices(self) -> tuple[LocalError, ...]:
        """What the user should know of the file: it was set aside, or must not be written."""
        aside, newer = self.set_aside, self.read_only
        notices = (aside and HistorySetAside(str(aside)), newer and HistoryNewer(str(self.path)))
        return tuple(notice for notice in notices if notice)

    @property
    def set_aside(self) -> Path | None:
        """The new path of a corrupt or foreign file, or None."""
        return self._file.set_aside

    @property
    def read_only(self) -> bool:
        """Whether a newer version of the program created the file."""
        return self._file.read_only

    @property
    def unreadable(self) -> int:
        """How many of the rows read so far were invalid."""
        return len(self._unreadable)

    def save(self, upload: Upload) -> None:
        """Insert or replace an upload, committed when this returns.

        A final upload stays in its state, even if a process that missed this saves another.
        """
        message = self._message_of(upload)
        with self._file.writing() as connection:
            row = row_of(upload, self.presence.announce(), message)
            if connection.execute(_SAVE, row.values()).rowcount:
                self._transitions.record(upload)
        self._unreadable.discard(upload.id)

    def forget(self, upload_id: str) -> None:
        """Remove an upload, if it is there."""
        with self._file.writing() as connection:
            connection.execute("DELETE FROM upload WHERE id = ?", (upload_id,))
        self._transitions.forget(upload_id)
        self._unreadable.discard(upload_id)

    def uploads(self, *, limit: int | None = None, offset: int = 0) -> list[Upload]:
        """Return uploads; invalid rows are left out and counted."""
        page = (-1 if limit is None else limit, offset)
        return list(self._read(f"{_READ}{_NEWEST}{_PAGE}", *page))

    def each(self) -> Iterator[Upload]:
        """Yield all uploads, loaded in batches."""
        return self._read(f"{_READ}{_NEWEST}")

    def order(self, query: Query) -> list[str]:
        """Return the IDs of the uploads that pass a query's filter and account, in its order.

        Of equal ones the newest is first. Its text is not looked at: see `matching`.
        """
        end = "DESC" if query.descending else "ASC"
        key = sort_column(query.column if query.column in SORT_KEYS else "started")
        newest = end if query.column == "started" else "DESC"
        mine, facts = (" AND account = ?", (query.account,)) if query.account else ("", ())
        rows = f"FROM upload INDEXED BY upload_order WHERE {_passing(query.filter)}{mine}"
        with self._file.snapshot() as connection:
            values = _few_values(connection, f"{key} AS value {rows}", end, facts)
            if values is not None:
                keyed = f"id, {key} AS value {rows} ORDER BY queued {newest}"
                return _group(connection, keyed, values, facts)
            return _ids(
                connection, f"SELECT id {rows} ORDER BY {key} {end}, queued {newest}", facts
            )

    def matching(self, text: str, *, among: Collection[str] | None = None) -> list[str]:
        """Return the IDs of all uploads that contain every word of a text, newest first.

        Searched are label, image ID, file, tags, region, SHA-256 and message. Only the uploads
        `among` these IDs are looked at, or all of them.
        """
        rules = [_containing(word) for word in text.casefold().split()]
        rule = " AND ".join(sql for sql, _ in rules) or "TRUE"
        facts = [fact for _, fact in rules]
        rows = "upload INDEXED BY upload_search"
        if among is not None:
            rows, rule = "upload", f"{rule} AND id IN ({', '.join('?' * len(among))})"
            facts += among
        question = f"SELECT id FROM {rows} WHERE {rule} ORDER BY queued DESC"
        with self._file.reading() as connection:
            return _ids(connection, question, facts)

    def these(self, upload_ids: Collection[str]) -> list[Upload]:
        """Return uploads by their IDs, in no order."""
        marks = ", ".join("?" * len(upload_ids))
        return list(self._read(f"{_READ} WHERE id IN ({marks})", *upload_ids))

    def with_sha256(self, sha256: str) -> list[Upload]:
        """Return uploads of the same bytes that Linode accepted."""
        if not sha256:
            return []
        rule = f"sha256 = ? AND sha256 <> '' AND {_among(_ON_LINODE)}"
        return list(self._read(f"{_READ} WHERE {rule}{_NEWEST}", sha256))

    def link_speed(self) -> float | None:
        """Return the bytes a second of the last upload that tells the link's speed, or None."""
        return link_speed(self.uploads(limit=RECENT_UPLOADS))

    def get(self, upload_id: str) -> Upload | None:
        """Return one upload, or None."""
        return next(self._read(f"{_READ} WHERE id = ?", upload_id), None)

    def unfinished(self) -> list[Upload]:
        """Return the uploads that are not final."""
        return list(self._read(f"{_READ} WHERE {_among(UNFINISHED)}{_NEWEST}"))

    def left_behind(self) -> list[Upload]:
        """Return the uploads that may have left an image on Linode."""
        return list(self._read(f"{_READ} WHERE left_behind = 1{_NEWEST}"))

    def knows_image(self, image_id: str) -> bool:
        """Return whether an image is some upload's own."""
        with self._file.reading() as connection:
            rule = "image_id = ? AND image_id <> ''"
            row = connection.execute(f"SELECT 1 FROM upload WHERE {rule} LIMIT 1", (image_id,))
            return row.fetchone() is not None

    def of_image(self, image_id: str) -> list[Upload]:
        """Return the uploads that made an image."""
        rule = "image_id = ? AND image_id <> ''"
        return list(self._read(f"{_READ} WHERE {rule}{_NEWEST}", image_id))

    def count(self) -> int:
        """Return how many uploads there are."""
        with self._file.reading() as connection:
            return int(connection.execute("SELECT count(*) FROM upload").fetchone()[0])

    def elsewhere(self) -> list[Upload]:
        """Return the uploads that another running process owns, except those in PROCESSING."""
        return self._of_others(running=True)

    def abandoned(self) -> list[Upload]:
        """Return the uploads whose process died and that nobody has recovered since."""
        return self._of_others(running=False)

    def adopt(self, now: datetime | None = None) -> list[Adopted]:
        """Take over, and return, the uploads that are not final and whose process died.

        Of several processes that do so at once, each upload goes to only one. Nothing is taken
        over if this raises.
        """
        if self.read_only:
            return []
        adopted: list[Adopted] = []
        if dead := self._dead_owners():
            with self._file.transaction() as connection:
                for owner in dead:
                    heartbeat = self.presence.last_heartbeat(owner)
                    rows = connection.execute(_ADOPT, (self.presence.announce(), owner)).fetchall()
                    uploads = filter(None, map(self._upload_from, rows))
                    adopted += [
                        Adopted(upload, _last_seen(upload, heartbeat, now)) for upload in uploads
                    ]
        self.presence.sweep()
        return adopted

    def disown(self, upload_id: str) -> None:
        """Give up an upload, for the next process to adopt."""
        self._transitions.forget(upload_id)
        with self._file.writing() as connection:
            connection.execute("UPDATE upload SET owner = '' WHERE id = ?", (upload_id,))

    def close(self) -> None:
        """Close the file for all threads; this process no longer owns any upload."""
        self._file.close()
        self.presence.leave()

    def _dead_owners(self) -> list[str]:
        with self._file.reading() as connection:
            rows = connection.execute(_OTHERS, (self.presence.id,)).fetchall()
        return [owner for owner in (str(row[0]) for row in rows) if not self.presence.runs(owner)]

    def _of_others(self, *, running: bool) -> list[Upload]:
        with self._file.reading() as connection:
            rows = connection.execute(_MOVED, (self.presence.id,)).fetchall()
        wanted = [row for row in rows if self.presence.runs(str(row[2])) is running]
        return [upload for row in wanted if (upload := self._upload_from(row[:2]))]

    def _read(self, question: str, *facts: object) -> Iterator[Upload]:
        with self._file.reading() as connection:
            cursor = connection.execute(question, facts)
            while rows := cursor.fetchmany(_BATCH):
                yield from filter(None, map(self._upload_from, rows))

    def _upload_from(self, row: tuple[object, ...]) -> Upload | None:
        upload_id, document = str(row[0]), str(row[1])
        try:
            return upload_from_json(document)
        except UploadError:
            if upload_id not in self._unreadable:
                _log.warning("invalid upload in the history: %s", upload_id)
            self._unreadable.add(upload_id)
            return None


def _passing(shown: Filter) -> str:
    """The rule of a filter."""
    if shown is Filter.ALL:
        return "TRUE"
    left = " OR left_behind = 1" if shown is Filter.ATTENTION else ""
    return f"({_among(shown.states)}{left})"


def _ids(connection: Connection, question: str, facts: Sequence[object]) -> list[str]:
    """Return the IDs that a question finds, in its order.

    One row has all: for 100,000 rows Python would wait for its lock 100,000 times.
    """
    whole = f"SELECT group_concat(id, char(10)) FROM ({question})"
    found = connection.execute(whole, facts).fetchone()[0]
    return str(found).split("\n") if found is not None else []


def _few_values(
    connection: Connection, rows: str, end: str, facts: Sequence[object]
) -> list[object] | None:
    """Return the different values of a sort key in their order, or None if they are many."""
    some = f"SELECT DISTINCT {rows} LIMIT {_FEW + 1}"
    found = connection.execute(f"SELECT value FROM ({some}) ORDER BY value {end}", facts).fetchall()
    return None if len(found) > _FEW else [value for (value,) in found]


def _group(
    connection: Connection, rows: str, values: list[object], facts: Sequence[object]
) -> list[str]:
    """Return the IDs of rows, all of the first value before those of the next, else as they come.

    For few values this is quicker than sorting: SQLite compares two rows of the same value in
    several steps, and the index has the rows in the order of their time already.
    """
    if not values:
        return []
    group = "group_concat(id, char(10)) FILTER (WHERE value = ?)"
    groups = ", ".join([group] * len(values))
    question = f"SELECT {groups} FROM (SELECT {rows})"
    found = connection.execute(question, (*values, *facts)).fetchone()
    return "\n".join(map(str, found)).split("\n")


def _last_seen(upload: Upload, heartbeat: datetime | None, now: datetime | None) -> datetime:
    """When its process was last seen, by a transition or a heartbeat. A clock may have jumped."""
    now = now or datetime.now(UTC)
    transitions = [moment.at for moment in upload.timeline]
    return max([*transitions, *([min(heartbeat, now)] if heartbeat else [])], default=now)
