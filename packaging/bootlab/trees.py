"""The systems of the boot laboratory: Debian trees, made once, and changed above that."""

import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from environment import must, say

UUID = "11111111-2222-4333-8444-555555555555"
"""The UUID of every root file system."""

PASSWORD = "laboratory"  # noqa: S105 - of systems that nobody else ever sees
"""The password of root."""

OPTIONS = "console=ttyS0,19200n8 net.ifnames=0"
_LEFT_OUT = ("doc", "locale", "man", "info")
_COMMON = (
    *("systemd-sysv", "udev", "dbus", "kmod", "iproute2", "openssh-server", "initramfs-tools"),
    *("e2fsprogs", "zstd", "netbase", "login", "passwd", "procps"),
)
_SLOW = ("e2scrub_reap.service", "apt-daily*.timer", "dpkg-db-backup.timer", "fstrim.timer")
"""What only costs time in a system that runs for two minutes."""

_HOST_KEYS = """[Service]
ExecStartPre=
ExecStartPre=/bin/sh -c "test -e /etc/ssh/ssh_host_ed25519_key || ssh-keygen -q -t ed25519 -N '' \
-f /etc/ssh/ssh_host_ed25519_key"
"""
DHCP = "auto lo\niface lo inet loopback\n\nauto eth0\niface eth0 inet dhcp\n"


@dataclass(frozen=True, slots=True)
class Base:
    """A Debian that systems are made from. Nothing of one for another processor is run."""

    suite: str
    packages: tuple[str, ...]
    architecture: str = "amd64"


_WITH_IFUPDOWN = ("ifupdown", "isc-dhcp-client", "linux-image-cloud-amd64")
BASES = {
    "11": Base("bullseye", _WITH_IFUPDOWN),
    "12": Base("bookworm", _WITH_IFUPDOWN),
    "12 with cloud-init": Base("bookworm", (*_WITH_IFUPDOWN, "cloud-init")),
    "12 with LVM": Base("bookworm", (*_WITH_IFUPDOWN, "lvm2")),
    "12 for arm64": Base("bookworm", ("linux-image-cloud-arm64",), "arm64"),
    "13 with cloud-init": Base(
        "trixie", ("linux-image-cloud-amd64", "cloud-init", "systemd-resolved")
    ),
}


@dataclass(frozen=True)
class Tree:
    """The files of a system, in a folder."""

    folder: Path

    @property
    def kernel(self) -> str:
        """The version of its kernel."""
        return next((self.folder / "lib/modules").iterdir()).name

    def write(self, path: str, text: str) -> None:
        """Write a file of it."""
        place = self.folder / path.lstrip("/")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text)

    def copy(self, path: str, other: "Tree") -> None:
        """Copy a file of another one, to the same place."""
        place = self.folder / path.lstrip("/")
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(other.folder / path.lstrip("/"), place)

    def remove(self, *paths: str) -> None:
        """Remove files and folders, as far as they are there."""
        for path in paths:
            for place in self.folder.glob(path.lstrip("/")):
                if place.is_dir() and not place.is_symlink():
                    shutil.rmtree(place)
                else:
                    place.unlink()

    def run(self, command: str) -> None:
        """Run a command of the system itself, with mounts that vanish with it."""
        mounts = "".join(
            f"mount {how} {self.folder}/{name}; "
            for how, name in (("--bind /dev", "dev"), ("-t proc p", "proc"), ("-t sysfs s", "sys"))
        )
        inside = f"{mounts} chroot {self.folder} /bin/sh -ec '{command}'"
        must(["unshare", "-m", "--propagation", "private", "sh", "-ec", inside])

    def grub_config(self, root: str, options: str = OPTIONS, boot: str = "/boot") -> None:
        """Write a configuration as Linode's guide wants it; `boot` is the folder for GRUB."""
        self.write(
            "/boot/grub/grub.cfg",
            "serial --unit=0 --speed=19200\nterminal_input serial\nterminal_output serial\n"
            "set default=0\nset timeout=1\nmenuentry 'Debian GNU/Linux' {\n"
            f"\tlinux {boot}/vmlinuz-{self.kernel} root={root} ro {options}\n"
            f"\tinitrd {boot}/initrd.img-{self.kernel}\n}}\n",
        )


def make_bases(folder: Path, names: Iterable[str]) -> None:
    """Make every named Debian that is not there yet."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in sorted(set(names)):
        place = base_folder(folder, name)
        if not (place / ".finished").exists():
            say(f"Debian {name}")
            shutil.rmtree(place, ignore_errors=True)
            _bootstrap(BASES[name], place)
            _tidy(Tree(place))
            (place / ".finished").touch()


def _bootstrap(base: Base, place: Path) -> None:
    left_out = [f"--dpkgopt=path-exclude=/usr/share/{name}/*" for name in _LEFT_OUT]
    is_foreign = base.architecture != "amd64"
    # What is only unpacked, and never set up, needs no program for its processor.
    variant = "extract" if is_foreign else "minbase"
    wanted = ",".join((*_COMMON, *base.packages))
    command = ["mmdebstrap", "--quiet", "--mode=root", f"--variant={variant}", *left_out]
    command += [f"--architectures={base.architecture}", f"--include={wanted}"]
    must([*command, base.suite, place])


def base_folder(folder: Path, name: str) -> Path:
    """Return where a base is."""
    return folder / name.replace(" ", "-")


def _tidy(tree: Tree) -> None:
    """Give a system a password, a network and a console, and no identity of its own."""
    shadow = tree.folder / "etc/shadow"
    if shadow.exists():
        made = subprocess.run(
            ["openssl", "passwd", "-6", PASSWORD], check=True, capture_output=True, text=True
        )
        shadow.write_text(shadow.read_text().replace("root:*:", f"root:{made.stdout.strip()}:"))
    tree.remove("/etc/ssh/ssh_host_*", "/var/lib/dbus/machine-id", "/etc/resolv.conf")
    tree.remove(*(f"/etc/systemd/system/*.wants/{unit}" for unit in _SLOW))
    tree.write("/etc/machine-id", "")
    tree.write("/etc/hostname", "laboratory\n")
    tree.write("/etc/ssh/sshd_config.d/root.conf", "PermitRootLogin yes\n")
    tree.write("/etc/systemd/system/ssh.service.d/keys.conf", _HOST_KEYS)
    tree.write("/etc/fstab", "/dev/sda / ext4 errors=remount-ro 0 1\n/dev/sdb none swap sw 0 0\n")
    if (tree.folder / "etc/network").exists():
        tree.write("/etc/network/interfaces", DHCP)


@contextmanager
def lay_over(bases: Path, name: str, work: Path) -> Iterator[Tree]:
    """Hold a tree that looks like a base, and can be changed without changing that."""
    tree, layers = work / "tree", work / "layers"
    if tree.is_mount():  # an earlier run was killed
        must(["umount", tree])
    shutil.rmtree(layers, ignore_errors=True)
    upper, scratch = layers / "upper", layers / "scratch"
    for folder in (tree, upper, scratch):
        folder.mkdir(parents=True, exist_ok=True)
    options = f"lowerdir={base_folder(bases, name)},upperdir={upper},workdir={scratch}"
    must(["mount", "-t", "overlay", "overlay", "-o", options, tree])
    try:
        yield Tree(tree)
    finally:
        must(["umount", tree])
        shutil.rmtree(layers)
        tree.rmdir()


Change = Callable[[Tree], None]
