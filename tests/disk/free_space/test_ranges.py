"""Sorted ranges, beside the sets of numbers that they stand for."""

from hypothesis import given
from hypothesis import strategies as st

from imageuploader.disk.files.sparse import DeflatedRange, OnDeflated
from imageuploader.disk.free_space.blank_reader import BlankReader
from imageuploader.disk.free_space.ranges import Ranges

SIZE = 60
WIDTH = 4
EDGES = st.lists(st.integers(0, SIZE), unique=True, max_size=20).map(sorted)
RANGES = EDGES.map(lambda edges: Ranges(zip(edges[::2], edges[1::2], strict=False)))


def numbers(ranges):
    return {number for start, end in ranges for number in range(start, end)}


class Memory:
    """A disk in memory in which every zero is a hole, and of which every byte is kept."""

    def __init__(self, content: bytes) -> None:
        self.content = content

    def next_data(self, at: int, size: int) -> int:
        return next((i for i in range(at, size) if self.content[i]), size)

    def fill(self, buffer: memoryview, at: int, on_deflated: OnDeflated | None = None) -> None:
        buffer[:] = self.content[at : at + len(buffer)]
        if on_deflated:
            for start in range(at, at + len(buffer), WIDTH):
                on_deflated(DeflatedRange(start, min(WIDTH, at + len(buffer) - start), ()))


def test_ranges_that_touch_are_one():
    assert list(Ranges([(1, 3), (3, 5), (7, 8)])) == [(1, 5), (7, 8)]


@given(RANGES, st.integers(0, SIZE), st.integers(0, SIZE))
def test_ranges_answer_like_sets(ranges, first, last):
    inside = numbers(ranges)
    assert ranges.total == len(inside)
    assert numbers(ranges.between(SIZE)) == set(range(SIZE)) - inside
    start, end = sorted((first, last))
    assert numbers(ranges.within(start, end)) == inside & set(range(start, end))
    expected = next((i for i in range(first, SIZE + 1) if i not in inside), None)
    assert ranges.end_at(first) == (expected if first in inside else None)


@given(RANGES, st.integers(1, 9))
def test_picking_takes_every_nth_of_the_bytes(ranges, step):
    assert [at for at, _ in ranges.pick(step)] == sorted(numbers(ranges))[::step]


@given(RANGES, st.binary(min_size=SIZE, max_size=SIZE), st.integers(0, SIZE))
def test_a_blank_reader_reads_zeros_in_the_ranges_and_nothing_else(ranges, content, at):
    reader = BlankReader(Memory(content), ranges)
    blank = numbers(ranges)
    expected = bytes(0 if i in blank else byte for i, byte in enumerate(content))
    buffer = bytearray(SIZE - at)
    reader.fill(memoryview(buffer), at)
    assert buffer == expected[at:]
    assert reader.next_data(at, SIZE) == Memory(expected).next_data(at, SIZE)


@given(RANGES, st.integers(0, SIZE))
def test_what_is_kept_compressed_has_nothing_of_the_ranges(ranges, at):
    kept, everything = list[DeflatedRange](), list[DeflatedRange]()
    disk, buffer = Memory(bytes(SIZE)), memoryview(bytearray(SIZE - at))
    BlankReader(disk, ranges).fill(buffer, at, kept.append)
    disk.fill(buffer, at, everything.append)
    blank = numbers(ranges)
    assert kept == [
        one for one in everything if not blank.intersection(range(one.at, one.at + one.length))
    ]
