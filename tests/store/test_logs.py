import logging
import logging.handlers
import os
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from imageuploader.domain.errors import DiskFailed
from imageuploader.store.logs import FILE_BYTES, start_log

ROOT = Path(__file__).parents[2]
PRIVATE = 0o666 if os.name == "nt" else 0o600
"""Windows has no such modes: there the folder is the user's own."""

TOKEN = "f00df00d" * 8
log = logging.getLogger("imageuploader.test")


def fail(*facts):
    raise ValueError(*facts)


@pytest.fixture
def log_file(tmp_path):
    with closing(start_log(tmp_path, verbose=False)) as file:
        yield file


def test_a_line_is_written_for_this_user_only(log_file):
    log.info("hello %s", "there")
    assert "hello there" in log_file.path.read_text()
    assert stat.S_IMODE(log_file.path.stat().st_mode) == PRIVATE


def test_secrets_never_reach_the_file(log_file):
    log_file.hide("")
    log_file.hide(TOKEN)
    log_file.hide("to/k en+1")
    address = "https://us-ord-1.linodeobjects.com/b/k?Signature=SIGNED&Expires=1"
    log.info("token %s and to%%2Fk%%20en%%2B1 and to/k en+1", TOKEN)
    log.info({"Authorization": "Bearer unknown-token"})
    log.info("PUT %s failed, HTTPS://H/P?SIGNED=1", address)
    log.info("proxy http://me:pass@proxy:1/ and ?Signature=SIGNED")
    try:
        fail(address, f"Bearer {TOKEN}")
    except ValueError:
        log.exception("with a traceback")
    text = log_file.path.read_text()
    for secret in (TOKEN, "to/k", "to%2Fk", "unknown-token", "SIGNED", "me:pass"):
        assert secret not in text
    assert "Traceback" in text
    assert "https://us-ord-1.linodeobjects.com/b/k?***" in text


def test_a_short_secret_leaves_other_words_readable(log_file):
    log_file.hide("x")
    log.info("exit of x=x")
    assert "exit of ***=***" in log_file.path.read_text()


def test_httpx_says_nothing_of_its_requests(log_file):
    for name in ("httpx", "httpcore.connection"):
        logging.getLogger(name).info("HTTP Request: GET somewhere")
    assert log_file.path.read_text() == ""


def test_verbose_tells_more(tmp_path):
    for verbose in (False, True):
        with closing(start_log(tmp_path, verbose=verbose)):
            log.debug("detail of %s", verbose)
    text = (tmp_path / "imageuploader.log").read_text()
    assert ("detail of True" in text, "detail of False" in text) == (True, False)


def test_nothing_is_written_after_the_end(tmp_path):
    start_log(tmp_path, verbose=False).close()
    log.warning("too late")
    assert (tmp_path / "imageuploader.log").read_text() == ""


def test_five_files_are_kept(log_file):
    for _ in range(7):
        os.truncate(log_file.path, FILE_BYTES)
        log.info("the first line of the next file")
    files = sorted(log_file.path.parent.iterdir())
    assert [file.name for file in files] == [
        "imageuploader.log",
        *(f"imageuploader.log.{number}" for number in range(1, 5)),
    ]
    assert all(file.stat().st_size <= FILE_BYTES for file in files)
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {PRIVATE}


def test_a_line_that_cannot_be_written_prints_nothing(log_file, capfd):
    record = logging.LogRecord("imageuploader", logging.INFO, __file__, 1, "%d", (TOKEN,), None)
    log_file._handler.handle(record)
    assert capfd.readouterr() == ("", "")
    assert TOKEN not in log_file.path.read_text()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
def test_a_full_disk_stops_nothing(tmp_path, capfd):
    (tmp_path / "imageuploader.log").symlink_to("/dev/full")
    file = start_log(tmp_path, verbose=False)
    log.info("lost")
    file.close()
    assert capfd.readouterr() == ("", "")


def test_a_missing_folder_is_told(tmp_path):
    with pytest.raises(DiskFailed):
        start_log(tmp_path / "gone", verbose=False)


def test_a_full_file_that_cannot_be_moved_loses_no_line(log_file):
    (log_file.path.parent / "imageuploader.log.3").touch()
    (log_file.path.parent / "imageuploader.log.4").mkdir()
    for number in range(4):
        log.info("%s line %d", "y" * (FILE_BYTES // 2), number)
    lines = "".join(
        path.read_text() for path in log_file.path.parent.glob("*.log*") if path.is_file()
    )
    assert [number for number in range(4) if f"line {number}\n" in lines] == [0, 1, 2, 3]


APPENDER = """
import logging, sys
from pathlib import Path
from imageuploader.store import logs

logs.FILE_BYTES = 2_000
file = logs.start_log(Path(sys.argv[1]), verbose=False)
sys.stdin.readline()
for number in range(60):
    logging.getLogger("imageuploader.test").info("%s-%d %s", sys.argv[2], number, "y" * 40)
file.close()
"""


def test_two_programs_lose_no_line_and_rotate_no_more_than_one_would(tmp_path):
    def start(name):
        command = [sys.executable, "-c", APPENDER, str(tmp_path), name]
        return subprocess.Popen(command, stdin=subprocess.PIPE, cwd=ROOT)

    with start("one") as one, start("two") as two:
        for process in (one, two):
            process.stdin.write(b"go\n")
            process.stdin.flush()
        assert [process.wait(30) for process in (one, two)] == [0, 0]
    files = sorted(tmp_path.iterdir(), key=lambda file: file.name)
    last = {line.split()[-2] for file in files for line in file.read_text().splitlines()}
    # The oldest file is removed; what is kept has no gaps.
    for name in ("one", "two"):
        numbers = sorted(int(entry.split("-")[1]) for entry in last if entry.startswith(name))
        assert numbers == list(range(numbers[0], 60))
    assert [file.name for file in files][:2] == ["imageuploader.log", "imageuploader.log.1"]


def test_a_lock_that_a_dead_program_left_holds_nobody_up(log_file):
    lock = log_file.path.with_name("imageuploader.log.lock")
    lock.touch()
    for _ in range(2):
        log.info("y" * (FILE_BYTES - 1000))
    assert log_file.path.stat().st_size > FILE_BYTES
    os.utime(lock, (1, 1))
    log_file._handler._full_until = 0.0
    log.info("one more")
    assert log_file.path.stat().st_size < 1000
    assert not lock.exists()
