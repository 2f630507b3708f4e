from pathlib import Path

import pytest

from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload
from imageuploader.services.queue.waiting_list import Line, Waiting


@pytest.fixture
def line():
    made = Line()
    for name in "abcd":
        made.add(Waiting(Upload(UploadSpec(name, "us-ord"), Path(name), id=name)))
    return made


def order(line):
    return "".join(job.upload.id for job in line)


@pytest.mark.parametrize(
    ("move", "name", "after"),
    [
        (Line.to_front, "c", "cabd"),
        (Line.to_front, "a", "abcd"),
        (Line.up, "c", "acbd"),
        (Line.up, "a", "abcd"),
        (Line.down, "b", "acbd"),
        (Line.down, "d", "abcd"),
        (Line.up, "nobody", "abcd"),
        (Line.down, "nobody", "abcd"),
        (Line.to_front, "nobody", "abcd"),
        (Line.remove, "b", "acd"),
        (Line.remove, "nobody", "abcd"),
    ],
)
def test_the_order_is_the_one_that_was_wished_for(line, move, name, after):
    move(line, name)
    assert order(line) == after


def test_what_becomes_known_of_one_keeps_its_place(line):
    job = line.get("b")
    line.put(Waiting(job.upload.moved_to("preparing")))
    assert order(line) == "abcd"
    assert line.get("b").upload.state == "preparing"
