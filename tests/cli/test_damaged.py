"""A damaged file ends an upload before any request to Linode."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.disk.real_programs import run

ASKED = ("POST", "/v4/images/upload")
PACKERS = {"gz": ("gzip", "-n", "-c"), "xz": ("xz", "-1", "-c"), "zip": ("zip", "-q", "-j", "-")}


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def flipped(data: bytes) -> bytes:
    return changed(data, len(data) // 2)


def changed(data: bytes, place: int) -> bytes:
    wrong = bytearray(data)
    wrong[place] ^= 0x10
    return bytes(wrong)


def wrong_checksum(data: bytes) -> bytes:
    return changed(data, -8)


def wrong_length(data: bytes) -> bytes:
    return changed(data, -4)


DAMAGES = [
    ("gz", cut),
    ("gz", flipped),
    ("gz", wrong_checksum),
    ("gz", wrong_length),
    ("xz", cut),
    ("xz", flipped),
    ("zip", cut),
    ("zip", flipped),
]


def whole(data: bytes) -> bytes:
    return data


@pytest.fixture
def make(raw, tmp_path) -> Callable[..., Path]:
    """Compresses the image with the real program for a suffix, and damages the result."""

    def made(ending, damage):
        path = tmp_path / f"{damage.__name__}.img.{ending}"
        path.write_bytes(damage(run(*PACKERS[ending], raw)))
        return path

    return made


@pytest.mark.parametrize(("ending", "damage"), DAMAGES)
@pytest.mark.few(4)
def test_a_damaged_file_is_refused_and_linode_hears_nothing(linode, sandbox, make, ending, damage):
    result = linode.upload(make(ending, damage), "--json")
    assert (result.code, result.json["state"]) == (4, "failed")
    assert result.json["error"]["kind"] == "Damaged"
    assert result.explains("damaged")
    assert (sandbox.calls, sandbox.images, sandbox.received) == ([], {}, {})
    assert [row["error"]["kind"] for row in linode.history()] == ["Damaged"]
    assert list((linode.home / "cache").iterdir()) == []


@pytest.mark.parametrize("ending", PACKERS)
@pytest.mark.few(1)
def test_the_same_file_undamaged_is_sent(linode, sandbox, make, ending):
    assert linode.upload(make(ending, whole), "--no-wait").code == 0
    assert (sandbox.calls.count(ASKED), len(sandbox.images)) == (1, 1)


def test_among_several_files_only_the_whole_one_is_asked_for(linode, sandbox, make):
    files = make("gz", cut), make("gz", whole)
    result = linode("upload", *files, "--region", "us-ord", "--json", "--no-wait")
    data = [json.loads(line) for line in result.out.splitlines()]
    assert (result.code, [one["state"] for one in data]) == (4, ["failed", "processing"])
    assert [image["label"] for image in sandbox.images.values()] == ["whole"]
    assert sandbox.calls.count(ASKED) == 1
