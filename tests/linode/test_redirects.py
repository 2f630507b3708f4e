"""A redirect takes nothing of ours to another address: no token, no bytes, no code."""

import threading
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.errors import AddressRefused, SignInRefused, UploadError
from imageuploader.domain.settings import Endpoint
from imageuploader.domain.spec import UploadSpec
from imageuploader.linode.browser_sign_in import sign_in_with_browser
from imageuploader.linode.client import LinodeClient
from imageuploader.linode.object_storage import put
from tests.fakes import Listener, head_of, telling

CALLS = {
    "profile": lambda client: client.profile(),
    "upload": lambda client: client.request_upload(UploadSpec("web", "us-ord")),
    "agree": lambda client: client.agree(),
    "update": lambda client: client.update_image("private/1", label="web"),
    "delete": lambda client: client.delete_image("private/1"),
}


@pytest.fixture
def elsewhere():
    """Where a redirect leads to; it would answer."""
    with Listener(telling) as other:
        yield other


def leading_to(other, status, heads):
    """A far end that sends everybody on."""

    def send_on(line):
        heads.append(head_of(line)[0])
        where = f"Location: http://127.0.0.1:{other.port}/v4/profile"
        head = f"HTTP/1.1 {status} Elsewhere\r\n{where}\r\nContent-Length: 0\r\n\r\n"
        line.sendall(head.encode())

    return send_on


@pytest.mark.parametrize("status", [302, 307])
@pytest.mark.parametrize("call", CALLS)
def test_the_token_stays_where_it_was_sent(elsewhere, status, call):
    heads: list[str] = []
    with Listener(leading_to(elsewhere, status, heads)) as far:
        endpoint = Endpoint(f"http://127.0.0.1:{far.port}")
        with LinodeClient(endpoint, "secret") as client, pytest.raises(UploadError):
            CALLS[call](client)
    assert [head.count("Bearer secret") for head in heads] == [1]
    assert elsewhere.accepted == 0


def test_the_bytes_of_an_upload_stay_where_they_were_sent_and_no_token_goes_with_them(elsewhere):
    heads: list[str] = []
    with Listener(leading_to(elsewhere, 307, heads)) as far, pytest.raises(AddressRefused):
        put(f"http://127.0.0.1:{far.port}/b/1?Signature=s", [b"a"], 1, cancel=CancelToken())
    assert ["authorization" in head.lower() for head in heads] == [False]
    assert elsewhere.accepted == 0


def test_the_code_of_a_browsers_sign_in_stays_where_it_was_sent(elsewhere):
    heads: list[str] = []
    threads: list[threading.Thread] = []

    def consent(page):
        query = parse_qs(urlsplit(page).query)
        back = {"code": "x", "state": query["state"][0]}
        go = threading.Thread(
            target=httpx.get, args=(query["redirect_uri"][0],), kwargs={"params": back}
        )
        threads.append(go)
        go.start()

    with Listener(leading_to(elsewhere, 307, heads)) as far, pytest.raises(SignInRefused) as caught:
        sign_in_with_browser(
            "client", consent, CancelToken(), login_url=f"http://127.0.0.1:{far.port}"
        )
    threads[0].join(5)
    assert (caught.value.why, len(heads), elsewhere.accepted) == ("code", 1, 0)
