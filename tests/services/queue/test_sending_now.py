"""What is prepared ahead knows how long another file is sent, and waits for the room it takes."""

import threading

import pytest

from imageuploader.domain.cancel import CancelRequested, CancelToken
from imageuploader.services.queue.sending_now import SendingNow

MUCH = 10**18


def test_the_time_that_is_left_is_that_of_the_body_at_the_speed_of_the_line():
    now = [100.0]
    sending = SendingNow(lambda: now[0])
    assert sending.seconds_left == 0
    with sending.sending(50_000_000, 1_000_000):
        assert sending.seconds_left == 50
        now[0] += 30
        assert sending.seconds_left == 20
        now[0] += 30
        assert sending.seconds_left == 0
    assert sending.seconds_left == 0


def test_the_time_is_not_guessed_where_the_speed_is_not_known():
    sending = SendingNow()
    with sending.sending(50_000_000, None):
        assert sending.seconds_left == 0


def test_it_waits_for_room_until_nothing_is_sent_any_more(tmp_path, monkeypatch):
    monkeypatch.setattr("imageuploader.services.queue.sending_now._ROOM_SECONDS", 0.01)
    sending, cancel = SendingNow(), CancelToken()
    waits = threading.Thread(target=lambda: sending.wait_for_room(tmp_path, MUCH, cancel))
    with sending.sending(1, None):
        waits.start()
        waits.join(0.1)
        assert waits.is_alive()
    waits.join(5)
    assert not waits.is_alive()


def test_the_wait_for_room_can_be_cancelled(tmp_path):
    sending, cancel = SendingNow(), CancelToken()
    with sending.sending(1, None):
        threading.Timer(0.05, cancel.cancel).start()
        with pytest.raises(CancelRequested):
            sending.wait_for_room(tmp_path, MUCH, cancel)


def test_with_room_or_with_nothing_sent_it_does_not_wait(tmp_path, monkeypatch):
    monkeypatch.setattr("imageuploader.services.queue.sending_now.RESERVE_BYTES", 0)
    sending, cancel = SendingNow(), CancelToken()
    sending.wait_for_room(tmp_path, MUCH, cancel)
    with sending.sending(1, None):
        sending.wait_for_room(tmp_path, 1, cancel)
