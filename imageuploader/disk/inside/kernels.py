"""The kernels of a system, and the drivers without which they find no disk of a Linode."""

from imageuploader.disk.content.byte_view import Broken
from imageuploader.disk.content.file_tree import FileTree
from imageuploader.disk.inside.boot_entries import BootEntry, version_key
from imageuploader.disk.inside.initramfs import MOST_BYTES, archive_names

MODULE_FOLDERS = ("/lib/modules", "/usr/lib/modules")
NEEDED = ("virtio_pci", "virtio_scsi", "sd_mod")
_KERNEL_NAMES = ("vmlinuz-", "vmlinux-", "kernel-", "bzImage-", "linux-")
_BUILTIN_BYTES = 1024 * 1024
_MODULE_ENDS = (".ko", ".ko.xz", ".ko.gz", ".ko.zst")


def newest_modules(tree: FileTree) -> tuple[str, str]:
    """Return folder and version of the newest kernel's modules; empty without any.

    Raises NotAvailable, Broken.
    """
    for folder in MODULE_FOLDERS:
        versions = [name for name in tree.names(folder) if name[:1].isdecimal()]
        if versions:
            newest = max(versions, key=version_key)
            return f"{folder}/{newest}", newest
    return "", ""


def modules_of(tree: FileTree, kernel: str) -> str:
    """Return the folder of a kernel's modules, by the version in its name.

    The newest one's if its name has no version. Raises NotAvailable, Broken.
    """
    name = kernel.rpartition("/")[2]
    version = next((name.removeprefix(s) for s in _KERNEL_NAMES if name.startswith(s)), "")
    for folder in MODULE_FOLDERS:
        if version and tree.find(f"{folder}/{version}") is not None:
            return f"{folder}/{version}"
    has_version = any(char.isdecimal() for char in version)
    return "" if has_version else newest_modules(tree)[0]


def find_path(tree: FileTree, path: str) -> str:
    """Return where a path of a boot loader is in the tree; empty if it is not there.

    Its root may be /boot, or the folder above a subvolume. Raises NotAvailable, Broken.
    """
    below_first = "/" + path.lstrip("/").partition("/")[2]
    for found in (path, f"/boot{path}", below_first):
        if len(found) > 1 and tree.is_file(found):
            return found
    return ""


def find_missing_drivers(tree: FileTree, entry: BootEntry, initramfs: str) -> tuple[str, ...]:
    """Return which of the needed drivers are neither in the kernel nor in its initramfs.

    Raises NotAvailable, Broken.
    """
    modules = modules_of(tree, entry.kernel)
    builtin = tree.read(f"{modules}/modules.builtin", _BUILTIN_BYTES) if modules else None
    missing = set(NEEDED) - _named(builtin.decode("utf-8", "replace").split() if builtin else ())
    pieces = tree.pieces(initramfs, MOST_BYTES) if missing and initramfs else None
    if pieces is not None:
        for name in archive_names(pieces):
            missing -= _named((name,)) if "/" in name else set()
            if not missing:
                break
    if missing and builtin is None:
        raise Broken  # they may be in the kernel itself, of which nothing tells
    return tuple(name for name in NEEDED if name in missing)


def _named(paths: list[str] | tuple[str, ...]) -> set[str]:
    """Return the names of the modules at these paths."""
    files = (path.rpartition("/")[2] for path in paths)
    bare = (name.partition(".")[0] for name in files if name.endswith(_MODULE_ENDS))
    return {name.replace("-", "_") for name in bare}
