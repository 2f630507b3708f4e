"""What tests of several floors stand on."""

import os

import pytest

from imageuploader.sandbox.server import Sandbox

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before any test makes an application


@pytest.fixture
def sandbox():
    with Sandbox(process_seconds=0.1) as practice:
        yield practice
