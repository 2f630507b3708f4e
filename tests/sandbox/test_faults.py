import socket
import threading
import time
from urllib.parse import urlsplit

import httpx
import pytest

from imageuploader.sandbox.faults import FAULTS, Faults
from imageuploader.sandbox.server import Sandbox
from tests.sandbox.api_steps import (
    BINARY,
    PACKED,
    ended_event,
    open_api,
    put,
    request_upload,
    upload_event,
)


def test_an_unknown_fault_is_an_error():
    with pytest.raises(ValueError, match="put-404"):
        Sandbox(faults=["put-404"])


def test_every_fault_has_its_sentence():
    assert all(sentence.endswith(".") for sentence in FAULTS.values())


def test_a_fault_strikes_as_often_as_asked():
    faults = Faults()
    faults.add("put-403", times=2)
    assert [faults.strikes("put-403") for _ in range(3)] == [True, True, False]


def test_a_fault_may_say_itself_how_often_it_strikes():
    faults = Faults(["put-403:2"])
    assert [faults.strikes("put-403") for _ in range(3)] == [True, True, False]
    with pytest.raises(ValueError, match="put-403"):
        Faults(["put-403:often"])


def test_how_often_a_fault_strikes_yet_is_known():
    faults = Faults(["put-403:2", "put-500"])
    assert faults.strikes("put-403")
    assert [faults.left(name) for name in ("put-403", "put-500", "post-500")] == [1, None, 0]


def test_a_fault_strikes_until_it_is_removed_or_all_are_cleared():
    faults = Faults(["put-403", "put-500"])
    assert faults.strikes("put-403")
    faults.remove("put-403")
    assert not faults.strikes("put-403")
    assert faults.strikes("put-500")
    faults.clear()
    assert not faults.strikes("put-500")


@pytest.mark.parametrize(
    ("fault", "status", "code"),
    [
        ("put-403", 403, "SignatureDoesNotMatch"),
        ("put-500", 500, "InternalError"),
        ("expired", 403, "AccessDenied"),
    ],
)
def test_the_store_refuses(sandbox, ticket, fault, status, code):
    sandbox.faults.add(fault)
    answer = put(ticket[1])
    assert (answer.status_code, f"<Code>{code}</Code>" in answer.text) == (status, True)
    assert sandbox.received == {}


def test_an_expired_window_takes_the_image_away(api, sandbox, ticket):
    sandbox.faults.add("expired", times=1)
    put(ticket[1])
    assert upload_event(api)["message"] == "Upload window expired"
    assert sandbox.images == {}


def test_the_connection_is_reset_and_nothing_stored(sandbox, ticket):
    sandbox.faults.add("put-reset", times=1)
    with pytest.raises(httpx.NetworkError):
        put(ticket[1])
    assert sandbox.received == {}
    assert put(ticket[1]).status_code == 200


def test_a_lost_reply_leaves_the_object(sandbox, ticket):
    sandbox.faults.add("put-lost-reply")
    with pytest.raises(httpx.RemoteProtocolError):
        put(ticket[1])
    assert sandbox.received[ticket[0]].size == len(PACKED)


def test_a_silent_store_keeps_nothing(sandbox, ticket):
    sandbox.faults.add("put-silent")
    with pytest.raises(httpx.ReadTimeout):
        httpx.put(ticket[1], content=PACKED, headers=BINARY, timeout=0.3)
    assert sandbox.received == {}


def test_a_stalled_store_stops_taking_bytes(sandbox, ticket):
    sandbox.faults.add("put-stalled")
    with pytest.raises(httpx.WriteTimeout):
        httpx.put(ticket[1], content=bytes(64 * 1024**2), headers=BINARY, timeout=0.3)
    assert sandbox.received == {}


def test_an_image_that_cannot_be_processed_fails(api, sandbox, ticket):
    sandbox.faults.add("event-failed")
    put(ticket[1])
    assert ended_event(api)["message"] == "Failed to decompress image"
    assert sandbox.images == {}


def test_a_failed_creation_makes_no_image(api, sandbox):
    sandbox.faults.add("post-500", times=1)
    wish = {"label": "x", "region": "us-ord"}
    assert api.post("/images/upload", json=wish).status_code == 500
    assert sandbox.images == {}


def test_a_creation_whose_answer_is_lost_leaves_an_image(api, sandbox):
    sandbox.faults.add("post-lost-reply", times=1)
    with pytest.raises(httpx.RemoteProtocolError):
        request_upload(api)
    [image] = sandbox.images.values()
    assert (image["label"], image["status"]) == ("x", "pending_upload")


@pytest.mark.parametrize(
    ("fault", "status"), [("api-503", 503), ("api-429", 429), ("api-502", 502)]
)
def test_the_whole_api_is_in_trouble(api, sandbox, fault, status):
    sandbox.faults.add(fault, times=1)
    assert api.get("/profile").status_code == status
    assert api.get("/profile").status_code == 200


def test_a_pause_is_asked_for_in_seconds(api, sandbox):
    sandbox.faults.add("api-429")
    assert api.get("/images").headers["Retry-After"] == "1"


def test_garbled_json_comes_with_a_good_status(api, sandbox):
    sandbox.faults.add("api-garbled")
    answer = api.get("/images")
    assert answer.status_code == 200
    with pytest.raises(ValueError, match="Expecting"):
        answer.json()


def test_an_image_that_cannot_be_deleted_stays(api, sandbox, ticket):
    sandbox.faults.add("delete-500")
    assert api.delete(f"/images/{ticket[0]}").status_code == 500
    assert ticket[0] in sandbox.images


def test_an_early_refusal_comes_while_the_body_is_still_to_come(sandbox, ticket):
    sandbox.faults.add("put-403-start")
    target = urlsplit(ticket[1])
    head = (
        f"PUT {target.path}?{target.query} HTTP/1.1\r\nHost: localhost\r\n"
        f"Content-Type: application/octet-stream\r\nContent-Length: {4 * 1024**3}\r\n\r\n"
    )
    with socket.create_connection((target.hostname, target.port), timeout=5) as line:
        line.sendall(head.encode() + bytes(1000))
        assert line.recv(100).startswith(b"HTTP/1.1 403")


def test_the_server_ends_while_clients_hang(sandbox, ticket):
    sandbox.faults.add("put-silent")
    with open_api(sandbox) as api:
        assert api.get("/profile").status_code == 200
        hanging = threading.Thread(target=_hang, args=(ticket[1],))
        hanging.start()
        for _ in range(100):
            if any(method == "PUT" for method, _ in sandbox.calls):
                break
            time.sleep(0.05)
        sandbox.__exit__(None, None, None)
        hanging.join(10)
        assert not hanging.is_alive()


def _hang(address):
    with pytest.raises(httpx.TransportError):
        put(address)
