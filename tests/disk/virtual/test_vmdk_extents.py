"""A vmdk in several files: none of them is taken along unless the person allowed it."""

import pytest

from imageuploader.domain.errors import Damaged
from tests.disk.real_programs import run
from tests.disk.virtual.made_disks import (
    converted,
    described_vmdk,
    looked_at,
    patched,
    refused,
    sent,
)


@pytest.mark.parametrize("kind", ["FLAT", "SPARSE", "VMFS"])
def test_an_extent_of_a_vmdk_elsewhere_is_refused(kind, secret, tmp_path, folder):
    for name in (str(secret), f"../{secret.parent.name}/secret", "/etc/passwd"):
        path = described_vmdk(tmp_path / "disk.vmdk", f'RW 8 {kind} "{name}" 0')
        refusal = refused(path, folder, secret)
        assert (refusal.name, refusal.place) == (name, "elsewhere")


@pytest.mark.parametrize(
    "subformat", ["monolithicFlat", "twoGbMaxExtentFlat", "twoGbMaxExtentSparse"]
)
def test_a_vmdk_in_several_files_is_joined_if_all_are_allowed(subformat, ext4, tmp_path, folder):
    path = tmp_path / "my disk.vmdk"
    converted("vmdk", "-o", f"subformat={subformat}")(ext4, path)
    (extent,) = tmp_path.glob("my disk-*.vmdk")
    assert refused(path, folder).place == "beside"
    assert looked_at(path, extent).format == "vmdk, ext4"
    assert sent(path, folder, extent) == ext4.read_bytes()


def test_extents_of_all_kinds_are_joined_in_their_order(ext4, tmp_path, folder):
    converted("vmdk", "-o", "subformat=twoGbMaxExtentSparse")(ext4, tmp_path / "a.vmdk")
    (tmp_path / "b").write_bytes(bytes(512) + b"b" * 1024)
    (tmp_path / "a.vmdk").unlink()
    extents = ('RW 131072 SPARSE "a-s001.vmdk"', 'RW 2 FLAT "b" 1', 'RW 3 VMFS "b"')
    path = described_vmdk(tmp_path / "disk.vmdk", *extents)
    content = sent(path, folder, tmp_path / "b", tmp_path / "a-s001.vmdk")
    assert content == ext4.read_bytes() + b"b" * 1024 + bytes(512) + b"b" * 1024


def test_a_vmdk_that_is_a_description_in_disguise_is_damaged(secret, tmp_path):
    inner = described_vmdk(tmp_path / "text", f'RW 8 FLAT "{secret}" 0').read_bytes()
    path = tmp_path / "disk.vmdk"
    path.write_bytes(b"KDMV".ljust(512, b"\0") + inner.ljust(1 << 16, b"\0"))
    patched(path, 4, "<IIQQQQI", 1, 3, 0, 128, 1, 20, 512)
    assert isinstance(looked_at(path).refusal, Damaged)


def test_a_parent_of_a_vmdk_is_joined_only_if_allowed(ext4, tmp_path, folder):
    base, path = tmp_path / "base.vmdk", tmp_path / "disk.vmdk"
    converted("vmdk")(ext4, base)
    run("qemu-img", "create", "-q", "-f", "vmdk", "-F", "vmdk", "-b", base, path)
    assert refused(path, folder).place == "elsewhere"
    at = path.read_bytes().index(str(base).encode())
    patched(path, at, f"{len(str(base)) + 1}s", b'base.vmdk"')
    assert refused(path, folder).place == "beside"
    assert sent(path, folder, base) == ext4.read_bytes()
