"""What answers mean, and which are asked for again."""

import ssl

import httpx
import pytest

from imageuploader.domain.errors import (
    MissingGrant,
    MissingScope,
    NotFound,
    NotTrusted,
    RateLimited,
    Rejected,
    ServerTrouble,
    TokenRefused,
    Unreachable,
    UploadError,
)
from imageuploader.domain.settings import Endpoint
from imageuploader.domain.spec import UploadSpec
from imageuploader.linode.client import LinodeClient
from tests.fakes import FarSide, refused

SCOPES = {"X_OAuth_Scopes": "images:read_only", "X_Accepted_OAuth_Scopes": "images:read_write"}
GATEWAY = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"
LIMITED = httpx.Response(429, headers={"Retry-After": "9"})


class RecordedWaits(list[float]):
    """Remembers the waits, and waits for none of them."""

    def __call__(self, seconds: float) -> None:
        self.append(seconds)


def open_client(far: FarSide, waits: RecordedWaits) -> LinodeClient:
    return LinodeClient(
        Endpoint("https://api.example"), "secret", transport=httpx.MockTransport(far), wait=waits
    )


def error_raised(reply: httpx.Response | httpx.TransportError) -> UploadError:
    """The error of a POST, which is asked once."""
    with (
        open_client(FarSide(reply), RecordedWaits()) as client,
        pytest.raises(UploadError) as caught,
    ):
        client.request_upload(UploadSpec("debian", "us-ord"))
    return caught.value


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (refused(401, {"reason": "Invalid Token"}), TokenRefused()),
        (refused(401, **SCOPES), MissingScope("images:read_write", "images:read_only")),
        (refused(403, **SCOPES), MissingScope("images:read_write", "images:read_only")),
        (refused(403, {"reason": "Unauthorized"}), Rejected(403, "Unauthorized")),
        (
            refused(403, {"reason": "Permission upload_image is required"}),
            MissingGrant("upload_image", ""),
        ),
        (
            refused(403, {"reason": "No"}, X_OAuth_Scopes="*", X_Accepted_OAuth_Scopes="x:y"),
            Rejected(403, "No"),
        ),
        (
            refused(
                401,
                X_OAuth_Scopes="images:read_write",
                X_Accepted_OAuth_Scopes="images:read_only",
            ),
            TokenRefused(),
        ),
        (refused(404, {"reason": "Not found"}), NotFound()),
        (refused(429, Retry_After="9"), RateLimited(9.0)),
        (refused(429), RateLimited(0.0)),
        (refused(429, Retry_After="soon"), RateLimited(0.0)),
        (
            refused(
                429,
                Retry_After="Wed, 25 Nov 2026 10:00:40 GMT",
                Date="Wed, 25 Nov 2026 10:00:00 GMT",
            ),
            RateLimited(40.0),
        ),
        (
            refused(
                429,
                Retry_After="Wed, 25 Nov 2026 09:00:00 GMT",
                Date="Wed, 25 Nov 2026 10:00:00 GMT",
            ),
            RateLimited(0.0),
        ),
        (refused(400, {"reason": "Linode busy."}), ServerTrouble(400, "Linode busy.")),
        (
            httpx.Response(400, html="<title>400 Bad Request</title>"),
            ServerTrouble(400, "400 Bad Request"),
        ),
        (
            refused(400, {"reason": "bad", "field": "region"}, {"reason": "too"}),
            Rejected(400, "bad", "region", ("too",)),
        ),
        (refused(400), Rejected(400, "Bad Request")),
        (httpx.Response(405, json=[1]), Rejected(405, "Method Not Allowed")),
        (httpx.Response(302, headers={"Location": "https://e/"}), Rejected(302, "Found")),
        (httpx.Response(502, html=GATEWAY), ServerTrouble(502, "502 Bad Gateway")),
        (refused(408, {"reason": "slow"}), ServerTrouble(408, "slow")),
        (
            refused(503, {"reason": "later"}, X_Maintenance_Mode="1", Retry_After="60"),
            ServerTrouble(503, "later", 60.0, maintenance=True),
        ),
    ],
)
def test_answer_becomes_an_error_with_its_facts(reply, error):
    assert (type(error_raised(reply)), error_raised(reply).facts()) == (type(error), error.facts())


@pytest.mark.parametrize(
    ("failure", "sent"),
    [
        (httpx.ConnectError("x"), False),
        (httpx.ConnectTimeout("x"), False),
        (httpx.ProxyError("x"), False),
        (httpx.ReadTimeout("x"), True),
        (httpx.WriteError("x"), True),
        (httpx.RemoteProtocolError("x"), True),
    ],
)
def test_only_a_failed_connection_surely_did_not_arrive(failure, sent):
    error = error_raised(failure)
    assert isinstance(error, Unreachable)
    assert error.sent is sent


def test_creating_post_is_never_asked_again():
    far = FarSide(refused(503), refused(503))
    with open_client(far, RecordedWaits()) as client, pytest.raises(ServerTrouble):
        client.request_upload(UploadSpec("debian", "us-ord"))
    assert len(far.calls) == 1


def test_changing_put_is_never_asked_again():
    far = FarSide(refused(503), refused(503))
    with open_client(far, RecordedWaits()) as client, pytest.raises(ServerTrouble):
        client.update_image("private/77", label="new")
    assert len(far.calls) == 1


def test_reading_is_asked_again_after_trouble_of_every_kind():
    far, waits = FarSide(refused(408), httpx.ReadError("x"), httpx.Response(502)), RecordedWaits()
    with open_client(far, waits) as client:
        assert client.image("private/77").id == "private/77"
    assert waits == [1.0, 2.0, 4.0]


def test_deleting_is_asked_again():
    far = FarSide(refused(500))
    with open_client(far, RecordedWaits()) as client:
        client.delete_image("private/77")
    assert [method for method, _ in far.asked] == ["DELETE", "DELETE"]


def test_fourth_failure_is_the_last():
    far = FarSide(*[refused(500)] * 9)
    with open_client(far, RecordedWaits()) as client, pytest.raises(ServerTrouble):
        client.image("private/77")
    assert len(far.calls) == 4


@pytest.mark.parametrize(("asked", "waited"), [("9", 9.0), ("0", 1.0), ("900", 30.0), ("x", 1.0)])
def test_wait_is_the_servers_within_bounds(asked, waited):
    waits = RecordedWaits()
    with open_client(FarSide(refused(429, Retry_After=asked)), waits) as client:
        client.image("private/77")
    assert waits == [waited]


@pytest.mark.parametrize(
    "reply",
    [refused(503, X_Maintenance_Mode="1"), refused(404), refused(401), refused(400)],
)
def test_what_will_not_pass_is_asked_once(reply):
    far = FarSide(reply)
    with open_client(far, RecordedWaits()) as client, pytest.raises(UploadError):
        client.image("private/77")
    assert len(far.calls) == 1


def test_distrust_is_asked_once():
    failure = httpx.ConnectError("x")
    failure.__cause__ = ssl.SSLCertVerificationError(1, "self-signed")
    far = FarSide(failure)
    with open_client(far, RecordedWaits()) as client, pytest.raises(NotTrusted):
        client.image("private/77")
    assert len(far.calls) == 1


def test_token_is_in_no_error():
    assert "secret" not in f"{error_raised(refused(400))!r}{error_raised(httpx.ReadError('x'))!r}"
