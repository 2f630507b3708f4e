import threading
from time import monotonic

import pytest
from typing_extensions import override

from imageuploader.domain.cancel import CancelRequested, CancelToken

LONG = 30.0


class Sleeper(threading.Thread):
    """Waits on a token and remembers how it ended."""

    def __init__(self, token: CancelToken) -> None:
        super().__init__(daemon=True)
        self.ended = ""
        self._token = token

    @override
    def run(self) -> None:
        try:
            self._token.sleep(LONG)
            self.ended = "waited"
        except CancelRequested:
            self.ended = "cancelled"


def test_a_fresh_token_lets_the_work_go_on():
    token = CancelToken()
    token.check()
    token.sleep(0)
    assert not token.cancelled


def test_a_fired_token_stops_at_every_question():
    token = CancelToken()
    token.cancel()
    assert token.cancelled
    with pytest.raises(CancelRequested):
        token.check()
    with pytest.raises(CancelRequested):
        token.sleep(LONG)


@pytest.mark.alone
def test_a_wait_in_another_thread_ends_at_once_when_fired():
    token, began = CancelToken(), monotonic()
    threads = [Sleeper(token) for _ in range(4)]
    for thread in threads:
        thread.start()
    token.cancel()
    for thread in threads:
        thread.join(LONG)
    assert [thread.ended for thread in threads] == ["cancelled"] * 4
    assert monotonic() - began < LONG / 2


def test_hurry_ends_a_wait_without_a_cancel():
    token, began = CancelToken(), monotonic()
    thread = Sleeper(token)
    thread.start()
    while thread.is_alive() and monotonic() - began < LONG / 2:
        token.retry_now()
        thread.join(0.01)
    assert thread.ended == "waited"
    assert not token.cancelled


@pytest.mark.alone
def test_a_hurry_before_the_wait_does_not_shorten_it():
    token = CancelToken()
    token.retry_now()
    began = monotonic()
    token.sleep(0.05)
    assert monotonic() - began >= 0.04


def test_firing_shuts_what_blocks_in_the_thread_that_fires():
    token, inside, interrupted = CancelToken(), threading.Event(), threading.Event()
    shut_by = list[str]()

    def hook() -> None:
        shut_by.append(threading.current_thread().name)
        interrupted.set()

    def block() -> None:
        with token.on_cancel(hook):
            inside.set()
            interrupted.wait(LONG)

    thread = threading.Thread(target=block)
    thread.start()
    assert inside.wait(LONG)
    token.cancel()
    thread.join(LONG)
    assert not thread.is_alive()
    assert shut_by == [threading.current_thread().name]


def test_what_is_over_is_not_shut():
    token, interrupted = CancelToken(), list[str]()
    with token.on_cancel(lambda: interrupted.append("inner")):
        pass
    with token.on_cancel(lambda: interrupted.append("outer")):
        token.cancel()
    assert interrupted == ["outer"]


def test_a_fired_token_does_not_let_blocking_begin():
    token, begun = CancelToken(), list[str]()
    token.cancel()
    with pytest.raises(CancelRequested), token.on_cancel(lambda: begun.append("shut")):
        begun.append("body")
    token.cancel()
    assert begun == []


def test_an_error_in_the_block_still_forgets_the_shutter():
    token, interrupted = CancelToken(), list[str]()
    with pytest.raises(OSError, match="broke"), token.on_cancel(lambda: interrupted.append("shut")):
        raise OSError("broke")
    token.cancel()
    assert interrupted == []


def test_a_hurry_that_breaks_the_work_leaves_out_the_wait_that_follows():
    token, interruptions = CancelToken(), list[str]()

    def interrupt() -> bool:
        interruptions.append("broken")
        return True

    with token.on_retry(interrupt):
        token.retry_now()
    token.sleep(LONG)
    assert interruptions == ["broken"]


@pytest.mark.alone
def test_a_hurry_that_breaks_nothing_leaves_the_wait_that_follows():
    token, began = CancelToken(), monotonic()
    with token.on_retry(lambda: False):
        token.retry_now()
    token.retry_now()
    token.sleep(0.05)
    assert monotonic() - began >= 0.04


@pytest.mark.alone
def test_only_one_wait_is_left_out():
    token = CancelToken()
    with token.on_retry(lambda: True):
        token.retry_now()
    token.sleep(LONG)
    began = monotonic()
    token.sleep(0.05)
    assert monotonic() - began >= 0.04


@pytest.mark.alone
def test_who_stops_waits_while_tidying_up_and_who_abandons_does_not():
    token, ended = CancelToken(), list[str]()
    with token.on_force(lambda: ended.append("removal")):
        token.cancel()
        began = monotonic()
        token.sleep_in_cleanup(0.05)
        assert (monotonic() - began >= 0.04, ended) == (True, [])
        token.force()
    assert ended == ["removal"]
    token.sleep_in_cleanup(LONG)


def test_tidying_up_that_begins_after_it_was_abandoned_is_ended_at_once():
    token, ended = CancelToken(), list[str]()
    token.force()
    assert token.cancelled
    with token.on_force(lambda: ended.append("removal")):
        assert ended == ["removal"]


@pytest.mark.alone
def test_a_hurry_counts_for_a_wait_that_is_about_to_begin_and_for_no_other():
    token, began = CancelToken(), monotonic()
    with token.before_sleep():
        token.retry_now()
        token.sleep(LONG)
    assert monotonic() - began < LONG / 2
    began = monotonic()
    token.sleep(0.05)
    assert monotonic() - began >= 0.04
