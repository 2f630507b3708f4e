"""Notices and progress reach a real session bus, and a click comes back."""

import json
import os
import subprocess
import sys
from pathlib import Path

from imageuploader.store.desktop_bus import DesktopBus
from tests.required_tools import tool

ROOT = Path(__file__).parents[2]
SECONDS = 30
SERVICE = """
import json, sys, threading
from jeepney import DBusAddress, HeaderFields, MatchRule, MessageType, new_method_return, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection
from imageuploader.store.desktop_bus import LAUNCHER, NOTIFICATIONS, DesktopBus

line = open_dbus_connection()
line.send_and_get_reply(message_bus.RequestName(NOTIFICATIONS))
line.send_and_get_reply(message_bus.AddMatch(MatchRule(type="signal", interface=LAUNCHER)))
heard, done = [], threading.Event()

def serve():
    while len(heard) < 2:
        message = line.receive()
        name = message.header.fields.get(HeaderFields.member)
        if name == "GetCapabilities":
            line.send(new_method_return(message, "as", (["body", "body-markup", "actions"],)))
        elif name == "Notify":
            heard.append(message.body)
            line.send(new_method_return(message, "u", (41,)))
            at = DBusAddress("/org/freedesktop/Notifications", interface=NOTIFICATIONS)
            line.send(new_signal(at, "ActionInvoked", "us", (40, "default")))
            line.send(new_signal(at, "ActivationToken", "us", (41, "leave")))
            line.send(new_signal(at, "ActionInvoked", "us", (41, "default")))
        elif name == "Update":
            heard.append(message.body)

serving = threading.Thread(target=serve, daemon=True)
serving.start()
clicks = []

def click(key, token):
    clicks.append([key, token])
    done.set()

with DesktopBus("org.example.App", click) as bus:
    bus.show_progress(0.43, 2)
    bus.notify("upload-7", "Ready", "<a & b>", urgent=True)
    done.wait(15)
serving.join(15)
print(json.dumps([heard, clicks]))
"""


def in_a_session(script, *before, environment=None):
    clean = {key: value for key, value in os.environ.items() if "DBUS" not in key}
    done = subprocess.run(
        [*before, sys.executable, "-c", script],
        capture_output=True,
        text=True,
        env=clean | {"PYTHONPATH": str(ROOT)} | (environment or {}),
        timeout=SECONDS,
        check=False,
    )
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    return done.stdout


def test_a_notice_and_progress_reach_the_bus_and_a_click_comes_back():
    said = json.loads(in_a_session(SERVICE, tool("dbus-run-session"), "--"))
    (update, notice), clicks = said
    assert update[0] == "application://org.example.App.desktop"
    assert update[1]["progress"] == ["d", 0.43]
    assert update[1]["count"] == ["x", 2]
    name, replaces, icon, title, body, actions, hints, timeout = notice
    assert (name, replaces, icon, title) == ("Image Uploader", 0, "org.example.App", "Ready")
    assert body == "&lt;a &amp; b&gt;"
    assert actions == ["default", ""]
    assert hints == {"urgency": ["y", 2], "desktop-entry": ["s", "org.example.App"]}
    assert timeout == 0
    assert clicks == [["upload-7", "leave"]]


def test_without_a_service_for_notices_nothing_happens():
    script = """
from imageuploader.store.desktop_bus import DesktopBus
with DesktopBus("org.example.App", print) as bus:
    bus.notify("a", "b", "c", urgent=False)
    bus.show_progress(None, 0)
print("over")
"""
    assert in_a_session(script, tool("dbus-run-session"), "--") == "over\n"


def test_without_a_bus_nothing_happens():
    script = """
from imageuploader.store.desktop_bus import DesktopBus
with DesktopBus("org.example.App", print) as bus:
    bus.notify("a", "b", "c", urgent=False)
    bus.show_progress(0.5, 1)
print("over")
"""
    assert in_a_session(script) == "over\n"
    for address in ("unix:path=/nonexistent/bus", "tcp:host=localhost,port=1"):
        gone = {"DBUS_SESSION_BUS_ADDRESS": address}
        assert in_a_session(script, environment=gone) == "over\n"


def test_a_bus_that_was_never_asked_for_has_no_thread():
    with DesktopBus("org.example.App", lambda _key, _token: None) as bus:
        assert bus._thread is None
