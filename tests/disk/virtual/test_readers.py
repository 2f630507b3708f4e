"""The readers of virtual disks find every byte and every truncation, and survive any input."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from struct import pack

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from imageuploader.disk.content.byte_view import NotAvailable
from imageuploader.disk.virtual.disk_map import Compressed
from imageuploader.disk.virtual.disk_opener import open_disk, stored_bytes
from imageuploader.disk.virtual.disk_tree import DiskNode
from imageuploader.disk.virtual.errors import Malformed, Unsupported
from imageuploader.disk.virtual.exact_read import NumberTables
from imageuploader.disk.virtual.readers import read_disk, read_mapping
from imageuploader.domain.errors import Damaged
from tests.amounts import amount
from tests.disk.content.byte_views import BytesView
from tests.disk.content.real_disks import write_at
from tests.disk.virtual.virtual_disks import SAMPLES, check, convert_to

OURS = (Malformed, Unsupported, NotAvailable)
MANY = settings(
    deadline=None,
    max_examples=amount(30, 150),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture(scope="session")
def raw(tmp_path_factory) -> Path:
    """A disk of 3 MiB and a sector: noise, text, and nothing in between."""
    path: Path = tmp_path_factory.mktemp("raw") / "disk.img"
    parts = (os.urandom(700_000), bytes(900_000), b"some text\n" * 30_000, bytes(200_000))
    path.write_bytes((b"".join(parts) + os.urandom(5_000)).ljust((3 << 20) + 512, b"\0"))
    return path


@pytest.fixture(scope="session")
def disks(raw, tmp_path_factory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("virtual")
    for made in SAMPLES:
        made.make(raw, folder / made.name)
    return {made.name: folder / made.name for made in SAMPLES}


@contextmanager
def opened(made, path: Path) -> Iterator[DiskNode]:
    with open_disk(path, made.kind, (), 64 << 30) as node:
        yield node


@pytest.mark.big
@pytest.mark.parametrize("made", SAMPLES, ids=lambda made: made.name)
@given(st.data())
@MANY
@pytest.mark.few(8)
def test_any_bytes_of_the_disk_can_be_read(made, disks, raw, data):
    content = raw.read_bytes()
    with opened(made, disks[made.name]) as node:
        assert node.raw_view.size == len(content)
        offset = data.draw(st.integers(0, len(content)))
        count = data.draw(st.integers(0, min(300_000, len(content) - offset)))
        assert node.raw_view.read(offset, count) == content[offset : offset + count]
        assert node.raw_view.read(offset, len(content) - offset + 1) is None
        assert node.raw_view.read(-1, 1) is None


@pytest.mark.parametrize("made", SAMPLES, ids=lambda made: made.name)
def test_what_is_stored_is_counted(made, disks):
    with opened(made, disks[made.name]) as node:
        stored = stored_bytes(node, lambda: None)
    assert 1_000_000 <= stored <= (8 << 20)


@pytest.mark.parametrize("made", SAMPLES, ids=lambda made: made.name)
@pytest.mark.parametrize("part", [0.02, 0.3, 0.7, 0.97])
def test_a_cut_is_found_by_the_check(made, part, disks, tmp_path):
    whole = disks[made.name].read_bytes().rstrip(b"\0")
    path = tmp_path / "cut"
    path.write_bytes(whole[: int(len(whole) * part)])
    report = check(path)
    if made.name == "fixed.vhd":  # its only mark was at its end: what is left is a raw disk
        assert report.format.startswith("raw")
    else:
        assert isinstance(report.refusal, Damaged)


@pytest.mark.big
@pytest.mark.parametrize("made", SAMPLES, ids=lambda made: made.name)
@given(st.data())
@MANY
@pytest.mark.few(8)
def test_no_header_makes_a_reader_raise_but_its_own_error(made, disks, data):
    content = disks[made.name].read_bytes()
    edges = list(range(1024)) if made.kind != "vhdx" else [*range(64 << 10, (64 << 10) + 96)]
    edges += [*range(192 << 10, (192 << 10) + 96), *range(2 << 20, (2 << 20) + 200)]
    changed = bytearray(content[: 4 << 20])
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.sampled_from(edges)) % len(changed)
        new = data.draw(
            st.sampled_from([b"\xff" * 8, b"\0" * 8, b"\x80" + bytes(7), os.urandom(4)])
        )
        changed[at : at + len(new)] = new
    _read_all(bytes(changed), made.kind)


@pytest.mark.parametrize("kind", ["qcow2", "vmdk", "vdi", "vhd", "vhdx"])
@given(st.binary(max_size=4096))
@MANY
def test_no_bytes_at_all_make_a_reader_raise_but_its_own_error(kind, content):
    _read_all(content, kind)


@given(st.text(max_size=500))
@MANY
def test_no_descriptor_makes_a_reader_raise_but_its_own_error(text):
    _read_all(b"# Disk DescriptorFile\n" + text.encode("utf-8", "surrogatepass"), "vmdk")


def _read_all(content: bytes, kind: str) -> None:
    view, left = BytesView(content), [3_000]

    def tick() -> None:
        left[0] -= 1
        if not left[0]:
            raise NotAvailable

    with suppress(*OURS):
        assert len(read_disk(view, kind).references) <= 300
    with suppress(*OURS):
        mapping = read_mapping(view, kind)
        with suppress(*OURS):
            mapping.stored_bytes(tick)
        for offset in {0, mapping.disk.raw_bytes // 2, mapping.disk.raw_bytes - 1}:
            if 0 <= offset < mapping.disk.raw_bytes:
                with suppress(*OURS):
                    place = mapping.locate(offset)
                    assert place.count > 0
                    assert not isinstance(place, Compressed) or place.cluster_bytes <= 64 << 20
    assert view.most <= 4 << 20


def test_a_damaged_compressed_cluster_is_not_available(raw, tmp_path):
    path = tmp_path / "disk.qcow2"
    convert_to("qcow2", "-c")(raw, path)
    with opened(SAMPLES[0], path) as node:
        view = node.file.view
        place = read_mapping(view, "qcow2").locate(1_700_000)
    assert isinstance(place, Compressed)
    write_at(path, place.at, b"\xff" * place.size)
    with opened(SAMPLES[0], path) as node:
        assert node.raw_view.read(1_700_000, 512) is None
        assert node.raw_view.read(0, 512) is not None


def test_zeros_of_a_table_are_counted_up_to_a_limit():
    table = pack(">1000Q", *[0] * 10, 7, *[0] * 989)
    tables = NumberTables(BytesView(table), ">Q")
    assert [tables.count_zeros(0, index, 1000) for index in (0, 9, 10, 11)] == [10, 1, 0, 64]
    assert tables.count_zeros(0, 990, 1000) == 10
