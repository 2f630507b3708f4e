"""Small systems: the files of real ones, with nothing of size in them."""

import gzip
import struct
from collections.abc import Iterator, Mapping
from pathlib import Path

from imageuploader.disk.content.byte_view import Broken, NotAvailable
from imageuploader.disk.content.device_names import DeviceNames
from imageuploader.disk.content.file_spans import Span
from imageuploader.disk.content.file_tree import FileTree, Node, NodeKind
from imageuploader.disk.inside.file_systems import Volume, Volumes
from imageuploader.disk.inside.look import ask_all
from imageuploader.disk.inside.subject import Subject, read_mounts
from imageuploader.domain.disk_report import Layout
from imageuploader.domain.inside.inside import Inside, Observation
from imageuploader.words.inside.sentences import row_words
from tests.disk.content.byte_views import BytesView

LINK = "-> "
"""A file that begins so is a symbolic link to what follows."""

KERNEL = "6.1.0-40-cloud-amd64"
UUID = "11111111-2222-4333-8444-555555555555"
ELF = b"\x7fELF\x02\x01\x01" + bytes(9) + struct.pack("<HH", 3, 62)
ARM_ELF = b"\x7fELF\x02\x01\x01" + bytes(9) + struct.pack("<HH", 3, 183)
DRIVERS = (
    f"usr/lib/modules/{KERNEL}/kernel/drivers/scsi/virtio_scsi.ko",
    f"usr/lib/modules/{KERNEL}/kernel/drivers/virtio/virtio_pci.ko.xz",
    f"usr/lib/modules/{KERNEL}/kernel/drivers/scsi/sd_mod.ko",
)

Files = Mapping[str, bytes | str]


def cpio(*names: str, content: bytes = b"content") -> bytes:
    """Return an archive with these files, as an initramfs is one."""
    archive = b""
    for name in (*names, "TRAILER!!!"):
        body = b"" if name == "TRAILER!!!" else content
        fields = [0] * 13
        fields[6], fields[11] = len(body), len(name) + 1
        archive += b"070701" + b"".join(b"%08X" % field for field in fields)
        archive += name.encode() + b"\0"
        archive += bytes(-len(archive) % 4) + body
        archive += bytes(-len(archive) % 4)
    return archive


def grub_config(root: str = "/dev/sda", more: str = "console=ttyS0,19200n8 net.ifnames=0") -> str:
    return (
        "set default=0\nserial --unit=0\nmenuentry 'Debian GNU/Linux' {\n"
        f"\tlinux /boot/vmlinuz-{KERNEL} root={root} ro {more}\n"
        f"\tinitrd /boot/initrd.img-{KERNEL}\n}}\n"
    )


def debian() -> dict[str, bytes | str]:
    """The files of a Debian that starts on a Linode."""
    return {
        "/etc/os-release": 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n'
        'VERSION_ID="12"\n',
        "/usr/lib/systemd/systemd": ELF,
        "/usr/lib/systemd/systemd-udevd": ELF,
        "/sbin": f"{LINK}usr/sbin",
        "/lib": f"{LINK}usr/lib",
        "/usr/sbin/init": f"{LINK}/lib/systemd/systemd",
        "/usr/sbin/sshd": ELF,
        "/boot/grub/grub.cfg": grub_config(),
        f"/boot/vmlinuz-{KERNEL}": b"kernel",
        f"/boot/initrd.img-{KERNEL}": gzip.compress(cpio(*DRIVERS)),
        f"/usr/lib/modules/{KERNEL}/modules.builtin": "kernel/drivers/virtio/virtio.ko\n",
        "/etc/fstab": "/dev/sda / ext4 errors=remount-ro 0 1\n/dev/sdb none swap sw 0 0\n",
        "/etc/network/interfaces": "auto lo\niface lo inet loopback\n\niface eth0 inet dhcp\n",
        "/etc/shadow": "root:$y$j9T$salt$hash:19000:0:99999:7:::\ndaemon:*:19000::::::\n",
        "/etc/ssh/sshd_config": "PermitRootLogin yes\n",
        "/etc/systemd/system/multi-user.target.wants/ssh.service": f"{LINK}/lib/ssh.service",
        "/etc/machine-id": "",
    }


