"""The history as the window reads it: a page at a time."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from imageuploader.domain.errors import DiskFailed, HistoryNewer, HistorySetAside
from imageuploader.domain.history.query import Query
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Moment, Upload
from imageuploader.domain.upload import UploadState as S
from imageuploader.services.history.history_service import PAGE, HistoryService
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
    with qtbot.waitSignal(signal) as signalled:
        ask()
    return signalled.args[-1]


def all_of(qtbot, signal, ask):
    """Return all that a signal carries after a call."""
    with qtbot.waitSignal(signal) as signalled:
        ask()
    return signalled.args


def labels(uploads):
    return [upload.spec.label for upload in uploads]


def test_the_newest_come_first_and_what_was_left_behind_with_them(qtbot, service, long):
    loaded = payload(qtbot, service.loaded, service.load)
    newest = [f"web-{number}" for number in range(2 * PAGE + 2, PAGE + 2, -1)]
    assert labels(loaded) == [*newest, "web-0"]
    assert service.total == long.count()


def test_the_first_rows_of_an_order_are_known_before_it_is_shown(qtbot, service, long):
    payload(qtbot, service.loaded, service.load)
    heard: list[set[str]] = []
    service.found.connect(lambda uploads: heard.append({upload.id for upload in uploads}))
    service.arranged.connect(lambda _, order: heard.append(set(order.ids[:40])))
    with qtbot.waitSignal(service.arranged, timeout=5000):
        service.arrange(Query(descending=False))
    first_known, first_shown = heard
    assert first_known == first_shown
    assert next(one.id for one in long.each() if one.spec.label == "web-0") in first_shown


def answers_to(qtbot, service, query):
    """Return the orders that follow a wish, up to that of all rows, each with what is found."""
    heard = []
    service.found.connect(lambda uploads: heard.append({upload.id for upload in uploads}))
    service.arranged.connect(lambda _, order: heard.append(order.ids))
    expected = set(service._open().matching(query.text))
    service.arrange(query)
    qtbot.waitUntil(lambda: bool(heard) and set(heard[-1]) == expected)
    return heard


@pytest.mark.usefixtures("long")
def test_of_a_word_in_many_uploads_the_first_rows_are_shown_before_all_are_known(qtbot, service):
    payload(qtbot, service.loaded, service.load)
    query = Query("web", column="label", descending=False)
    all_of(qtbot, service.arranged, lambda: service.arrange(replace(query, text="")))
    known_first, first, known, every = answers_to(qtbot, service, query)
    assert first == every[: len(first)]
    assert 0 < len(first) < len(every)
    assert known_first == known == set(first)


@pytest.mark.usefixtures("long")
def test_of_a_word_in_few_uploads_all_rows_are_shown_at_once(qtbot, service):
    payload(qtbot, service.loaded, service.load)
    known, every = answers_to(qtbot, service, Query("web-7"))
    assert known == set(every)


@pytest.mark.usefixtures("long")
def test_the_first_rows_of_a_text_that_has_grown_meanwhile_are_not_shown(qtbot, service):
    payload(qtbot, service.loaded, service.load)
    asked: list[str] = []
    service.arranged.connect(lambda query, _: asked.append(query.text))
    service.arrange(Query("we"))
    service.arrange(Query("web"))
    qtbot.waitUntil(lambda: len(asked) == 2)
    assert asked == ["web", "web"]


def test_what_is_not_over_comes_with_the_newest(qtbot, service, long):
    old = replace(over(0), state=S.PROCESSING)
    long.save(old)
    assert old in payload(qtbot, service.loaded, service.load)


def test_the_order_of_all_comes_with_the_newest(qtbot, service, long):
    query, order = all_of(qtbot, service.arranged, service.load)
    assert query == Query()
    assert list(order.ids) == long.order(Query())


def test_what_is_looked_at_is_fetched(qtbot, service, long):
    oldest = tuple(long.order(Query()))[-3:]
    found = payload(qtbot, service.found, lambda: service.fetch(oldest))
    assert set(labels(found)) == {"web-0", "web-1", "web-2"}


@pytest.mark.usefixtures("long")
def test_a_search_finds_what_no_page_has_shown_in_the_order_of_the_table(qtbot, service):
    payload(qtbot, service.loaded, service.load)
    query = Query("web-7 web-7", column="label", descending=False)
    _, order = all_of(qtbot, service.arranged, lambda: service.arrange(query))
    found = payload(qtbot, service.found, lambda: service.fetch(order.ids[:2]))
    assert set(labels(found)) == {"web-7", "web-70"}


@pytest.mark.usefixtures("long")
def test_of_several_wishes_only_the_last_is_answered(qtbot, service):
    answers: list[Query] = []
    service.arranged.connect(lambda query, _order: answers.append(query))
    wishes = [Query(text="web"[:letters]) for letters in (1, 2, 3)]
    for wish in wishes:
        service.arrange(wish)
    qtbot.waitUntil(lambda: bool(answers))
    assert set(answers) == {wishes[-1]}


def test_a_new_upload_is_in_the_next_order_though_only_the_text_has_changed(
    qtbot, service, history
):
    history.save(over(1))
    all_of(qtbot, service.arranged, lambda: service.arrange(Query("web")))
    history.save(over(2))
    _, order = all_of(qtbot, service.arranged, lambda: service.arrange(Query("we")))
    assert len(order) == 2


def test_what_was_forgotten_can_be_put_back_where_it_was(qtbot, service, history):
    for number in range(3):
        history.save(over(number))
    before = history.order(Query())
    middle = history.get(before[1])
    payload(qtbot, service.forgotten, lambda: service.forget(middle.id))
    _, order = all_of(qtbot, service.arranged, lambda: service.put_back(middle))
    assert list(order.ids) == before
    assert history.get(middle.id) == middle


def test_what_makes_no_sense_is_counted(qtbot, service, history):
    history.save(over(1))
    with history._file.writing() as connection:
        connection.execute("UPDATE upload SET document = '{}'")
    assert payload(qtbot, service.loaded, service.load) == ()
    assert (service.total, service.unreadable) == (1, 1)
    absent = payload(qtbot, service.unreadable_found, lambda: service.fetch(("x",)))
    assert absent == {"x"}


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
