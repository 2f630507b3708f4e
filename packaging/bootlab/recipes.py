"""The systems of the boot laboratory, each right or with one thing wrong."""

from dataclasses import dataclass

from bootlab import changes, disks
from bootlab.changes import BY_UUID, INTERFACES, ONLY_LO, OTHER_UUID, STATIC, files, root
from bootlab.trees import Change

_OF_DEBIAN_12 = "12"
_OTHER_HOME = "/dev/sda / ext4 errors=remount-ro 0 1\n{} /home ext4 defaults 0 2\n"


@dataclass(frozen=True, slots=True)
class Recipe:
    """A system: what it is, what is changed in the Debian it is made of, and its disk.

    `is_beyond` tells that the check need not know whether it starts, as long as it says so.
    """

    name: str
    says: str
    change: Change
    base: str = _OF_DEBIAN_12
    disk: disks.Disk = disks.WHOLE
    has_metadata: bool = False
    has_private_data: bool = False
    is_beyond: bool = False


_STARTS = (
    Recipe("good", "unpartitioned ext4, as Linode's guide", changes.good),
    Recipe("debian-11", "the same of Debian 11", changes.good, "11"),
    Recipe("no-kernel", "no kernel and no /boot", changes.no_kernel),
    Recipe("mbr", "MBR, GRUB", changes.in_partition, disk=disks.MBR),
    Recipe("gpt", "GPT, BIOS boot partition, GRUB", changes.in_partition, disk=disks.GPT),
    Recipe("boot", "/boot in a partition", changes.with_boot, disk=disks.BOOT_PARTITION),
    Recipe("swap-first", "root=/dev/sda2", root("/dev/sda2", "/dev/sda2"), disk=disks.SWAP_FIRST),
    Recipe("xfs", "GPT, GRUB, XFS", changes.in_file_system("xfs"), disk=disks.XFS),
    Recipe("btrfs", "MBR, GRUB, Btrfs", changes.in_file_system("btrfs"), disk=disks.BTRFS),
    Recipe("subvolume", "Btrfs, in the subvolume @", changes.in_subvolume, disk=disks.SUBVOLUME),
    Recipe("lvm", "MBR, GRUB, LVM", changes.in_lvm, "12 with LVM", disk=disks.LVM, is_beyond=True),
    Recipe("extlinux", "MBR, extlinux", changes.by_extlinux(BY_UUID), disk=disks.EXTLINUX),
    Recipe(
        "boot-sector",
        "unpartitioned ext4 with extlinux",
        changes.by_extlinux("/dev/sda"),
        disk=disks.BOOT_SECTOR,
    ),
    Recipe("features", "metadata_csum_seed, orphan_file", changes.good, disk=disks.NEW_EXT4),
    Recipe("private", "machine-id, key, history", changes.private, has_private_data=True),
)
_STOPPED = (
    Recipe("no-loader", "GPT, no GRUB", changes.in_partition, disk=disks.GPT_WITHOUT_LOADER),
    Recipe("no-mbr", "MBR, no GRUB", changes.in_partition, disk=disks.MBR_WITHOUT_LOADER),
    Recipe("efi", "GPT, for EFI only", changes.in_partition, disk=disks.EFI),
    Recipe(
        "no-active",
        "extlinux without an active partition",
        changes.by_extlinux(BY_UUID),
        disk=disks.EXTLINUX_INACTIVE,
    ),
    Recipe("other-disk", "root=/dev/vda1", root("/dev/vda1", "/dev/vda1")),
    Recipe("partuuid", "root=PARTUUID= without partitions", root("PARTUUID=dead-01")),
    Recipe("missing-root", "the UUID of another disk", root(OTHER_UUID, OTHER_UUID)),
    Recipe("no-driver", "initramfs without virtio_scsi", changes.no_driver),
    Recipe("other-folder", "grub.cfg in /boot/grub2", changes.other_folder),
    Recipe("arm64", "a system for arm64", changes.other_processor, "12 for arm64"),
    Recipe(
        "no-home", "/home on another disk", files(("/etc/fstab", _OTHER_HOME.format(OTHER_UUID)))
    ),
)
_ALONE = (
    Recipe("no-console", "no console=ttyS0", root("/dev/sda", options="net.ifnames=0 quiet")),
    Recipe("other-name", "network for ens3 only", changes.other_name),
    Recipe("no-network", "no interface set up", files((INTERFACES, ONLY_LO))),
    Recipe("static", "the address of another network", files((INTERFACES, STATIC))),
    Recipe("other-card", "network for another MAC address", changes.other_card),
    Recipe("no-login", "no SSH, accounts locked", changes.no_login),
    Recipe("locked", "SSH, accounts locked", changes.locked),
    Recipe("only-keys", "SSH for keys only, and none", changes.only_keys),
    Recipe("no-server", "SSH installed and not started", changes.no_server),
)
_CLOUD = (
    Recipe(
        "old-cloud-init",
        "network left to cloud-init 22.4",
        files((INTERFACES, ONLY_LO)),
        "12 with cloud-init",
        has_metadata=True,
    ),
    Recipe(
        "cloud-init",
        "cloud-init with Akamai's metadata",
        changes.sources("[ Akamai, None ]"),
        "13 with cloud-init",
        has_metadata=True,
    ),
    Recipe(
        "other-sources",
        "cloud-init without Akamai",
        changes.sources("[ NoCloud, Ec2 ]"),
        "13 with cloud-init",
        has_metadata=True,
    ),
)
RECIPES = (*_STARTS, *_STOPPED, *_ALONE, *_CLOUD)
