"""What tests of several floors stand on."""

import os

import pytest

from imageuploader.sandbox.server import Sandbox

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before any test makes an application
# There pytest prints every difference in full, which takes hours for two disk images.
os.environ.pop("CI", None)


@pytest.fixture
def sandbox():
    with Sandbox(process_seconds=0.1) as practice:
        yield practice
