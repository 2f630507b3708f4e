from pathlib import Path

import pytest

from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload
from imageuploader.services.queue.waiting_list import QueueEntry, WaitingList


@pytest.fixture
def waiting():
    made = WaitingList()
    for name in "abcd":
        made.add(QueueEntry(Upload(UploadSpec(name, "us-ord"), Path(name), id=name)))
    return made


def order(waiting):
    return "".join(entry.upload.id for entry in waiting)


@pytest.mark.parametrize(
    ("move", "name", "after"),
    [
        (WaitingList.move_to_front, "c", "cabd"),
        (WaitingList.move_to_front, "a", "abcd"),
        (WaitingList.move_up, "c", "acbd"),
        (WaitingList.move_up, "a", "abcd"),
        (WaitingList.move_down, "b", "acbd"),
        (WaitingList.move_down, "d", "abcd"),
        (WaitingList.move_up, "nobody", "abcd"),
        (WaitingList.move_down, "nobody", "abcd"),
        (WaitingList.move_to_front, "nobody", "abcd"),
        (WaitingList.remove, "b", "acd"),
        (WaitingList.remove, "nobody", "abcd"),
    ],
)
def test_the_order_is_the_one_that_was_wished_for(waiting, move, name, after):
    move(waiting, name)
    assert order(waiting) == after


@pytest.mark.parametrize(
    ("name", "other", "after"),
    [
        ("d", "b", "adbc"),
        ("a", "c", "bacd"),
        ("a", "", "bcda"),
        ("a", "nobody", "bcda"),
        ("b", "b", "abcd"),
        ("nobody", "b", "abcd"),
    ],
)
def test_one_is_put_before_another_or_last(waiting, name, other, after):
    waiting.move_before(name, other)
    assert order(waiting) == after


def test_what_becomes_known_of_one_keeps_its_place(waiting):
    entry = waiting.get("b")
    waiting.update(QueueEntry(entry.upload.moved_to("preparing")))
    assert order(waiting) == "abcd"
    assert waiting.get("b").upload.state == "preparing"
