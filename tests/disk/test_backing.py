"""An image that points to another file never carries that file into an upload unseen."""

import gzip
import hashlib

import pytest

from imageuploader.disk.inspect import inspect
from imageuploader.disk.prepare import prepare
from imageuploader.domain.disk import Making, Verdict
from imageuploader.domain.errors import NeedsOtherFile
from imageuploader.words.errors import describe
from tests.disk.tools import run

CANARY = b"root:x:0:0:canary-of-this-computer\n" * 40_000


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "temp"
    made.mkdir()
    return made


@pytest.fixture
def private(tmp_path):
    """A private file of this computer, in another folder."""
    made = tmp_path / "etc"
    made.mkdir()
    path = made / "passwd"
    path.write_bytes(CANARY)
    return path


def on_top(backing, path, kind="raw"):
    run("qemu-img", "create", "-f", "qcow2", "-F", kind, "-b", backing, path)
    return path


def refused(path, cancel, folder, *allowed):
    report = inspect(path, cancel=cancel, allowed=allowed)
    assert report.verdict is Verdict.REFUSE
    assert isinstance(report.refusal, NeedsOtherFile)
    with pytest.raises(NeedsOtherFile):
        prepare(report, Making(folder, allowed=allowed), told=lambda _: None, cancel=cancel)
    assert list(folder.iterdir()) == []
    return report.refusal


def test_a_backing_file_elsewhere_is_refused_by_its_name(tmp_path, private, folder, cancel):
    path = on_top(private, tmp_path / "d.qcow2")
    error = refused(path, cancel, folder)
    assert str(private) in str(describe(error).headline)


def test_one_elsewhere_cannot_even_be_allowed(tmp_path, private, folder, cancel):
    refused(on_top(private, tmp_path / "d.qcow2"), cancel, folder, private)


def test_a_link_beside_the_image_does_not_help(tmp_path, private, folder, cancel):
    link = tmp_path / "base.img"
    link.symlink_to(private)
    refused(on_top("base.img", tmp_path / "d.qcow2"), cancel, folder, link)


@pytest.mark.parametrize("name", ["nbd://127.0.0.1:1/x", 'json:{"driver":"null-co"}', "../x.img"])
def test_protocols_and_other_folders_are_refused(tmp_path, folder, cancel, name):
    path = tmp_path / "d.qcow2"
    run("qemu-img", "create", "-u", "-f", "qcow2", "-F", "raw", "-b", name, path, "1M")
    refused(path, cancel, folder, tmp_path / name)


def test_an_external_data_file_is_refused(tmp_path, folder, cancel):
    path = tmp_path / "d.qcow2"
    data = f"data_file={tmp_path / 'other.raw'}"
    run("qemu-img", "create", "-f", "qcow2", "-o", data, path, "1M")
    assert refused(path, cancel, folder).role == "data file"


def test_an_extent_elsewhere_is_refused(tmp_path, private, folder, cancel):
    path = tmp_path / "d.vmdk"
    sectors = len(CANARY) // 512
    path.write_text(
        "# Disk DescriptorFile\nversion=1\nCID=fffffffe\nparentCID=ffffffff\n"
        f'createType="monolithicFlat"\nRW {sectors} FLAT "{private}" 0\n'
    )
    assert refused(path, cancel, folder).name == str(private)


def test_a_raw_file_with_a_header_in_its_first_sector_is_what_the_header_says(
    tmp_path, private, folder, cancel
):
    head = on_top(private, tmp_path / "head.qcow2").read_bytes()
    path = tmp_path / "disk.img"
    path.write_bytes(head + bytes(1 << 20))
    refused(path, cancel, folder)


def test_one_inside_a_packed_file_is_refused_too(tmp_path, private, folder, cancel):
    path = tmp_path / "d.qcow2.gz"
    path.write_bytes(gzip.compress(on_top(private, tmp_path / "d.qcow2").read_bytes()))
    refused(path, cancel, folder, private)


def test_one_beside_it_that_was_allowed_is_read(ext4, tmp_path, folder, cancel):
    base = tmp_path / "base.qcow2"
    run("qemu-img", "convert", "-f", "raw", "-O", "qcow2", ext4, base)
    path = on_top("base.qcow2", tmp_path / "d.qcow2", "qcow2")
    refused(path, cancel, folder)
    report = inspect(path, cancel=cancel, allowed=(base,))
    making = Making(folder, allowed=(base,))
    payload = prepare(report, making, told=lambda _: None, cancel=cancel)
    sent = gzip.decompress(payload.path.read_bytes())
    assert hashlib.sha256(sent).digest() == hashlib.sha256(ext4.read_bytes()).digest()


def test_what_an_allowed_one_points_to_must_be_allowed_as_well(tmp_path, private, folder, cancel):
    base = on_top(private, tmp_path / "base.qcow2")
    path = on_top("base.qcow2", tmp_path / "d.qcow2", "qcow2")
    assert refused(path, cancel, folder, base).name == str(private)
