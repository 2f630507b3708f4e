"""What tests of several floors stand on."""

import gc
import os
import signal
import sys
import threading

import pytest
from hypothesis import HealthCheck, settings

import tests.plain_qt  # noqa: F401 - before pytest-qt imports Qt
from imageuploader.sandbox.server import Sandbox
from tests.amounts import IS_THOROUGH, amount, left_for_thorough
from tests.patient_bot import PatientBot

settings.register_profile(
    "usual",
    max_examples=amount(30, 100),
    deadline=None,  # it would depend on what else the machine does: what measures time runs alone
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("usual")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before any test makes an application
gc.disable()  # collecting the tests makes much that is kept, which would be looked through often


def pytest_collection_modifyitems(config, items):
    """Take out what only a thorough run tries."""
    if IS_THOROUGH:
        return
    left = left_for_thorough(items)
    config.hook.pytest_deselected(items=list(left))
    items[:] = [item for item in items if item not in left]


def pytest_collection_finish():
    """What is there now is kept to the end: no collection of garbage looks through it."""
    gc.freeze()
    gc.enable()


collect_ignore = [] if sys.platform == "linux" else ["desktop"]
"""Xvfb, a session bus and AT-SPI, which the tests of `desktop` stand on, are Linux's."""


@pytest.fixture(autouse=True, scope="session")
def signals_are_heard():
    """Let child processes hear Ctrl+C: a shell ignores it for what it starts in the background."""
    if threading.current_thread() is threading.main_thread():
        for number in (signal.SIGINT, getattr(signal, "SIGHUP", signal.SIGINT)):
            if signal.getsignal(number) is signal.SIG_IGN:
                signal.signal(number, signal.SIG_DFL)


@pytest.fixture(autouse=True)
def collected_here(request):
    """What a test leaves of Qt is collected on its thread, as the program sees to for itself."""
    if "qapp" not in request.fixturenames:
        yield
        return
    gc.disable()
    yield
    gc.collect(1)
    gc.enable()


@pytest.fixture
def qtbot(request):
    request.getfixturevalue("qapp")
    return PatientBot(request)


@pytest.fixture
def sandbox():
    with Sandbox(process_seconds=0.1) as practice:
        yield practice
