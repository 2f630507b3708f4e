"""The wire itself: socat in front of the practice Linode, killed in the middle of its work."""

import threading
from contextlib import contextmanager

import pytest

from imageuploader.domain.errors import Unreachable
from imageuploader.domain.upload import UploadState as S
from tests.front_servers import free_port, running, socat
from tests.transfer.fault_table import DOUBTFUL, Row, at_part, times


@pytest.fixture
def table(slow_table):
    return slow_table


@pytest.fixture
def front(table):
    """Bodies go through socat."""
    with running(socat(free_port(), table.sandbox.url)) as front:
        table.sandbox.upload_origin = f"http://127.0.0.1:{front.port}"
        yield front


@pytest.mark.usefixtures("front")
def test_a_body_passes(table, gz):
    upload = table.send(Row("", S.PROCESSING, "POST PUT", 1), gz)
    assert table.sandbox.received[upload.image.id].sha256 == upload.sha256


@pytest.mark.parametrize("part", [0.05, 0.5], ids=["at the start", "in the middle"])
def test_a_line_cut_in_mid_body_is_tried_again_on_the_same_address(table, front, gz, part):
    def cut():
        front.kill()
        front.start()

    at_part(table, part, cut)
    table.send(Row("", S.PROCESSING, "POST PUT GET PUT", 1), gz)


def test_a_line_that_stays_cut_is_tried_to_the_end(table, front, gz):
    at_part(table, 0.5, front.kill)
    row = Row("", S.FAILED, f"POST PUT {times(7, 'GET')} DELETE", 0, error=Unreachable)
    upload = table.send(row, gz)
    assert (upload.attempts, upload.error.reason) == (6, "connection refused")


def test_a_line_cut_after_the_last_byte_sends_nothing_twice(table, front, gz):
    with kill_once_saved(table, front):
        table.send(Row("put-lost-silent", S.PROCESSING, "POST PUT GET", 1), gz)


@contextmanager
def kill_once_saved(table, front):
    """End the line when the store has the object, before the sender gives up by itself."""
    stop = threading.Event()

    def watch():
        while not (table.sandbox.received or stop.wait(0.01)):
            continue
        front.kill()

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def test_a_request_cut_on_its_way_back_names_what_it_made(table, gz):
    """The API itself is behind socat: the answer to the POST is lost with the line."""
    with running(socat(free_port(), table.sandbox.url)) as front:
        table.address = f"http://127.0.0.1:{front.port}"
        stop = threading.Event()

        def watch():
            while not (table.sandbox.images or stop.wait(0.01)):
                continue
            front.kill()
            front.start()

        thread = threading.Thread(target=watch)
        thread.start()
        requests = "POST GET GET POST PUT GET GET"
        row = Row("post-lost-silent:1", S.PROCESSING, requests, 2, left=DOUBTFUL)
        table.send(row, gz)
        stop.set()
        thread.join()


def test_a_linode_that_was_met_before_is_waited_for_until_it_is_back(table, gz):
    with running(socat(free_port(), table.sandbox.url)) as front:
        front.kill()
        table.address, table.answered_before = f"http://127.0.0.1:{front.port}", True

        def back(upload):
            if upload.state is S.RETRY_WAIT and upload.attempts == 2:
                front.start()

        table.on_save = back
        upload = table.send(Row("", S.PROCESSING, "POST PUT", 1), gz)
    assert upload.attempts == 3
