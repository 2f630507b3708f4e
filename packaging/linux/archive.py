"""The portable archive: unpack it anywhere and start it; no administrator is needed."""

import lzma
import platform
import tarfile
from pathlib import Path

from bundle import licence_folder
from environment import say
from linux.files import PROGRAM, copy_file, copy_tree, remove_tree, settle, sorted_tree
from linux.share import HERE, lay_share
from notices import collect_system_notices
from release import BUILD, DIST, Release

_BEST = {"id": lzma.FILTER_LZMA2, "preset": 6, "dict_size": 64 * 1024**2}


def make_archive(bundle: Path, icons: Path, release: Release) -> Path:
    """Make the archive of a bundle and return where it is."""
    name = f"imageuploader-{release.version}-linux-{platform.machine()}"
    tree = BUILD / "portable" / name
    remove_tree(tree.parent)
    library = tree / "lib"
    copy_tree(bundle, library)
    collect_system_notices((library / "_internal").glob("*.so*"), licence_folder(library))
    copy_file(HERE / "start.sh", tree / "imageuploader", PROGRAM)
    copy_file(HERE / "install-user.sh", tree / "install-user.sh", PROGRAM)
    copy_file(HERE / "README.txt", tree / "README.txt")
    (tree / "imageuploader-cli").symlink_to("lib/imageuploader-cli")
    (tree / "licenses").symlink_to(licence_folder(library).relative_to(tree))
    lay_share(tree / "share", icons)
    settle(tree, release.epoch)
    archive = DIST / f"{name}.tar.xz"
    say(f"packing {archive.name}")
    pack_tree(tree, archive)
    return archive


def pack_tree(tree: Path, archive: Path) -> None:
    """Write a tree in the order of its names; nothing of who made it is kept."""
    with (
        lzma.open(archive, "wb", format=lzma.FORMAT_XZ, filters=[_BEST]) as packed,
        tarfile.open(fileobj=packed, mode="w|", format=tarfile.PAX_FORMAT) as tar,
    ):
        for path in sorted_tree(tree):
            tar.add(path, path.relative_to(tree.parent), recursive=False, filter=_anonymous)


def _anonymous(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    return entry
