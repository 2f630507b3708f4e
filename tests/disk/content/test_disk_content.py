"""The content of a disk in the report: of a raw file and of a compressed one."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imageuploader.disk.content.disk_content import read_content
from imageuploader.disk.inspect import inspect
from imageuploader.domain.disk_report import Boot, Verdict
from tests.disk.content.byte_views import BytesView
from tests.disk.content.real_disks import (
    MEBI,
    codes,
    make_blank,
    make_fat,
    make_partitioned,
    system_files,
    write_at,
)
from tests.disk.real_programs import make_ext4, run

pytestmark = pytest.mark.big


@pytest.fixture(scope="module")
def cloud(tmp_path_factory):
    """A disk as in a cloud image: EFI and root partition."""
    folder = tmp_path_factory.mktemp("cloud")
    disk = make_partitioned(folder / "disk.img", 96, "label: gpt\nsize=8M,type=U\nsize=80M\n")
    write_at(disk, MEBI, make_fat(folder / "efi", 8, "UEFI"))
    root = make_ext4(folder / "root", system_files(folder / "files"), 80)
    run("tune2fs", "-L", "cloudimg", root)
    write_at(disk, 9 * MEBI, root.read_bytes())
    write_at(disk, 0, b"\xeb\x63\x90")
    return disk


@pytest.fixture(scope="module")
def packed(cloud):
    path = cloud.with_name("disk.img.gz")
    path.write_bytes(run("gzip", "-1", "-c", cloud))
    return path


def test_a_raw_and_a_compressed_disk_have_the_same_content(cloud, packed, cancel):
    raw, gz = inspect(cloud, cancel=cancel), inspect(packed, cancel=cancel)
    assert raw.layout is not None
    assert raw.layout == gz.layout
    assert (raw.layout.boot, [p.label for p in raw.layout.partitions]) == (
        Boot.FOUND,
        ["UEFI", "cloudimg"],
    )
    assert (raw.format, gz.format) == ("raw, gpt", "gzip, gpt")


def test_a_partitioned_gzip_is_good_with_a_warning(packed, cancel):
    report = inspect(packed, cancel=cancel)
    assert (report.verdict, codes(report)) == (Verdict.WARN, ["partitioned"])


def test_a_note_alone_leaves_a_gzip_good(tmp_path, cancel):
    (tmp_path / "data").mkdir()
    raw = make_ext4(tmp_path / "disk", tmp_path / "data", 8)
    path = tmp_path / "disk.img.gz"
    path.write_bytes(run("gzip", "-1", "-c", raw))
    report = inspect(path, cancel=cancel)
    assert (report.verdict, codes(report)) == (Verdict.GOOD, ["no-init"])


def test_a_disk_that_is_to_be_converted_keeps_its_warnings(cloud, tmp_path, cancel):
    path = tmp_path / "disk.img.xz"
    path.write_bytes(run("xz", "-0", "-c", cloud))
    report = inspect(path, cancel=cancel)
    assert (report.verdict, codes(report)) == (Verdict.CONVERT, ["partitioned"])


def test_a_truncated_disk_in_an_intact_gzip_is_detected(cloud, tmp_path, cancel):
    path = tmp_path / "disk.img.gz"
    path.write_bytes(gzip.compress(cloud.read_bytes()[: 40 * MEBI + 100], 1))
    found = codes(inspect(path, cancel=cancel))
    assert found == ["partitioned", "cut-partition", "not-sectors"]


def test_a_blank_disk_is_warned_of_and_starts_nothing(tmp_path, cancel):
    report = inspect(make_blank(tmp_path / "disk.img", 8), cancel=cancel)
    assert (report.format, codes(report)) == ("raw, zero", ["all-zero"])
    assert report.layout is not None
    assert report.layout.boot is Boot.NO


def test_content_after_many_zeros_is_unknown(tmp_path, cancel):
    path = make_blank(tmp_path / "disk.img", 8)
    write_at(path, 5 * MEBI, b"here")
    report = inspect(path, cancel=cancel)
    assert (report.format, codes(report)) == ("raw, unknown", ["unknown-content"])


def test_a_look_at_a_large_file_reads_little_of_it(tmp_path):
    path = make_blank(tmp_path / "disk", 64)
    run("mkfs.ext4", "-q", "-F", path)
    view = BytesView(path.read_bytes())
    read_content(view)
    assert view.asked < MEBI


@given(st.binary(max_size=200), st.lists(st.tuples(st.integers(0, 99_000), st.binary(max_size=99))))
def test_any_bytes_have_a_name_and_end(head, pieces):
    disk = bytearray(head.ljust(100_000, b"\0"))
    for at, piece in pieces:
        disk[at : at + len(piece)] = piece
    view = BytesView(bytes(disk))
    assert read_content(view).name
    assert view.asked < 16 * MEBI
