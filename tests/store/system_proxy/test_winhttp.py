"""What Windows names as proxies, and its own engine for configuration scripts."""

import sys

import pytest

from imageuploader.store.system_proxy import winhttp
from tests.fakes import Listener, head_of

SCRIPT = b"""function FindProxyForURL(url, host) {
  return host == "api.linode.com" ? "PROXY proxy:3128; DIRECT" : "DIRECT";
}"""


@pytest.mark.parametrize(
    ("text", "proxies"),
    [
        ("proxy:3128", ["http://proxy:3128"]),
        ("one:1;two:2 three:3", ["http://one:1", "http://two:2", "http://three:3"]),
        ("http=a:1;https=b:2;ftp=c:3;socks=d:4", ["http://b:2", "socks://d:4"]),
        ("https=http://b:2", ["http://b:2"]),
        (" ; ;=;https=", []),
    ],
)
def test_a_list_of_proxies_is_read_as_windows_writes_it(text, proxies):
    assert winhttp.proxies_in(text) == tuple(proxies)


def serve(line):
    head_of(line)
    head = "HTTP/1.1 200 OK\r\nContent-Type: application/x-ns-proxy-autoconfig\r\n"
    line.sendall(f"{head}Content-Length: {len(SCRIPT)}\r\n\r\n".encode() + SCRIPT)


if sys.platform == "win32":  # which alone has WinHTTP

    def test_windows_runs_the_script_of_the_settings(monkeypatch):
        with Listener(serve) as far:
            script = f"http://127.0.0.1:{far.port}/proxy.pac"
            monkeypatch.setattr(winhttp, "read_script_settings", lambda: (script, False))
            assert winhttp.ask_winhttp("https://api.linode.com/") == ("http://proxy:3128",)
            assert winhttp.ask_winhttp("https://login.linode.com/") == ("direct://",)
        monkeypatch.setattr(
            winhttp, "read_script_settings", lambda: ("http://127.0.0.1:9/none.pac", False)
        )
        assert winhttp.ask_winhttp("https://api.linode.com/") == ()
        monkeypatch.setattr(winhttp, "read_script_settings", lambda: ("", False))
        assert winhttp.ask_winhttp("https://api.linode.com/") == ()
