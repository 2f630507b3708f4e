import gzip
import os
import socket

import pytest

from imageuploader.linode import send_buffer
from imageuploader.sandbox.server import Sandbox
from imageuploader.sandbox.state import Bounds
from tests.disk.real_programs import make_ext4
from tests.transfer.fault_table import Table
from tests.transfer.next_start import Start
from tests.transfer.one_transfer import Bench


@pytest.fixture
def bench(sandbox, tmp_path):
    return Bench(sandbox, tmp_path)


@pytest.fixture
def start(tmp_path, sandbox):
    return Start(tmp_path, sandbox)


@pytest.fixture(scope="session")
def small(tmp_path_factory):
    """A .img.gz of 1 MB of noise: it is sent as it is."""
    path = tmp_path_factory.mktemp("small") / "noise.img.gz"
    path.write_bytes(gzip.compress(os.urandom(1_000_000), 1))
    return path


@pytest.fixture(scope="session")
def large(tmp_path_factory):
    """A .img.gz of more bytes than the system takes off our hands when nobody reads them."""
    path = tmp_path_factory.mktemp("large") / "noise.img.gz"
    path.write_bytes(gzip.compress(os.urandom(24_000_000), 0))
    return path


@pytest.fixture(scope="session")
def raw(tmp_path_factory):
    """A genuine ext4 image: it is compressed first."""
    files = tmp_path_factory.mktemp("files")
    (files / "noise").write_bytes(os.urandom(200_000))
    return make_ext4(tmp_path_factory.mktemp("raw") / "disk.img", files, 8)


@pytest.fixture(scope="session")
def gz(tmp_path_factory):
    """A .img.gz of more bytes than are under way at a time on a line of small buffers."""
    path = tmp_path_factory.mktemp("gz") / "noise.img.gz"
    path.write_bytes(gzip.compress(os.urandom(2_000_000), 0))
    return path


@pytest.fixture(scope="session")
def wide(tmp_path_factory):
    """The same, of more bytes than another program in between takes in."""
    path = tmp_path_factory.mktemp("wide") / "noise.img.gz"
    path.write_bytes(gzip.compress(os.urandom(8_000_000), 0))
    return path


@pytest.fixture(scope="session")
def raw_2mb(tmp_path_factory):
    """A genuine ext4 image that is about 2 MB when it is compressed."""
    files = tmp_path_factory.mktemp("files")
    (files / "noise").write_bytes(os.urandom(2_000_000))
    return make_ext4(tmp_path_factory.mktemp("raw") / "disk.img", files, 8)


@pytest.fixture
def table(tmp_path, monkeypatch):
    # Where a system does not bound what is unsent, a slow line is given a buffer for half a second,
    # which on a busy machine is all of a small file.
    monkeypatch.setattr(send_buffer, "_MOST_BYTES", send_buffer.UNSENT_BYTES)
    bounds = Bounds(receive_bytes=16 * 1024)
    with Sandbox(process_seconds=60, bounds=bounds) as practice:
        yield Table(practice, tmp_path)


@pytest.fixture
def slow_table(tmp_path):
    """The same on a line so slow that something can happen meanwhile."""
    bounds = Bounds(receive_bytes=16 * 1024, bytes_a_second=6_000_000)
    with Sandbox(process_seconds=60, bounds=bounds) as practice:
        yield Table(practice, tmp_path)


@pytest.fixture
def closed_port():
    """A port on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]
