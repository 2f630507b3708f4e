import gzip
import os

import pytest

from tests.disk.tools import make_ext4
from tests.transfer.bench import Bench


@pytest.fixture
def bench(sandbox, tmp_path):
    return Bench(sandbox, tmp_path)


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
