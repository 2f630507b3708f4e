"""An image that refers to another file never uses it unless the user allowed it."""

from contextlib import suppress

import pytest

from imageuploader.disk.files.sparse import Span, spans
from imageuploader.disk.virtual.disk_opener import open_disk
from imageuploader.disk.virtual.disk_source import DiskSource
from imageuploader.domain.errors import Damaged, FileChanged, NeedsOtherFile, NotAnImage
from tests.disk.content.real_disks import write_at
from tests.disk.real_programs import run
from tests.disk.virtual.virtual_disks import (
    CANARY,
    check,
    convert_to,
    converted_content,
    make_differencing_vhd,
    make_differencing_vhdx,
    make_overlay,
    patch,
    require_refusal,
)

pytestmark = pytest.mark.big


def test_a_qcow2_on_the_password_file_is_refused(tmp_path, folder):
    refusal = require_refusal(make_overlay(tmp_path / "disk.qcow2", "/etc/passwd"), folder)
    assert (refusal.role, refusal.name, refusal.place) == (
        "backing file",
        "/etc/passwd",
        "elsewhere",
    )


@pytest.mark.parametrize("name", ["disk.img", "disk.vhd", "disk"])
def test_a_raw_disk_with_a_qcow2_header_is_what_its_content_says(
    name, ext4, secret, tmp_path, folder
):
    header = tmp_path / "header"
    options = ("-q", "-u", "-f", "qcow2", "-o", "compat=0.10", "-F", "raw", "-b", secret)
    run("qemu-img", "create", *options, header, "4M")
    path = tmp_path / name
    path.write_bytes(ext4.read_bytes())
    write_at(path, 0, header.read_bytes()[:512])
    assert require_refusal(path, folder).name == str(secret)


@pytest.mark.parametrize(
    "name",
    [
        "{secret}",
        "../{folder}/secret",
        "link",
        "nbd://127.0.0.1/secret",
        "ssh://127.0.0.1{secret}",
        "fat:{parent}",
        "file:{secret}",
        "json:{{}}",
        "sub/base",
        "..",
    ],
)
def test_no_name_reaches_outside_the_folder_even_if_allowed(name, secret, tmp_path, folder):
    (tmp_path / "link").symlink_to(secret)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "base").write_bytes(CANARY)
    facts = {"secret": secret, "parent": secret.parent, "folder": secret.parent.name}
    path = make_overlay(tmp_path / "disk.qcow2", "x" * 200)
    at = path.read_bytes().index(b"x" * 200)
    base = name.format(**facts).encode()
    patch(path, at, f"{len(base)}s", base)
    patch(path, 16, ">I", len(base))
    allowed = (secret, tmp_path / "link", tmp_path / "sub" / "base")
    refusal = require_refusal(path, folder, *allowed)
    assert (refusal.name, refusal.place) == (base.decode(), "elsewhere")


def test_a_backing_file_beside_it_is_taken_only_if_allowed(ext4, tmp_path, folder):
    base, path = tmp_path / "base.img", tmp_path / "disk.qcow2"
    base.write_bytes(ext4.read_bytes())
    make_overlay(path, "./base.img", 64 << 20)
    run("qemu-io", "-f", "qcow2", "-c", "write -P 7 1M 64k", path)
    refusal = require_refusal(path, folder)
    assert (refusal.name, refusal.place) == ("./base.img", "beside")
    assert require_refusal(path, folder, tmp_path / "other").place == "beside"
    expected = bytearray(ext4.read_bytes())
    expected[1 << 20 : (1 << 20) + (64 << 10)] = b"\7" * (64 << 10)
    report = check(path, base)
    assert report.format == "qcow2, ext4"
    assert converted_content(path, folder, base) == expected


def test_a_backing_file_that_does_not_exist_is_missing(tmp_path, folder):
    refusal = require_refusal(make_overlay(tmp_path / "disk.qcow2", "base.img"), folder)
    assert (refusal.name, refusal.place) == ("base.img", "missing")


def test_every_link_of_a_chain_must_be_allowed(ext4, tmp_path, folder):
    base, middle, path = (tmp_path / name for name in ("base.vdi", "middle.qcow2", "disk.qcow2"))
    convert_to("vdi")(ext4, base)
    make_overlay(middle, "base.vdi", 64 << 20, kind="vdi")
    make_overlay(path, "middle.qcow2", 64 << 20, kind="qcow2")
    assert require_refusal(path, folder).name == "middle.qcow2"
    refusal = require_refusal(path, folder, middle)
    assert (refusal.path, refusal.name) == (str(middle), "base.vdi")
    assert require_refusal(path, folder, base).name == "middle.qcow2"
    assert converted_content(path, folder, base, middle) == ext4.read_bytes()


