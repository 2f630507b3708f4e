"""The history as the window reads it: a page at a time."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from imageuploader.domain.errors import DiskFailed, HistoryNewer, HistorySetAside
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Moment, Upload
from imageuploader.domain.upload import UploadState as S
from imageuploader.services.history.history_service import PAGE, STEP, HistoryService
from imageuploader.store.history import History
from tests.services.conftest import destroy

START = datetime(2026, 1, 1, tzinfo=UTC)


def over(number, **changes):
    at = START + timedelta(minutes=number)
    upload = Upload(
        UploadSpec(f"web-{number}", "us-ord"), Path("/a.img"), timeline=(Moment(S.QUEUED, at),)
    )
    return replace(upload.moved_to(S.CANCELLED, at), **changes)


@pytest.fixture
def archive(qtbot, history):  # noqa: ARG001 - qtbot runs the event loop
    made = HistoryService(lambda: history)
    yield made
    made.shut_down()
    destroy(made)


@pytest.fixture
def long(history):
    """A history of two pages and a bit; the oldest one left an image on Linode."""
    with history._file.writing() as line:
        line.execute("BEGIN")
        history.keep(over(0, left_behind=True))
        for number in range(1, 2 * PAGE + 3):
            history.keep(over(number))
        line.execute("COMMIT")
    return history


def heard(qtbot, signal, ask):
    """What a signal tells after something was asked."""
    with qtbot.waitSignal(signal, timeout=5000) as told:
        ask()
    return told.args[-1]


def labels(uploads):
    return [upload.spec.label for upload in uploads]


def test_the_newest_come_first_and_what_was_left_behind_with_them(qtbot, archive, long):
    loaded = heard(qtbot, archive.loaded, archive.load)
    newest = [f"web-{number}" for number in range(2 * PAGE + 2, PAGE + 2, -1)]
    assert labels(loaded) == [*newest, "web-0"]
    assert archive.total == long.count()


def test_what_is_not_over_comes_with_the_newest(qtbot, archive, long):
    old = replace(over(0), state=S.PROCESSING)
    long.keep(old)
    assert old in heard(qtbot, archive.loaded, archive.load)


@pytest.mark.usefixtures("long")
def test_the_others_follow_page_by_page_until_there_are_no_more(qtbot, archive):
    seen = set(labels(heard(qtbot, archive.loaded, archive.load)))
    while page := labels(heard(qtbot, archive.found, archive.more)):
        seen |= set(page)
    assert seen == {f"web-{number}" for number in range(2 * PAGE + 3)}
    with qtbot.assertNotEmitted(archive.found, wait=50):
        archive.more()


@pytest.mark.usefixtures("long")
def test_a_search_finds_what_no_page_has_shown(qtbot, archive):
    heard(qtbot, archive.loaded, archive.load)
    assert labels(heard(qtbot, archive.found, lambda: archive.search("web-7 web-77"))) == [
        f"web-{number}" for number in (779, 778, 777, 776, 775, 774, 773, 772, 771, 770, 77)
    ]


@pytest.mark.usefixtures("long")
def test_a_search_is_read_on_and_loading_ends_it(qtbot, archive):
    found = heard(qtbot, archive.found, lambda: archive.search("web"))
    more = heard(qtbot, archive.found, archive.more)
    assert (len(found), len(more)) == (STEP, STEP)
    assert found[-1].timeline[0].at > more[0].timeline[0].at
    heard(qtbot, archive.loaded, archive.load)
    assert heard(qtbot, archive.found, archive.more)[0].spec.label == f"web-{PAGE + 2}"


def test_what_makes_no_sense_is_counted(qtbot, archive, history):
    history.keep(over(1))
    with history._file.writing() as line:
        line.execute("UPDATE upload SET document = '{}'")
    assert heard(qtbot, archive.loaded, archive.load) == ()
    assert (archive.total, archive.unreadable) == (1, 1)


def test_a_history_that_was_set_aside_is_told_once(qtbot, tmp_path):
    path = tmp_path / "torn.sqlite3"
    path.write_bytes(b"no database" * 500)
    with closing(History(path)) as history:
        archive = HistoryService(lambda: history)
        notice = heard(qtbot, archive.failed, archive.load)
        assert notice.facts() == {"path": str(history.set_aside)}
        assert isinstance(notice, HistorySetAside)
        with qtbot.assertNotEmitted(archive.failed, wait=20):
            heard(qtbot, archive.loaded, archive.load)
        archive.shut_down()
        destroy(archive)


def test_a_history_of_a_newer_version_is_shown_and_told(qtbot, archive, history):
    history.keep(over(1))
    with history._file.writing() as line:
        line.execute("PRAGMA user_version = 99")
    with closing(History(history.path)) as newer:
        archive._open = lambda: newer
        loaded: list[tuple[Upload, ...]] = []
        archive.loaded.connect(loaded.append)
        assert isinstance(heard(qtbot, archive.failed, archive.load), HistoryNewer)
        assert labels(loaded[0]) == ["web-1"]
        archive.shut_down()


def test_a_history_that_cannot_be_read_is_told(qtbot, archive, history):
    history.close()
    assert isinstance(heard(qtbot, archive.failed, archive.load), DiskFailed)


def test_what_is_forgotten_is_told_and_gone(qtbot, archive, history):
    upload = over(1)
    history.keep(upload)
    assert heard(qtbot, archive.forgotten, lambda: archive.forget(upload.id)) == upload.id
    assert history.uploads() == []
