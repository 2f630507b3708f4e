"""A real Chromium without a window, spoken to over its pipe for developers."""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time

from tests.required_tools import tool

_SECONDS = 20
_STEP_SECONDS = 0.05
_START = """
import fcntl, os, sys
pipe = fcntl.fcntl(int(sys.argv[1]), fcntl.F_DUPFD, 10)
os.dup2(pipe, 3)
os.dup2(pipe, 4)
os.execv(sys.argv[2], sys.argv[2:])
"""
"""It reads from file 3 and writes to file 4: here both are one socket."""

_FLAGS = (
    "--headless",
    "--remote-debugging-pipe",
    "--no-first-run",
    "--no-proxy-server",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-extensions",
    "--disable-component-update",
    "--disable-background-networking",
)


class Chromium:
    """A browser of a test's own, with a profile that is removed at its end."""

    def __init__(self):
        self._profile = tempfile.mkdtemp(prefix="chromium-")
        self._pipe, far = socket.socketpair()
        self._pipe.settimeout(_SECONDS)
        self._data, self._calls = b"", 0
        self.tabs: list[Tab] = []
        sandboxed = [] if os.geteuid() else ["--no-sandbox"]  # it refuses to run as root otherwise
        profile = f"--user-data-dir={self._profile}"
        start = (sys.executable, "-ISc", _START, str(far.fileno()), tool("chromium"))
        with far:
            self._process = subprocess.Popen(
                [*start, *_FLAGS, *sandboxed, profile, "about:blank"],
                pass_fds=(far.fileno(),),
                env=os.environ | {"HOME": self._profile},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self._pipe.close()  # which ends it, with all its processes
        try:
            self._process.wait(_SECONDS)
        finally:
            self._process.kill()
            shutil.rmtree(self._profile, ignore_errors=True)

    def open(self, address):
        """Open an address in a tab of its own."""
        target = self.call("Target.createTarget", url=address)["targetId"]
        session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.tabs.append(Tab(self, target, session))
        return self.tabs[-1]

    def call(self, method, session="", **params):
        """Return the result of a method; what it tells meanwhile is not listened to."""
        self._calls += 1
        message = {"id": self._calls, "method": method, "params": params}
        whole = json.dumps(message | ({"sessionId": session} if session else {}))
        self._pipe.sendall(whole.encode() + b"\0")
        end = time.monotonic() + _SECONDS
        while time.monotonic() < end:
            told = self._next_message()
            if told.get("id") == self._calls:
                assert "result" in told, told
                return told["result"]
        raise AssertionError(method)

    def _next_message(self):
        while b"\0" not in self._data:
            data = self._pipe.recv(65536)
            assert data, "Chromium has ended"
            self._data += data
        message, _, self._data = self._data.partition(b"\0")
        return json.loads(message)


class Tab:
    """One page of it."""

    def __init__(self, browser, target, session):
        self._browser, self._target, self._session = browser, target, session

    def click(self, selector):
        """Click on an element with the mouse, once it is there."""
        where = f"document.querySelector({json.dumps(selector)})?.getBoundingClientRect()"
        box = self._wait_for(f"JSON.stringify({where} ?? null)", lambda told: told != "null")
        place = json.loads(box)
        x, y = place["x"] + place["width"] / 2, place["y"] + place["height"] / 2
        for kind in ("mousePressed", "mouseReleased"):
            self._call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def text(self, part):
        """Return what the page says, once that has a part."""
        return self._wait_for("document.body?.innerText ?? ''", lambda told: part in told)

    def close(self):
        """Close it, as a person does who wants none of it."""
        self._browser.call("Target.closeTarget", targetId=self._target)

    def _wait_for(self, expression, is_good):
        told, end = "", time.monotonic() + _SECONDS
        while time.monotonic() < end:
            told = self._call("Runtime.evaluate", expression=expression)["result"].get("value", "")
            if is_good(told):
                return told
            time.sleep(_STEP_SECONDS)
        raise AssertionError(told)

    def _call(self, method, **params):
        return self._browser.call(method, self._session, **params)
