"""What stands between this computer and Linode is named."""

import ssl
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx
import pytest

from imageuploader.domain.errors import (
    CaptivePortal,
    ClockWrong,
    NameNotFound,
    NotLinode,
    NotStorage,
    NotTrusted,
    ServerTrouble,
    Unreachable,
)
from imageuploader.domain.settings import Endpoint
from imageuploader.linode.client import LinodeClient
from imageuploader.transfer.connection_check import (
    ProbeOptions,
    check_connection,
    check_storage,
    storage_of,
)
from tests.fakes import REGION, FarSide, Listener, head_of, paged
from tests.tls import make_certificate, over_tls


def check(*replies):
    transport = httpx.MockTransport(FarSide(*replies))
    endpoint = Endpoint("https://linode.invalid")
    with LinodeClient(endpoint, "", transport=transport, wait=lambda _: None) as client:
        return check_connection(client)


def dated(ahead):
    reply = paged(REGION)
    reply.headers["Date"] = format_datetime(datetime.now(UTC) + ahead, usegmt=True)
    return reply


def test_linode_is_reached():
    reached = check(dated(timedelta(seconds=20)))
    assert (reached.api_url, reached.regions) == ("https://linode.invalid", 1)


@pytest.mark.parametrize("hours", [-2, 3])
def test_a_clock_that_is_wrong_is_told_by_how_much(hours):
    with pytest.raises(ClockWrong) as caught:
        check(dated(timedelta(hours=hours)))
    assert round(caught.value.seconds / 3600) == -hours


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (httpx.Response(302, headers={"Location": "https://portal.example"}), CaptivePortal),
        (httpx.Response(511, text="sign in"), CaptivePortal),
        (httpx.Response(404, text="<html>none here</html>"), NotLinode),
        (httpx.Response(200, text="<html>hello</html>"), NotLinode),
        (httpx.Response(200, json={"data": [], "page": 1, "pages": 1, "results": 0}), NotLinode),
        (httpx.Response(503, text="busy"), ServerTrouble),
    ],
    ids=["redirect", "511", "404", "a page", "no regions", "busy"],
)
def test_each_cause_has_its_name(reply, kind):
    with pytest.raises(kind):
        check(*[reply] * 9)


def test_a_name_that_is_not_found_is_told_as_that():
    with (
        LinodeClient(Endpoint("https://linode.invalid"), "", wait=lambda _: None) as client,
        pytest.raises(NameNotFound),
    ):
        check_connection(client)


def saying(status, body=b"", *headers):
    """A far end that gives one answer to everything."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *headers]

    def answer(line):
        head_of(line)
        line.sendall("\r\n".join([*lines, "", ""]).encode() + body)

    return answer


def at(moment):
    return f"Date: {format_datetime(moment, usegmt=True)}"


STORE = b'<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>'
PAGE = b"<!doctype html><title>Blocked</title>"


def test_the_practice_storage_is_reached_and_nothing_is_created(sandbox):
    address = storage_of(f"{sandbox.url}/v4")
    assert check_storage(address, ProbeOptions()) == "127.0.0.1"
    assert (sandbox.calls, sandbox.images) == ([("GET", "/")], {})


@pytest.mark.parametrize(
    ("script", "kind"),
    [
        (saying("200 OK", PAGE), NotStorage),
        (saying("403 Forbidden", PAGE), NotStorage),
        (saying("200 OK"), NotStorage),
        (saying("302 Found", b"", "Location: http://portal.example/"), CaptivePortal),
        (saying("511 Network Authentication Required", PAGE), CaptivePortal),
        (saying("403 Forbidden", STORE, at(datetime.now(UTC) - timedelta(hours=2))), ClockWrong),
        (lambda _: None, Unreachable),
    ],
    ids=["page", "403", "nothing", "redirect", "511", "clock", "cut"],
)
def test_what_answers_in_place_of_the_storage_is_named(script, kind):
    with Listener(script) as far, pytest.raises(kind) as caught:
        check_storage(f"http://127.0.0.1:{far.port}", ProbeOptions())
    assert getattr(caught.value, "host", "127.0.0.1") == "127.0.0.1"


def test_a_storage_with_an_unknown_certificate_is_told_by_its_host(tmp_path):
    certificate = make_certificate(tmp_path)
    with Listener(over_tls(certificate, saying("403 Forbidden", STORE))) as far:
        address = f"https://127.0.0.1:{far.port}"
        with pytest.raises(NotTrusted):
            check_storage(address, ProbeOptions())
        assert check_storage(address, ProbeOptions(ca_file=str(certificate))) == "127.0.0.1"


@pytest.mark.parametrize(
    ("api", "storage"),
    [
        ("https://api.linode.com", "https://us-east-1.linodeobjects.com"),
        ("https://api.dev.linode.com", "https://us-east-1.linodeobjects.com"),
        ("http://127.0.0.1:9000/v4", "http://127.0.0.1:9000"),
        ("https://linode.example", ""),
        ("https://api.linode.com.example", ""),
    ],
)
def test_the_storage_of_an_unknown_api_is_not_guessed(api, storage):
    assert storage_of(api) == storage


def out_of_date(_request):
    """A server whose certificate is not valid now."""
    refusal = ssl.SSLCertVerificationError("certificate verify failed: certificate has expired")
    refusal.verify_code = 10
    raise httpx.ConnectError("no TLS") from refusal


@pytest.mark.parametrize(("days", "kind"), [(400, ClockWrong), (0, NotTrusted), (None, NotTrusted)])
def test_a_certificate_of_another_time_is_the_fault_of_a_wrong_clock_if_that_is_so(days, kind):
    headers = [] if days is None else [at(datetime.now(UTC) - timedelta(days=days))]
    transport = httpx.MockTransport(out_of_date)
    with Listener(saying("200 OK", b"", *headers)) as clock:
        endpoint = Endpoint(f"https://127.0.0.1:{clock.port}")
        with LinodeClient(endpoint, "", transport=transport) as client, pytest.raises(kind):
            check_connection(client, clock_port=clock.port)
