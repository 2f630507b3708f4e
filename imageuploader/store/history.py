"""What was uploaded from this computer: SQLite, one row an upload."""

import logging
import os
import sqlite3
import threading
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from imageuploader.codec.upload import upload_from_json, upload_to_json
from imageuploader.domain.errors import DiskFailed, LocalError, UploadError
from imageuploader.domain.upload import Upload, UploadState
from imageuploader.store.schema import (
    VERSION,
    NotOurs,
    code_of,
    migrate,
    telling_torn,
    version_of,
    write_ahead,
)
from imageuploader.store.trouble import no_space, trouble

BUSY_SECONDS = 5.0
_log = logging.getLogger(__name__)
_S = UploadState
_FINAL = (_S.AVAILABLE, _S.FAILED, _S.CANCELLED, _S.INTERRUPTED, _S.GONE)
_KEEP = (
    "INSERT INTO upload"
    " (id, queued, label, image_id, region, account, state, search, document)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (id) DO UPDATE SET queued = excluded.queued, label = excluded.label,"
    " image_id = excluded.image_id, region = excluded.region, account = excluded.account,"
    " state = excluded.state, search = excluded.search, document = excluded.document"
)
_READ = "SELECT id, document FROM upload"
_NEWEST = " ORDER BY queued DESC, rowid DESC"


class History:
    """The history file; any thread may use it. All methods raise DiskFailed or NoSpace.

    `set_aside` is where a torn or foreign file went, or None. `read_only` says that a newer
    version of the program made the file: it is shown, and `keep` and `forget` raise DiskFailed.
    """

    def __init__(self, path: Path, *, busy_seconds: float = BUSY_SECONDS) -> None:
        self.path = path
        self._busy_seconds = busy_seconds
        self.set_aside: Path | None = None
        self.read_only = False
        self._local = threading.local()
        self._lock = threading.Lock()
        self._lines: weakref.WeakSet[_Line] = weakref.WeakSet()
        self._closed = False
        self._unreadable: set[str] = set()
        with self._translated():
            self._open()

    @property
    def unreadable(self) -> int:
        """How many of the rows read so far made no sense."""
        return len(self._unreadable)

    def keep(self, upload: Upload) -> None:
        """Insert or replace an upload, committed when this returns."""
        row = [text.encode("utf-8", "backslashreplace").decode() for text in _row_of(upload)]
        with self._writing() as line:
            line.execute(_KEEP, row)
        self._unreadable.discard(upload.id)

    def forget(self, upload_id: str) -> None:
        """Remove an upload, if it is there."""
        with self._writing() as line:
            line.execute("DELETE FROM upload WHERE id = ?", (upload_id,))
        self._unreadable.discard(upload_id)

    def uploads(self, *, limit: int | None = None, offset: int = 0) -> list[Upload]:
        """Return uploads, newest first; rows that make no sense are left out and counted."""
        page = (-1 if limit is None else limit, offset)
        return self._read(f"{_READ}{_NEWEST} LIMIT ? OFFSET ?", page)

    def get(self, upload_id: str) -> Upload | None:
        """Return one upload, or None."""
        return next(iter(self._read(f"{_READ} WHERE id = ?", (upload_id,))), None)

    def unfinished(self) -> list[Upload]:
        """Return the uploads that are not final, newest first."""
        marks = ", ".join("?" * len(_FINAL))
        return self._read(f"{_READ} WHERE state NOT IN ({marks}){_NEWEST}", _FINAL)

    def close(self) -> None:
        """Close the file, for all threads."""
        with self._lock:
            self._closed = True
            lines = list(self._lines)
        for line in lines:
            line.close()

    def _read(self, question: str, facts: tuple[object, ...]) -> list[Upload]:
        with self._translated():
            rows = self._connection().execute(question, facts).fetchall()
        found = [self._upload_from(str(row[0]), row[1]) for row in rows]
        return [upload for upload in found if upload]

    def _upload_from(self, upload_id: str, document: object) -> Upload | None:
        try:
            return upload_from_json(str(document))
        except UploadError:
            if upload_id not in self._unreadable:
                _log.warning("an upload in the history makes no sense: %s", upload_id)
            self._unreadable.add(upload_id)
            return None

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        if self.read_only:
            raise DiskFailed(str(self.path), "made by a newer version of this program")
        with self._translated():
            yield self._connection()

    def _connection(self) -> sqlite3.Connection:
        """This thread's connection; it is closed when the thread ends, or by `close`."""
        line: _Line | None = getattr(self._local, "line", None)
        if line is None:
            line = _Line(self.path, self._busy_seconds)
            self._local.line = line
        with self._lock:
            if self._closed:
                line.close()
                raise DiskFailed(str(self.path), "closed")
            self._lines.add(line)
        return line.connection

    def _open(self) -> None:
        _make(self.path)
        seen = self.path.stat().st_ino
        try:
            version = self._version()
        except NotOurs:
            self._drop()
            self.set_aside = _set_aside(self.path, seen)
            _make(self.path)
            version = self._version()
        self.read_only = version > VERSION
        if version < VERSION:
            migrate(self._connection())
        if not self.read_only:
            write_ahead(self._connection())

    def _version(self) -> int:
        with telling_torn():
            return version_of(self._connection())

    def _drop(self) -> None:
        line: _Line | None = getattr(self._local, "line", None)
        if line is not None:
            line.close()
            del self._local.line

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except NotOurs as error:
            raise DiskFailed(str(self.path), "not a history file") from error
        except UnicodeDecodeError as error:
            raise DiskFailed(str(self.path), "damaged") from error
        except OSError as error:
            raise trouble(self.path, error) from error
        except sqlite3.Error as error:
            raise _ours(self.path, error) from error


class _Line:
    """One thread's connection; closes itself when nobody holds it."""

    def __init__(self, path: Path, busy_seconds: float) -> None:
        # Any thread may close it; only its own uses it.
        self.connection = sqlite3.connect(
            path, timeout=busy_seconds, isolation_level=None, check_same_thread=False
        )
        self.connection.text_factory = _text
        self.connection.execute("PRAGMA synchronous = FULL")

    def close(self) -> None:
        self.connection.close()

    def __del__(self) -> None:
        if hasattr(self, "connection"):
            self.connection.close()


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


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


def _ours(path: Path, error: sqlite3.Error) -> LocalError:
    if code_of(error) == sqlite3.SQLITE_FULL:
        return no_space(path.parent)
    return DiskFailed(str(path), str(error))


def _row_of(upload: Upload) -> tuple[str, ...]:
    queued = upload.timeline[0].at if upload.timeline else datetime.now(UTC)
    spec, image_id = upload.spec, upload.image.id if upload.image else ""
    words = (spec.label, upload.file.name, image_id, spec.region, upload.account)
    search = " ".join((*words, spec.description, *spec.tags)).casefold()
    return (
        upload.id,
        queued.astimezone(UTC).isoformat(timespec="microseconds"),
        spec.label,
        image_id,
        spec.region,
        upload.account,
        str(upload.state),
        search,
        upload_to_json(upload),
    )
