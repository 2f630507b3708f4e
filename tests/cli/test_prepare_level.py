"""`prepare` chooses the compression level by the last upload speed, and logs why."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Moment, Upload, UploadState
from imageuploader.store.history import History

NOON = datetime(2026, 5, 13, 12, 0, tzinfo=UTC)
SLOW, FAST = 50_000, 900_000_000
SECONDS = 10


@pytest.fixture
def make(console, tmp_path):
    """Prepares a page of text; returns the result and the log lines about the level."""
    source, out = tmp_path / "disk.img", tmp_path / "out.img.gz"
    source.write_bytes(bytes(2000) + b"".join(b"%d lines of a page\n" % n for n in range(9000)))

    def made(*flags):
        result = console("prepare", source, "-o", out, "--force", *flags)
        log = console.home / "log" / "imageuploader.log"
        logged = log.read_text().splitlines() if log.exists() else []
        return result, [line for line in logged if "compression level" in line]

    return made


def keep(console, link_speed):
    """Record an upload with a speed of so many bytes a second."""
    with closing(History(history_of(console))) as history:
        history.save(sent(link_speed))


def history_of(console) -> Path:
    path: Path = console.home / "data" / "history.sqlite3"
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def sent(link_speed) -> Upload:
    moves = (UploadState.QUEUED, UploadState.REQUESTING, UploadState.UPLOADING)
    timeline = (*(Moment(move, NOON) for move in moves), finalised())
    upload = Upload(UploadSpec("web", "us-ord"), Path("web.img"), timeline=timeline)
    return replace(upload, sent_bytes=link_speed * SECONDS, state=UploadState.FINALISING)


def finalised() -> Moment:
    return Moment(UploadState.FINALISING, NOON + timedelta(seconds=SECONDS))


@pytest.mark.parametrize(("link_speed", "levels"), [(SLOW, range(4, 10)), (FAST, range(4))])
def test_the_level_goes_by_the_last_speed_of_the_line(console, make, link_speed, levels):
    keep(console, link_speed)
    result, (logged,) = make()
    assert result.code == 0, result.messages
    assert f"{link_speed / 1e6:.2f} MB/s upload" in logged
    assert int(logged.partition("compression level ")[2].partition(":")[0]) in levels


def test_the_level_of_a_flag_wins(console, make):
    keep(console, SLOW)
    assert make("--level", "1")[1][0].endswith("compression level 1, as set")


def test_the_level_of_the_settings_comes_before_the_line(console, make):
    keep(console, SLOW)
    (console.home / "config").mkdir()
    (console.home / "config" / "settings.json").write_text('{"compression_level": 3}')
    assert make()[1][0].endswith("compression level 3, as set")
    assert make("--level", "2")[1][1].endswith("compression level 2, as set")


def test_where_there_is_no_history_none_is_made(console, make):
    result, (logged,) = make()
    assert result.code == 0
    assert logged.endswith("the upload speed is not known yet")
    assert list((console.home / "data").iterdir()) == []


def test_a_history_that_cannot_be_read_stops_nothing(console, make):
    history_of(console).mkdir()
    result, (logged,) = make()
    assert (result.code, result.messages) == (0, make("--level", "1")[0].messages)
    assert logged.endswith("the upload speed is not known yet")


def test_a_file_that_is_no_history_is_put_aside_and_reported(console, make):
    history_of(console).write_bytes(b"no database" * 500)
    result, (logged,) = make()
    assert result.code == 0
    assert "Warning: The history could not be read" in result.messages
    assert logged.endswith("the upload speed is not known yet")


def test_folders_that_cannot_be_made_stop_nothing(console, make):
    console.home.write_text("in the way")
    assert make()[0].code == 0


def test_the_practice_looks_at_no_history(console, make):
    keep(console, SLOW)
    assert make("--demo") == (make("--demo")[0], [])
