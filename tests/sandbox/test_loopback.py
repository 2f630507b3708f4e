"""A web page whose host name resolves to this computer gets no reply (DNS rebinding)."""

import httpx
import pytest

from tests.sandbox.api_steps import BINARY, NO_TLS, PACKED, open_api, request_upload


def _asked(sandbox, path, host, method="GET", **more):
    headers = {"Host": host, "Authorization": f"Bearer {sandbox.token}", **more.pop("headers", {})}
    return httpx.request(method, f"{sandbox.url}{path}", headers=headers, verify=NO_TLS, **more)


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:80",
        "127.0.0.1.evil.example",
        "evil.example#127.0.0.1",
        "localhost.evil.example",
        "localhost@evil.example",
        "127.0.0.1:80:80",
        "192.0.2.1",
        "10.0.0.1",
        "[::2]",
        "::1",
        "",
    ],
)
def test_another_host_is_misdirected_and_nothing_is_done(sandbox, host):
    wish = {"label": "x", "region": "us-ord"}
    for answer in (
        _asked(sandbox, "/v4/regions", host),
        _asked(sandbox, "/v4/images/upload", host, "POST", json=wish),
        _asked(sandbox, "/nothing", host),
    ):
        assert answer.status_code == 421
        assert answer.json() == {"errors": [{"reason": "Host must be a loopback address"}]}
    assert (sandbox.images, sandbox.calls) == ({}, [])


def test_the_store_takes_nothing_for_another_host(sandbox):
    with open_api(sandbox) as api:
        name, address = request_upload(api)
    answer = httpx.put(
        address, content=PACKED, headers={**BINARY, "Host": "evil.example"}, verify=NO_TLS
    )
    assert answer.status_code == 421
    assert sandbox.images[name]["status"] == "pending_upload"
    assert sandbox.received == {}


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "127.0.0.1:1", "localhost", "LocalHost:65535", "[::1]", "[::1]:8080"],
)
def test_this_computer_is_answered_under_each_of_its_names(sandbox, host):
    assert _asked(sandbox, "/v4/profile", host).status_code == 200
