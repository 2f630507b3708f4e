"""The states of the gallery that show what is inside an image: small systems, made on the spot."""

import gzip
import struct
import subprocess
from collections.abc import Mapping
from pathlib import Path

KERNEL = "6.1.0-40-cloud-amd64"
X86, ARM = 62, 183
OF_DEBIAN = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\nVERSION_ID="12"\n'
NETWORK = "auto lo\niface lo inet loopback\n\niface {} inet dhcp\n"
ENTRY = (
    "menuentry Debian {{\n  linux /boot/vmlinuz-{kernel} root=/dev/sda ro {options}\n"
    "  initrd /boot/initrd.img-{kernel}\n}}\n"
)
CLOUD_INIT = "/usr/lib/python3/dist-packages/cloudinit"
Files = Mapping[str, str | bytes]


def program(machine: int) -> bytes:
    """Return the beginning of a program for a processor."""
    return b"\x7fELF\x02\x01\x01" + bytes(9) + struct.pack("<HH", 3, machine)


def archive(*names: str) -> bytes:
    """Return an initramfs with these files, each of them empty."""
    parts = bytearray()
    for name in (*names, "TRAILER!!!"):
        fields = [0] * 11 + [len(name) + 1, 0]
        parts += b"070701" + "".join(f"{field:08X}" for field in fields).encode()
        parts += name.encode() + b"\0"
        parts += bytes(-len(parts) % 4)
    return gzip.compress(bytes(parts))


GOOD: Files = {
    "/etc/os-release": OF_DEBIAN,
    "/sbin/init": program(X86),
    "/usr/sbin/sshd": program(X86),
    "/boot/grub/grub.cfg": ENTRY.format(kernel=KERNEL, options="console=ttyS0,19200n8"),
    f"/boot/vmlinuz-{KERNEL}": "kernel",
    f"/boot/initrd.img-{KERNEL}": archive("virtio_pci.ko", "virtio_scsi.ko", "sd_mod.ko"),
    f"/lib/modules/{KERNEL}/modules.builtin": "kernel/drivers/virtio/virtio.ko\n",
    "/etc/network/interfaces": NETWORK.format("eth0"),
    "/etc/shadow": "root:$y$j9T$salt$hash:19000:0:99999:7:::\n",
    "/etc/ssh/sshd_config": "PermitRootLogin yes\n",
    "/etc/systemd/system/multi-user.target.wants/ssh.service": "[Unit]\n",
    f"{CLOUD_INIT}/version.py": '__VERSION__ = "25.1.4"\n',
}
WARNED: Files = {
    **GOOD,
    "/lib/systemd/systemd-udevd": program(X86),
    "/etc/network/interfaces": NETWORK.format("ens3"),
    "/boot/grub/grub.cfg": ENTRY.format(kernel=KERNEL, options="quiet"),
    f"{CLOUD_INIT}/version.py": '__VERSION__ = "22.4.2"\n',
    "/etc/machine-id": "0" * 32,
    "/root/.aws/credentials": "x",
    "/root/.bash_history": "x",
    "/home/ada/.ssh/id_ed25519": "x",
    "/home/ada/.kube/config": "x",
}
REFUSED: Files = {**GOOD, "/sbin/init": program(ARM)}
SYSTEMS: Mapping[str, Files] = {"good": GOOD, "warned": WARNED, "refused": REFUSED}
ENCRYPTED = b"LUKS\xba\xbe\0\x02"


def make_systems(folder: Path) -> dict[str, Path]:
    """Make an image of each system, and one that cannot be looked into."""
    made = {name: _make(folder, name, files) for name, files in SYSTEMS.items()}
    unknown = folder / "vault-2026.img"
    unknown.write_bytes(ENCRYPTED.ljust(16 * 1024**2, b"\0"))
    return {**made, "unknown": unknown}


def _make(folder: Path, name: str, files: Files) -> Path:
    tree, image = folder / name, folder / f"{name}-server.img"
    for path, content in files.items():
        place = tree / path.lstrip("/")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content.encode() if isinstance(content, str) else content)
    command = ["mkfs.ext4", "-q", "-F", "-d", str(tree), str(image), "16M"]
    subprocess.run(command, check=True)
    return image
