"""The console leaves deleted data out, says so, and sends it to those who ask for it."""

import hashlib

import pytest

from tests.disk.free_space.ext_images import fill_folder, make_filled


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """An ext4 image with 2 MB of deleted data."""
    folder = tmp_path_factory.mktemp("filled")
    return make_filled(folder / "disk.img", "-t ext4", fill_folder(folder / "files"))


def test_an_upload_leaves_deleted_data_out_and_says_so_everywhere(linode, sandbox, filled):
    result = linode.upload(filled, "--json")
    (received,) = sandbox.received.values()
    left_out = result.json["left_out_bytes"]
    assert 1_900_000 < left_out < 2_500_000
    assert "Leaves out 2.2 MB of deleted data" in result.messages
    assert received.sha256 == result.json["sha256"]
    assert linode("history", "--json").json[0]["left_out_bytes"] == left_out
    assert linode("check", filled, "--json").json["left_out_bytes"] == left_out


def test_who_asks_for_it_has_it_sent(linode, sandbox, filled):
    result = linode.upload(filled, "--keep-free-space", "--json")
    (received,) = sandbox.received.values()
    assert result.json["left_out_bytes"] == 0
    assert "deleted data" not in result.messages
    assert received.raw_sha256 == hashlib.sha256(filled.read_bytes()).hexdigest()


def test_preparing_does_the_same(console, filled, tmp_path):
    small, large = tmp_path / "small.img.gz", tmp_path / "large.img.gz"
    left_out = console("prepare", filled, "-o", small)
    kept = console("prepare", filled, "-o", large, "--keep-free-space")
    assert ("deleted data" in left_out.messages, "deleted data" in kept.messages) == (True, False)
    assert small.stat().st_size + 1_900_000 < large.stat().st_size


def test_a_file_without_deleted_data_has_none_to_leave_out(console, image):
    assert console("check", image, "--json").json["left_out_bytes"] is None
