"""The console in a company: behind real proxies, and an nginx whose CA only the system knows."""

import random
import sys
from dataclasses import dataclass

import pytest

from imageuploader.sandbox.server import Sandbox
from tests.amounts import IS_THOROUGH
from tests.cli.console import Console, gz
from tests.front_servers import free_port, nginx, running
from tests.proxies import PASSWORD
from tests.real_proxies import microsocks, tinyproxy
from tests.session_bus import session_bus
from tests.tls import Authority

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Debian's proxies")

HOST = "0.0.0.0"  # noqa: S104 - this computer too, but not by a name that goes past every proxy
LINODE = """
    location / {{
      proxy_pass {linode};
      proxy_http_version 1.1;
      proxy_request_buffering off;
    }}
"""
KINDS = {
    "tinyproxy": (tinyproxy, False),
    "tinyproxy, password": (tinyproxy, True),
    "microsocks": (microsocks, False),
    "microsocks, password": (microsocks, True),
}
USUAL = [name for name, (_, wants_password) in KINDS.items() if wants_password]


@dataclass
class Company:
    """Where its Linode is, and the file with its CA."""

    sandbox: Sandbox
    port: int
    ca_file: str

    def console(self, home, **environ):
        """A console that no variable of this computer sends past a proxy."""
        known = {"LINODE_URL": f"https://{HOST}:{self.port}", "LINODE_TOKEN": self.sandbox.token}
        return Console(home, **known, NO_PROXY="", no_proxy="", **environ)


@pytest.fixture(scope="module")
def company(tmp_path_factory):
    folder, port = tmp_path_factory.mktemp("company"), free_port()
    authority = Authority(folder / "authority")
    certificate = authority.certify("linode", names=f"IP:{HOST}")
    with Sandbox(process_seconds=0.1) as sandbox:
        sandbox.upload_origin = f"https://{HOST}:{port}"
        rules = LINODE.format(linode=sandbox.url)
        with running(nginx(folder / "nginx", port, certificate, rules)):
            yield Company(sandbox, port, str(authority.ca_file))


@pytest.fixture
def file(tmp_path):
    raw = tmp_path / "disk.img"
    raw.write_bytes(random.Random(13).randbytes(300_000))  # noqa: S311 - no secret
    return gz(raw, tmp_path / "one.img.gz")


@pytest.mark.parametrize("kind", KINDS if IS_THOROUGH else USUAL)
def test_an_upload_passes_a_real_proxy_with_the_ca_of_the_system(company, kind, file, tmp_path):
    make, wants_password = KINDS[kind]
    with running(make(tmp_path / "proxy", wants_password=wants_password)) as proxy:
        url = proxy.with_password if wants_password else proxy.url
        console = company.console(tmp_path, all_proxy=url, SSL_CERT_FILE=company.ca_file)
        done = console.upload(file, "--json", "--no-wait")
        assert done.code == 0, done.messages
        received = company.sandbox.received[done.json["image"]["id"]]
        assert received.sha256 == done.json["sha256"]
        assert proxy.led_to(HOST, company.port) >= 2
    assert PASSWORD not in done.messages + done.out
    assert [path for path in tmp_path.rglob("*") if is_leak(path)] == []


def test_an_upload_passes_the_proxy_of_the_desktop(company, file, tmp_path, monkeypatch):
    with (
        running(tinyproxy(tmp_path / "proxy", wants_password=False)) as proxy,
        session_bus(tmp_path, monkeypatch) as bus,
        bus.portal(proxy.url) as questions,
    ):
        done = company.console(tmp_path, SSL_CERT_FILE=company.ca_file).upload(file, "--no-wait")
        assert done.code == 0, done.messages
        assert proxy.led_to(HOST, company.port) >= 2
    assert {asked.body for asked in questions} == {(f"https://{HOST}:{company.port}/",)}


def is_leak(path):
    ours = path.is_file() and path.name != "conf"  # where tinyproxy has it
    return ours and PASSWORD.encode() in path.read_bytes()


def test_check_21_without_that_ca_the_console_names_who_issued_the_certificate(
    company, file, tmp_path
):
    refused = company.console(tmp_path).upload(file)
    assert refused.explains("The connection is not trusted by this computer", "a proxy of your")
    assert "Example Corp Inspection CA" in refused.messages


@pytest.mark.parametrize("make", [tinyproxy, microsocks])
def test_a_real_proxy_that_wants_a_password_is_told_as_that(company, make, file, tmp_path):
    with running(make(tmp_path / "proxy", wants_password=True)) as proxy:
        console = company.console(tmp_path, all_proxy=proxy.url, SSL_CERT_FILE=company.ca_file)
        refused = console.upload(file)
    assert refused.explains("The proxy wants a user and a password")
