"""What tests of several floors stand on."""

import gc
import os

import pytest

from imageuploader.sandbox.server import Sandbox

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before any test makes an application


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
def sandbox():
    with Sandbox(process_seconds=0.1) as practice:
        yield practice
