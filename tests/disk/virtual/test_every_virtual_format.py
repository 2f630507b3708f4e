"""Every virtual disk format: detected, checked, converted, and the disk is the same."""

import pytest

from imageuploader.domain.disk_report import Verdict
from imageuploader.domain.errors import (
    Damaged,
    Encrypted,
    NotAnImage,
    NotConvertible,
    TooLarge,
)
from tests.disk.content.real_disks import codes, make_blank
from tests.disk.real_programs import run
from tests.disk.virtual.virtual_disks import SAMPLES, check, convert_to, converted_content, patch

pytestmark = pytest.mark.big


@pytest.mark.parametrize("made", SAMPLES, ids=lambda made: made.name)
def test_the_content_of_the_disk_is_read_without_a_conversion(made, ext4, tmp_path):
    made.make(ext4, tmp_path / made.name)
    report = check(tmp_path / made.name)
    assert (report.verdict, report.format) == (Verdict.CONVERT, f"{made.kind}, ext4")
    assert report.raw_bytes == ext4.stat().st_size
    assert report.layout is not None
    assert report.layout.file_system == "ext4"
    assert codes(report) == ["no-init"]
    assert 600_000 < (report.send_estimate or 0) < 1_600_000


def test_a_wrong_name_is_a_note(ext4, tmp_path, folder):
    path = tmp_path / "disk.vdi"
    convert_to("qcow2")(ext4, path)
    assert codes(check(path))[-1] == "misnamed"
    assert converted_content(path, folder) == ext4.read_bytes()


def test_what_is_no_disk_is_refused_inside_a_virtual_disk_too(tmp_path):
    (tmp_path / "text").write_text("hello, this is no disk\n" * 9_000)
    path = tmp_path / "disk.qcow2"
    convert_to("qcow2")(tmp_path / "text", path)
    refusal = check(path).refusal
    assert isinstance(refusal, NotAnImage)
    assert refusal.kind == "text in qcow2"


@pytest.mark.parametrize("kind", ["qcow2", "vmdk", "vdi", "vhdx", "vpc"])
def test_an_empty_disk_is_reported_to_hold_only_zeros(kind, tmp_path, folder):
    path = tmp_path / "disk"
    convert_to(kind)(make_blank(tmp_path / "raw", 16), path)
    assert "all-zero" in codes(check(path))
    assert not converted_content(path, folder).strip(b"\0")


@pytest.mark.parametrize("kind", ["qcow2", "vdi", "vmdk", "vhdx"])
def test_the_disks_size_is_bounded_and_not_the_files(kind, tmp_path):
    path = tmp_path / "disk"
    run("qemu-img", "create", "-q", "-f", kind, path, str(7 << 30))
    assert "over-sure-limit" in codes(check(path))
    run("qemu-img", "create", "-q", "-f", kind, path, str((64 << 30) + (1 << 20)))
    refusal = check(path).refusal
    assert isinstance(refusal, TooLarge)
    assert (refusal.found, refusal.limit) == ((64 << 30) + (1 << 20), 64 << 30)


def test_a_header_that_claims_2_to_the_60_bytes_is_refused(ext4, tmp_path):
    path = tmp_path / "disk.qcow2"
    convert_to("qcow2")(ext4, path)
    patch(path, 24, ">Q", 1 << 60)
    assert isinstance(check(path).refusal, Damaged)
    patch(path, 36, ">I", 0xFFFFFFFF)
    assert isinstance(check(path).refusal, TooLarge)


@pytest.mark.parametrize("method", [1, 2])
def test_an_encrypted_disk_is_refused(method, ext4, tmp_path):
    path = tmp_path / "disk.qcow2"
    convert_to("qcow2")(ext4, path)
    patch(path, 32, ">I", method)  # AES, or LUKS
    refusal = check(path).refusal
    assert isinstance(refusal, Encrypted)
    assert refusal.kind == "qcow2"


def test_an_unknown_feature_is_named(ext4, tmp_path):
    path = tmp_path / "disk.qcow2"
    convert_to("qcow2")(ext4, path)
    patch(path, 72, ">Q", 1 << 9)
    refusal = check(path).refusal
    assert isinstance(refusal, NotConvertible)
    assert refusal.feature == "incompatible feature 9"
