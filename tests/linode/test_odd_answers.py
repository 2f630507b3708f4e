"""Answers that are odd at the border: numbers, times, ids, lists, and where the token may go."""

import logging
from datetime import timedelta

import httpx
import pytest

from imageuploader.domain.errors import Garbled, NotEncrypted, RateLimited, Rejected, UploadError
from imageuploader.domain.settings import Endpoint
from imageuploader.linode.api_errors import (
    MAX_RETRY_AFTER,
    SHOWN_REASON_LENGTH,
    error_of,
    http_date,
)
from imageuploader.linode.client import LinodeClient
from imageuploader.words.errors import describe
from tests.codec.test_bounds import NO_IDS
from tests.fakes import EVENT, IMAGE, PROFILE, REGION, FarSide, paged, refused

MANY_DIGITS = "9" * 400


def open_client(far: FarSide, url: str = "https://api.example") -> LinodeClient:
    return LinodeClient(
        Endpoint(url), "secret", transport=httpx.MockTransport(far), wait=lambda _: None
    )


@pytest.mark.parametrize(
    "asked",
    [MANY_DIGITS, "Fri, 31 Dec 2999 23:59:59 GMT", "9999999999"],
    ids=["digits", "date", "number"],
)
def test_a_pause_is_never_longer_than_a_day(asked):
    error = error_of(refused(429, Retry_After=asked))
    assert isinstance(error, RateLimited)
    assert error.seconds == MAX_RETRY_AFTER
    assert str(describe(error).explanation).endswith("Try again in 24 h.")


@pytest.mark.parametrize(
    "text",
    [
        "Fri, 31 Dec 9999 23:59:59 GMT",
        "Fri, 01 Jan 1960 00:00:00 GMT",
        f"Fri, {MANY_DIGITS} Dec 2026 00:00:00 GMT",
        "Fri, 31 Dec 2026 00:00:00 +99999999",
        ",",
        "\x00",
        "",
    ],
)
def test_a_date_that_is_none_sets_no_clock(text):
    assert http_date(text) is None


def test_the_clock_of_linode_never_leaves_the_calendar():
    far = FarSide(httpx.Response(200, json={}, headers={"Date": "Fri, 31 Dec 9999 23:59:59 GMT"}))
    with open_client(far) as client:
        client.profile()
        assert client.ahead == timedelta()


def test_headers_that_are_no_ascii_are_read():
    far = FarSide(httpx.Response(200, json=PROFILE, headers=[(b"X-Note", b"\xff\xe4")]))
    with open_client(far) as client:
        assert client.profile().username == "ada"


@pytest.mark.parametrize("image_id", NO_IDS, ids=lambda text: ascii(text[:12]))
@pytest.mark.parametrize("ask", ["image", "delete_image", "update_image"])
def test_no_request_is_made_for_an_id_that_is_none(ask, image_id):
    far = FarSide()
    with open_client(far) as client, pytest.raises(Garbled):
        getattr(client, ask)(image_id)
    assert far.calls == []


def test_one_odd_item_does_not_lose_a_list(caplog):
    odd: list[object] = [None, 5, "text", [], {}, {"id": ".."}]
    far = FarSide(paged(*odd, REGION), paged(*odd, IMAGE), paged(None, 5, "text", [], EVENT))
    with open_client(far) as client, caplog.at_level(logging.WARNING):
        assert [region.id for region in client.regions() if region.id != ".."] == ["us-ord"]
        assert [image.id for image in client.images()] == ["private/77"]
        assert [event.entity_id for event in client.events([77])] == [77]
    assert "left out an item of regions" in caplog.text
    assert "left out an item of images" in caplog.text
    assert "left out an item of events" in caplog.text


def test_a_list_of_nothing_but_odd_items_is_not_an_empty_one():
    with open_client(FarSide(paged(None, 5))) as client, pytest.raises(Garbled):
        client.images()


def test_a_long_reason_is_shown_by_its_beginning_and_logged_in_full(caplog):
    reason = "no " * 33_000
    with caplog.at_level(logging.INFO):
        error = error_of(refused(400, {"reason": reason}, {"reason": reason}))
    assert isinstance(error, Rejected)
    message = describe(error)
    assert len(str(message.headline)) <= SHOWN_REASON_LENGTH
    assert len(str(message.explanation)) <= SHOWN_REASON_LENGTH + 100
    assert reason in caplog.text


@pytest.mark.parametrize(
    "url",
    [
        "http://api.linode.com",
        "http://192.0.2.1:8000",
        "HTTP://example.org/v4",
        "http://127.0.0.1.example.org",
        "http://localhost.example.org",
        "http://user@example.org",
        "http://localhost@example.org",
        "http://128.0.0.1",
        "http://[2001:db8::1]",
        "http://0.0.0.0",
        "http://xlocalhost",
    ],
)
def test_a_token_is_never_sent_in_the_clear_to_another_computer(url):
    far = FarSide()
    with pytest.raises(NotEncrypted) as caught:
        open_client(far, url)
    assert far.calls == []
    message = describe(caught.value)
    assert "without encryption" in str(message.headline)
    assert "https://" in str(message.explanation)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:8000",
        "http://127.9.9.9",
        "http://localhost:8000/v4",
        "http://LOCALHOST",
        "http://[::1]:8000",
    ],
)
def test_this_computer_may_be_asked_in_the_clear(url):
    far = FarSide()
    with open_client(far, url) as client:
        client.profile()
    assert len(far.calls) == 1


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_takes_the_token_nowhere(status):
    far = FarSide(httpx.Response(status, headers={"Location": "http://example.org/"}))
    with open_client(far) as client, pytest.raises(UploadError):
        client.profile()
    assert len(far.calls) == 1
