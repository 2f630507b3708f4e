"""Real servers that are not to be trusted, as the API and as the store: refused, in words."""

import sys
from contextlib import ExitStack
from dataclasses import dataclass

import pytest

from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.errors import NotTrusted
from imageuploader.domain.network.proxy import Network, ProxyMode
from imageuploader.domain.retry import is_transient
from imageuploader.domain.settings import Endpoint
from imageuploader.linode.client import LinodeClient
from imageuploader.linode.issuer import issuer_in
from imageuploader.linode.object_storage import put
from imageuploader.words.errors import describe
from tests.fakes import Listener, telling
from tests.front_servers import free_port, nginx, running
from tests.proxies import Proxy
from tests.tls import Authority, make_certificate, over_tls

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no variable adds trust")

HERE = "IP:127.0.0.1"
MODERN = "location / { return 200; }"
OLD = "ssl_protocols TLSv1.1; ssl_ciphers ALL:@SECLEVEL=0; location / { return 200; }"
HEADLINE = "The connection is not trusted by this computer"
REJECTED = "The certificate of 127.0.0.1 was rejected: "


@dataclass
class Servers:
    """The port of each nginx, and the file of the authority that has signed for most of them."""

    ports: dict[str, int]
    ca_file: str


@pytest.fixture(scope="module")
def servers(tmp_path_factory):
    folder = tmp_path_factory.mktemp("untrusted")
    company = Authority(folder / "company")
    good = company.certify("good", names=HERE)
    made = {
        "good": (good, MODERN),
        "expired": (company.certify("expired", names=HERE, days=-1), MODERN),
        "wrong-host": (company.certify("other", names="DNS:elsewhere.example"), MODERN),
        "self-signed": (make_certificate(folder / "own", names=HERE), MODERN),
        "old-protocol": (good, OLD),
    }
    with ExitStack() as stack:
        ports = {}
        for kind, (certificate, rules) in made.items():
            ports[kind] = free_port()
            server = nginx(folder / f"nginx-{kind}", ports[kind], certificate, rules)
            stack.enter_context(running(server))
        yield Servers(ports, str(company.ca_file))


def ask(url):
    with LinodeClient(Endpoint(url), "secret", wait=lambda _: None) as client:
        client.profile()


def store(url):
    put(f"{url}/b/1?Signature=s", [b"disk"], 4, cancel=CancelToken())


def refusal(call, port):
    with pytest.raises(NotTrusted) as caught:
        call(f"https://127.0.0.1:{port}")
    assert not is_transient(caught.value)
    said = describe(caught.value)
    return str(said.headline), str(said.explanation)


@pytest.mark.parametrize("call", [ask, store], ids=["API", "store"])
@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("expired", ["certificate has expired", "Check the date and the clock"]),
        (
            "wrong-host",
            ["not valid for '127.0.0.1'", "It is that of another server: check the API address"],
        ),
        ("self-signed", ["self-signed certificate", "It was issued by “localhost”"]),
        (
            "old-protocol",
            ["127.0.0.1 offers only an outdated encryption ("],
        ),
    ],
)
def test_a_server_that_is_not_to_be_trusted_is_refused_in_words(
    servers, call, kind, words, monkeypatch
):
    monkeypatch.setenv("SSL_CERT_FILE", servers.ca_file)
    headline, explanation = refusal(call, servers.ports[kind])
    assert headline == HEADLINE
    assert [word for word in words if word not in explanation] == [], explanation


@pytest.mark.parametrize("call", [ask, store], ids=["API", "store"])
def test_check_21_without_the_ca_in_the_store_its_issuer_is_named(servers, call):
    headline, explanation = refusal(call, servers.ports["good"])
    assert headline == HEADLINE
    assert explanation == REJECTED + (
        "unable to get local issuer certificate. It was issued by “Example Corp Inspection CA”, "
        "most likely a proxy of your company: specify its CA file in the settings, with --ca or "
        "in LINODE_CA."
    )


def test_the_issuer_is_named_behind_a_proxy_and_nothing_is_sent_to_who_is_not_trusted(tmp_path):
    """The name is asked for in a second connection, which trusts anybody: for the handshake."""
    company, heard = Authority(tmp_path / "company"), []

    def listen(connection):
        heard.append(connection.recv(100))
        telling(connection)

    certificate = company.certify("far", names="DNS:linode.invalid")
    with Listener(over_tls(certificate, listen)) as far:
        proxy = Proxy(far.port)
        with Listener(proxy.speak_http) as between:
            way = Network(ProxyMode.MANUAL, f"http://127.0.0.1:{between.port}")
            with (
                LinodeClient(Endpoint("https://linode.invalid"), "secret", network=way) as client,
                pytest.raises(NotTrusted) as caught,
            ):
                client.profile()
    assert caught.value.issuer == "Example Corp Inspection CA"
    assert proxy.asked == ["linode.invalid:443"] * 2
    assert heard in ([], [b""])


@pytest.mark.parametrize(
    "junk",
    [b"", b"\x30", b"\x30\x82", b"\x30\x03\x30\x01", bytes(40), b"\x30\xff" + bytes(9)],
)
def test_what_is_no_certificate_has_no_issuer(junk):
    assert issuer_in(junk) == ""
