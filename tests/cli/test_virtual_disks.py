"""Virtual disks in the console: converted and uploaded, or refused with a clear sentence."""

import gzip
import hashlib

import pytest

from tests.disk.real_programs import run
from tests.disk.virtual.virtual_disks import CANARY, all_bytes_below, convert_to, make_overlay


@pytest.fixture
def secret(tmp_path_factory):
    path = tmp_path_factory.mktemp("private") / "secret"
    path.write_bytes(CANARY.ljust(512) * 2048)
    return path


def test_a_qcow2_in_a_gzip_goes_up_as_the_disk_inside(linode, sandbox, raw, tmp_path):
    convert_to("qcow2")(raw, tmp_path / "disk.qcow2")
    path = tmp_path / "disk.qcow2.gz"
    path.write_bytes(run("gzip", "-c", tmp_path / "disk.qcow2"))
    done = linode.upload(path)
    assert done.code == 0, done.messages
    (received,) = sandbox.received.values()
    whole = raw.read_bytes() + bytes(-raw.stat().st_size % 512)
    assert received.raw_sha256 == hashlib.sha256(whole).hexdigest()
    assert "qcow2 in gzip" in linode("check", path).out


@pytest.mark.parametrize("command", ["check", "prepare", "upload"])
def test_an_image_on_a_private_file_is_refused_and_nothing_of_it_shown(
    command, linode, sandbox, secret, tmp_path
):
    path = make_overlay(tmp_path / "disk.qcow2", str(secret))
    more = {
        "check": [],
        "prepare": ["-o", tmp_path / "out.img.gz"],
        "upload": ["--label", "x", "--region", "us-ord"],
    }
    done = linode(command, path, *more[command], "--allow-backing", secret)
    assert done.code == 4
    assert done.explains("disk.qcow2 needs another file", str(secret))
    assert CANARY.decode().strip() not in done.out + done.messages
    assert CANARY not in all_bytes_below(tmp_path)
    assert sandbox.received == {}


def test_an_allowed_file_beside_it_is_joined(console, raw, tmp_path):
    path = make_overlay(tmp_path / "disk.qcow2", raw.name, raw.stat().st_size // 512 * 512)
    out = tmp_path / "out.img.gz"
    refused = console("prepare", path, "-o", out)
    assert refused.explains(f"--allow-backing {raw.name}")
    done = console("prepare", path, "-o", out, "--allow-backing", raw)
    assert done.code == 0, done.messages
    assert raw.read_bytes().startswith(gzip.decompress(out.read_bytes()))


def test_no_other_program_is_needed(console, raw, tmp_path):
    convert_to("qcow2")(raw, tmp_path / "disk.qcow2")
    out = tmp_path / "out.img.gz"
    console.environ["PATH"] = ""
    done = console("prepare", tmp_path / "disk.qcow2", "-o", out)
    assert done.code == 0, done.messages
    assert gzip.decompress(out.read_bytes()).startswith(raw.read_bytes())
