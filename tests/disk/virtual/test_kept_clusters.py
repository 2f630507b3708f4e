"""Clusters of a virtual disk that are sent as they are compressed there."""

import random
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from imageuploader.disk.compression.levels import LEVELS
from imageuploader.disk.inspect import inspect
from imageuploader.disk.prepare import prepare
from imageuploader.disk.virtual.cluster_codec import Cluster, ClusterCodec, decompress_to_join
from imageuploader.disk.virtual.disk_map import Compressed
from imageuploader.disk.virtual.disk_opener import open_disk
from imageuploader.disk.virtual.errors import Malformed
from imageuploader.disk.virtual.exact_read import read_exact
from imageuploader.disk.virtual.views import MappedDisk
from imageuploader.domain.disk_report import PrepareOptions
from tests.disk.archives.byte_stream import ignore_progress
from tests.disk.free_space.ext_images import (
    SECRET,
    dump_files,
    fill_folder,
    make_filled,
    send,
    unpack,
)
from tests.disk.real_programs import run
from tests.disk.virtual.virtual_disks import convert_to

CLUSTER = 64 << 10
LIMIT = 1 << 40
LEAST, MOST = 8_000, 50_000


def pack_like_qemu(content: bytes) -> bytes:
    """Compress a cluster of a qcow2: raw deflate with a window of 4 KiB."""
    packer = zlib.compressobj(-1, zlib.DEFLATED, -12, 9)
    return packer.compress(content) + packer.flush()


PACKERS: dict[ClusterCodec, Callable[[bytes], bytes]] = {
    "deflate": pack_like_qemu,
    "zlib": zlib.compress,
}


def text(seed: int, count: int = CLUSTER, letters: int = 12) -> bytes:
    """Bytes that compress to one block."""
    return bytes(random.Random(seed).choices(range(letters), k=count))  # noqa: S311 - no secret


