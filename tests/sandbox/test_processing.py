import gzip
import hashlib

import pytest

from imageuploader.sandbox.server import Sandbox
from imageuploader.sandbox.state import Bounds
from tests.sandbox.api_steps import (
    PACKED,
    RAW,
    Clock,
    ended_event,
    open_api,
    put,
    request_upload,
    upload_event,
)

MEGABYTE = 1024**2


def test_a_new_image_waits_for_its_bytes(api, ticket):
    image = api.get(f"/images/{ticket[0]}").json()
    assert (image["status"], image["size"], image["regions"]) == ("pending_upload", 0, [])
    assert upload_event(api)["status"] == "scheduled"


def test_a_whole_upload_becomes_available(api, sandbox, ticket):
    name, address = ticket
    put(address)
    assert ended_event(api)["status"] == "finished"
    image = api.get(f"/images/{name}").json()
    assert (image["status"], image["size"], image["total_size"]) == ("available", 1, 1)
    assert image["regions"] == [{"region": "us-ord", "status": "available"}]
    assert image["capabilities"] == ["distributed-sites"]
    assert sandbox.images[name]["status"] == "available"


def test_what_was_received_has_its_hashes(sandbox, ticket):
    put(ticket[1])
    received = sandbox.received[ticket[0]]
    assert (received.size, received.raw_size) == (len(PACKED), len(RAW))
    assert received.sha256 == hashlib.sha256(PACKED).hexdigest()
    assert received.raw_sha256 == hashlib.sha256(RAW).hexdigest()
    assert received.headers["content-type"] == "application/octet-stream"


def test_cloud_init_is_a_capability_at_once(api):
    name, _ = request_upload(api, cloud_init=True)
    assert api.get(f"/images/{name}").json()["capabilities"] == ["cloud-init"]


def test_progress_is_reported_while_the_image_is_processed():
    with Sandbox(process_seconds=60) as sandbox, open_api(sandbox) as api:
        name, address = request_upload(api)
        put(address)
        event = upload_event(api)
        image = api.get(f"/images/{name}").json()
    assert (event["status"], event["percent_complete"]) == ("started", 0)
    assert event["entity"]["id"] == int(name.removeprefix("private/"))
    assert image["status"] == "creating"


@pytest.mark.parametrize(
    "body",
    [b"no gzip at all", PACKED[:-5], PACKED[:9], b"", PACKED + b"garbage", b"\0" + PACKED],
    ids=["plain", "cut", "header only", "empty", "with a tail", "with a head"],
)
def test_what_does_not_unpack_fails_and_is_removed(api, ticket, body):
    put(ticket[1], body)
    event = ended_event(api)
    assert (event["status"], event["message"]) == ("failed", "Failed to decompress image")
    assert api.get(f"/images/{ticket[0]}").status_code == 404


def test_gzip_of_nothing_is_an_image_of_one_megabyte(api, ticket):
    put(ticket[1], gzip.compress(b""))
    assert ended_event(api)["status"] == "finished"
    assert api.get(f"/images/{ticket[0]}").json()["size"] == 1


@pytest.mark.parametrize("padding", [b"", b"\0" * 512])
def test_gzip_of_many_members_is_unpacked_whole(sandbox, ticket, padding):
    body = b"".join(gzip.compress(RAW[at : at + 1000]) for at in range(0, 5000, 1000))
    put(ticket[1], body + padding)
    received = sandbox.received[ticket[0]]
    assert received.raw_size == 5000
    assert received.raw_sha256 == hashlib.sha256(RAW[:5000]).hexdigest()


def test_an_image_above_the_limit_fails_with_its_size():
    body = gzip.compress(bytes(4 * MEGABYTE))
    with (
        Sandbox(process_seconds=0.1, bounds=Bounds(raw_bytes=3 * MEGABYTE)) as sandbox,
        open_api(sandbox) as api,
    ):
        name, address = request_upload(api)
        put(address, body)
        event = ended_event(api)
        assert api.get(f"/images/{name}").status_code == 404
    assert event["message"] == "Uncompressed image is larger than the limit of 3"


def test_deleting_a_pending_image_cancels_the_upload(api, ticket):
    assert api.delete(f"/images/{ticket[0]}").json() == {}
    event = upload_event(api)
    assert (event["status"], event["message"]) == ("failed", "Upload canceled")
    assert api.get(f"/images/{ticket[0]}").status_code == 404


def test_deleting_a_finished_image_leaves_its_upload_finished(api, ticket):
    put(ticket[1])
    ended_event(api)
    api.delete(f"/images/{ticket[0]}")
    assert upload_event(api)["status"] == "finished"


def test_after_a_day_the_window_is_over():
    clock = Clock()
    with Sandbox(clock=clock) as sandbox, open_api(sandbox) as api:
        name, address = request_upload(api)
        clock.now += 86_399
        assert api.get(f"/images/{name}").status_code == 200
        clock.now += 1
        refused = put(address)
        event = upload_event(api)
        assert api.get(f"/images/{name}").status_code == 404
    assert (refused.status_code, "AccessDenied" in refused.text) == (403, True)
    assert (event["status"], event["message"]) == ("failed", "Upload window expired")
