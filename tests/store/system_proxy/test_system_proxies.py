"""What the system answers about proxies counts for a moment, each URL for itself."""

import pytest

from imageuploader.store.system_proxy.system_proxies import (
    KEPT_SECONDS,
    SystemProxies,
    read_settings,
)


def test_an_answer_counts_for_half_a_minute_even_if_it_is_none():
    asked, now = [], [100.0]

    def ask(url):
        asked.append(url)
        return (f"http://proxy-{len(asked)}:1",) if url == "https://a/" else ()

    proxies = SystemProxies(ask, lambda: now[0])
    assert [proxies.find("https://a/") for _ in range(2)] == [("http://proxy-1:1",)] * 2
    assert [proxies.find("https://b/") for _ in range(2)] == [(), ()]
    now[0] += KEPT_SECONDS - 1
    assert proxies.find("https://a/") == ("http://proxy-1:1",)
    now[0] += 1
    assert proxies.find("https://a/") == ("http://proxy-3:1",)
    assert asked == ["https://a/", "https://b/", "https://a/"]


@pytest.mark.parametrize(
    ("settings", "answers"),
    [
        ({"https": "proxy:3128"}, ("http://proxy:3128",)),
        ({"all": "socks5://proxy:1"}, ("socks5://proxy:1",)),
        ({"http": "http://proxy:1"}, ()),
        ({"https": "proxy:3128", "no": "linode.com"}, ("direct://",)),
    ],
)
def test_the_proxy_that_python_reads_is_an_answer_too(monkeypatch, settings, answers):
    """Elsewhere Python reads the system's settings as it reads the environment here."""
    for name in ("http", "https", "all", "no"):
        monkeypatch.delenv(f"{name}_proxy".upper(), raising=False)
        monkeypatch.setenv(f"{name}_proxy", settings.get(name, ""))
    assert read_settings("https://api.linode.com/") == answers
