"""A virtual machine's own description says which of its files is the disk."""

import io
import tarfile
import zipfile
from collections.abc import Callable

import pytest

from imageuploader.domain.errors import NeedsOtherFile, NotOneImage
from tests.disk.archives.byte_stream import unpack
from tests.disk.real_programs import run

RAW = bytes(1080) + b"\x53\xef" + bytes(range(256)) * 400
NVRAM = b"MRVN\1\0\0\0\1\0\0\0" + bytes(range(256)) * 30
CD = bytes(32_768) + b"\1CD001" + bytes(9000)
FILES = """<?xml version="1.0" encoding="{encoding}"?>
<ovf:Envelope xmlns:ovf="http://schemas.dmtf.org/ovf/envelope/1"><ovf:References>
<ovf:File ovf:id="file2" ovf:href="box-file1.nvram" ovf:size="8684"/>
<ovf:File ovf:href="box.iso" ovf:id="file3"/>
<ovf:File ovf:id='file1' ovf:href='{disk}'/>
</ovf:References><ovf:DiskSection><ovf:Info>List of the virtual disks</ovf:Info>
<ovf:Disk ovf:diskId="vmdisk1" ovf:capacity="16" ovf:fileRef="file1"/>
</ovf:DiskSection></ovf:Envelope>
"""


def ovf(disk: str = "box-disk1.vmdk", encoding: str = "utf-8") -> bytes:
    return FILES.format(disk=disk, encoding=encoding).encode(encoding)


def tarred(*files: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, content in files:
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return out.getvalue()


def zipped(*files: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files:
            archive.writestr(name, content)
    return out.getvalue()


@pytest.fixture(scope="module")
def vmdk(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("vmdk")
    (folder / "disk.img").write_bytes(RAW + bytes(-len(RAW) % 512))
    options = ("-f", "raw", "-O", "vmdk", "-o", "subformat=streamOptimized")
    run("qemu-img", "convert", *options, folder / "disk.img", folder / "disk.vmdk")
    return (folder / "disk.vmdk").read_bytes()


BOTH = pytest.mark.parametrize("pack", [tarred, zipped])
BESIDE = (("box-file1.nvram", NVRAM), ("box.iso", CD), ("box.mf", NVRAM))


@BOTH
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "latin-1", "utf-16-le"])
@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4), (0, 2, 3, 1, 4), (1, 2, 3, 0, 4)])
def test_the_disk_that_is_described_is_taken(vmdk, pack, encoding, order):
    files = (("box.ovf", ovf(encoding=encoding)), ("box-disk1.vmdk", vmdk), *BESIDE)
    assert unpack(pack(*(files[index] for index in order))) == vmdk


@BOTH
def test_a_reference_is_a_uri_beside_its_descriptor(vmdk, pack):
    for name, reference in (
        ("my box-disk1.vmdk", "my%20box-disk1.vmdk"),
        ("my%20box-disk1.vmdk", "my%20box-disk1.vmdk"),
        ("böx&1.vmdk", "b%C3%B6x&amp;1.vmdk"),
        ("./d.vmdk", "d.vmdk"),
        ("d.vmdk", "./d.vmdk"),
    ):
        assert unpack(pack(("box.ovf", ovf(reference)), (name, vmdk), *BESIDE)) == vmdk
    assert unpack(pack(("a/box.ovf", ovf("d.vmdk")), ("a/d.vmdk", vmdk))) == vmdk


@BOTH
def test_a_name_that_is_latin_1_in_its_descriptor_is_read(vmdk, pack):
    descriptor = ovf("böx.vmdk", "latin-1")
    assert unpack(pack(("box.ovf", descriptor), ("böx.vmdk", vmdk), *BESIDE)) == vmdk


@BOTH
def test_two_disks_that_are_described_are_two(vmdk, pack):
    second = ovf().replace(
        b"</ovf:DiskSection>", b'<ovf:Disk ovf:fileRef="file2"/></ovf:DiskSection>'
    )
    second = second.replace(b"box-file1.nvram", b"box-disk2.vmdk")
    files = (("box.ovf", second), ("box-disk1.vmdk", vmdk), ("box-disk2.vmdk", vmdk))
    with pytest.raises(NotOneImage) as caught:
        unpack(pack(*files))
    assert caught.value.names == ("box-disk1.vmdk", "box-disk2.vmdk")


@BOTH
def test_a_disk_that_is_described_and_not_there_is_named(pack: Callable[..., bytes]):
    with pytest.raises(NeedsOtherFile) as caught:
        unpack(pack(("box.ovf", ovf()), *BESIDE))
    assert caught.value.name == "box-disk1.vmdk"


def test_what_comes_before_the_disk_is_not_taken_for_it(vmdk):
    with pytest.raises(NotOneImage):
        unpack(tarred(("box.iso", CD), ("box-disk1.vmdk", vmdk), ("box.ovf", ovf())))


COMPANIONS = {
    ".DS_Store": b"\0\0\0\1Bud1\0\0\x10\0" + bytes(6000),
    "a/Thumbs.db": bytes.fromhex("d0cf11e0a1b11ae1") + bytes(4000),
    "disk.img.sig": bytes.fromhex("8902330400010a001d162104") + bytes(range(1, 255)) * 2,
    "disk.img.minisig": b"\x80\x81",
    "SHA256.sha256": b"\x80\x81",
    "a/._disk.img": b"\0\5\x16\7",
}


@BOTH
@pytest.mark.parametrize("companion", COMPANIONS)
@pytest.mark.parametrize("is_first", [False, True])
def test_what_accompanies_an_image_is_no_second_one(pack, companion, is_first):
    files = [("disk.img", RAW), (companion, COMPANIONS[companion])]
    assert unpack(pack(*files[:: -1 if is_first else 1])) == RAW
