"""Less motion where the desktop asks for it, as GNOME's portal tells."""

import os
import subprocess
import sys

import pytest

from imageuploader.ui.theme.motion import plain_value
from tests.required_tools import tool

PORTAL = """
import sys
from jeepney import HeaderFields, MessageType, new_method_return
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

line = open_dbus_connection(bus="SESSION")
line.send_and_get_reply(message_bus.RequestName("org.freedesktop.portal.Desktop"))
print("ready", flush=True)
while True:
    call = line.receive()
    if call.header.fields.get(HeaderFields.member) == "Read":
        assert call.body == ("org.gnome.desktop.interface", "enable-animations")
        line.send(new_method_return(call, "v", (("v", ("b", sys.argv[1] == "animated")),)))
"""
ASK = """
import subprocess, sys
from PySide6.QtCore import QCoreApplication, QElapsedTimer
from imageuploader.ui.theme.motion import Motion

portal = subprocess.Popen([sys.executable, *sys.argv[1:]], stdout=subprocess.PIPE)
portal.stdout.readline()
application, time = QCoreApplication([]), QElapsedTimer()
motion = Motion(application)
motion.ask()
time.start()
while time.elapsed() < 400 and not motion.is_reduced:
    application.processEvents()
portal.kill()
portal.wait()
print("less" if motion.is_reduced else "usual")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has this portal")
@pytest.mark.parametrize(("desktop", "shown"), [("animated", "usual"), ("still", "less")])
def test_what_the_portal_says_is_heard(desktop, shown):
    asked = [sys.executable, "-c", ASK, "-c", PORTAL, desktop]
    command = [tool("dbus-run-session"), "--", *asked]
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    ended = subprocess.run(
        command, env=environ, capture_output=True, text=True, timeout=30, check=True
    )
    assert ended.stdout.split() == [shown]


class Variant:
    def __init__(self, inner):
        self.inner = inner

    def variant(self):
        return self.inner


def test_a_value_is_taken_out_of_all_its_variants():
    assert plain_value(Variant(Variant(False))) is False
    assert plain_value(True) is True
