import os

import pytest

from imageuploader.sandbox.server import Sandbox
from tests.cli.console import Console, gz


@pytest.fixture
def sandbox():
    """Processes at once, because the console polls only every few seconds."""
    with Sandbox(process_seconds=0.0) as practice:
        yield practice


@pytest.fixture
def console(tmp_path):
    return Console(tmp_path / "home")


@pytest.fixture
def linode(tmp_path, sandbox):
    """The console of someone who is signed in to the practice server."""
    return Console(tmp_path / "home", LINODE_URL=sandbox.url, LINODE_TOKEN=sandbox.token)


@pytest.fixture
def raw(tmp_path):
    path = tmp_path / "disk.img"
    path.write_bytes(os.urandom(1_500_000))
    return path


@pytest.fixture
def image(raw, tmp_path):
    return gz(raw, tmp_path / "disk.img.gz")
