"""The check of whole images, made by real programs: raw, packed, with each file system."""

import gzip
import os
import random
from pathlib import Path

import pytest

from imageuploader.disk.inspect import inspect
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.disk_report import DiskReport
from imageuploader.domain.inside.inside import Inside
from imageuploader.domain.inside.vocabulary import Answer, Mode
from imageuploader.words.inside.sentences import inside_headline, row_words
from tests.disk.content.real_disks import MEBI, make_blank, make_partitioned, write_at
from tests.disk.filesystems.real_trees import prototype_of
from tests.disk.inside.systems import (
    ARM_ELF,
    DRIVERS,
    ELF,
    KERNEL,
    LINK,
    UUID,
    changed,
    cpio,
    debian,
    grub_config,
    write_files,
)
from tests.disk.real_programs import run
from tests.forked_process import fork_python

pytestmark = pytest.mark.big

UNKNOWN = "Cannot tell whether it starts"
GRUB_CODE = b"\xeb\x63\x90" + bytes(0x59) + (2048).to_bytes(8, "little") + b"GRUB" + bytes(20)


def look(path: Path) -> DiskReport:
    return inspect(path, cancel=CancelToken())


def inside_of(path: Path) -> Inside:
    inside = look(path).inside
    assert inside is not None
    return inside


def told(inside: Inside) -> list[tuple[str, str]]:
    return [(one.cause.value, one.place) for one in inside.found]


def make_ext4(path: Path, files, megabytes: int = 8) -> Path:
    folder = write_files(path.with_suffix(".files"), files)
    run(
        "mke2fs",
        "-q",
        "-F",
        "-t",
        "ext4",
        "-U",
        UUID,
        "-L",
        "root",
        "-d",
        folder,
        path,
        f"{megabytes}M",
    )
    return path


def in_partition(path: Path, system: Path, megabytes: int, *, code: bytes = GRUB_CODE) -> Path:
    script = f"label: dos\nstart=4096, size={megabytes}M, type=83, bootable\n"
    disk = make_partitioned(path, megabytes + 4, script)
    with system.open("rb") as file:
        write_at(disk, 2 * MEBI, file.read())
    write_at(disk, 0, code)
    write_at(disk, MEBI, b"the next part of GRUB" if code else b"")
    return disk


FEDORA = {
    **changed(
        debian(),
        {
            "/boot/grub/grub.cfg": None,
            "/etc/network/interfaces": None,
            "/boot/grub2/grub.cfg": "set timeout=1\nblscfg\n",
            "/boot/loader/entries/a-1.conf": "title old\nlinux /boot/vmlinuz-1\noptions root=x\n",
            f"/boot/loader/entries/a-{KERNEL}.conf": f"title Fedora\nlinux /boot/vmlinuz-{KERNEL}\n"
            f"initrd /boot/initrd.img-{KERNEL}\n"
            f"options root=UUID={UUID} ro $kernelopts\n",
            "/boot/grub2/grubenv": "# GRUB\nkernelopts=console=ttyS0 quiet \n",
            "/etc/os-release": 'ID=fedora\nVERSION_ID=41\nPRETTY_NAME="Fedora Linux 41"\n',
            "/etc/fstab": f"UUID={UUID} / xfs defaults 0 0\n",
            "/etc/systemd/system/multi-user.target.wants/NetworkManager.service": "unit",
        },
    )
}
NIX_STORE = "/nix/store/abc-nixos-system"
NIXOS = {
    "/etc/NIXOS": "",
    "/nix/var/nix/profiles/system": f"{LINK}{NIX_STORE}",
    f"{NIX_STORE}/init": "#!/bin/sh\n",
    f"{NIX_STORE}/etc/os-release": 'ID=nixos\nVERSION_ID="24.11"\nPRETTY_NAME="NixOS 24.11"\n',
    "/boot/kernels/abc-bzImage": "kernel",
    "/boot/kernels/abc-initrd": cpio(*(f"nix/store/x/{name}" for name in DRIVERS)),
    "/boot/grub/grub.cfg": "menuentry NixOS {\n  linux ($drive1)/boot/kernels/abc-bzImage"
    " init=/nix/store/abc-nixos-system/init console=ttyS0,19200n8\n"
    "  initrd ($drive1)/boot/kernels/abc-initrd\n}\n",
}
ALPINE = {
    "/etc/os-release": 'ID=alpine\nVERSION_ID=3.20.1\nPRETTY_NAME="Alpine Linux v3.20"\n',
    "/bin/busybox": ELF,
    "/sbin/init": f"{LINK}/bin/busybox",
    "/boot/vmlinuz-virt": "kernel",
    "/boot/initramfs-virt": gzip.compress(cpio(*DRIVERS)),
    "/boot/grub/grub.cfg": "menuentry Alpine {\n linux /boot/vmlinuz-virt root=/dev/sda"
    " modules=sd-mod console=ttyS0\n initrd /boot/initramfs-virt\n}\n",
    "/lib/modules/6.6.40-0-virt/modules.builtin": "kernel/x.ko\n",
    "/etc/network/interfaces": "auto eth0\niface eth0 inet dhcp\n",
    "/etc/shadow": "root:$6$x$y:1::::::\n",
    "/usr/sbin/sshd": ELF,
    "/etc/runlevels/default/sshd": f"{LINK}/etc/init.d/sshd",
    "/etc/ssh/sshd_config": "PermitRootLogin yes\n",
    "/etc/fstab": "/dev/sda / ext4 rw 0 1\n",
}


