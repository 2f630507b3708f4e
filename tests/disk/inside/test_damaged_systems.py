"""Damaged and hostile images end in an answer, in bounded time, with our own errors at most."""

import bz2
import gzip
import lzma
from collections.abc import Callable
from functools import partial

import lz4.block
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typing_extensions import override

from imageuploader.disk.content.disk_content import read_content
from imageuploader.disk.free_space.free_ranges import expect_free_ranges
from imageuploader.disk.inside.boot.drivers import NEEDED, DriverSearch, search_drivers
from imageuploader.disk.inside.look import look_inside
from imageuploader.disk.inside.passing import PassingLook
from imageuploader.disk.zstd_compat import zstd
from imageuploader.domain.inside.vocabulary import Mode
from tests.amounts import amount
from tests.disk.content.byte_views import BytesView
from tests.disk.content.real_disks import MEBI
from tests.disk.filesystems.real_trees import make_file_system
from tests.disk.inside.systems import DRIVERS, cpio, debian, write_files

pytestmark = pytest.mark.big

COMMANDS = {
    "ext4": ("mke2fs", "-t", "ext4", "-O", "inline_data"),
    "xfs": ("mkfs.xfs", "-f"),
    "btrfs": ("mkfs.btrfs", "-f"),
}
STEP = 512
MOST_READS = 20_000


def old_lz4(content: bytes) -> bytes:
    block: bytes = lz4.block.compress(content, store_size=False)
    return b"\x02\x21\x4c\x18" + len(block).to_bytes(4, "little") + block


PACKED: dict[str, Callable[[bytes], bytes]] = {
    "plain": bytes,
    "gzip": gzip.compress,
    "xz": lzma.compress,
    "lzma": partial(lzma.compress, format=lzma.FORMAT_ALONE),
    "bzip2": bz2.compress,
    "zstd": zstd.compress,
    "lz4": old_lz4,
}


@pytest.fixture(scope="module", params=COMMANDS)
def disk(request, tmp_path_factory) -> tuple[bytes, list[int]]:
    """A small system, and where in it something is."""
    folder = tmp_path_factory.mktemp("system")
    files = write_files(folder / "files", debian())
    make_file_system(folder / "disk", files, COMMANDS[request.param])
    content = (folder / "disk").read_bytes()
    zero = bytes(STEP)
    used = [at for at in range(0, len(content), STEP) if content[at : at + STEP] != zero]
    return content, used


@settings(max_examples=amount(25, 200), deadline=None)
@given(st.data())
def test_any_damage_ends_in_answers(disk, data):
    content, used = disk
    changes = {
        data.draw(st.sampled_from(used)) + data.draw(st.integers(0, STEP - 8)): data.draw(
            st.binary(min_size=1, max_size=8)
        )
        for _ in range(data.draw(st.integers(1, 20)))
    }
    view = ChangedView(content, changes)
    inside = look_inside(view, read_content(view).layout)
    assert set(inside.modes) == set(Mode)
    assert view.asked < 64 * MEBI
    assert view.reads < MOST_READS


@settings(max_examples=amount(15, 60), deadline=None)
@given(st.data())
def test_any_cut_ends_in_answers(disk, data):
    content, used = disk
    view = ChangedView(content, {}, data.draw(st.sampled_from(used)))
    assert set(look_inside(view, read_content(view).layout).modes) == set(Mode)


@settings(max_examples=amount(10, 40), deadline=None)
@given(st.data())
def test_any_damage_to_what_passes_by_ends_in_answers(disk, data):
    content, used = disk
    changed = bytearray(content[: 8 * MEBI])
    for _ in range(data.draw(st.integers(0, 20))):
        at = data.draw(st.sampled_from(used)) % len(changed)
        changed[at : at + 8] = data.draw(st.binary(min_size=8, max_size=8))
    with PassingLook(expect_free_ranges) as look:
        for at in range(0, len(changed), MEBI):
            look.stream.add(bytes(changed[at : at + MEBI]))
        look.stream.finish()
    assert set(look.result(look.stream.read_content()).modes) == set(Mode)


@pytest.mark.parametrize("pack", PACKED.values(), ids=PACKED)
@settings(max_examples=amount(12, 100), deadline=None)
@given(
    at=st.floats(0, 1),
    noise=st.binary(max_size=12),
    cut=st.booleans(),
    piece=st.integers(1, 700),
)
def test_any_initramfs_ends(pack, at, noise, cut, piece):
    plain = cpio("early") + pack(cpio(*DRIVERS, content=bytes(2000)))
    place = int(at * len(plain))
    broken = plain[:place] + noise + (b"" if cut else plain[place + len(noise) :])
    search = search_drivers(broken[i : i + piece] for i in range(0, len(broken), piece))
    assert search.is_over
    assert search.found <= set(NEEDED)


def test_an_initramfs_that_unpacks_to_no_end_is_given_up():
    packer, search = zstd.ZstdCompressor(), DriverSearch()
    search.add(packer.compress(cpio("large")[:110].replace(b"00000007", b"7FFFFFFF", 1)))
    zeros = bytes(4 * MEBI)
    for _ in range(70):
        search.add(packer.compress(zeros))
    search.add(packer.flush())
    assert search.is_broken
    assert not search.found


def test_an_initramfs_beyond_all_reason_is_given_up():
    head = cpio("large").replace(b"%08X" % len(b"content"), b"%08X" % (1 << 30), 1)
    search = DriverSearch()
    search.add(head[:120])
    for _ in range(256):
        assert not search.is_over
        search.add(bytes(MEBI))
    assert search.is_broken
    assert not search.found


class ChangedView(BytesView):
    """A disk in memory with some bytes changed, or cut short, without a copy of it."""

    def __init__(self, content: bytes, changes: dict[int, bytes], size: int | None = None) -> None:
        super().__init__(content)
        self._changes, self._size = changes, len(content) if size is None else size

    @property
    @override
    def size(self) -> int:
        return self._size

    @override
    def read(self, offset: int, count: int) -> bytes | None:
        found = super().read(offset, count)
        if found is None:
            return None
        for at, new in self._changes.items():
            for index, byte in enumerate(new, at - offset):
                if 0 <= index < count:
                    found = found[:index] + bytes([byte]) + found[index + 1 :]
        return found
