"""What is changed in a Debian, for the one thing that is right or wrong in it."""

from bootlab.file_systems import BOOT_UUID
from bootlab.trees import DHCP, OPTIONS, UUID, Change, Tree

FSTAB = "{} / ext4 errors=remount-ro 0 1\n"
BY_UUID = f"UUID={UUID}"
OTHER_UUID = "UUID=99999999-2222-4333-8444-555555555555"
INTERFACES = "/etc/network/interfaces"
ONLY_LO = "auto lo\niface lo inet loopback\n"
STATIC = DHCP.replace("dhcp", "static\n address 192.168.1.50/24\n gateway 192.168.1.1")
_OTHER_MAC = "52:54:00:12:34:56"
_NETWORKD = "/etc/systemd/network/10-wan.network"
_SSHD = "/etc/ssh/sshd_config.d/root.conf"


def root(device: str, fstab: str = "/dev/sda", options: str = OPTIONS) -> Change:
    """Return a change that names the root to the kernel and to the system."""

    def change(tree: Tree) -> None:
        tree.grub_config(device, options)
        tree.write("/etc/fstab", FSTAB.format(fstab))

    return change


def good(tree: Tree) -> None:
    """Set it up as Linode's guide does."""
    tree.grub_config("/dev/sda")


def files(*written: tuple[str, str]) -> Change:
    """Return a change that writes files into a system that is set up well."""

    def change(tree: Tree) -> None:
        good(tree)
        for path, text in written:
            tree.write(path, text)

    return change


in_partition = root(BY_UUID, BY_UUID)


def in_file_system(kind: str) -> Change:
    """Return a change for a root in another file system than ext4."""

    def change(tree: Tree) -> None:
        tree.grub_config(BY_UUID)
        tree.write("/etc/fstab", f"{BY_UUID} / {kind} defaults 0 0\n")

    return change


def in_subvolume(tree: Tree) -> None:
    """Set it up for the subvolume @ of a Btrfs."""
    tree.grub_config(BY_UUID, f"rootflags=subvol=@ {OPTIONS}", "/@/boot")
    tree.write("/etc/fstab", f"{BY_UUID} / btrfs subvol=@ 0 0\n")


def in_lvm(tree: Tree) -> None:
    """Set it up for a volume of LVM."""
    tree.grub_config("/dev/mapper/lab-root")
    tree.write("/etc/fstab", FSTAB.format("/dev/mapper/lab-root"))


def with_boot(tree: Tree) -> None:
    """Set it up for /boot in a partition of its own."""
    tree.grub_config(BY_UUID, boot="")
    lines = f"UUID={BOOT_UUID} /boot ext4 defaults 0 2\n"
    tree.write("/etc/fstab", FSTAB.format(BY_UUID) + lines)


def by_extlinux(device: str) -> Change:
    """Return a change that has extlinux start it instead of GRUB."""

    def change(tree: Tree) -> None:
        tree.remove("/boot/grub")
        tree.write("/etc/fstab", FSTAB.format(device))
        tree.write(
            "/boot/extlinux/extlinux.conf",
            "SERIAL 0 19200\nDEFAULT debian\nPROMPT 0\nTIMEOUT 10\nLABEL debian\n"
            f" LINUX /boot/vmlinuz-{tree.kernel}\n INITRD /boot/initrd.img-{tree.kernel}\n"
            f" APPEND root={device} ro {OPTIONS}\n",
        )

    return change


def no_kernel(tree: Tree) -> None:
    """Leave kernel and boot loader out."""
    tree.remove("/boot/*", "/lib/modules", "/vmlinuz*", "/initrd*")
    link = tree.folder / "etc/systemd/network/99-default.link"
    link.symlink_to("/dev/null")  # interfaces keep the kernel's names


def no_driver(tree: Tree) -> None:
    """Make an initramfs for the drivers of another machine."""
    tree.write("/etc/initramfs-tools/conf.d/modules", "MODULES=list\n")
    tree.write("/etc/initramfs-tools/modules", "ext4\nata_piix\nsd_mod\nnvme\n")
    tree.run(f"update-initramfs -u -k {tree.kernel}")
    good(tree)


def other_folder(tree: Tree) -> None:
    """Have GRUB's configuration where Fedora has it."""
    good(tree)
    (tree.folder / "boot/grub").rename(tree.folder / "boot/grub2")


def other_processor(tree: Tree) -> None:
    """Finish what was only unpacked, as far as a start would need it."""
    tree.write(f"/boot/initrd.img-{tree.kernel}", "")
    init = tree.folder / "sbin/init"
    if not init.is_symlink():
        init.symlink_to("/lib/systemd/systemd")
    good(tree)


def no_login(tree: Tree) -> None:
    """Have no SSH server and no account with a password."""
    tree.remove("/etc/systemd/system/*/ssh*.service", "/usr/sbin/sshd")
    locked(tree)


def locked(tree: Tree) -> None:
    """Have no account with a password."""
    good(tree)
    shadow = tree.folder / "etc/shadow"
    lines = (line.split(":") for line in shadow.read_text().splitlines())
    shadow.write_text("".join(":".join((name, "!", *rest)) + "\n" for name, _, *rest in lines))


only_keys = files((_SSHD, "PermitRootLogin prohibit-password\n"))


def no_server(tree: Tree) -> None:
    """Leave the SSH server installed, and not started."""
    good(tree)
    tree.run("systemctl -q disable ssh")


def private(tree: Tree) -> None:
    """Leave in it what should be on no other machine."""
    good(tree)
    tree.write("/etc/machine-id", "0123456789abcdef0123456789abcdef\n")
    tree.write("/root/.ssh/id_ed25519", "a planted key\n")
    tree.write("/root/.bash_history", "a planted password\n")


def other_name(tree: Tree) -> None:
    """Set up the network for the name that the card has elsewhere."""
    tree.grub_config("/dev/sda", "console=ttyS0,19200n8")
    tree.write(INTERFACES, DHCP.replace("eth0", "ens3"))


def other_card(tree: Tree) -> None:
    """Set up the network for the card of another machine."""
    good(tree)
    tree.remove(INTERFACES)
    tree.write(_NETWORKD, f"[Match]\nMACAddress={_OTHER_MAC}\n[Network]\nDHCP=yes\n")
    tree.run("systemctl -q enable systemd-networkd")


def sources(names: str) -> Change:
    """Return a change that tells cloud-init where to look for its data."""

    def change(tree: Tree) -> None:
        good(tree)
        tree.write("/etc/cloud/cloud.cfg.d/90_dpkg.cfg", f"datasource_list: {names}\n")
        tree.run("systemctl -q enable systemd-networkd systemd-resolved")

    return change