@pytest.mark.parametrize("files", [debian(), ALPINE], ids=["Debian", "Alpine"])
def test_a_good_image_says_so_and_is_told_the_same_packed(files, tmp_path):
    raw = make_ext4(tmp_path / "disk.img", files)
    inside = inside_of(raw)
    assert str(inside_headline(inside)) == "Starts on Linode with: GRUB 2"
    assert inside.warning is None
    packed = tmp_path / "disk.img.gz"
    packed.write_bytes(gzip.compress(raw.read_bytes(), 1))
    again = inside_of(packed)
    assert told(again) == told(inside)
    assert again.modes == inside.modes
    assert again.system == inside.system


def test_a_virtual_disk_is_looked_into(tmp_path):
    raw = make_ext4(tmp_path / "disk.img", debian())
    run("qemu-img", "convert", "-O", "qcow2", raw, tmp_path / "disk.qcow2")
    assert told(inside_of(tmp_path / "disk.qcow2")) == told(inside_of(raw))


@pytest.mark.parametrize(
    ("flags", "starts"),
    # Of clusters that are compressed no initramfs is kept as a whole.
    [((), Answer.YES), (("-c",), Answer.UNKNOWN)],
    ids=["plain", "compressed"],
)
def test_a_virtual_disk_is_looked_into_while_it_is_unpacked(tmp_path, flags, starts):
    noise = random.Random(1).randbytes(12 * MEBI)  # noqa: S311 - no secret
    initramfs = gzip.compress(cpio("large", content=noise)[:-124] + cpio(*DRIVERS), 1)
    files = changed(debian(), {f"/boot/initrd.img-{KERNEL}": initramfs, "/noise": noise})
    raw, disk = make_ext4(tmp_path / "disk.img", files, 64), tmp_path / "disk.qcow2"
    run("qemu-img", "convert", *flags, "-O", "qcow2", raw, disk)
    packed = tmp_path / "disk.qcow2.gz"
    packed.write_bytes(gzip.compress(disk.read_bytes(), 0))
    inside = inside_of(packed)
    assert inside.modes[Mode.GRUB_2] is starts
    assert inside.system == inside_of(raw).system


