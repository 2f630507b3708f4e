import random
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from imageuploader.domain.errors import DiskFailed, HistoryNewer, UploadError
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload
from imageuploader.store.history import History
from imageuploader.store.schema import VERSION

ROOT = Path(__file__).parents[2]
WRITER = """
import sys
from pathlib import Path
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload
from imageuploader.store.history import History

sys.stdin.readline()
history = History(Path(sys.argv[1]))
for number in range(int(sys.argv[2])):
    upload = Upload(UploadSpec(f"web-{number}", "us-ord"), Path("/disk.img"))
    history.save(upload)
    print(upload.id, flush=True)
history.close()
"""


@contextmanager
def writing(path, count):
    command = [sys.executable, "-c", WRITER, str(path), str(count)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, cwd=ROOT) as process:
        try:
            yield process
        finally:
            process.kill()


def upload(label="web"):
    return Upload(UploadSpec(label, "us-ord"), Path("/disk.img"))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "history.sqlite3"


@pytest.fixture
def filled(path):
    with closing(History(path)) as history:
        for number in range(200):
            history.save(upload(f"web-{number}"))
    return path


@contextmanager
def sqlite(path):
    with closing(sqlite3.connect(path)) as connection, connection:
        yield connection


def test_two_processes_make_and_fill_one_file_at_once(path):
    with writing(path, 60) as one, writing(path, 60) as two:
        said = [process.stdin.write("go\n") and process.stdin.flush() for process in (one, two)]
        ids = [line.strip() for process in (one, two) for line in process.stdout]
        assert [one.wait(), two.wait()] == [0, 0]
    assert len(said) == 2
    with closing(History(path)) as history:
        assert {found.id for found in history.uploads()} == set(ids)
        assert (len(ids), history.set_aside, history.unreadable) == (120, None, 0)


@pytest.mark.parametrize("after", [1, 7, 23])
def test_what_a_killed_writer_had_committed_is_there(path, after):
    with writing(path, 100_000) as process:
        process.stdin.write("go\n")
        process.stdin.flush()
        ids = [process.stdout.readline().strip() for _ in range(after)]
        process.kill()
        ids += [line.strip() for line in process.stdout if line.endswith("\n")]
        assert process.wait() == -signal.SIGKILL
    with closing(History(path)) as history:
        assert {found.id for found in history.uploads()} >= set(ids)
        history.save(upload())
        assert (history.set_aside, history.unreadable) == (None, 0)


@pytest.mark.parametrize("content", [b"no database" * 500, b"SQLite format 3\0" + b"\xff" * 4096])
def test_a_foreign_file_is_set_aside_whole(path, content):
    path.write_bytes(content)
    with closing(History(path)) as history:
        history.save(upload())
        assert len(history.uploads()) == 1
        assert history.set_aside is not None
        assert history.set_aside.name.startswith("history.sqlite3.broken-")
        assert history.set_aside.read_bytes() == content
        (notice,) = history.notices
        assert notice.facts() == {"path": str(history.set_aside)}


def test_another_programs_database_is_set_aside(path):
    with sqlite(path) as connection:
        connection.execute("CREATE TABLE theirs (a)")
    with closing(History(path)) as history:
        assert history.uploads() == []
        with sqlite(history.set_aside) as connection:
            assert connection.execute("SELECT count(*) FROM theirs").fetchone() == (0,)


@pytest.mark.parametrize("kept", [0.3, 0.9])
def test_a_torn_file_is_set_aside(filled, kept):
    content = filled.read_bytes()
    filled.write_bytes(content[: int(len(content) * kept)])
    with closing(History(filled)) as history:
        assert history.set_aside is not None
        history.save(upload())
        assert len(history.uploads()) == 1


def test_a_large_file_that_turns_out_to_be_torn_is_set_aside_at_the_next_start(filled):
    content = bytearray(filled.read_bytes())
    content[len(content) // 2 :] = bytes(len(content) - len(content) // 2)
    filled.write_bytes(content)
    with closing(History(filled, check_bytes=0)) as history:
        assert history.notices == ()
        with pytest.raises(DiskFailed):
            history.uploads()
    with closing(History(filled, check_bytes=0)) as history:
        assert history.set_aside is not None
        history.save(upload())
    with closing(History(filled, check_bytes=0)) as history:
        assert (len(history.uploads()), history.notices) == (1, ())


def test_a_file_that_lost_a_column_is_set_aside(filled):
    with sqlite(filled) as connection:
        connection.execute("ALTER TABLE upload DROP COLUMN region")
    with closing(History(filled)) as history:
        assert history.set_aside is not None
        history.save(upload())


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.few(15)
def test_damaged_bytes_anywhere_raise_nothing_but_our_own(path, seed):
    with closing(History(path)) as history:
        for number in range(20):
            history.save(upload(f"web-{number}"))
    chance = random.Random(seed)  # noqa: S311 - damage that can be repeated
    content = bytearray(path.read_bytes())
    for _ in range(chance.choice([1, 5, 200])):
        # The first page holds the header and the schema: it gets half of the blows.
        content[chance.randrange(len(content) if seed % 2 else 4096)] = chance.randrange(256)
    path.write_bytes(content)
    with suppress(UploadError), closing(History(path)) as history:
        assert len(history.uploads()) <= 20
        history.save(upload())


def test_a_good_file_stays(filled):
    with closing(History(filled)) as history:
        assert (len(history.uploads()), history.set_aside, history.read_only) == (200, None, False)


def test_a_newer_versions_file_is_read_and_not_written(filled):
    with sqlite(filled) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    before = filled.read_bytes()
    with closing(History(filled)) as history:
        assert history.read_only
        assert len(history.uploads()) == 200
        for write in (lambda: history.save(upload()), lambda: history.forget("x")):
            with pytest.raises(HistoryNewer):
                write()
        assert history.adopt() == []
        assert [type(notice) for notice in history.notices] == [HistoryNewer]
    assert filled.read_bytes() == before


def test_check_14_rows_of_nonsense_are_left_out_and_counted_once(filled):
    with sqlite(filled) as connection:
        ids = [row[0] for row in connection.execute("SELECT id FROM upload LIMIT 4")]
        for document, upload_id in zip(("{}", "", b"\xff", '{"a":'), ids, strict=True):
            connection.execute("UPDATE upload SET document = ? WHERE id = ?", (document, upload_id))
    with closing(History(filled)) as history:
        assert (len(history.uploads()), len(history.uploads())) == (196, 196)
        assert history.unreadable == 4
        history.forget(ids[0])
        assert history.unreadable == 3


def test_a_file_that_cannot_become_wal_yet_is_used_as_it_is(filled):
    with closing(sqlite3.connect(filled, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("BEGIN IMMEDIATE")
        with closing(History(filled, busy_seconds=0.05)) as history:
            assert len(history.uploads()) == 200
            connection.execute("ROLLBACK")
            history.save(upload())
            assert len(history.uploads()) == 201


def test_a_new_file_that_cannot_be_set_up_stays_empty(path):
    with sqlite(path) as connection:
        connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(DiskFailed, match="another program is writing to it"):
            History(path, busy_seconds=0.05)
    with closing(History(path)) as history:
        assert (history.uploads(), history.set_aside) == ([], None)


def test_a_file_locked_for_too_long_is_told(path):
    with closing(History(path, busy_seconds=0.05)) as history, sqlite(path) as connection:
        connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(DiskFailed, match="another program is writing to it"):
            history.save(upload())
