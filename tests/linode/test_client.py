import json
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx
import pytest

from imageuploader.domain.errors import BadSetting, Garbled, TokenRefused
from imageuploader.domain.settings import ApiVersion, Endpoint
from imageuploader.domain.spec import UploadSpec
from imageuploader.linode.client import LinodeClient
from tests.fakes import ADDRESS, EVENT, IMAGE, FarSide, paged

BEARER = "secret"
HERE = Endpoint("https://api.example")


def open_client(far: FarSide, endpoint: Endpoint = HERE, token: str = BEARER) -> LinodeClient:
    return LinodeClient(endpoint, token, transport=httpx.MockTransport(far))


def test_every_request_names_the_program_and_the_token():
    far = FarSide()
    with open_client(far) as client:
        client.profile()
    headers = far.calls[0].headers
    assert headers["Authorization"] == "Bearer secret"
    assert headers["User-Agent"] == "imageuploader/0.1.0"


def test_without_a_token_there_is_no_authorization():
    far = FarSide()
    with open_client(far, token="") as client:
        client.regions()
    assert "Authorization" not in far.calls[0].headers


@pytest.mark.parametrize("token", ["a b", "a\n", "tökén", "a\x00b"])
def test_token_that_no_header_can_hold_is_refused_unspoken(token):
    with pytest.raises(TokenRefused) as caught:
        open_client(FarSide(), token=token)
    assert token not in repr(caught.value)


@pytest.mark.parametrize(
    "url",
    [
        "https://api.example",
        "https://api.example/",
        " https://api.example/v4 ",
        "https://api.example/v4beta/",
    ],
)
def test_version_is_the_endpoints_however_the_address_is_written(url):
    far = FarSide()
    with open_client(far, Endpoint(url, ApiVersion.V4BETA)) as client:
        client.profile()
    assert str(far.calls[0].url) == "https://api.example/v4beta/profile"


@pytest.mark.parametrize(
    "url", ["", "api.example", "ftp://api.example", "https://", "https://[::1", "https://h:x", "//"]
)
def test_senseless_address_is_a_bad_setting(url):
    with pytest.raises(BadSetting) as caught:
        open_client(FarSide(), Endpoint(url))
    assert (caught.value.name, caught.value.value) == ("api-url", url)


def test_profile_brings_the_scopes_of_the_answer():
    with open_client(FarSide()) as client:
        profile = client.profile()
    assert (profile.username, profile.scopes) == ("ada", "*")


def test_lists_are_read_page_by_page():
    far = FarSide(
        paged({"id": "us-ord"}, page=1, pages=2), paged({"id": "us-sea"}, page=2, pages=2)
    )
    with open_client(far) as client:
        regions = client.regions()
    assert [region.id for region in regions] == ["us-ord", "us-sea"]
    assert [call[1] for call in far.asked] == [
        "/v4/regions?page=1&page_size=500",
        "/v4/regions?page=2&page_size=500",
    ]


def test_upload_is_requested_with_everything_that_was_said():
    far = FarSide()
    with open_client(far) as client:
        client.request_upload(
            UploadSpec("debian", "us-ord", "Mine", cloud_init=True, tags=("one", "two"))
        )
    assert json.loads(far.calls[0].content) == {
        "label": "debian",
        "region": "us-ord",
        "description": "Mine",
        "cloud_init": True,
        "tags": ["one", "two"],
    }


def test_upload_request_omits_what_is_empty():
    far = FarSide()
    with open_client(far) as client:
        client.request_upload(UploadSpec("debian", "us-ord"))
    sent = json.loads(far.calls[0].content)
    assert sent.keys().isdisjoint({"description", "tags"})


def test_ticket_holds_image_address_and_expiry_and_hides_the_address():
    with open_client(FarSide()) as client:
        ticket = client.request_upload(UploadSpec("debian", "us-ord"))
    assert (ticket.image.id, ticket.address) == ("private/77", ADDRESS)
    assert ticket.expires == datetime(2026, 9, 21, 14, 13, 20, tzinfo=UTC)
    assert "Signature" not in repr(ticket)


@pytest.mark.parametrize("answer", [{}, {"image": IMAGE}, {"upload_to": ADDRESS}, [], "text"])
def test_upload_answer_without_image_or_address_is_garbled(answer):
    with open_client(FarSide(httpx.Response(200, json=answer))) as client, pytest.raises(Garbled):
        client.request_upload(UploadSpec("debian", "us-ord"))


def test_image_id_keeps_its_slash_out_of_the_path():
    far = FarSide()
    with open_client(far) as client:
        assert client.image("private/77").label == "debian"
    assert far.asked == [("GET", "/v4/images/private%2F77")]


def test_images_are_filtered_by_the_server():
    far = FarSide()
    with open_client(far) as client:
        client.images({"label": "dëbian", "is_public": False})
    sent = far.calls[0].headers["X-Filter"]
    assert json.loads(sent) == {"label": "dëbian", "is_public": False}


def test_events_of_one_image_are_asked_for_newest_first():
    far = FarSide()
    with open_client(far) as client:
        events = client.events([77])
    assert json.loads(far.calls[0].headers["X-Filter"]) == {
        "entity.type": "image",
        "entity.id": 77,
        "action": "image_upload",
        "+order_by": "created",
        "+order": "desc",
    }
    assert [(event.entity_id, event.percent_complete) for event in events] == [(77, 40)]


def test_events_of_several_images_are_one_request():
    far = FarSide(paged(EVENT, EVENT))
    with open_client(far) as client:
        client.events([77, 78])
    sent = json.loads(far.calls[0].headers["X-Filter"])
    assert (len(far.calls), sent["+or"]) == (1, [{"entity.id": 77}, {"entity.id": 78}])


def test_events_of_no_image_are_not_asked_for():
    far = FarSide()
    with open_client(far) as client:
        assert (client.events([]), far.calls) == ([], [])


def test_update_sends_only_what_is_given():
    far = FarSide()
    with open_client(far) as client:
        client.update_image("private/77", description="New", tags=())
    assert far.asked == [("PUT", "/v4/images/private%2F77")]
    assert json.loads(far.calls[0].content) == {"description": "New", "tags": []}


def test_delete_needs_no_sense_in_the_answer():
    far = FarSide(httpx.Response(204))
    with open_client(far) as client:
        client.delete_image("private/77")
    assert far.asked == [("DELETE", "/v4/images/private%2F77")]


@pytest.mark.parametrize(
    "reply",
    [
        httpx.Response(200, html="<html>"),
        httpx.Response(200, json={"data": {}}),
        httpx.Response(200, json=[1]),
    ],
)
def test_list_that_is_none_is_garbled(reply):
    with open_client(FarSide(reply)) as client, pytest.raises(Garbled):
        client.images()


def test_linodes_clock_is_known_from_its_answers():
    now = datetime.now(UTC)
    date = format_datetime(now + timedelta(hours=2), usegmt=True)
    far = FarSide(httpx.Response(200, json={"username": "ada"}, headers={"Date": date}))
    with open_client(far) as client:
        client.profile()
    assert timedelta(hours=2, seconds=-5) < client.ahead <= timedelta(hours=2)
