"""What is sent of an ext file system is whole, without what was deleted."""

import re

import pytest

from tests.disk.compression.whole_file import compress
from tests.disk.content.real_disks import run_with_input
from tests.disk.free_space.ext_images import (
    FEATURES,
    SECRET,
    dump_files,
    fill_folder,
    free_of,
    make_feature,
    make_filled,
    send,
    unpack,
)
from tests.disk.real_programs import run

pytestmark = pytest.mark.big


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    return fill_folder(tmp_path_factory.mktemp("files"))


@pytest.mark.parametrize("feature", FEATURES, ids=lambda feature: feature.name)
@pytest.mark.few(8)
def test_what_is_sent_has_every_file_and_no_deleted_one(feature, files, folder, tmp_path, cancel):
    disk = make_feature(tmp_path / "disk.img", feature, files)
    before = disk.read_bytes()
    payload = send(disk, folder)
    body = unpack(payload, tmp_path / "body.img")
    run("e2fsck", "-fn", body)
    assert dump_files(body, tmp_path / "there") == dump_files(disk, tmp_path / "here")
    assert SECRET not in body.read_bytes()
    assert 1_900_000 < payload.left_out_bytes < 2_500_000
    run("e2image", "-ra", disk, tmp_path / "used.img")
    used = compress(
        tmp_path / "used.img", tmp_path / "used.gz", on_progress=lambda _: None, cancel=cancel
    )
    assert payload.size <= 1.02 * used.size
    assert disk.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("uninitialised-groups", "BLOCK_UNINIT"),
        ("crc-16", "BLOCK_UNINIT"),
        ("clusters", "bigalloc"),
        ("meta-groups", "meta_bg"),
        ("double-mounting", "MMP block number"),
    ],
)
def test_the_table_has_what_it_says(name, told, files, tmp_path):
    feature = next(one for one in FEATURES if one.name == name)
    disk = make_feature(tmp_path / "disk.img", feature, files)
    assert told in run("dumpe2fs", disk).decode()


def test_the_free_ranges_are_those_that_dumpe2fs_lists(files, tmp_path):
    disk = make_filled(tmp_path / "disk.img", "-t ext4 -b 1024", files)
    listed = re.findall(r"^  Free blocks: (.*)$", run("dumpe2fs", disk).decode(), re.MULTILINE)
    blocks = {
        block
        for first, last in re.findall(r"(\d+)(?:-(\d+))?", " ".join(listed))
        for block in range(int(first), int(last or first) + 1)
    }
    ours = {block for start, end in free_of(disk) for block in range(start // 1024, end // 1024)}
    assert ours == blocks


def test_a_mounted_disk_that_was_used_is_sent_whole_too(files, folder, tmp_path, mount_image):
    disk = make_filled(tmp_path / "disk.img", "-t ext4 -b 1024", files)
    with mount_image(disk) as inside:
        (inside / "in" / "deep" / "noise-9").unlink()
        (inside / "new").write_bytes(bytes(range(256)) * 2000)
    payload = send(disk, folder)
    body = unpack(payload, tmp_path / "body.img")
    run("e2fsck", "-fn", body)
    assert dump_files(body, tmp_path / "there") == dump_files(disk, tmp_path / "here")
    assert SECRET not in body.read_bytes()


@pytest.mark.parametrize("table", ["dos", "gpt"])
def test_partitions_are_sent_without_what_was_deleted(table, files, folder, tmp_path):
    inner = make_filled(tmp_path / "inner.img", "-t ext4 -b 4096", files)
    disk = tmp_path / "disk.img"
    with disk.open("wb") as file:
        file.truncate(40 << 20)
    script = f"label: {table}\nstart=2048, size={24 << 11}, type=L\nsize=8M, type=S\n"
    run_with_input(script, "sfdisk", "-q", disk)
    swap_at = (2048 + (24 << 11)) * 512
    with disk.open("r+b") as file:
        file.seek(1 << 20)
        file.write(inner.read_bytes())
        file.write(b"behind the file system's end")
        file.seek(swap_at)
        file.write(make_swap(tmp_path / "swap.img", 8).read_bytes())
    before = disk.read_bytes()
    body = unpack(send(disk, folder), tmp_path / "body.img").read_bytes()
    assert SECRET not in body
    assert body[: 1 << 20] == before[: 1 << 20]
    assert body[21 << 20 : swap_at + 4096] == before[21 << 20 : swap_at + 4096]
    assert body[swap_at + 4096 : swap_at + (8 << 20)] == bytes((8 << 20) - 4096)
    assert body[swap_at + (8 << 20) :] == before[swap_at + (8 << 20) :]
    inner.write_bytes(body[1 << 20 : 21 << 20])
    run("e2fsck", "-fn", inner)


def make_swap(path, megabytes):
    """Make a swap area that was used."""
    path.write_bytes(SECRET.ljust(512) * (megabytes << 11))
    run("mkswap", path)
    return path


@pytest.mark.parametrize(
    ("kind", "suffix"), [("qcow2", ".qcow2"), ("vpc", ".vhd"), ("qcow2", ".qcow2.gz")]
)
def test_virtual_disks_are_sent_without_what_was_deleted(kind, suffix, files, folder, tmp_path):
    raw = make_filled(tmp_path / "raw.img", "-t ext4 -b 4096", files)
    disk = tmp_path / f"disk{suffix.removesuffix('.gz')}"
    run("qemu-img", "convert", "-f", "raw", "-O", kind, raw, disk)
    if suffix.endswith(".gz"):
        run("gzip", "-1", disk)
        disk = disk.with_name(disk.name + ".gz")
    payload = send(disk, folder)
    body = unpack(payload, tmp_path / "body.img")
    run("e2fsck", "-fn", body)
    assert SECRET not in body.read_bytes()
    assert dump_files(body, tmp_path / "there") == dump_files(raw, tmp_path / "here")
    assert 1_900_000 < payload.left_out_bytes < 2_500_000
