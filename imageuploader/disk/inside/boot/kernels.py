"""The kernels of a system, and the drivers without which they find no disk of a Linode."""

from collections.abc import Mapping

from imageuploader.disk.content.byte_view import Broken
from imageuploader.disk.content.file_tree import FileTree, Node
from imageuploader.disk.inside.boot.boot_entries import version_key
from imageuploader.disk.inside.boot.boot_entry import BootEntry
from imageuploader.disk.inside.boot.drivers import (
    NEEDED,
    DriverSearch,
    named_drivers,
    search_drivers,
)
from imageuploader.disk.inside.boot.initramfs import MOST_BYTES

MODULE_FOLDERS = ("/lib/modules", "/usr/lib/modules")
_KERNEL_NAMES = ("vmlinuz-", "vmlinux-", "kernel-", "bzImage-", "linux-")
_BUILTIN_BYTES = 1024 * 1024


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


def find_missing_drivers(
    tree: FileTree, entry: BootEntry, initramfs: str, listed: Mapping[Node, DriverSearch]
) -> tuple[str, ...]:
    """Return which of the needed drivers are neither in the kernel nor in its initramfs.

    `listed` are the initramfs of a stream, which were searched while they passed. Raises
    NotAvailable, Broken.
    """
    modules = modules_of(tree, entry.kernel)
    builtin = tree.read(f"{modules}/modules.builtin", _BUILTIN_BYTES) if modules else None
    names = builtin.decode("utf-8", "replace").split() if builtin else []
    missing = set(NEEDED) - named_drivers(names)
    if missing and initramfs:
        missing -= _drivers_in(tree, initramfs, listed)
    if missing and builtin is None:
        raise Broken  # they may be in the kernel itself, of which nothing tells
    return tuple(name for name in NEEDED if name in missing)


def _drivers_in(tree: FileTree, path: str, listed: Mapping[Node, DriverSearch]) -> set[str]:
    node = tree.find(path)
    search = listed.get(node) if node is not None else None
    if search is None:
        pieces = tree.pieces(path, MOST_BYTES)
        search = search_drivers(pieces if pieces is not None else iter(()))
    if search.is_broken or not search.is_over:
        raise Broken
    return search.found