def test_a_nixos_starts_by_its_own_loader_and_not_with_linodes_kernel(tmp_path):
    inside = inside_of(make_ext4(tmp_path / "disk.img", NIXOS))
    assert inside.modes[Mode.GRUB_2] is Answer.YES
    assert inside.modes[Mode.LINODE_KERNEL] is Answer.NO
    assert inside.system is not None
    assert inside.system.label == "nixos-24.11"
    assert {"network-not-read", "cloud-init-not-read"} <= {cause for cause, _ in told(inside)}
    assert inside.warning is None


def test_a_fedora_on_xfs_starts_by_direct_disk(tmp_path):
    folder = write_files(tmp_path / "files", FEDORA)
    (tmp_path / "prototype").write_text(prototype_of(folder))
    system = make_blank(tmp_path / "xfs", 300)
    run("mkfs.xfs", "-q", "-f", "-m", f"uuid={UUID}", "-p", tmp_path / "prototype", system)
    disk = in_partition(tmp_path / "disk.img", system, 300)
    inside = inside_of(disk)
    assert str(inside_headline(inside)) == "Starts on Linode with: Direct Disk"
    assert inside.system is not None
    assert inside.system.label == "fedora-41"
    assert row_of(inside, "console")[0] == "yes"
    assert inside.warning is None


def test_a_fedora_in_a_subvolume_of_btrfs_starts_by_direct_disk(tmp_path):
    files = changed(FEDORA, {"/etc/fstab": f"UUID={UUID} / btrfs subvol=root 0 0\n"})
    write_files(tmp_path / "files/root", files)
    system = make_blank(tmp_path / "btrfs", 128)
    run("mkfs.btrfs", "-q", "-f", "-U", UUID, "--rootdir", tmp_path / "files", system)
    inside = inside_of(in_partition(tmp_path / "disk.img", system, 128))
    assert inside.mode is Mode.DIRECT_DISK
    assert inside.system is not None
    assert inside.system.id == "fedora"
    assert inside.warning is None


def test_a_fedora_without_partitions_warns_of_what_linodes_grub_may_not_read(tmp_path):
    files = changed(FEDORA, {"/boot/grub": f"{LINK}grub2"})
    inside = inside_of(make_ext4(tmp_path / "disk.img", files))
    assert inside.modes[Mode.GRUB_2] is Answer.UNKNOWN
    assert inside.mode is Mode.LINODE_KERNEL


def test_an_image_for_arm_never_starts(tmp_path):
    files = changed(debian(), {"/usr/lib/systemd/systemd": ARM_ELF})
    inside = inside_of(make_ext4(tmp_path / "disk.img", files))
    headline = "Will not start on Linode: it is made for another processor"
    assert str(inside_headline(inside)) == headline
    assert [one.question.row.value for one in inside.rows] == ["starts", "private data"]


def test_a_disk_for_efi_only_says_so(tmp_path):
    system = make_ext4(tmp_path / "ext4", debian())
    disk = make_partitioned(tmp_path / "disk.img", 48, "label: gpt\n,33M,U\n,10M,L\n")
    fat = make_blank(tmp_path / "fat", 33)
    run("mkfs.vfat", fat)
    write_at(disk, MEBI, fat.read_bytes())
    write_at(disk, 34 * MEBI, system.read_bytes())
    headline = "Will not start on Linode: only EFI firmware could start it"
    assert str(inside_headline(inside_of(disk))) == headline


@pytest.mark.parametrize(
    ("magic", "at", "headline"),
    [
        (b"LUKS\xba\xbe\x00\x02", 0, f"{UNKNOWN}: the system is in LUKS"),
        (
            b"LABELONE" + bytes(12) + b"\x20\0\0\0LVM2 001",
            512,
            f"{UNKNOWN}: the system is in LVM",
        ),
        (
            b"\xeb\x52\x90NTFS    \x00\x02\x08",
            0,
            f"{UNKNOWN}: it may be Windows",
        ),
    ],
    ids=["LUKS", "LVM", "Windows"],
)
def test_what_is_not_looked_into_is_named_and_no_yes(tmp_path, magic, at, headline):
    disk = make_partitioned(tmp_path / "disk.img", 16, "label: dos\n,8M,83,*\n")
    write_at(disk, 0, b"\xeb\x63\x90 some boot code")
    write_at(disk, MEBI + at, magic)
    inside = inside_of(disk)
    assert str(inside_headline(inside)) == headline
    assert inside.mode is None


