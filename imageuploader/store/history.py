"""What was uploaded from this computer, one row an upload."""

import logging
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from imageuploader.codec.upload import upload_from_json
from imageuploader.domain.errors import HistoryNewer, HistorySetAside, LocalError, UploadError
from imageuploader.domain.speed import UPLOADS_ASKED, line_speed
from imageuploader.domain.upload import Upload, UploadState
from imageuploader.store.database import CHECK_BYTES, Database
from imageuploader.store.presence import Presence
from imageuploader.store.rows import NAMES, row_of
from imageuploader.store.transition_log import FINAL, GOING, HERE, Moves

BUSY_SECONDS = 5.0
_BATCH = 500
_log = logging.getLogger(__name__)
_S = UploadState
_ON_LINODE = (_S.AVAILABLE, _S.PROCESSING)


def _among(states: tuple[UploadState, ...]) -> str:
    return f"state IN ({', '.join(repr(str(state)) for state in states)})"


_KEEP = (
    f"INSERT INTO upload ({', '.join(NAMES)}) VALUES ({', '.join('?' * len(NAMES))})"
    f" ON CONFLICT (id) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in NAMES)}"
    f" WHERE NOT upload.{_among(FINAL)} OR upload.state = excluded.state"
)
_READ = "SELECT id, document FROM upload"
_NEWEST = " ORDER BY queued DESC, rowid DESC"
_PAGE = " LIMIT ? OFFSET ?"
_OTHERS = f"SELECT DISTINCT owner FROM upload WHERE {_among(GOING)} AND owner <> ?"
_MOVED = f"SELECT id, document, owner FROM upload WHERE {_among(HERE)} AND owner NOT IN ('', ?)"
_ADOPT = f"UPDATE upload SET owner = ? WHERE owner = ? AND {_among(GOING)} RETURNING id, document"


def no_message(_upload: Upload) -> str:
    """Return nothing: no words are known."""
    return ""


class Adopted(NamedTuple):
    """An upload of a program that runs no more, and when that program was last seen alive."""

    upload: Upload
    seen: datetime


