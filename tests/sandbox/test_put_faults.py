"""Every fault of the body, before it, in its middle and after its last byte."""

import socket
import time
from urllib.parse import urlsplit

import httpx
import pytest

from imageuploader.sandbox.faults import BODY_FAULTS, POSITIONS
from imageuploader.sandbox.server import Sandbox
from imageuploader.sandbox.state import Bounds
from tests.sandbox.api_steps import BINARY, NO_TLS, open_api, put, request_upload

PIECE = bytes(64 * 1024)
PIECES = 64
SIZE = PIECES * len(PIECE)
SECONDS = 0.25
ANSWERS = {
    "expired": (403, "<Code>AccessDenied</Code>"),
    "put-403": (403, "<Code>SignatureDoesNotMatch</Code>"),
    "put-408": (408, "<Code>RequestTimeout</Code>"),
    "put-411": (411, "<Code>MissingContentLength</Code>"),
    "put-413": (413, "<title>413 Request Entity Too Large</title>"),
    "put-429": (429, "<Code>SlowDown</Code>"),
    "put-500": (500, "<Code>InternalError</Code>"),
    "put-502": (502, "<title>502 Bad Gateway</title>"),
    "put-503": (503, "<Code>SlowDown</Code>"),
    "put-maintenance": (503, "<title>503 Service Unavailable</title>"),
}
BREAKS = {
    "put-reset": (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError),
    "put-cut": (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError),
    "put-short": (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError),
    "put-stalled": (httpx.WriteTimeout, httpx.ReadTimeout),
}
EFFECTS = {"image-deleted", "token-revoked"}


@pytest.fixture
def sandbox():
    """What it has not read yet stays with the sender."""
    with Sandbox(process_seconds=0.1, bounds=Bounds(receive_bytes=16 * 1024)) as practice:
        yield practice


class Sender:
    """Sends a body, and counts how much of it was requested."""

    def __init__(self):
        self.sent = 0

    def pieces(self):
        for _ in range(PIECES):
            yield PIECE
            self.sent += len(PIECE)

    def put(self, address):
        headers = BINARY | {"Content-Length": str(SIZE)}
        small = [(socket.SOL_SOCKET, socket.SO_SNDBUF, 64 * 1024)]
        way = httpx.HTTPTransport(verify=NO_TLS, socket_options=small)
        with httpx.Client(transport=way, timeout=SECONDS) as client:
            return client.put(address, content=self.pieces(), headers=headers)


def is_there(sent, place):
    """Whether so many bytes fit the position, give or take what is in transit."""
    match place:
        case "-start":
            return sent < SIZE / 2
        case "":
            return SIZE / 4 < sent < SIZE
        case _:
            return sent == SIZE


def test_every_fault_of_the_body_is_tried_here():
    assert set(ANSWERS) | set(BREAKS) | EFFECTS == set(BODY_FAULTS)


@pytest.mark.parametrize("place", POSITIONS)
@pytest.mark.parametrize("what", BREAKS)
def test_the_connection_breaks_where_it_was_asked_to(sandbox, ticket, what, place):
    sandbox.faults.add(f"{what}{place}")
    sender = Sender()
    with pytest.raises(BREAKS[what]):
        sender.put(ticket[1])
    assert is_there(sender.sent, place)
    kept = ticket[0] in sandbox.received
    assert kept is (f"{what}{place}" == "put-short-end")


@pytest.mark.parametrize("place", POSITIONS)
@pytest.mark.parametrize("what", ANSWERS)
def test_the_store_answers_where_it_was_asked_to(sandbox, ticket, what, place):
    sandbox.faults.add(f"{what}{place}", times=1)
    answer = put(ticket[1], content=PIECE * 4)
    status, said = ANSWERS[what]
    assert (answer.status_code, said in answer.text) == (status, True)
    assert sandbox.received == {}


def test_what_asks_for_a_pause_says_how_long_and_what_is_planned_says_so(sandbox, ticket):
    sandbox.faults.add("put-429", times=1)
    assert put(ticket[1]).headers["Retry-After"] == "1"
    sandbox.faults.add("put-maintenance", times=1)
    assert "X-Maintenance-Mode" in put(ticket[1]).headers


@pytest.mark.parametrize("place", POSITIONS)
def test_an_image_that_somebody_deletes_is_gone_whatever_the_store_says(sandbox, ticket, place):
    sandbox.faults.add(f"image-deleted{place}")
    assert put(ticket[1]).status_code == 200
    assert sandbox.images == {}


@pytest.mark.parametrize("place", POSITIONS)
def test_a_revoked_token_is_refused_from_then_on_and_a_new_one_is_not(api, sandbox, ticket, place):
    sandbox.faults.add(f"token-revoked{place}")
    assert put(ticket[1]).status_code == 200
    assert api.get("/profile").status_code == 401
    api.headers["Authorization"] = "Bearer another"
    assert api.get("/profile").status_code == 200


def test_an_object_may_be_kept_without_any_answer(sandbox, ticket):
    sandbox.faults.add("put-lost-silent")
    with pytest.raises(httpx.ReadTimeout):
        Sender().put(ticket[1])
    assert sandbox.received[ticket[0]].size == SIZE


def test_an_answer_may_tell_of_other_bytes(sandbox, ticket):
    sandbox.faults.add("put-other-etag")
    assert put(ticket[1]).headers["ETag"] == f'"{"0" * 32}"'


@pytest.mark.alone
@pytest.mark.parametrize("fault", [None, "put-slow"])
def test_a_connection_may_be_slow(fault):
    rate = None if fault else 500_000
    with (
        Sandbox(faults=[fault] if fault else [], bounds=Bounds(bytes_a_second=rate)) as practice,
        open_api(practice) as api,
    ):
        address = request_upload(api)[1]
        began = time.monotonic()
        assert put(address, content=bytes(200_000)).status_code == 200
        assert time.monotonic() - began > 0.35


def test_upload_addresses_may_lead_to_what_stands_in_front(api, sandbox):
    sandbox.upload_origin = "https://front.example:8443"
    target = urlsplit(request_upload(api)[1])
    assert f"{target.scheme}://{target.netloc}" == sandbox.upload_origin
