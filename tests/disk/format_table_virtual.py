"""The rows of virtual disks: converted by qemu-img, or refused with the reason."""

from pathlib import Path

from tests.disk.format_table import Made, Make, Refused, Row
from tests.disk.format_table_streams import packed, tarred, then, zipped
from tests.disk.formats.mac_dmg import mac_dmg
from tests.disk.real_programs import run
from tests.disk.virtual.virtual_disks import (
    SAMPLES,
    convert_to,
    make_differencing_vhd,
    make_differencing_vhdx,
    make_overlay,
    patch,
    write_descriptor,
)


def marked(mark: bytes, at: int) -> Make:
    """Return what makes a raw disk that has a mark of another format in it."""

    def make(raw: Path, path: Path) -> None:
        content = bytearray(raw.read_bytes())
        at_end = at % len(content)
        content[at_end : at_end + len(mark)] = mark
        path.write_bytes(content)

    return make


def appliance(raw: Path, path: Path) -> None:
    """An OVA: a description, and the disk it names."""
    convert_to("vmdk", "-o", "subformat=streamOptimized")(raw, path.with_name("disk1.vmdk"))
    text = '<Envelope><References><File ovf:href="disk1.vmdk"/></References></Envelope>'
    path.with_name("box.ovf").write_text(text)
    run("tar", "-C", path.parent, "-cf", path, "box.ovf", "disk1.vmdk")


def cut(inner: Make) -> Make:
    """Return what makes a virtual disk that lacks its last part."""

    def make(raw: Path, path: Path) -> None:
        inner(raw, path)
        content = path.read_bytes()
        path.write_bytes(content[: len(content) * 9 // 10])

    return make


def encrypted(_: Path, path: Path) -> None:
    secret = ("--object", "secret,id=s,data=word")
    options = "encrypt.format=aes,encrypt.key-secret=s"
    run("qemu-img", "create", "-q", *secret, "-f", "qcow2", "-o", options, path, "4M")


def with_data_file(raw: Path, path: Path) -> None:
    convert_to("qcow2", "-o", f"data_file={raw.with_name('data')}")(raw, path)


def differing_vdi(raw: Path, path: Path) -> None:
    convert_to("vdi")(raw, path)
    patch(path, 440, "16s", bytes(range(16)))


def several(subformat: str) -> Make:
    return convert_to("vmdk", "-o", f"subformat={subformat}")


ROWS = (
    *(Row(disk.name, disk.make, Made(f"{disk.kind}, ext4", ("no-init",))) for disk in SAMPLES),
    Row(
        "gpt.qcow2", convert_to("qcow2"), Made("qcow2, gpt", ("partitioned", "no-boot-code")), "gpt"
    ),
    Row("xfs.vhdx", convert_to("vhdx"), Made("vhdx, xfs"), "xfs"),
    Row("zeros.vmdk", convert_to("vmdk"), Made("vmdk, zero", ("all-zero",)), "zeros"),
    Row("wrong-name.img", convert_to("vdi"), Made("vdi, ext4", ("no-init", "misnamed"))),
    Row(
        "a.qcow2.gz",
        then(convert_to("qcow2"), "a.qcow2", packed("gzip", "-c")),
        Made("qcow2 in gzip"),
    ),
    Row("a.vdi.xz", then(convert_to("vdi"), "a.vdi", packed("xz", "-0c")), Made("vdi in xz")),
    Row(
        "fixed.vhd.zst",
        then(
            convert_to("vpc", "-o", "force_size=on,subformat=fixed"), "a.vhd", packed("zstd", "-qc")
        ),
        Made("vhd in zstd"),
    ),
    Row(
        "a.vhdx.bz2",
        then(convert_to("vhdx"), "a.vhdx", packed("bzip2", "-1c")),
        Made("vhdx in bzip2"),
    ),
    Row("qcow2.zip", then(convert_to("qcow2"), "a.qcow2", zipped()), Made("qcow2 in zip")),
    Row("vmdk.tar.gz", then(convert_to("vmdk"), "a", tarred("-z")), Made("vmdk in tar in gzip")),
    Row("box.ova", appliance, Made("vmdk in tar")),
    Row("box.ova.gz", then(appliance, "box", packed("gzip", "-c")), Made("vmdk in tar in gzip")),
    Row(
        "backing.qcow2",
        lambda _, path: make_overlay(path, "/etc/passwd"),
        Refused("backing.qcow2 needs another file: /etc/passwd"),
    ),
    Row("data.qcow2", with_data_file, Refused("data.qcow2 needs another file: /")),
    Row("flat.vmdk", several("monolithicFlat"), Refused("flat.vmdk needs another file: flat-flat")),
    Row("two.vmdk", several("twoGbMaxExtentSparse"), Refused("needs another file: two-s001.vmdk")),
    Row(
        "extent.vmdk",
        lambda _, path: write_descriptor(path, 'RW 8 FLAT "/etc/passwd" 0'),
        Refused("extent.vmdk needs another file: /etc/passwd"),
    ),
    Row(
        "differing.vhd",
        lambda raw, path: make_differencing_vhd(raw, path, "base.vhd"),
        Refused("differing.vhd needs another file: base.vhd"),
    ),
    Row(
        "differing.vhdx",
        make_differencing_vhdx,
        Refused("differing.vhdx needs another file, which"),
    ),
    Row("differing.vdi", differing_vdi, Refused("differing.vdi needs another file: {03020100-")),
    Row("encrypted.qcow2", encrypted, Refused("The disk in encrypted.qcow2 is encrypted")),
    Row("cut.qcow2", cut(convert_to("qcow2")), Refused("damaged (qcow2 check failed)")),
    Row("cut.vdi", cut(convert_to("vdi")), Refused("damaged (vdi check failed)")),
    Row("cut.vmdk", cut(convert_to("vmdk")), Refused("damaged (vmdk check failed)")),
    Row("cut.vhdx", cut(convert_to("vhdx")), Refused("damaged (vhdx check failed)")),
    Row("mac.dmg", mac_dmg, Refused("Needs converting: mac.dmg is a macOS disk image")),
    Row("wrong-name.qcow2", mac_dmg, Refused("wrong-name.qcow2 is a macOS disk image")),
    Row("dmg.zip", then(mac_dmg, "mac.dmg", zipped()), Refused("dmg.zip is a macOS disk image")),
    Row("secret.dmg", marked(b"encrcdsa", 0), Refused("secret.dmg is a macOS disk image")),
    Row("old.qcow", convert_to("qcow"), Refused("the file is in the format qcow (version 1)")),
    Row(
        "old.qcow.gz",
        then(convert_to("qcow"), "a", packed("gzip", "-c")),
        Refused("the file is in the format qcow (version 1) in gzip"),
    ),
    Row("old.qed", convert_to("qed"), Refused("the file is in the format qed")),
    Row("old.hdd", convert_to("parallels"), Refused("the file is in the format parallels")),
)
