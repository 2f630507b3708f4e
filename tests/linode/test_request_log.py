import logging
import re
from collections.abc import Iterator

import httpx
import pytest

from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.errors import Garbled, Unreachable
from imageuploader.domain.settings import Endpoint
from imageuploader.linode.client import MAX_ANSWER_BYTES, LinodeClient
from imageuploader.linode.object_storage import put
from tests.fakes import FarSide

ADDRESS = "https://me:pass@store.example/bucket/77?Signature=secret"


@pytest.fixture
def logged(caplog):
    """What the log has of the requests so far, without the seconds."""
    caplog.set_level(logging.DEBUG)

    def read():
        ours = [
            r.getMessage() for r in caplog.records if r.name == "imageuploader.linode.request_log"
        ]
        assert all(re.search(r", \d+\.\d\d s$", line) for line in ours), ours
        return [line.rpartition(",")[0] for line in ours]

    return read


def test_each_request_is_a_line_without_its_query(logged):
    far = FarSide(httpx.Response(503), httpx.ConnectError("refused"))
    transport = httpx.MockTransport(far)
    with LinodeClient(Endpoint(), "t0ken", transport=transport, wait=lambda _: None) as client:
        client.regions()
    assert logged() == ["GET regions: 503", "GET regions: ConnectError", "GET regions: 200"]


def test_of_a_signed_address_the_log_has_the_host_alone(logged):
    far = httpx.MockTransport(FarSide(httpx.Response(200), httpx.ReadError("reset")))
    put(ADDRESS, [b"x"], 1, cancel=CancelToken(), transport=far)
    with pytest.raises(Unreachable):
        put(ADDRESS, [b"x"], 1, cancel=CancelToken(), transport=far)
    assert logged() == ["PUT store.example: 200", "PUT store.example: ReadError"]


def test_the_status_is_known_even_if_the_content_is_not_read(logged):
    too_long = httpx.Response(200, content=b" " * (MAX_ANSWER_BYTES + 1))
    cut = httpx.Response(206, content=_cut())
    transport = httpx.MockTransport(FarSide(too_long, cut))
    with LinodeClient(Endpoint(), "t0ken", transport=transport, wait=lambda _: None) as client:
        with pytest.raises(Garbled):
            client.profile()
        client.profile()
    assert logged() == [
        "GET profile: 200 Garbled",
        "GET profile: 206 ReadError",
        "GET profile: 200",
    ]


def _cut() -> Iterator[bytes]:
    yield b"{"
    raise httpx.ReadError("reset")
