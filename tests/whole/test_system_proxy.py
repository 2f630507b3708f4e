"""The whole window behind the proxy of the desktop's settings, which a real bus tells."""

import json
import os
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from imageuploader.app import Program, open_access
from imageuploader.command_line import command_line
from imageuploader.ui.settings.dialog import SettingsDialog
from tests.fakes import REGION, Listener, head_of
from tests.proxies import Proxy
from tests.session_bus import session_bus
from tests.tls import make_certificate, over_tls

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a Linux desktop's portal")

HOST = "linode.invalid"
PROXIES = ("https_proxy", "all_proxy", "no_proxy")


def linode(line):
    """Answer each request of a connection with the regions."""
    body = json.dumps({"data": [REGION], "page": 1, "pages": 1, "results": 1}).encode()
    while True:
        head_of(line)
        line.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body))


def test_the_window_reaches_linode_by_the_proxy_of_the_desktop(qtbot, tmp_path, monkeypatch):
    certificate = make_certificate(tmp_path, names=f"DNS:{HOST}")
    for name in (*PROXIES, *map(str.upper, PROXIES)):
        monkeypatch.delenv(name, raising=False)
    with (
        session_bus(tmp_path, monkeypatch) as bus,
        Listener(over_tls(certificate, linode)) as far,
    ):
        proxy = Proxy(far.port)
        with (
            Listener(proxy.speak_http) as between,
            bus.portal(f"http://127.0.0.1:{between.port}") as questions,
        ):
            environ = os.environ | {"IMAGEUPLOADER_HOME": str(tmp_path / "ours")}
            flags = ["--api-url", f"https://{HOST}", "--ca", str(certificate)]
            places, access = open_access(command_line().parse_args(flags), environ)
            program = Program(places.create(), access, verbose=True)
            try:
                program.show()
                qtbot.waitUntil(lambda: bool(program.account.regions))
                page = shown_page(program)
                QTest.mouseClick(page.check, Qt.MouseButton.LeftButton)
                qtbot.waitUntil(page.check.isEnabled)
                told = page.result.text().splitlines()
            finally:
                program.window.close()
                program.close()
                program.window.deleteLater()
    assert told == [
        f"https://{HOST} answers.",
        f"The proxy http://127.0.0.1:{between.port} was used, as the system settings say.",
    ]
    assert set(proxy.asked) == {f"{HOST}:443"}
    assert [asked.body for asked in questions] == [(f"https://{HOST}/",)]


def shown_page(program):
    program.window.late.window_actions.show_settings()
    return program.window.findChild(SettingsDialog).network
