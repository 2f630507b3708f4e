"""The wire itself: nginx with TLS in front of the practice Linode's store."""

from contextlib import contextmanager

import pytest

from imageuploader.domain.errors import AddressRefused, NotTrusted, ServerTrouble
from imageuploader.domain.upload import UploadState as S
from tests.front_servers import free_port, nginx, running
from tests.tls import make_certificate
from tests.transfer.fault_table import Row, at_part, times

STREAM = """
    location / {{
      proxy_pass {store};
      proxy_request_buffering off;
      proxy_http_version 1.1;
    }}
"""
COLLECT = "location / {{ proxy_pass {store}; }}"
SMALL_BODIES = "location / {{ client_max_body_size 1m; proxy_pass {store}; }}"
OVERLOADED = "location / {{ return 503; }}"
MAINTENANCE = "location / {{ add_header X-Maintenance-Mode planned always; return 503; }}"
DEAD_STORE = "location / {{ proxy_pass http://127.0.0.1:{closed}; }}"
OLD = "ssl_protocols TLSv1.1; ssl_ciphers ALL:@SECLEVEL=0; location / {{ return 200; }}"
LASTING = f"POST {times(7, 'GET')} DELETE"
LASTING_WHOLE = f"POST {times(13, 'GET')} DELETE"
"""Six attempts that never reach the practice store."""


@pytest.fixture(scope="session")
def certificate(tmp_path_factory):
    return make_certificate(tmp_path_factory.mktemp("wire") / "tls")


@contextmanager
def behind(table, rules, certificate):
    """Send the bodies through nginx, which does what the rules say."""
    port = free_port()
    rules = rules.format(store=table.sandbox.url, closed=free_port())
    table.sandbox.upload_origin = f"https://127.0.0.1:{port}"
    table.ca_file = str(certificate)
    with running(nginx(table.folder / "nginx", port, certificate, rules)) as front:
        yield front


@pytest.mark.parametrize("rules", [STREAM, COLLECT], ids=["streamed", "collected"])
def test_a_body_passes(table, gz, certificate, rules):
    with behind(table, rules, certificate):
        upload = table.send(Row("", S.PROCESSING, "POST PUT", 1), gz)
    assert table.sandbox.received[upload.image.id].sha256 == upload.sha256


@pytest.mark.parametrize("place", ["-start", "", "-end"])
def test_a_refusal_of_the_store_passes_nginx_in_mid_body(table, gz, certificate, place):
    row = Row(f"put-403{place}", S.FAILED, "POST PUT GET DELETE", 0, error=AddressRefused)
    with behind(table, STREAM, certificate):
        upload = table.send(row, gz)
    assert upload.error.facts() == {"status": 403, "code": "SignatureDoesNotMatch"}


@pytest.mark.parametrize(
    ("fault", "requests"),
    [
        ("put-reset-start:1", "POST PUT GET PUT"),
        ("put-reset:1", "POST PUT GET PUT"),
        ("put-reset-end:1", "POST PUT GET GET PUT"),
    ],
)
def test_a_line_that_breaks_behind_nginx_is_tried_again(table, wide, certificate, fault, requests):
    with behind(table, STREAM, certificate):
        table.send(Row(fault, S.PROCESSING, requests, 1), wide)


@pytest.mark.parametrize("rules", [STREAM, COLLECT], ids=["streamed", "collected"])
def test_a_reply_that_is_lost_behind_nginx_sends_nothing_twice(table, gz, certificate, rules):
    with behind(table, rules, certificate):
        table.send(Row("put-lost-reply", S.PROCESSING, "POST PUT GET", 1), gz)


REFUSALS = {
    "413": (SMALL_BODIES, Row("", S.FAILED, "POST GET DELETE", 0, error=AddressRefused)),
    "maintenance": (MAINTENANCE, Row("", S.FAILED, "POST GET DELETE", 0, error=ServerTrouble)),
    "503": (OVERLOADED, Row("", S.FAILED, LASTING, 0, error=ServerTrouble)),
    # nginx has the whole body before it notices that the store is dead: it is asked for twice
    "502": (DEAD_STORE, Row("", S.FAILED, LASTING_WHOLE, 0, error=ServerTrouble)),
}


@pytest.mark.parametrize("why", REFUSALS)
def test_nginx_itself_refuses(table, gz, certificate, why):
    rules, row = REFUSALS[why]
    with behind(table, rules, certificate):
        upload = table.send(row, gz)
    assert upload.error.status == (503 if why == "maintenance" else int(why))


@pytest.mark.parametrize("names", ["IP:127.0.0.1", "DNS:elsewhere.example"])
def test_a_certificate_that_is_not_trusted_is_a_failure_at_once(table, gz, tmp_path, names):
    stranger = make_certificate(tmp_path / "stranger", names=names)
    with behind(table, COLLECT, stranger):
        if names.startswith("IP"):
            table.ca_file = ""
        table.send(Row("", S.FAILED, "POST GET DELETE", 0, error=NotTrusted), gz)


def test_a_protocol_too_old_is_a_failure_at_once(table, gz, certificate):
    with behind(table, OLD, certificate):
        table.send(Row("", S.FAILED, "POST GET DELETE", 0, error=NotTrusted), gz)


def test_nginx_killed_in_mid_body_is_a_broken_line(slow_table, wide, certificate):
    with behind(slow_table, STREAM, certificate) as front:

        def cut():
            front.kill()
            front.start()

        at_part(slow_table, 0.5, cut)
        slow_table.send(Row("", S.PROCESSING, "POST PUT GET PUT", 1), wide)
