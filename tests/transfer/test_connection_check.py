"""What stands between this computer and Linode is named."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx
import pytest

from imageuploader.domain.errors import (
    CaptivePortal,
    ClockWrong,
    NameNotFound,
    NotLinode,
    ServerTrouble,
)
from imageuploader.domain.settings import Endpoint
from imageuploader.linode.client import LinodeClient
from imageuploader.transfer.connection_check import check_connection
from tests.fakes import REGION, FarSide, paged


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
