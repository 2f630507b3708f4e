"""Looks for an operating system in an ext file system."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from imageuploader.disk.content.byte_view import Broken, ByteView, NotAvailable
from imageuploader.disk.content.ext_files import ExtFiles
from imageuploader.disk.content.ext_superblock import read_superblock
from imageuploader.disk.content.file_tree import FileTree
from imageuploader.disk.content.machine import other_machine

_INITS = (
    "/sbin/init",
    "/usr/sbin/init",
    "/usr/lib/systemd/systemd",
    "/lib/systemd/systemd",
    "/init",
    "/nix/var/nix/profiles/system/init",
)
_KERNEL_FOLDERS = ("/boot", "/")
_KERNELS = ("vmlinuz", "vmlinux", "bzImage", "Image", "kernel-")
_GRUB_CONFIG = "/boot/grub/grub.cfg"
_FSTAB, _FSTAB_BYTES = "/etc/fstab", 64 * 1024
_FSTAB_FIELDS = 4
_OPTIONAL = frozenset({"noauto", "nofail", "x-systemd.automount"})


@dataclass(frozen=True, slots=True)
class Mount:
    """A line of /etc/fstab without which the system does not start: a device and its place."""

    device: str
    place: str


@dataclass(frozen=True, slots=True)
class ExtSystem:
    """What of an operating system is in a file system; `is_sure` if all of it could be read.

    `init` and `kernel` are paths, empty without one. `machine` is the processor that it needs,
    empty if that is x86 or not known.
    """

    is_sure: bool
    init: str = ""
    kernel: str = ""
    machine: str = ""
    has_grub_config: bool = False
    mounts: tuple[Mount, ...] = ()

    @property
    def sign(self) -> str:
        """The path that speaks for an operating system; empty without one."""
        return self.init or self.kernel


def read_ext_system(view: ByteView) -> ExtSystem:
    """Return what of an operating system is in an ext file system."""
    superblock = read_superblock(view)
    if superblock is None:
        return ExtSystem(is_sure=False)
    search = _Search(FileTree(ExtFiles(view, superblock)))
    init, kernel = search.init(), search.kernel()
    return ExtSystem(
        is_sure=search.is_sure,
        init=init,
        kernel=kernel,
        machine=search.machine(init) if init else "",
        has_grub_config=bool(kernel) and search.has(_GRUB_CONFIG),
        mounts=search.mounts() if init else (),
    )


class _Search:
    """A search in which what cannot be read is not found, and no longer `is_sure`."""

    def __init__(self, ext: FileTree) -> None:
        self.is_sure, self._ext = True, ext

    def has(self, path: str) -> bool:
        try:
            return self._ext.find(path) is not None
        except (NotAvailable, Broken):
            self.is_sure = False
            return False

    def init(self) -> str:
        return next(filter(self.has, _INITS), "")

    def kernel(self) -> str:
        for folder in _KERNEL_FOLDERS:
            try:
                if kernel := next(self._kernels(folder), ""):
                    return kernel
            except (NotAvailable, Broken):
                self.is_sure = False
        return ""

    def _kernels(self, folder: str) -> Iterator[str]:
        for name in self._ext.names(folder):
            if name.startswith(_KERNELS) and name.isprintable():
                yield f"{folder.rstrip('/')}/{name}"

    def machine(self, path: str) -> str:
        with suppress(NotAvailable, Broken):
            return other_machine(self._ext, path)
        return ""

    def mounts(self) -> tuple[Mount, ...]:
        text = self._read(_FSTAB, _FSTAB_BYTES).decode("utf-8", "replace")
        return tuple(_mounts(text))

    def _read(self, path: str, most: int) -> bytes:
        with suppress(NotAvailable, Broken):
            return self._ext.read(path, most) or b""
        return b""


def _mounts(fstab: str) -> Iterator[Mount]:
    for line in fstab.splitlines():
        fields = line.split()
        if (
            len(fields) < _FSTAB_FIELDS
            or not "".join(fields).isprintable()
            or fields[0].startswith("#")
        ):
            continue
        device, place, kind, options = fields[:_FSTAB_FIELDS]
        # The kernel has mounted the root by then, by the name that it was given.
        is_root_by_path = place == "/" and device.startswith("/")
        if kind != "swap" and not is_root_by_path and not _OPTIONAL & set(options.split(",")):
            yield Mount(device, place)