def test_an_allowed_file_may_not_use_another(secret, tmp_path, folder):
    middle = make_overlay(tmp_path / "middle", str(secret))
    path = make_overlay(tmp_path / "disk.qcow2", "middle", kind="qcow2")
    assert require_refusal(path, folder, middle, secret).name == str(secret)


def test_a_raw_backing_file_that_looks_like_qcow2_stays_raw(secret, tmp_path):
    base = make_overlay(tmp_path / "base", str(secret))
    path = make_overlay(tmp_path / "disk.qcow2", "base", base.stat().st_size)
    refusal = check(path, base, secret).refusal
    assert isinstance(refusal, NotAnImage)
    assert refusal.kind == "qcow2 in qcow2"


@pytest.mark.parametrize("trap", ["qcow2", "vmdk"])
def test_a_header_changed_after_the_check_leads_to_no_other_file(trap, ext4, secret, tmp_path):
    """The file is replaced after the check: the last line of defence."""
    path, read = tmp_path / "disk", bytearray()
    convert_to(trap)(ext4, path)
    with pytest.raises(FileChanged), open_disk(path, trap, (), 64 << 30) as node:  # noqa: PT012
        bad, base = tmp_path / "bad", tmp_path / "base"
        convert_to(trap)(secret, base)
        run("qemu-img", "create", "-q", "-f", trap, "-F", trap, "-b", base, bad)
        path.write_bytes(bad.read_bytes())
        with suppress(Damaged):
            for span in spans(DiskSource(node), node.disk.raw_bytes):
                block = bytearray(span.length)
                if isinstance(span, Span):
                    span.fill(memoryview(block))
                read += block
    assert CANARY not in read


def test_images_that_back_each_other_are_damaged(tmp_path):
    one, other = tmp_path / "one", tmp_path / "other"
    make_overlay(one, "other", kind="qcow2")
    make_overlay(other, "one", kind="qcow2")
    refusal = check(one, one, other).refusal
    assert isinstance(refusal, Damaged)
    assert refusal.reason == "its chain of backing files has no end"


def test_a_data_file_is_taken_only_from_beside_and_only_if_allowed(ext4, tmp_path, folder):
    data, path = tmp_path / "disk.data", tmp_path / "disk.qcow2"
    convert_to("qcow2", "-o", f"data_file={data}")(ext4, path)
    assert require_refusal(path, folder).name == str(data)
    at = path.read_bytes().index(str(data).encode())
    patch(path, at, f"{len(str(data))}s", b"disk.data")
    assert require_refusal(path, folder).place == "beside"
    assert check(path, data).format == "qcow2, ext4"
    assert converted_content(path, folder, data) == ext4.read_bytes()


def test_disks_that_only_differ_from_a_parent_are_refused_with_its_name(ext4, tmp_path, folder):
    vhd = make_differencing_vhd(ext4, tmp_path / "disk.vhd", "base.vhd")
    refusal = require_refusal(vhd, folder, tmp_path / "base.vhd")
    assert (refusal.role, refusal.name, refusal.place) == ("parent", "base.vhd", "parent")
    vhdx = make_differencing_vhdx(ext4, tmp_path / "disk.vhdx")
    assert require_refusal(vhdx, folder).place == "parent"
    vdi = tmp_path / "disk.vdi"
    convert_to("vdi")(ext4, vdi)
    patch(vdi, 440, "16s", bytes(range(16)))
    refusal = require_refusal(vdi, folder)
    assert (refusal.name, refusal.place) == ("{03020100-0504-0706-0809-0a0b0c0d0e0f}", "parent")


@pytest.mark.parametrize("packer", ["gzip", "xz"])
def test_a_packed_image_may_use_no_other_file(packer, tmp_path):
    (tmp_path / "base").write_bytes(CANARY * 1000)
    path = tmp_path / "disk.packed"
    path.write_bytes(run(packer, "-c", make_overlay(tmp_path / "disk.qcow2", "base")))
    refusal = check(path, tmp_path / "base").refusal
    assert isinstance(refusal, NeedsOtherFile)
    assert refusal.path == str(path)


def test_an_ova_that_lists_files_elsewhere_is_refused(ext4, tmp_path):
    convert_to("vmdk", "-o", "subformat=streamOptimized")(ext4, tmp_path / "disk.vmdk")
    path = tmp_path / "box.ova"
    for name in ("disk.vmdk", "./disk.vmdk", "file:///etc/passwd"):
        (tmp_path / "box.ovf").write_text(f"<File ovf:id='x'\n ovf:href='{name}'/>")
        run("tar", "-C", tmp_path, "-cf", path, "box.ovf", "disk.vmdk")
        refusal = check(path).refusal
        if name.endswith("vmdk"):
            assert refusal is None
        else:
            assert isinstance(refusal, NeedsOtherFile)
            assert (refusal.role, refusal.name) == ("disk", name)
