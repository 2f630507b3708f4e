"""Asks Windows for a proxy by a configuration script: PAC, also one that the network names (WPAD).

https://learn.microsoft.com/windows/win32/winhttp/winhttp-autoproxy-support
"""

import re
import sys
from collections.abc import Iterator

_SCHEMES = {"": "http", "https": "http", "socks": "socks"}
"""Those of a list such as `https=proxy:3128;socks=proxy:1080` that an upload may go through."""


def proxies_in(text: str) -> tuple[str, ...]:
    """Return the proxies of a list as Windows writes it."""
    proxies = []
    for part in re.split(r"[;\s]+", text):
        kind, _, address = part.rpartition("=")
        if address and kind in _SCHEMES:
            proxies.append(address if "://" in address else f"{_SCHEMES[kind]}://{address}")
    return tuple(proxies)


if sys.platform == "win32":
    import ctypes
    from ctypes.wintypes import BOOL, DWORD, LPCWSTR, LPVOID

    _NO_PROXY, _NAMED_PROXY = 1, 3
    _DETECT, _SCRIPT = 1, 2
    _BY_DHCP_AND_DNS = 3
    _MILLISECONDS = 2000

    class _Settings(ctypes.Structure):
        _fields_ = (("detects", BOOL), ("script", LPVOID), ("proxy", LPVOID), ("bypass", LPVOID))

    class _Options(ctypes.Structure):
        _fields_ = (
            *(("flags", DWORD), ("detect_by", DWORD), ("script", LPCWSTR)),
            *(("reserved", LPVOID), ("reserved_too", DWORD), ("logs_on", BOOL)),
        )

    class _Answer(ctypes.Structure):
        _fields_ = (("kind", DWORD), ("proxy", LPVOID), ("bypass", LPVOID))

    _winhttp, _free = ctypes.WinDLL("winhttp"), ctypes.WinDLL("kernel32").GlobalFree
    _winhttp.WinHttpOpen.restype = LPVOID
    _free.argtypes = (LPVOID,)

    def ask_winhttp(url: str) -> tuple[str, ...]:
        """Return the proxies to a URL; empty if no script is set, or none can be read."""
        session = LPVOID(_winhttp.WinHttpOpen("imageuploader", _NO_PROXY, None, None, 0))
        _winhttp.WinHttpSetTimeouts(session, *[_MILLISECONDS] * 4)
        answer = _Answer()
        found = any(
            _winhttp.WinHttpGetProxyForUrl(
                session, url, ctypes.byref(options), ctypes.byref(answer)
            )
            for options in _options_for(*read_script_settings())
        )
        _winhttp.WinHttpCloseHandle(session)
        proxy, _ = map(_take, (answer.proxy, answer.bypass))
        if not found:
            return ()
        return proxies_in(proxy) if answer.kind == _NAMED_PROXY else ("direct://",)

    def read_script_settings() -> tuple[str, bool]:
        """Return the address of a script, and whether one is looked for in the network.

        Windows looks there first, which may take long: what somebody set is preferred here.
        """
        settings = _Settings()
        if not _winhttp.WinHttpGetIEProxyConfigForCurrentUser(ctypes.byref(settings)):
            return "", False
        script, proxy, _ = map(_take, (settings.script, settings.proxy, settings.bypass))
        return script, bool(settings.detects) and not proxy

    def _options_for(script: str, detects: bool) -> Iterator[_Options]:
        if script:
            yield _Options(_SCRIPT, 0, script)
        if detects:
            yield _Options(_DETECT, _BY_DHCP_AND_DNS)

    def _take(text: int | None) -> str:
        """Return the text at an address, and free its memory."""
        if not text:
            return ""
        value = ctypes.wstring_at(text)
        _free(text)
        return value