class History:
    """The uploads, newest first; any thread may use it.

    All methods raise DiskFailed or HistoryFull.
    Each program of ours is the owner of the rows it keeps, for as long as it runs: nobody else
    moves them. `message_of` gives what eyes read of an upload's error, for the search. Where a
    newer version made the file, all that writes raises HistoryNewer.
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
        self._moves = Moves()
        self.presence = Presence(path.with_name("running"), busy=lambda: self._moves.going)
        self._message_of = message_of
        self._file = Database(path, busy_seconds=busy_seconds, check_bytes=check_bytes)
        self._unreadable: set[str] = set()

    @property
    def notices(self) -> tuple[LocalError, ...]:
        """What somebody should know of the file: it was set aside, or must not be written."""
        aside, newer = self.set_aside, self.read_only
        found = (aside and HistorySetAside(str(aside)), newer and HistoryNewer(str(self.path)))
        return tuple(notice for notice in found if notice)

    @property
    def set_aside(self) -> Path | None:
        """Where a torn or foreign file went."""
        return self._file.set_aside

    @property
    def read_only(self) -> bool:
        """Whether a newer version of the program made the file."""
        return self._file.read_only

    @property
    def unreadable(self) -> int:
        """How many of the rows read so far made no sense."""
        return len(self._unreadable)

    def save(self, upload: Upload) -> None:
        """Insert or replace an upload, committed when this returns.

        An upload that is over stays in its state, whatever a program that did not know keeps.
        """
        message = self._message_of(upload)
        with self._file.writing() as line:
            row = row_of(upload, self.presence.announce(), message)
            if line.execute(_KEEP, row.values()).rowcount:
                self._moves.note(upload)
        self._unreadable.discard(upload.id)

    def forget(self, upload_id: str) -> None:
        """Remove an upload, if it is there."""
        with self._file.writing() as line:
            line.execute("DELETE FROM upload WHERE id = ?", (upload_id,))
        self._moves.drop(upload_id)
        self._unreadable.discard(upload_id)

    def uploads(self, *, limit: int | None = None, offset: int = 0) -> list[Upload]:
        """Return uploads; rows that make no sense are left out and counted."""
        page = (-1 if limit is None else limit, offset)
        return list(self._read(f"{_READ}{_NEWEST}{_PAGE}", *page))

    def each(self) -> Iterator[Upload]:
        """Yield all uploads, a few in memory at a time."""
        return self._read(f"{_READ}{_NEWEST}")

    def search(self, text: str, limit: int, offset: int = 0) -> list[Upload]:
        """Return uploads that have every word of a text somewhere.

        Looked into are label, image id, file, tags, region, SHA-256 and message.
        """
        words = text.casefold().split()
        rule = " AND ".join(["instr(search, ?)"] * len(words)) or "TRUE"
        found = f"SELECT rowid FROM upload INDEXED BY upload_search WHERE {rule}{_NEWEST}{_PAGE}"
        question = f"{_READ} WHERE rowid IN ({found}){_NEWEST}"
        return list(self._read(question, *words, limit, offset))

    def with_sha256(self, sha256: str) -> list[Upload]:
        """Return uploads of the same bytes that Linode has taken."""
        if not sha256:
            return []
        rule = f"sha256 = ? AND sha256 <> '' AND {_among(_ON_LINODE)}"
        return list(self._read(f"{_READ} WHERE {rule}{_NEWEST}", sha256))

    def link_speed(self) -> float | None:
        """Return the bytes a second of the last upload that tells the link's speed, or None."""
        return line_speed(self.uploads(limit=UPLOADS_ASKED))

    def get(self, upload_id: str) -> Upload | None:
        """Return one upload, or None."""
        return next(self._read(f"{_READ} WHERE id = ?", upload_id), None)

    def unfinished(self) -> list[Upload]:
        """Return the uploads that are not over."""
        return list(self._read(f"{_READ} WHERE {_among(GOING)}{_NEWEST}"))

    def left_behind(self) -> list[Upload]:
        """Return the uploads that may have left an image on Linode."""
        return list(self._read(f"{_READ} WHERE left_behind = 1{_NEWEST}"))

    def knows_image(self, image_id: str) -> bool:
        """Tell whether an image is some upload's own."""
        with self._file.reading() as line:
            rule = "image_id = ? AND image_id <> ''"
            found = line.execute(f"SELECT 1 FROM upload WHERE {rule} LIMIT 1", (image_id,))
            return found.fetchone() is not None

    def count(self) -> int:
        """Return how many uploads there are."""
        with self._file.reading() as line:
            return int(line.execute("SELECT count(*) FROM upload").fetchone()[0])

    def elsewhere(self) -> list[Upload]:
        """Return the uploads that another running program moves; Linode's own work is left out."""
        return self._of_others(running=True)

    def abandoned(self) -> list[Upload]:
        """Return those whose program runs no more and that nobody has looked at since."""
        return self._of_others(running=False)

    def adopt(self, now: datetime | None = None) -> list[Adopted]:
        """Take over, and return, the uploads that are not over and whose program runs no more.

        Of several programs that ask at once, each upload goes to one.
        """
        if self.read_only:
            return []
        adopted: list[Adopted] = []
        with self._file.writing() as line:
            others = line.execute(_OTHERS, (self.presence.id,)).fetchall()
            for owner in (str(row[0]) for row in others):
                if not self.presence.runs(owner):
                    sign = self.presence.last_sign(owner)
                    rows = line.execute(_ADOPT, (self.presence.announce(), owner)).fetchall()
                    found = filter(None, map(self._upload_from, rows))
                    adopted += [Adopted(upload, _seen(upload, sign, now)) for upload in found]
            self.presence.sweep()
        return adopted

    def disown(self, upload_id: str) -> None:
        """Leave an upload to whoever adopts it next."""
        self._moves.drop(upload_id)
        with self._file.writing() as line:
            line.execute("UPDATE upload SET owner = '' WHERE id = ?", (upload_id,))

    def close(self) -> None:
        """Close the file, for all threads; this program owns no upload any more."""
        self._file.close()
        self.presence.leave()

    def _of_others(self, *, running: bool) -> list[Upload]:
        with self._file.reading() as line:
            rows = line.execute(_MOVED, (self.presence.id,)).fetchall()
        wanted = [row for row in rows if self.presence.runs(str(row[2])) is running]
        return [upload for row in wanted if (upload := self._upload_from(row[:2]))]

    def _read(self, question: str, *facts: object) -> Iterator[Upload]:
        with self._file.reading() as line:
            cursor = line.execute(question, facts)
            while rows := cursor.fetchmany(_BATCH):
                yield from filter(None, map(self._upload_from, rows))

    def _upload_from(self, row: tuple[object, ...]) -> Upload | None:
        upload_id, document = str(row[0]), str(row[1])
        try:
            return upload_from_json(document)
        except UploadError:
            if upload_id not in self._unreadable:
                _log.warning("an upload in the history makes no sense: %s", upload_id)
            self._unreadable.add(upload_id)
            return None


def _seen(upload: Upload, sign: datetime | None, now: datetime | None) -> datetime:
    """When its program was last seen: by a move or a sign of life. A clock may have jumped."""
    now = now or datetime.now(UTC)
    moves = [moment.at for moment in upload.timeline]
    return max([*moves, *([min(sign, now)] if sign else [])], default=now)
