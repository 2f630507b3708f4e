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
def service(qtbot, history):  # noqa: ARG001 - qtbot runs the event loop
    made = HistoryService(lambda: history)
    yield made
    made.shut_down()
    destroy(made)


@pytest.fixture
def long(history):
    """A history of two pages and a bit; the oldest one left an image on Linode."""
    with history._file.writing() as connection:
        connection.execute("BEGIN")
        history.save(over(0, left_behind=True))
        for number in range(1, 2 * PAGE + 3):
            history.save(over(number))
        connection.execute("COMMIT")
    return history


def payload(qtbot, signal, ask):
    """Return what a signal carries after a call."""
    with qtbot.waitSignal(signal, timeout=5000) as signalled:
        ask()
    return signalled.args[-1]


def labels(uploads):
    return [upload.spec.label for upload in uploads]


def test_the_newest_come_first_and_what_was_left_behind_with_them(qtbot, service, long):
    loaded = payload(qtbot, service.loaded, service.load)
    newest = [f"web-{number}" for number in range(2 * PAGE + 2, PAGE + 2, -1)]
    assert labels(loaded) == [*newest, "web-0"]
    assert service.total == long.count()


def test_what_is_not_over_comes_with_the_newest(qtbot, service, long):
    old = replace(over(0), state=S.PROCESSING)
    long.save(old)
    assert old in payload(qtbot, service.loaded, service.load)


@pytest.mark.usefixtures("long")
def test_the_others_follow_page_by_page_until_there_are_no_more(qtbot, service):
    seen = set(labels(payload(qtbot, service.loaded, service.load)))
    while page := labels(payload(qtbot, service.found, service.load_more)):
        seen |= set(page)
    assert seen == {f"web-{number}" for number in range(2 * PAGE + 3)}
    with qtbot.assertNotEmitted(service.found, wait=50):
        service.load_more()


@pytest.mark.usefixtures("long")
def test_a_search_finds_what_no_page_has_shown(qtbot, service):
    payload(qtbot, service.loaded, service.load)
    assert labels(payload(qtbot, service.found, lambda: service.search("web-7 web-77"))) == [
        f"web-{number}" for number in (779, 778, 777, 776, 775, 774, 773, 772, 771, 770, 77)
    ]


@pytest.mark.usefixtures("long")
def test_a_search_is_read_on_and_loading_ends_it(qtbot, service):
    found = payload(qtbot, service.found, lambda: service.search("web"))
    more = payload(qtbot, service.found, service.load_more)
    assert (len(found), len(more)) == (STEP, STEP)
    assert found[-1].timeline[0].at > more[0].timeline[0].at
    payload(qtbot, service.loaded, service.load)
    assert payload(qtbot, service.found, service.load_more)[0].spec.label == f"web-{PAGE + 2}"


def test_what_makes_no_sense_is_counted(qtbot, service, history):
    history.save(over(1))
    with history._file.writing() as connection:
        connection.execute("UPDATE upload SET document = '{}'")
    assert payload(qtbot, service.loaded, service.load) == ()
    assert (service.total, service.unreadable) == (1, 1)


def test_a_history_that_was_set_aside_is_told_once(qtbot, tmp_path):
    path = tmp_path / "torn.sqlite3"
    path.write_bytes(b"no database" * 500)
    with closing(History(path)) as history:
        service = HistoryService(lambda: history)
        notice = payload(qtbot, service.failed, service.load)
        assert notice.facts() == {"path": str(history.set_aside)}
        assert isinstance(notice, HistorySetAside)
        with qtbot.assertNotEmitted(service.failed, wait=20):
            payload(qtbot, service.loaded, service.load)
        service.shut_down()
        destroy(service)


def test_a_history_of_a_newer_version_is_shown_and_told(qtbot, service, history):
    history.save(over(1))
    with history._file.writing() as connection:
        connection.execute("PRAGMA user_version = 99")
    with closing(History(history.path)) as newer:
        service._open = lambda: newer
        loaded: list[tuple[Upload, ...]] = []
        service.loaded.connect(loaded.append)
        assert isinstance(payload(qtbot, service.failed, service.load), HistoryNewer)
        assert labels(loaded[0]) == ["web-1"]
        service.shut_down()


def test_a_history_that_cannot_be_read_is_told(qtbot, service, history):
    history.close()
    assert isinstance(payload(qtbot, service.failed, service.load), DiskFailed)


def test_what_is_forgotten_is_told_and_gone(qtbot, service, history):
    upload = over(1)
    history.save(upload)
    assert payload(qtbot, service.forgotten, lambda: service.forget(upload.id)) == upload.id
    assert history.uploads() == []
