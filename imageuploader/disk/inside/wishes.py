"""What the questions read, as patterns: for an image that passes by once, they are asked early."""

import re
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase

from imageuploader.disk.inside.boot.boot_entries import (
    GRUB_CONFIG,
    OTHER_GRUB_CONFIGS,
    version_key,
)
from imageuploader.disk.inside.private_data import PRIVATE_PLACES
from imageuploader.disk.inside.subject import INITS
from imageuploader.disk.inside.text_files import TEXT_BYTES

_HEAD = 4096
_MOST = 64
_MOST_FOLLOWED = 2
_SPARE = re.compile("rescue|kdump|fallback")
"""In the names of initramfs that no machine starts with by itself."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A path with patterns, and how many bytes of the file are read; none for what is followed.

    A folder is listed. `most` is how many names a pattern may stand for.
    """

    path: str
    limit: int = 0
    most: int = _MOST

    def split(self) -> tuple[str, str, str]:
        """Return the folder before the first pattern, the pattern, and what follows it."""
        parts = self.path.split("/")
        for index, part in enumerate(parts):
            if "*" in part:
                rest = "".join(f"/{part}" for part in parts[index + 1 :])
                return "/".join(parts[:index]) or "/", part, rest
        return self.path, "", ""

    def chosen(self, pattern: str, names: list[str]) -> list[str]:
        """Return the names that a pattern stands for; of what is followed, the newest."""
        matching = [name for name in names if fnmatchcase(name, pattern)]
        if not self.limit:
            usual = [name for name in matching if not _SPARE.search(name)]
            matching = sorted(usual, key=version_key, reverse=True)[:_MOST_FOLLOWED]
        return matching[: self.most]


_TEXTS = (
    "/etc/fstab",
    "/etc/os-release",
    "/usr/lib/os-release",
    GRUB_CONFIG,
    *OTHER_GRUB_CONFIGS,
    "/grub/grub.cfg",
    "/grub2/grub.cfg",
    "/boot/loader/entries/*.conf",
    "/boot/grub*/grubenv",
    "/boot/extlinux/extlinux.conf",
    "/boot/extlinux.conf",
    "/boot/syslinux/syslinux.cfg",
    "/etc/inittab",
    "/etc/network/interfaces",
    "/etc/network/interfaces.d/*",
    "/etc/systemd/network/*",
    "/etc/netplan/*",
    "/etc/sysconfig/network-scripts/ifcfg-*",
    "/etc/sysconfig/network/ifcfg-*",
    "/etc/NetworkManager/system-connections/*",
    "/etc/udev/rules.d/70-persistent-net.rules",
    "/etc/cloud/cloud.cfg",
    "/etc/cloud/cloud.cfg.d/*",
    "/etc/shadow",
    "/etc/ssh/sshd_config",
    "/etc/ssh/sshd_config.d/*",
    "/lib/modules/*/modules.builtin",
    "/nix/var/nix/profiles/system/etc/os-release",
)
_HEADS = (
    *INITS,
    "/boot/*",
    "/etc/machine-id",
    "/usr/lib/python3*/*-packages/cloudinit/version.py",
    "/usr/lib/python3*/*-packages/cloudinit/sources/DataSourceAkamai.py",
    "/etc/systemd/system/*.wants",
    "/usr/lib/systemd/system/multi-user.target.wants",
    "/etc/runlevels/*",
    "/etc/rc2.d",
    "/etc/rc3.d",
    "/usr/sbin/sshd",
    "/usr/bin/sshd",
    "/usr/sbin/dropbear",
    "/usr/bin/udevadm",
    "/lib/systemd/systemd-udevd",
    "/usr/local/lib/python3*/*-packages",
    "/usr/lib64/python3*/*-packages",
    "/etc/NIXOS",
    "/nix/store",
    "/snap",
    "/opt/*",
    "/root/.ssh/*",
    "/home/*/.ssh/*",
    "/etc/ssh/*",
    *PRIVATE_PLACES,
)
_FOLLOWED = ("/boot/initr*", "/boot/*-initrd*", "/boot/kernels/*-initrd")
_BOOT, _SUBVOLUMES = "/boot", ("", "/root", "/@", "/@rootfs")


def _with_boot(wish: Wish) -> tuple[Wish, ...]:
    """Return a wish, and what it is where /boot is a file system of its own."""
    below = wish.path.removeprefix(_BOOT)
    return (wish, replace(wish, path=below)) if below != wish.path else (wish,)


WISHES = tuple(
    wish
    for paths, limit in ((_FOLLOWED, 0), (_TEXTS, TEXT_BYTES), (_HEADS, _HEAD))
    for path in paths
    for wish in _with_boot(Wish(path, limit))
)
WISHES_OF_SUBVOLUMES = tuple(
    replace(wish, path=f"{top}{wish.path}") for top in _SUBVOLUMES for wish in WISHES
)
"""The wishes where the system may be in a subvolume."""
