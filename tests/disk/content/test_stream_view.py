"""What a stream view keeps of a disk."""

import hashlib

from hypothesis import given, settings
from hypothesis import strategies as st

from imageuploader.disk.content.stream_view import StreamView
from tests.disk.content.real_disks import MEBI

NOISE = hashlib.shake_128(b"disk").digest(3 * MEBI)
KEPT = 32 * MEBI


def feed(view: StreamView, data: bytes, sizes: list[int]) -> None:
    at = turn = 0
    while at < len(data):
        count = sizes[turn % len(sizes)]
        view.add(data[at : at + count])
        at, turn = at + count, turn + 1
    view.finish()


blocks = st.lists(st.integers(1, MEBI) | st.integers(2000, 9000), min_size=1, max_size=5).filter(
    lambda sizes: sum(sizes) > 5000
)


@settings(deadline=None)
@given(st.integers(0, len(NOISE)), blocks)
def test_head_and_tail_are_kept_of_any_length_in_any_pieces(size, sizes):
    view = StreamView(lambda _: None)
    feed(view, NOISE[:size], sizes)
    assert view.size == size
    assert view.head(128 * 1024) == NOISE[: min(size, 128 * 1024)]
    assert view.tail(512) == NOISE[:size][-512:]
    tail = min(size, 60 * 1024)
    assert tail == 0 or view.read(size - tail, tail) == NOISE[size - tail : size]


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(NOISE)), st.integers(1, 99_999)), max_size=8), blocks)
def test_bytes_requested_in_time_are_kept_and_no_others(asked, sizes):
    view = StreamView(lambda view: [view.read(at, count) for at, count in asked])
    feed(view, NOISE, sizes)
    for at, count in asked:
        found = view.read(at, count)
        assert found is None or found == NOISE[at : at + count]
        # The probe runs once the beginning has arrived: later blocks are in time.
        if at >= MEBI + max(sizes) and at + count <= len(NOISE):
            assert found is not None


def test_a_chain_of_requests_is_followed_while_the_stream_arrives():
    """A probe that learns the next offset only from the bytes before it."""
    steps = [MEBI // 2, MEBI + 7, 2 * MEBI - 3, 2 * MEBI + 9, 3 * MEBI - 99_999]

    def probe(view):
        for step in steps:
            if view.read(step, 10) is None:
                return

    view = StreamView(probe)
    feed(view, NOISE, [300_001])
    assert [view.read(step, 10) for step in steps] == [NOISE[at : at + 10] for at in steps]


def test_bytes_that_arrived_before_they_were_requested_are_gone():
    view = StreamView(lambda view: view.read(2 * MEBI, 1) and view.read(MEBI, 512))
    feed(view, NOISE, [100_000])
    assert view.read(2 * MEBI, 1)
    assert view.read(MEBI + 200_000, 512) is None


def test_no_more_than_32_mib_are_kept_whatever_is_requested():
    def probe(view):
        for at in range(0, 99, 9):  # each more than is kept
            view.expect(at * MEBI, 1 << 60)

    view = StreamView(probe)
    for turn in range(64):
        view.add(bytes([turn + 1]) * MEBI)
    view.finish()
    kept = sum(view.read(page * 4096, 4096) is not None for page in range(64 * MEBI // 4096))
    assert KEPT - MEBI <= kept * 4096 <= KEPT + 64 * 1024


def test_requested_zeros_take_no_memory():
    view = StreamView(lambda view: view.expect(0, 64 * MEBI))
    for _ in range(40):
        view.add(bytes(MEBI))
    view.finish()
    assert view.is_zero
    assert view.read(20 * MEBI, MEBI) == bytes(MEBI)


def test_a_probe_that_always_requests_more_runs_four_hundred_times():
    sent = list[int]()

    def probe(view):
        sent.append(1)
        for page in range(256, 256 + len(sent)):
            view.expect(page * 4096, 1)

    feed(StreamView(probe), NOISE, [4096])
    assert len(sent) == 400


def test_a_probe_that_takes_too_long_does_not_run_again():
    sent, now = list[int](), [0.0]

    def probe(view):
        sent.append(1)
        view.expect(MEBI + len(sent) * 9999, 1)
        now[0] += 0.9

    feed(StreamView(probe, clock=lambda: now[0]), NOISE, [4096])
    assert len(sent) == 3


def test_a_disk_of_zeros_is_not_one_with_a_single_bit():
    for last in (0, 1):
        view = StreamView(lambda _: None)
        feed(view, bytes(2 * MEBI) + bytes([last]), [99_999])
        assert view.is_zero == (not last)


def test_what_is_followed_comes_in_order_and_only_once():
    taken = list[bytes]()
    parts = [(MEBI + 100, 5000), (MEBI + 9000, MEBI)]
    view = StreamView(lambda _: None)
    view.add(NOISE[:MEBI])
    assert view.follow(parts, taken.append)
    feed(view, NOISE[MEBI:], [700_001, 3, 4095])
    assert b"".join(taken) == b"".join(NOISE[at : at + count] for at, count in parts)
    assert not view.follow([(MEBI + 50_000, 10)], taken.append)


def test_what_has_passed_is_followed_too_if_it_was_kept():
    taken = list[bytes]()
    view = StreamView(lambda _: None)
    for at in range(0, 2 * MEBI, MEBI):
        view.add(NOISE[at : at + MEBI])
    assert view.follow([(5000, 100), (MEBI - 10, MEBI)], taken.append)
    assert b"".join(taken) == NOISE[5000:5100] + NOISE[MEBI - 10 : MEBI]
