import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from imageuploader.domain.history.query import Query
from imageuploader.domain.upload import UploadState
from imageuploader.store.history import History
from imageuploader.store.schema import VERSION

VERSION_1 = (Path(__file__).parent / "version_1.sql").read_text("utf-8")


@pytest.fixture
def path(tmp_path):
    """The file of the first version, with what it kept of four uploads."""
    made = tmp_path / "history.sqlite3"
    with closing(sqlite3.connect(made)) as connection:
        connection.executescript(VERSION_1)
    return made


def test_every_row_of_the_first_version_comes_along(path):
    with closing(History(path)) as history:
        assert history.notices == ()
        assert [upload.spec.label for upload in history.uploads()] == ["edge", "db", "web"]
        assert history.unreadable == 1
        assert history.count() == 4
        assert history._file._connection().execute("PRAGMA user_version").fetchone() == (VERSION,)


def test_rows_of_the_first_version_are_found_by_what_the_second_added(path):
    with closing(History(path)) as history:
        (web,) = history.with_sha256("ab" * 32)
        (db,) = history.left_behind()
        assert (web.spec.label, db.spec.label) == ("web", "db")
        assert history.matching("büro broke") == [db.id]
        assert history.matching("said at length") == []


def test_rows_of_the_first_version_are_sorted_by_every_column(path):
    with closing(History(path)) as history:
        by_label = history.order(Query(column="label", descending=False))
        assert [one[0] for one in by_label[1:]] == ["b", "c", "a"]  # db, edge, web
        assert by_label[0] == "dddd"  # which makes no sense, and is found out when it is read


def test_what_the_first_version_had_not_ended_is_adopted(path):
    with closing(History(path)) as history:
        ((edge, _seen),) = history.adopt()
        assert (edge.spec.label, edge.state) == ("edge", UploadState.UPLOADING)


def test_a_migration_that_breaks_off_leaves_the_file_as_it_was(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE INDEX upload_left ON upload (label)")
        connection.commit()
    before = path.read_bytes()
    with pytest.raises(Exception, match="upload_left"):
        History(path)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        assert connection.execute("SELECT count(*) FROM upload").fetchone() == (4,)
        columns = [row[1] for row in connection.execute("PRAGMA table_info(upload)")]
    assert "sha256" not in columns
    assert path.read_bytes() == before


def test_programs_that_migrate_at_once_do_it_once(path):
    opened, start = [], threading.Barrier(4)

    def run():
        start.wait(5)
        opened.append(History(path))

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [history.count() for history in opened] == [4] * 4
    for history in opened:
        history.close()
