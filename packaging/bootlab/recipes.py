"""The systems of the boot laboratory, each right or with one thing wrong."""

from dataclasses import dataclass
from pathlib import Path

from bootlab.disks import BTRFS, GPT, GPT_WITHOUT_LOADER, MBR, Disk, whole_disk
from bootlab.trees import DHCP, OPTIONS, UUID, Change, Tree

_FSTAB = "{} / ext4 errors=remount-ro 0 1\n"
_BY_UUID = f"UUID={UUID}"
_OTHER = "99999999-2222-4333-8444-555555555555"
_OTHER_MAC = "52:54:00:12:34:56"
_NETWORKD = "/etc/systemd/network/10-wan.network"


@dataclass(frozen=True, slots=True)
class Recipe:
    """A system: what it is, the Debian it is made of, what is changed, and its disk."""

    name: str
    says: str
    change: Change
    base: str = "12"
    disk: Disk = whole_disk
    has_metadata: bool = False


def _root(device: str, fstab: str = "/dev/sda", options: str = OPTIONS) -> Change:
    def change(tree: Tree) -> None:
        tree.grub_config(device, options)
        tree.write("/etc/fstab", _FSTAB.format(fstab))

    return change


def _and(first: Change, *more: tuple[str, str]) -> Change:
    """Return a change with files written after it."""

    def change(tree: Tree) -> None:
        first(tree)
        for path, text in more:
            tree.write(path, text)

    return change


_BTRFS_FSTAB = f"{_BY_UUID} / btrfs defaults 0 0\n"
_GOOD = _root("/dev/sda")
_IN_PARTITION = _root(_BY_UUID, _BY_UUID)


def _in_btrfs(tree: Tree) -> None:
    tree.grub_config(_BY_UUID)
    tree.write("/etc/fstab", _BTRFS_FSTAB)


def _no_kernel(tree: Tree) -> None:
    tree.remove("/boot/*", "/lib/modules", "/vmlinuz*", "/initrd*")
    link = tree.folder / "etc/systemd/network/99-default.link"
    link.symlink_to("/dev/null")  # interfaces keep the kernel's names


def _no_driver(tree: Tree) -> None:
    tree.write("/etc/initramfs-tools/conf.d/modules", "MODULES=list\n")
    tree.write("/etc/initramfs-tools/modules", "ext4\nata_piix\nsd_mod\nnvme\n")
    tree.run(f"update-initramfs -u -k {tree.kernel}")
    _GOOD(tree)


def _other_folder(tree: Tree) -> None:
    _GOOD(tree)
    (tree.folder / "boot/grub").rename(tree.folder / "boot/grub2")


def _no_login(tree: Tree) -> None:
    _GOOD(tree)
    tree.remove("/etc/systemd/system/*/ssh*.service", "/usr/sbin/sshd")
    shadow = tree.folder / "etc/shadow"
    lines = (line.split(":") for line in shadow.read_text().splitlines())
    shadow.write_text("".join(":".join((name, "!", *rest)) + "\n" for name, _, *rest in lines))


def _private(tree: Tree) -> None:
    _GOOD(tree)
    tree.write("/etc/machine-id", "0123456789abcdef0123456789abcdef\n")
    tree.write("/root/.ssh/id_ed25519", "a planted key\n")
    tree.write("/root/.bash_history", "a planted password\n")


def _other_card(tree: Tree) -> None:
    _GOOD(tree)
    tree.remove("/etc/network/interfaces")
    match = f"[Match]\nMACAddress={_OTHER_MAC}\n[Network]\nDHCP=yes\n"
    tree.write(_NETWORKD, match)
    tree.run("systemctl -q enable systemd-networkd")


def _sources(names: str) -> Change:
    def change(tree: Tree) -> None:
        _GOOD(tree)
        tree.write("/etc/cloud/cloud.cfg.d/90_dpkg.cfg", f"datasource_list: {names}\n")
        tree.run("systemctl -q enable systemd-networkd systemd-resolved")

    return change


def _new_features(tree: Tree, path: Path) -> None:
    whole_disk(tree, path, "-O", "metadata_csum_seed,orphan_file")


_INTERFACES = "/etc/network/interfaces"
_STATIC = DHCP.replace("dhcp", "static\n address 192.168.1.50/24\n gateway 192.168.1.1")
RECIPES = (
    Recipe("good", "unpartitioned ext4, as Linode's guide", _GOOD),
    Recipe("no-kernel", "no kernel and no /boot", _no_kernel),
    Recipe("mbr", "MBR, GRUB", _IN_PARTITION, disk=MBR),
    Recipe("gpt", "GPT, BIOS boot partition, GRUB", _IN_PARTITION, disk=GPT),
    Recipe("btrfs", "MBR, GRUB, Btrfs", _in_btrfs, disk=BTRFS),
    Recipe("no-loader", "GPT, GRUB never installed", _IN_PARTITION, disk=GPT_WITHOUT_LOADER),
    Recipe("other-disk", "root=/dev/vda1", _root("/dev/vda1", "/dev/vda1")),
    Recipe("partuuid", "root=PARTUUID= without partitions", _root("PARTUUID=dead-01")),
    Recipe("missing-root", "the UUID of another disk", _root(f"UUID={_OTHER}", f"UUID={_OTHER}")),
    Recipe("no-driver", "initramfs without virtio_scsi", _no_driver),
    Recipe("other-folder", "grub.cfg in /boot/grub2", _other_folder),
    Recipe("features", "metadata_csum_seed, orphan_file", _GOOD, disk=_new_features),
    Recipe("no-console", "no console=ttyS0", _root("/dev/sda", options="net.ifnames=0 quiet")),
    Recipe(
        "other-name",
        "network for ens3 only",
        _and(
            _root("/dev/sda", options="console=ttyS0,19200n8"),
            (_INTERFACES, DHCP.replace("eth0", "ens3")),
        ),
    ),
    Recipe("static", "the address of another network", _and(_GOOD, (_INTERFACES, _STATIC))),
    Recipe("other-card", "network for another MAC address", _other_card),
    Recipe("no-login", "no SSH, accounts locked", _no_login),
    Recipe("private", "machine-id, key, history", _private),
    Recipe(
        "old-cloud-init",
        "network left to cloud-init 22.4",
        _and(_GOOD, (_INTERFACES, "auto lo\niface lo inet loopback\n")),
        base="12 with cloud-init",
        has_metadata=True,
    ),
    Recipe(
        "cloud-init",
        "cloud-init with Akamai's metadata",
        _sources("[ Akamai, None ]"),
        base="13 with cloud-init",
        has_metadata=True,
    ),
    Recipe(
        "other-sources",
        "cloud-init without Akamai",
        _sources("[ NoCloud, Ec2 ]"),
        base="13 with cloud-init",
        has_metadata=True,
    ),
)