def words(count: int) -> bytes:
    """Text of which 64 KiB compress to one block."""
    some = random.Random(2)  # noqa: S311 - no secret
    known = [some.randbytes(some.randrange(3, 9)) for _ in range(200)]
    return b" ".join(some.choices(known, k=count // 7))


@pytest.fixture(scope="module")
def disk(tmp_path_factory):
    """An ext4 disk with text, noise, and something deleted."""
    folder = tmp_path_factory.mktemp("kept")
    files = fill_folder(folder / "files")
    (files / "text").write_bytes(words(2 << 20))
    return make_filled(folder / "disk.img", "-t ext4 -b 1024", files)


def noise(count: int = CLUSTER) -> bytes:
    return random.Random(1).randbytes(count)  # noqa: S311 - no secret


def join(packed: bytes, count: int, codec: ClusterCodec) -> Cluster:
    return decompress_to_join(memoryview(packed), len(packed), count, codec)


@pytest.mark.parametrize("codec", PACKERS)
def test_clusters_are_joined_wherever_their_last_bit_is(codec):
    stream, content, lengths = b"", b"", set[int]()
    for seed in range(64):
        raw = text(seed, 500 + seed)
        cluster = join(PACKERS[codec](raw), len(raw), codec)
        assert cluster.content == raw
        lengths.add(len(cluster.deflated[-1]))
        stream += b"".join(cluster.deflated)
        content += raw
    assert lengths == {4, 5}  # what follows fits into the last byte, or not
    assert zlib.decompress(stream + b"\x03\x00", -15) == content


@pytest.mark.parametrize("codec", PACKERS)
def test_what_hardly_became_smaller_is_stored_as_it_is(codec):
    raw = text(1, letters=240)
    packed = PACKERS[codec](raw)
    assert packed[0] & 1 == 0 or codec == "zlib"
    cluster = join(packed, CLUSTER, codec)
    assert cluster.content == raw
    stream = b"".join(cluster.deflated)
    assert raw[:1000] in stream
    assert zlib.decompress(stream + b"\x03\x00", -15) == raw


def test_a_cluster_of_several_blocks_is_compressed_again():
    packed = pack_like_qemu(text(1, letters=60))
    assert not packed[0] & 1
    assert join(packed, CLUSTER, "deflate").deflated == ()


@pytest.mark.parametrize("codec", PACKERS)
def test_a_cluster_with_something_behind_it_is_compressed_again(codec):
    raw = text(1, 9_000)
    packed = PACKERS[codec](raw)
    for behind in (b"\0", b"\0" * 400, noise(400), packed):
        cluster = decompress_to_join(
            memoryview(packed + behind), len(packed + behind), len(raw), codec
        )
        assert (bytes(cluster.content), cluster.deflated) == (raw, ())


@pytest.mark.parametrize("codec", PACKERS)
def test_a_damaged_cluster_is_not_joined(codec):
    raw = text(1, 9_000)
    packed = PACKERS[codec](raw)
    for at in range(0, len(packed), 7):
        damaged = bytearray(packed)
        damaged[at] ^= 0x40
        try:
            cluster = join(bytes(damaged), len(raw), codec)
        except Malformed:
            continue
        bits = -15 if codec == "deflate" else 15
        assert cluster.content == zlib.decompressobj(bits).decompress(damaged, len(raw))
        if cluster.deflated:
            stream = b"".join(cluster.deflated) + b"\x03\x00"
            assert zlib.decompress(stream, -15) == cluster.content
    with pytest.raises(Malformed):
        join(packed[: len(packed) // 2], len(raw), codec)


@pytest.mark.parametrize("raw", [b"ab" * 1000, text(1, 300, letters=3), text(3, 100, 40) * 2])
def test_what_zlib_does_not_take_is_never_joined(raw):
    """Bits that stand for nothing are in the fixed codes, and in others after such damage.

    The last content repeats itself at one distance: damage leaves a single code for that.
    """
    packed = pack_like_qemu(raw)
    for bit in range(8 * len(packed)):
        damaged = bytearray(packed)
        damaged[bit // 8] ^= 1 << bit % 8
        try:
            cluster = join(bytes(damaged), len(raw), "deflate")
        except Malformed:
            continue
        if cluster.deflated:
            stream = b"".join(cluster.deflated) + b"\x03\x00"
            assert zlib.decompress(stream, -15) == cluster.content


def middles_of_clusters(path: Path, kind: str) -> list[bytes]:
    """Return a part of each cluster with text: its first byte is changed, its end not known."""
    found, at = list[bytes](), 0
    with open_disk(path, kind, (), LIMIT) as node:
        assert isinstance(node.raw_view, MappedDisk)
        mapping = node.raw_view.mapping
        while at < node.disk.raw_bytes:
            location = mapping.locate(at)
            if isinstance(location, Compressed):
                cluster = read_exact(node.file.view, location.at, location.size)
                if LEAST < len(cluster) < MOST:
                    found.append(cluster[len(cluster) // 4 : len(cluster) // 2])
            at += location.count
    return found


@pytest.mark.big
@pytest.mark.parametrize(
    ("kind", "options"),
    [("qcow2", ("-c",)), ("vmdk", ("-o", "subformat=streamOptimized"))],
    ids=["qcow2", "vmdk"],
)
def test_a_body_has_the_clusters_of_the_disk_up_to_the_quick_levels(
    kind, options, disk, tmp_path, cancel
):
    path = tmp_path / f"disk.{kind}"
    convert_to(kind, *options)(disk, path)
    middles = middles_of_clusters(path, kind)
    report, kept = inspect(path, cancel=cancel), dict[int, int]()
    most = max(level.number for level in LEVELS if level.is_quick)
    for level in (2, most, most + 1):
        options_ = PrepareOptions(tmp_path, level=level, keeps_free_space=True)
        payload = prepare(report, options_, on_progress=ignore_progress, cancel=cancel)
        body = payload.path.read_bytes()
        kept[level] = sum(middle in body for middle in middles)
        assert unpack(payload, tmp_path / "raw").read_bytes() == disk.read_bytes()
    assert len(middles) >= 24
    assert kept[2] == kept[most] > len(middles) * 0.9
    assert kept[most + 1] == 0


@pytest.mark.big
def test_deleted_data_is_not_in_the_clusters_that_are_kept(disk, tmp_path):
    path = tmp_path / "disk.qcow2"
    run("qemu-img", "convert", "-c", "-O", "qcow2", disk, path)
    payload = send(path, tmp_path)
    middles = middles_of_clusters(path, "qcow2")
    body = payload.path.read_bytes()
    assert sum(middle in body for middle in middles) > len(middles) * 0.8
    raw = unpack(payload, tmp_path / "body.img")
    assert SECRET in disk.read_bytes()
    assert SECRET not in raw.read_bytes()
    assert dump_files(raw, tmp_path / "there") == dump_files(disk, tmp_path / "here")
