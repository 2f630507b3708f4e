"""Damaged and hostile file systems: few reads, and never a hole inside used data."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typing_extensions import override

from imageuploader.disk.content.byte_view import NotAvailable
from imageuploader.disk.crc32c import extend_crc32c
from imageuploader.disk.free_space.doubt import Doubt
from imageuploader.disk.free_space.ext_bitmaps import ext_free_ranges
from imageuploader.disk.free_space.ranges import Ranges
from tests.disk.content.byte_views import BytesView
from tests.disk.free_space.ext_images import fill_folder, free_of, make_filled

KINDS = {"ext2": "-t ext2 -b 1024", "crc16": "-t ext4 -b 1024 -O ^metadata_csum,uninit_bg"}
KINDS["ext4"] = "-t ext4 -b 1024"
SUPERBLOCK, DESCRIPTORS = 1024, 2048
MOST_BYTES = 64 * 1024
FIELDS = (
    *(0x0, 0x4, 0xC, 0x14, 0x18, 0x1C, 0x20, 0x24, 0x28, 0x4C, 0x58, 0x5C, 0x60, 0x64, 0xCC),
    *(0xFC, 0x104, 0x150, 0x158, 0x168, 0x24C, 0x270),
)
ODD_NUMBERS = st.one_of(
    st.integers(0, 2**32 - 1), st.sampled_from([0, 1, 2, 7, 8, 1024, 2**31, 2**32 - 1])
)


@pytest.fixture(scope="module")
def disks(tmp_path_factory):
    """The content of a file system of each kind, and its true free ranges."""
    folder = tmp_path_factory.mktemp("disks")
    files = fill_folder(folder / "files")
    paths = {name: make_filled(folder / name, options, files) for name, options in KINDS.items()}
    return {name: (path.read_bytes(), list(free_of(path))) for name, path in paths.items()}


class ChangedView(BytesView):
    """A disk in memory with some of its bytes changed; it is not copied."""

    def __init__(self, content: bytes, changes: dict[int, bytes]) -> None:
        super().__init__(content)
        self.changes = changes

    @override
    def read(self, offset: int, count: int) -> bytes | None:
        found = super().read(offset, count)
        changed = bytearray(found or b"")
        for at, content in self.changes.items():
            for place, byte in enumerate(content, at - offset):
                if 0 <= place < len(changed):
                    changed[place] = byte
        return found and bytes(changed)


def free_in(view):
    try:
        return list(Ranges(ext_free_ranges(view, lambda: None)))
    except (Doubt, NotAvailable):
        return []


def is_within(ranges, free):
    """Whether every range lies in one of the free ones."""
    return all(any(s <= start and end <= e for s, e in free) for start, end in ranges)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), st.sampled_from(sorted(KINDS)), st.integers(0, 2**32 - 1))
def test_no_change_of_the_metadata_makes_a_hole_in_used_data(disks, data, kind, seed):
    content, free = disks[kind]
    changes = dict[int, bytes]()
    dice = random.Random(seed)  # noqa: S311 - a choice
    for _ in range(data.draw(st.integers(1, 4))):
        at = dice.choice([SUPERBLOCK + dice.randrange(1024), DESCRIPTORS + dice.randrange(256)])
        changes[at] = bytes([content[at] ^ 1 << dice.randrange(8)])
    assert is_within(free_in(ChangedView(content, changes)), free)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(FIELDS), ODD_NUMBERS, min_size=1, max_size=4))
def test_any_superblock_is_answered_after_few_reads(disks, fields):
    content = disks["ext4"][0]
    superblock = bytearray(content[SUPERBLOCK : SUPERBLOCK + 1020])
    for at, number in fields.items():
        superblock[at : at + 4] = number.to_bytes(4, "little")
    checksum = extend_crc32c(0xFFFFFFFF, bytes(superblock)).to_bytes(4, "little")
    view = ChangedView(content, {SUPERBLOCK: bytes(superblock) + checksum})
    ranges = free_in(view)
    assert view.reads < 10_000
    assert view.most <= MOST_BYTES
    assert all(0 <= start < end <= len(content) for start, end in ranges)
