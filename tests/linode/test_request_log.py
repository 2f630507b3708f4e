import logging
import re

import httpx
import pytest

from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.errors import Unreachable
from imageuploader.domain.settings import Endpoint
from imageuploader.linode.client import LinodeClient
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