def test_an_ubuntu_with_a_boot_partition_and_cloud_init_starts_by_direct_disk(tmp_path):
    cloud = "/usr/lib/python3/dist-packages/cloudinit"
    files = {
        **{name: one for name, one in debian().items() if not name.startswith("/boot")},
        "/boot/here": "",
        "/etc/network/interfaces": "",
        "/etc/shadow": "root:*:1::::::\nubuntu:!:1::::::\n",
        "/etc/fstab": "LABEL=root / ext4 discard 0 1\nLABEL=BOOT /boot ext4 defaults 0 2\n",
        f"{cloud}/version.py": '__VERSION__ = "24.4"\n',
        "/etc/cloud/cloud.cfg.d/90_dpkg.cfg": "datasource_list: [ NoCloud, Akamai, None ]\n",
    }
    options = "console=tty1 console=ttyS0"
    boot = {
        "/grub/grub.cfg": grub_config("LABEL=root", options).replace("/boot/", "/"),
        f"/vmlinuz-{KERNEL}": "kernel",
        f"/initrd.img-{KERNEL}": cpio("early") + gzip.compress(cpio(*DRIVERS)),
    }
    root = make_ext4(tmp_path / "root", files)
    boot_system = make_ext4(tmp_path / "boot", boot)
    run("tune2fs", "-L", "BOOT", "-U", "random", boot_system)
    table = "label: gpt\nstart=4096, size=8M, type=L\nstart=20480, size=8M, type=L\n"
    disk = make_partitioned(tmp_path / "disk.img", 24, table)
    write_at(disk, 2 * MEBI, root.read_bytes())
    write_at(disk, 10 * MEBI, boot_system.read_bytes())
    write_at(disk, 0, GRUB_CODE)
    write_at(disk, MEBI, b"the next part of GRUB")
    inside = inside_of(disk)
    assert str(inside_headline(inside)) == "Starts on Linode with: Direct Disk"
    assert {one.question.severity.value for one in inside.rows} == {"fine"}
    assert row_of(inside, "cloud-init") == ("yes", "cloud-init")
    packed = tmp_path / "disk.img.gz"
    packed.write_bytes(gzip.compress(disk.read_bytes(), 1))
    assert told(inside_of(packed)) == told(inside)


def test_a_disk_of_data_has_no_system_in_it(tmp_path):
    inside = inside_of(make_ext4(tmp_path / "disk.img", {"/data/file": "data", "/home/me/x": "y"}))
    assert str(inside_headline(inside)) == "Will not start on Linode: there is no system in it"


def test_a_cut_image_is_never_fine(tmp_path):
    raw = make_ext4(tmp_path / "disk.img", debian())
    content = raw.read_bytes()
    for part in (1, 2, 4, 6):
        cut = tmp_path / f"cut-{part}.img"
        cut.write_bytes(content[: len(content) * part // 8])
        inside = look(cut).inside
        assert inside is None or all(row_words(one).evidence for one in inside.found)


def row_of(inside: Inside, name: str) -> tuple[str, str]:
    (one,) = (one for one in inside.rows if one.question.row == name)
    return one.question.answer.value, one.cause.value


def test_the_console_prints_the_headline_and_the_rows(tmp_path):
    files = changed(debian(), {"/boot/grub/grub.cfg": grub_config("/dev/vda1")})
    path = make_ext4(tmp_path / "disk.img", files)
    command = ("-m", "imageuploader.cli", "check", str(path))
    with fork_python(command, os.environ, tmp_path) as process:
        out, messages = process.communicate(timeout=60)
    assert process.returncode == 0, messages
    assert "Starts on Linode with: Linode's kernel\n" in out
    assert "\n  Network: cannot tell. /etc/network/interfaces line 4: " in out
