"""A real disk image, and the tools that make and send it."""

import gzip
import os
import subprocess

import pytest

from tests.required_tools import tool


@pytest.fixture
def linode_cli():
    return tool("linode-cli")


@pytest.fixture
def raw_image(tmp_path):
    tree = tmp_path / "tree"
    (tree / "etc").mkdir(parents=True)
    (tree / "etc" / "hostname").write_text("practice\n")
    (tree / "noise").write_bytes(os.urandom(300_000))
    image = tmp_path / "disk.img"
    subprocess.run(
        [tool("mkfs.ext4"), "-q", "-F", "-d", str(tree), str(image), "4M"], check=True, timeout=30
    )
    return image


@pytest.fixture
def packed_image(raw_image):
    packed = raw_image.with_suffix(".img.gz")
    packed.write_bytes(gzip.compress(raw_image.read_bytes()))
    return packed
