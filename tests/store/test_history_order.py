"""Any order of the history is read from an index alone."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from time import thread_time

import pytest

from imageuploader.domain.history.query import Filter, Query
from imageuploader.domain.history.sort_keys import SORT_KEYS
from imageuploader.domain.image import Image
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Moment, Upload
from imageuploader.domain.upload import UploadState as S
from imageuploader.store.history import History
from tests.bench.history_size import fill

START = datetime(2026, 1, 1, tzinfo=UTC)


def upload(label, minute, state=S.AVAILABLE, **facts):
    at = START + timedelta(minutes=minute)
    timeline = (Moment(S.QUEUED, at), Moment(S.REQUESTING, at), Moment(state, at))
    spec = UploadSpec(label, "us-ord")
    return Upload(spec, Path("/a.img"), id=label, state=state, timeline=timeline, **facts)


@pytest.fixture
def history(tmp_path):
    with closing(History(tmp_path / "history.sqlite3")) as opened:
        for made in (
            upload("b-10", 1, sent_bytes=9),
            upload("B-9", 2, S.FAILED, sent_bytes=1_000),
            upload("a", 3, S.CANCELLED, left_behind=True, sent_bytes=9),
            upload(
                "c",
                4,
                S.PROCESSING,
                image=Image("private/5", size=7, received={"id": "private/5", "size": 7}),
            ),
        ):
            opened.save(made)
        yield opened


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query(), ["c", "a", "B-9", "b-10"]),
        (Query(descending=False), ["b-10", "B-9", "a", "c"]),
        (Query(column="label", descending=False), ["a", "b-10", "B-9", "c"]),
        (Query(column="sent"), ["B-9", "a", "b-10", "c"]),
        (Query(column="size"), ["c", "a", "B-9", "b-10"]),
        (Query(filter=Filter.ACTIVE), ["c"]),
        (Query(filter=Filter.ATTENTION), ["a", "B-9"]),
        (Query(filter=Filter.CANCELLED), ["a"]),
    ],
)
def test_a_query_gives_what_it_shows_in_its_order(history, query, expected):
    assert history.order(query) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("b-", ["B-9", "b-10"]),
        ("b- 10", ["b-10"]),
        ("absent", []),
        ("", ["c", "a", "B-9", "b-10"]),
    ],
)
def test_a_search_gives_all_that_contain_every_word_newest_first(history, text, expected):
    assert history.matching(text) == expected


def test_every_column_can_order_and_no_row_is_read_for_it(history):
    for column in SORT_KEYS:
        assert sorted(history.order(Query(column=column))) == ["B-9", "a", "b-10", "c"]
    asked: list[str] = []
    connection = history._file._connection()
    connection.set_trace_callback(asked.append)
    history.order(Query(column="took", filter=Filter.ATTENTION))
    history.order(Query(column="label", account="work"))
    history.matching("b")
    connection.set_trace_callback(None)
    for question in (one for one in asked if one.startswith("SELECT")):
        plan = connection.execute(f"EXPLAIN QUERY PLAN {question}").fetchall()
        reads = [row[3] for row in plan if "upload_" in row[3]]
        assert reads
        assert all("USING COVERING INDEX" in read for read in reads)


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("different", [1, 2, 8, 9, 40])
def test_few_or_many_different_values_are_in_order_and_equal_ones_newest_first(
    tmp_path, different, descending
):
    """Those of few values are grouped, those of many are sorted."""
    with closing(History(tmp_path / "many.sqlite3")) as many:
        made = [upload(f"{n}", n, sent_bytes=n * 7 % different) for n in range(40)]
        for one in made:
            many.save(one)
        order = many.order(Query(column="sent", descending=descending))
    sign = -1 if descending else 1
    expected = sorted(made, key=lambda one: (sign * one.sent_bytes, -int(one.id)))
    assert order == [one.id for one in expected]


@pytest.mark.parametrize("count", [5, 20])
def test_of_those_started_at_once_the_oldest_is_first_where_the_oldest_is_first(tmp_path, count):
    """Whether they are grouped or sorted."""
    with closing(History(tmp_path / "at once.sqlite3")) as history:
        for n in range(count):
            at = START + timedelta(minutes=n)
            begun = START + timedelta(hours=9, minutes=n // 2)
            timeline = (Moment(S.QUEUED, at), Moment(S.REQUESTING, begun), Moment(S.FAILED, begun))
            history.save(replace(upload(f"{n}", n, S.FAILED), timeline=timeline))
        assert history.order(Query(descending=False)) == [f"{n}" for n in range(count)]
        assert history.order(Query()) == [f"{n}" for n in reversed(range(count))]


def test_a_row_that_is_added_while_an_order_is_read_does_no_harm(history, tmp_path):
    connection = history._file._connection()
    with closing(History(tmp_path / "history.sqlite3")) as other:

        def add_another(question: str) -> None:
            if "group_concat" in question:
                other.save(upload("late", 9, sent_bytes=123))

        connection.set_trace_callback(add_another)
        order = history.order(Query(column="sent"))
        connection.set_trace_callback(None)
    assert order == ["B-9", "a", "b-10", "c"]
    assert "late" in history.order(Query(column="sent"))


def test_a_saved_change_changes_the_order(history):
    history.save(replace(history.get("b-10"), sent_bytes=5_000))
    assert history.order(Query(column="sent"))[0] == "b-10"


def test_uploads_are_read_by_their_ids(history):
    assert {u.spec.label for u in history.these(["a", "c", "unknown"])} == {"a", "c"}


@pytest.mark.alone
def test_thousands_are_sorted_and_searched_from_the_indexes_in_time(tmp_path):
    """A twentieth of 100,000, as making those takes fifty seconds.

    A twentieth of the time that those may take is 15 and 5 ms; twice that is allowed, for a machine
    with other work. Reading the uploads themselves would take ten times as long.
    """
    path = tmp_path / "history.sqlite3"
    fill(path, 5_000)
    with closing(History(path)) as history:
        for column in SORT_KEYS:
            assert quickest(partial(history.order, Query(column=column))) < 0.03, column
        for text in ("-3750", "private/3333", "unpack -50", "absent", "debian"):
            assert quickest(partial(history.matching, text)) < 0.01, text


def quickest(work):
    """The least of a few tries, as time of this thread: other programs run on the machine, too."""
    taken = []
    for _ in range(5):
        begun = thread_time()
        work()
        taken.append(thread_time() - begun)
    return min(taken)


def test_the_uploads_of_one_account_are_in_order_among_themselves(tmp_path):
    with closing(History(tmp_path / "several.sqlite3")) as several:
        for label, minute, account in (("a", 1, "work"), ("b", 2, "home"), ("c", 3, "work")):
            several.save(upload(label, minute, account=account))
        assert several.order(Query(account="work")) == ["c", "a"]
        assert several.order(Query(account="work", descending=False)) == ["a", "c"]
        assert several.order(Query(account="work", filter=Filter.CANCELLED)) == []
        assert several.order(Query()) == ["c", "b", "a"]
