import sys

import pytest


@pytest.fixture
def quotes_of_sh(monkeypatch):
    """Commands are quoted as for the shells of Linux, on Windows too."""
    monkeypatch.setattr(sys, "platform", "linux")
