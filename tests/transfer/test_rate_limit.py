"""The bandwidth limit: what it makes of the time, without a real one going by."""

import threading
import time

import pytest
from typing_extensions import override

from imageuploader.domain.cancel import CancelRequested, CancelToken
from imageuploader.transfer.rate_limit import RateLimit

CHUNK = 64_000


class Sleeper(CancelToken):
    """Sleeps in no time; the clock goes on."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0

    @override
    def sleep(self, seconds: float) -> None:
        self.check()
        self.now += seconds


def send(limit, cancel, count, *, pause=0.0):
    for _ in range(count):
        limit.wait_before(CHUNK)
        cancel.now += pause
    return cancel.now


def limited(rate, cancel):
    return RateLimit(rate, cancel, lambda: cancel.now)


def test_bytes_keep_to_the_limit():
    cancel = Sleeper()
    limit = limited(lambda: 1_000_000, cancel)
    seconds = send(limit, cancel, 101)
    assert seconds == pytest.approx(6.4, abs=0.01)
    assert limit.held == pytest.approx(seconds)


def test_without_a_limit_nothing_waits():
    cancel = Sleeper()
    assert send(limited(lambda: 0, cancel), cancel, 100) == 0


def test_a_slower_network_is_not_held_back():
    cancel = Sleeper()
    limit = limited(lambda: 1_000_000, cancel)
    send(limit, cancel, 20, pause=0.1)
    assert limit.held == 0


def test_what_a_stall_left_unused_is_not_sent_faster_after_it():
    cancel = Sleeper()
    limit = limited(lambda: 1_000_000, cancel)
    send(limit, cancel, 1, pause=60)
    assert send(limit, cancel, 101) - 60 == pytest.approx(6.4, abs=0.1)


def test_another_limit_holds_at_once():
    cancel, rates = Sleeper(), [1_000]
    limit = limited(lambda: rates[0], cancel)
    limit.wait_before(CHUNK)
    rates[0] = 0
    limit.wait_before(CHUNK)
    assert cancel.now == 0


@pytest.mark.alone
def test_a_cancel_ends_the_wait():
    cancel = CancelToken()
    limit = RateLimit(lambda: 1, cancel)
    limit.wait_before(CHUNK)
    threading.Timer(0.05, cancel.cancel).start()
    began = time.monotonic()
    with pytest.raises(CancelRequested):
        limit.wait_before(CHUNK)
    assert time.monotonic() - began < 10
