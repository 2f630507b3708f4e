"""Packed raw disks: what was deleted is left out where they are packed again anyway."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imageuploader.disk.free_space.data_pages import DataPages
from imageuploader.disk.free_space.ranges import Ranges
from imageuploader.disk.free_space.stream_survey import blank_blocks
from imageuploader.disk.inspect import inspect
from imageuploader.disk.prepare import prepare
from imageuploader.domain.disk_report import PrepareOptions, Verdict
from tests.disk.archives.byte_stream import ignore_progress
from tests.disk.content.real_disks import run_with_input, write_at
from tests.disk.free_space.ext_images import (
    SECRET,
    dump_files,
    fill_folder,
    make_filled,
    send,
    unpack,
)
from tests.disk.real_programs import run

pytestmark = pytest.mark.big

PAGE = 4096


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    folder = tmp_path_factory.mktemp("filled")
    return make_filled(folder / "disk.img", "-t ext4 -b 1024", fill_folder(folder / "files"))


@pytest.mark.parametrize("packer", ["xz -0", "zstd -q", "lz4 -q"])
@pytest.mark.few(2)
def test_a_disk_that_is_packed_again_is_sent_without_it(packer, filled, tmp_path):
    packed = tmp_path / "disk.img.packed"
    packed.write_bytes(run(*packer.split(), "-c", filled))
    payload = send(packed, tmp_path)
    body = unpack(payload, tmp_path / "body.img")
    run("e2fsck", "-fn", body)
    assert SECRET not in body.read_bytes()
    assert dump_files(body, tmp_path / "there") == dump_files(filled, tmp_path / "here")
    assert payload.left_out_bytes == pytest.approx(2_199_154, rel=0.01)


def test_a_gzip_of_several_members_is_sent_without_it(filled, tmp_path):
    packed, content = tmp_path / "disk.img.gz", filled.read_bytes()
    packed.write_bytes(gzip.compress(content[:777_777], 1) + gzip.compress(content[777_777:], 1))
    assert SECRET not in unpack(send(packed, tmp_path), tmp_path / "body.img").read_bytes()


def test_a_partition_of_a_packed_disk_is_sent_without_it(filled, tmp_path):
    disk, packed = tmp_path / "disk.img", tmp_path / "disk.img.zst"
    disk.write_bytes(bytes(24 << 20))
    run_with_input("label: gpt\nstart=2048, size=40960\n", "sfdisk", "-q", disk)
    write_at(disk, 1 << 20, filled.read_bytes())
    packed.write_bytes(run("zstd", "-q", "-c", disk))
    body = unpack(send(packed, tmp_path), tmp_path / "body.img").read_bytes()
    assert SECRET not in body
    assert body[: 1 << 20] == disk.read_bytes()[: 1 << 20]
    assert body[21 << 20 :] == disk.read_bytes()[21 << 20 :]


def test_a_good_gzip_is_sent_as_it_is_unless_somebody_asks(filled, tmp_path, cancel):
    packed, options = tmp_path / "disk.img.gz", PrepareOptions(tmp_path)
    packed.write_bytes(run("gzip", "-1", "-c", filled))
    report = inspect(packed, cancel=cancel)
    assert report.verdict is Verdict.GOOD
    assert report.free_space is not None
    as_it_is = prepare(report, options, on_progress=ignore_progress, cancel=cancel)
    assert (as_it_is.path, as_it_is.left_out_bytes) == (packed, 0)
    asked = report.leaving_out(is_left_out=True)
    payload = prepare(asked, options, on_progress=ignore_progress, cancel=cancel)
    assert payload.temporary
    assert payload.left_out_bytes == asked.left_out_bytes > 0
    assert payload.size == pytest.approx(asked.expected_bytes, rel=0.25)
    body = unpack(payload, tmp_path / "body.img")
    run("e2fsck", "-fn", body)
    assert SECRET not in body.read_bytes()
    kept = PrepareOptions(tmp_path, keeps_free_space=True)
    assert prepare(asked, kept, on_progress=ignore_progress, cancel=cancel).path == packed


CUTS = st.lists(st.integers(0, 12 * PAGE), max_size=8).map(sorted)
MARKS = st.lists(st.integers(0, 12 * PAGE - 1), max_size=6)


@given(MARKS, CUTS, CUTS)
def test_pages_are_counted_however_the_stream_is_cut(marks, cuts, edges):
    content = bytearray(12 * PAGE)
    for at in marks:
        content[at] = 1
    pages = DataPages()
    for start, end in zip([0, *cuts], [*cuts, len(content)], strict=True):
        pages.add(bytes(content[start:end]))
    ranges = Ranges(zip(edges[::2], edges[1::2], strict=False))
    whole = {at // PAGE for at in marks}
    inside = {p for p in whole if any(s <= p * PAGE and (p + 1) * PAGE <= e for s, e in ranges)}
    assert (pages.total, pages.in_ranges(ranges)) == (len(whole) * PAGE, len(inside) * PAGE)


@given(CUTS, CUTS)
def test_blocks_are_blanked_however_the_stream_is_cut(cuts, edges):
    content = b"x" * (12 * PAGE)
    blocks = [
        content[start:end] for start, end in zip([0, *cuts], [*cuts, len(content)], strict=True)
    ]
    ranges = Ranges(zip(edges[::2], edges[1::2], strict=False))
    expected = bytearray(content)
    for start, end in ranges:
        expected[start:end] = bytes(end - start)
    assert b"".join(blank_blocks(blocks, ranges)) == expected
