"""A vmdk in several files: none of them is used unless the user allowed it."""

import os

import pytest

from imageuploader.disk.virtual.disk_opener import open_disk
from imageuploader.domain.errors import Damaged, FileChanged
from tests.disk.real_programs import run
from tests.disk.virtual.virtual_disks import (
    check,
    convert_to,
    converted_content,
    patch,
    require_refusal,
    write_descriptor,
)

pytestmark = pytest.mark.big


@pytest.mark.parametrize("kind", ["FLAT", "SPARSE", "VMFS"])
def test_an_extent_of_a_vmdk_elsewhere_is_refused(kind, secret, tmp_path, folder):
    for name in (str(secret), f"../{secret.parent.name}/secret", "/etc/passwd"):
        path = write_descriptor(tmp_path / "disk.vmdk", f'RW 8 {kind} "{name}" 0')
        refusal = require_refusal(path, folder, secret)
        assert (refusal.name, refusal.place) == (name, "elsewhere")


@pytest.mark.parametrize(
    "subformat", ["monolithicFlat", "twoGbMaxExtentFlat", "twoGbMaxExtentSparse"]
)
def test_a_vmdk_in_several_files_is_joined_if_all_are_allowed(subformat, ext4, tmp_path, folder):
    path = tmp_path / "my disk.vmdk"
    convert_to("vmdk", "-o", f"subformat={subformat}")(ext4, path)
    (extent,) = tmp_path.glob("my disk-*.vmdk")
    assert require_refusal(path, folder).place == "beside"
    assert check(path, extent).format == "vmdk, ext4"
    assert converted_content(path, folder, extent) == ext4.read_bytes()


def test_extents_of_all_kinds_are_joined_in_their_order(ext4, tmp_path, folder):
    convert_to("vmdk", "-o", "subformat=twoGbMaxExtentSparse")(ext4, tmp_path / "a.vmdk")
    (tmp_path / "b").write_bytes(bytes(512) + b"b" * 1024)
    (tmp_path / "a.vmdk").unlink()
    extents = ('RW 131072 SPARSE "a-s001.vmdk"', 'RW 2 FLAT "b" 1', 'RW 3 VMFS "b"')
    path = write_descriptor(tmp_path / "disk.vmdk", *extents)
    content = converted_content(path, folder, tmp_path / "b", tmp_path / "a-s001.vmdk")
    assert content == ext4.read_bytes() + b"b" * 1024 + bytes(512) + b"b" * 1024


def test_an_extent_that_is_truncated_while_it_is_read_has_changed(tmp_path):
    extent = tmp_path / "flat"
    extent.write_bytes(b"x" * 4096)
    path = write_descriptor(tmp_path / "disk.vmdk", f'RW 8 FLAT "{extent.name}" 0')
    seen = list[bytes | None]()
    with pytest.raises(FileChanged), open_disk(path, "vmdk", (extent,), 1 << 20) as node:  # noqa: PT012
        os.truncate(extent, 512)
        seen += [node.raw_view.read(0, 512), node.raw_view.read(0, 4096)]
    assert seen == [b"x" * 512, None]


def test_a_vmdk_that_is_a_disguised_descriptor_is_damaged(secret, tmp_path):
    inner = write_descriptor(tmp_path / "text", f'RW 8 FLAT "{secret}" 0').read_bytes()
    path = tmp_path / "disk.vmdk"
    path.write_bytes(b"KDMV".ljust(512, b"\0") + inner.ljust(1 << 16, b"\0"))
    patch(path, 4, "<IIQQQQI", 1, 3, 0, 128, 1, 20, 512)
    assert isinstance(check(path).refusal, Damaged)


def test_a_parent_of_a_vmdk_is_joined_only_if_allowed(ext4, tmp_path, folder):
    base, path = tmp_path / "base.vmdk", tmp_path / "disk.vmdk"
    convert_to("vmdk")(ext4, base)
    run("qemu-img", "create", "-q", "-f", "vmdk", "-F", "vmdk", "-b", base, path)
    assert require_refusal(path, folder).place == "elsewhere"
    at = path.read_bytes().index(str(base).encode())
    patch(path, at, f"{len(str(base)) + 1}s", b'base.vmdk"')
    assert require_refusal(path, folder).place == "beside"
    assert converted_content(path, folder, base) == ext4.read_bytes()


@pytest.mark.parametrize(
    ("encoding", "written", "name"),
    [
        ("windows-1252", "cp1252", "Prüfung-flat.vmdk"),
        ("windows-1251", "cp1251", "диск-flat.vmdk"),
        ("Shift_JIS", "shift_jis", "ディスク-flat.vmdk"),
        ("windows-1252", "utf-8", "Prüfung-flat.vmdk"),  # it says so, and is not so
        ("UTF-8", "utf-8", "диск-flat.vmdk"),
        ("punycode", "utf-8", "диск-flat.vmdk"),
    ],
)
def test_the_name_of_an_extent_is_read_in_the_encoding_of_its_descriptor(
    encoding, written, name, tmp_path
):
    (tmp_path / name).write_bytes(b"x" * 4096)
    told, extent = f'encoding="{encoding}"', f'RW 8 FLAT "{name}" 0'
    path = write_descriptor(tmp_path / "disk.vmdk", extent, more=told)
    path.write_bytes(path.read_text("utf-8").encode(written))
    with open_disk(path, "vmdk", (tmp_path / name,), 1 << 20) as node:
        assert [extent.name for extent, _ in node.extents] == [name]