def changed(files: Files, changes: Mapping[str, bytes | str | None]) -> dict[str, bytes | str]:
    """The same files with others in their place; None leaves one out."""
    both = {**files, **changes}
    return {name: content for name, content in both.items() if content is not None}


def write_files(folder: Path, files: Files) -> Path:
    """Write the files of a system below a folder."""
    for name, content in files.items():
        path = folder / name.lstrip("/")
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, str) and content.startswith(LINK):
            path.symlink_to(content.removeprefix(LINK))
        else:
            path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


class MemoryFiles:
    """A file system in memory; what is below one of the `lost` paths cannot be read."""

    def __init__(self, files: Files, lost: tuple[str, ...] = (), damaged: bool = False) -> None:
        self._lost, self._error = lost, Broken if damaged else NotAvailable
        self._nodes: dict[tuple[str, ...], bytes | str | None] = {(): None}
        for path, content in files.items():
            parts = tuple(path.strip("/").split("/"))
            for depth in range(1, len(parts)):
                self._nodes.setdefault(parts[:depth], None)
            self._nodes[parts] = content
        self._keys = list(self._nodes)

    def root(self) -> Node:
        return self._node(())

    def child(self, folder: Node, name: bytes) -> Node | None:
        parts = (*self._parts(folder), name.decode())
        self._require("/" + "/".join(parts))
        return self._node(parts) if parts in self._nodes else None

    def names(self, folder: Node) -> list[bytes]:
        parts = self._parts(folder)
        self._require("/" + "/".join(parts))
        return [p[-1].encode() for p in self._keys if p and p[:-1] == parts]

    def target(self, link: Node) -> bytes:
        return str(self._nodes[self._parts(link)]).removeprefix(LINK).encode()

    def pieces(self, file: Node, limit: int) -> Iterator[bytes]:
        self._require("/" + "/".join(self._parts(file)))
        yield self._bytes(self._parts(file))[:limit]

    def spans(self, _: Node) -> Iterator[Span]:
        raise Broken

    def _require(self, path: str) -> None:
        if any(path == lost or path.startswith(f"{lost}/") for lost in self._lost):
            raise self._error

    def _parts(self, node: Node) -> tuple[str, ...]:
        return self._keys[node.key[0]]

    def _bytes(self, parts: tuple[str, ...]) -> bytes:
        content = self._nodes[parts]
        return content.encode() if isinstance(content, str) else content or b""

    def _node(self, parts: tuple[str, ...]) -> Node:
        content = self._nodes[parts]
        kind = NodeKind.FILE
        if content is None:
            kind = NodeKind.FOLDER
        elif isinstance(content, str) and content.startswith(LINK):
            kind = NodeKind.LINK
        return Node((self._keys.index(parts), 0), kind.value | 0o644, len(self._bytes(parts)))


def ask(files: Files, *, lost: tuple[str, ...] = (), kind: str = "ext4") -> Inside:
    """Ask a system on an unpartitioned disk everything."""
    reader = MemoryFiles(files, lost)
    names = DeviceNames(frozenset({"/dev/sda", f"uuid={UUID}", "label=root"}), is_complete=True)
    view = BytesView(bytes(64 * 1024))
    root = Volume(view, kind, names.names)
    tree = FileTree(reader)
    mounts = tuple(read_mounts(tree)) if not lost else ()
    volumes = Volumes((root,), names, is_partitioned=False)
    inside = ask_all(Subject(view, Layout(file_system=kind), volumes, root, tree, mounts))
    for one in inside.found:
        assert str(row_words(one).evidence)  # every fact that its sentence needs is there
    return inside


def found(inside: Inside, cause: str) -> Observation:
    """The one thing of this name that was found."""
    (one,) = (one for one in inside.found if one.cause == cause)
    return one


def row(inside: Inside, name: str) -> tuple[str, str]:
    """Answer and cause of one row."""
    (one,) = (one for one in inside.rows if one.question.row == name)
    return one.question.answer.value, one.cause.value
