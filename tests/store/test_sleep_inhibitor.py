"""The machine is kept awake exactly while an upload is on its way."""

import os
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path

import pytest

from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import ON_THE_WIRE, Upload, UploadState
from imageuploader.store.sleep_inhibitor import SleepInhibitor
from tests.required_tools import tool

S = UploadState
ROOT = Path(__file__).parents[2]
SECONDS = 20


def upload(state, name="a"):
    return Upload(UploadSpec(name, "us-ord"), Path("a.img"), id=name, state=state)


class System:
    """Agrees, or not, and remembers who asked it; `heard` is set at each change."""

    def __init__(self, *, agrees=True):
        self.agrees = agrees
        self.holds, self.asked = 0, 0
        self.told = list[bool]()
        self.changed = threading.Condition()

    @contextmanager
    def inhibit(self):
        self._count(1)
        try:
            yield self.agrees
        finally:
            self._count(-1)

    def tell(self, awake):
        with self.changed:
            self.told.append(awake)
            self.changed.notify_all()

    def until(self, holds):
        with self.changed:
            return self.changed.wait_for(lambda: self.holds == holds, SECONDS)

    def until_asked(self):
        with self.changed:
            return self.changed.wait_for(lambda: self.asked == 1, SECONDS)

    def until_told(self, *told):
        with self.changed:
            return self.changed.wait_for(lambda: self.told == list(told), SECONDS)

    def _count(self, step):
        with self.changed:
            self.holds += step
            self.asked += step > 0
            self.changed.notify_all()


@pytest.fixture
def system():
    return System()


@pytest.fixture
def awake(system):
    with SleepInhibitor(system.tell, system.inhibit, 0) as made:
        yield made


@pytest.mark.parametrize("state", [state for state in S if state not in ON_THE_WIRE])
def test_check_17_nothing_is_held_in_other_states(awake, system, state):
    awake.follow(upload(S.UPLOADING))
    assert system.until(1)
    awake.follow(upload(state))
    assert system.until(0)


def test_check_17_one_hold_lasts_over_all_states_on_the_way(awake, system):
    for state in (S.PREPARING, S.REQUESTING, S.UPLOADING, S.RETRY_WAIT, S.FINALISING):
        awake.follow(upload(state))
    assert system.until(1)
    assert system.asked == 1


def test_it_is_held_until_the_last_upload_is_through(awake, system):
    awake.follow(upload(S.UPLOADING, "a"))
    awake.follow(upload(S.PREPARING, "b"))
    awake.follow(upload(S.PROCESSING, "a"))
    assert system.until(1)
    awake.follow(upload(S.FAILED, "b"))
    assert system.until(0)


def test_who_listens_hears_when_it_begins_and_ends(awake, system):
    awake.follow(upload(S.UPLOADING))
    assert system.until_told(True)
    awake.follow(upload(S.AVAILABLE))
    assert system.until_told(True, False)


def test_closing_lets_go_whatever_runs(system):
    with SleepInhibitor(system.tell, system.inhibit, 0) as awake:
        awake.follow(upload(S.UPLOADING))
        assert system.until(1)
    assert system.holds == 0


def test_who_does_not_want_it_lets_the_machine_sleep_at_once_and_back(awake, system):
    awake.follow(upload(S.UPLOADING))
    assert system.until(1)
    awake.allow(False)
    assert system.until(0)
    awake.allow(True)
    assert system.until(1)


def test_a_system_that_does_not_agree_stops_nothing():
    system = System(agrees=False)
    with SleepInhibitor(system.tell, system.inhibit, 0) as awake:
        awake.follow(upload(S.UPLOADING))
        assert system.until_asked()
        awake.follow(upload(S.AVAILABLE))
    assert (system.asked, system.told) == (1, [])


def test_an_upload_that_is_over_at_once_asks_nothing(system):
    with SleepInhibitor(system.tell, system.inhibit, SECONDS) as awake:
        awake.follow(upload(S.UPLOADING))
        awake.follow(upload(S.AVAILABLE))
    assert (system.asked, system.told) == (0, [])


def _in_a_session(script, *before):
    environment = {key: value for key, value in os.environ.items() if "DBUS" not in key}
    command = [*before, sys.executable, "-c", script]
    environment |= {"PYTHONPATH": str(ROOT), "XDG_SESSION_DESKTOP": "test"}
    done = subprocess.run(
        command, capture_output=True, text=True, env=environment, timeout=SECONDS, check=False
    )
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    return done.stdout.split()


@pytest.mark.skipif(sys.platform == "win32", reason="there it needs no session bus")
def test_without_a_session_bus_the_real_one_says_no_and_does_no_harm():
    script = """
from imageuploader.store.sleep_inhibitor import inhibit_sleep
with inhibit_sleep() as agreed:
    print(agreed)
"""
    assert _in_a_session(script) == ["False"]


def test_a_real_session_bus_is_asked_to_inhibit_and_to_let_go():
    script = """
import threading
from jeepney import HeaderFields, MessageType, new_method_return
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection
from imageuploader.store.sleep_inhibitor import inhibit_sleep

line = open_dbus_connection()
line.send_and_get_reply(message_bus.RequestName("org.freedesktop.PowerManagement"))
calls, names = [], []

def serve():
    while "UnInhibit" not in calls:
        message = line.receive()
        if message.header.message_type is not MessageType.method_call:
            continue
        name = message.header.fields[HeaderFields.member]
        calls.append(name)
        names.extend(message.body if name == "Inhibit" else ())
        answer = ("u", (7,)) if name == "Inhibit" else (None, ())
        line.send(new_method_return(message, *answer))

serving = threading.Thread(target=serve, daemon=True)
serving.start()
with inhibit_sleep() as agreed:
    print(agreed)
serving.join(10)
line.close()
print(*calls)
print(*names)
"""
    agreed, first, last, *names = _in_a_session(script, tool("dbus-run-session"), "--")
    assert [agreed, first, last] == ["True", "Inhibit", "UnInhibit"]
    assert " ".join(names) == "Image Uploader Uploading a disk image"


def test_a_system_that_went_away_meanwhile_is_let_go_in_silence():
    script = """
import threading
from pathlib import Path
from jeepney import MessageType, new_method_return
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload, UploadState
from imageuploader.store.sleep_inhibitor import SleepInhibitor

line = open_dbus_connection()
line.send_and_get_reply(message_bus.RequestName("org.freedesktop.PowerManagement"))
held = threading.Event()

def serve():
    message = line.receive()
    while message.header.message_type is not MessageType.method_call:
        message = line.receive()
    line.send(new_method_return(message, "u", (7,)))
    held.wait(10)
    line.close()

serving = threading.Thread(target=serve)
serving.start()
with SleepInhibitor(lambda awake: awake and held.set(), start_seconds=0) as awake:
    awake.follow(Upload(UploadSpec("a", "us-ord"), Path("a"), state=UploadState.UPLOADING))
    serving.join(10)
print(held.is_set())
"""
    said = _in_a_session(script, tool("dbus-run-session"), "--")
    assert said == ["True"]
