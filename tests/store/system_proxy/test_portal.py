"""A desktop's portal on a real bus: it is asked for a proxy, and may answer what it likes."""

import sys

import pytest

from imageuploader.store.system_proxy import portal
from imageuploader.store.system_proxy.portal import ask_portal
from tests.session_bus import session_bus

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a Linux desktop's portal")

URL = "https://api.linode.com/"
NO_AUTO_START = 2


@pytest.fixture(scope="module")
def bus(tmp_path_factory):
    folder = tmp_path_factory.mktemp("portal")
    with pytest.MonkeyPatch.context() as patch, session_bus(folder, patch) as made:
        yield made


def test_all_that_the_portal_names_comes_back_in_its_order(bus):
    named = ("http://proxy:3128", "socks5://proxy:1080", "direct://")
    with bus.portal(*named) as questions:
        assert ask_portal(URL) == named
    (question,) = questions
    assert question.body == (URL,)


def test_a_portal_that_does_not_run_is_not_started(bus):
    with bus.portal("direct://") as questions:
        ask_portal(URL)
    assert questions[0].header.flags & NO_AUTO_START
    assert ask_portal(URL) == ()


def test_a_portal_that_never_answers_is_not_waited_for_long(bus, monkeypatch):
    monkeypatch.setattr(portal, "REPLY_SECONDS", 0.05)
    with bus.portal(answers=False) as questions:
        assert ask_portal(URL) == ()
    assert len(questions) == 1


@pytest.mark.parametrize(
    ("signature", "body"), [("", ()), ("s", ("http://proxy:3128",)), ("ai", (7,)), ("as", ())]
)
def test_what_is_no_list_of_proxies_is_no_answer(bus, signature, body):
    with bus.portal(*body, signature=signature):
        assert ask_portal(URL) == ()


@pytest.mark.parametrize(
    "address", ["", "nonsense", "disabled:", "tcp:host=localhost,port=1", "unix:path=/nonexistent"]
)
def test_without_a_bus_there_is_no_answer(monkeypatch, address):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    assert ask_portal(URL) == ()
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    assert ask_portal(URL) == ()
