from pathlib import Path

import pytest

from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload
from imageuploader.services.queue.waiting_list import QueueEntry, WaitingList


@pytest.fixture
def line():
    made = WaitingList()
    for name in "abcd":
        made.add(QueueEntry(Upload(UploadSpec(name, "us-ord"), Path(name), id=name)))
    return made


def order(line):
    return "".join(job.upload.id for job in line)


@pytest.mark.parametrize(
    ("move", "name", "after"),
    [
        (WaitingList.to_front, "c", "cabd"),
        (WaitingList.to_front, "a", "abcd"),
        (WaitingList.up, "c", "acbd"),
        (WaitingList.up, "a", "abcd"),
        (WaitingList.down, "b", "acbd"),
        (WaitingList.down, "d", "abcd"),
        (WaitingList.up, "nobody", "abcd"),
        (WaitingList.down, "nobody", "abcd"),
        (WaitingList.to_front, "nobody", "abcd"),
        (WaitingList.remove, "b", "acd"),
        (WaitingList.remove, "nobody", "abcd"),
    ],
)
def test_the_order_is_the_one_that_was_wished_for(line, move, name, after):
    move(line, name)
    assert order(line) == after


def test_what_becomes_known_of_one_keeps_its_place(line):
    job = line.get("b")
    line.put(QueueEntry(job.upload.moved_to("preparing")))
    assert order(line) == "abcd"
    assert line.get("b").upload.state == "preparing"
