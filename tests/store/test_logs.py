import logging
import logging.handlers
import stat
from contextlib import closing
from pathlib import Path

import pytest

from imageuploader.domain.errors import DiskFailed
from imageuploader.store.logs import FILE_BYTES, start_log

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
    assert stat.S_IMODE(log_file.path.stat().st_mode) == 0o600


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
    for _ in range(14):
        log.info("y" * (FILE_BYTES // 2))
    files = sorted(log_file.path.parent.iterdir())
    assert [file.name for file in files] == [
        "imageuploader.log",
        *(f"imageuploader.log.{number}" for number in range(1, 5)),
    ]
    assert all(file.stat().st_size <= FILE_BYTES for file in files)
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


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
