"""The Debian package: made by dpkg's own programs, without maintainer scripts."""

import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

from bundle import licence_folder
from environment import ROOT, must, say
from linux.files import (
    copy_file,
    copy_tree,
    kibibytes,
    pack_file,
    pack_text,
    remove_tree,
    settle,
    sorted_tree,
    write_file,
)
from linux.share import HERE, PROGRAMS, lay_share
from release import BUILD, DIST, HOMEPAGE, MAINTAINER, Release

NAME = "imageuploader"
LIBRARY = Path("lib") / NAME

FIXED_DEPENDS = ("hicolor-icon-theme", "libegl1", "libgl1", "libxcb-cursor0", "shared-mime-info")
"""What no library of ours is linked to, and the program needs all the same."""

RECOMMENDS = "gnome-keyring | kwalletmanager | keepassxc, xdg-desktop-portal"
DESCRIPTION = """put a disk image on Linode as a private Image
 Image Uploader takes a disk image, checks it, compresses it where needed and
 uploads it to Linode (Akamai Cloud), where it becomes a private Image: from a
 window with a form, a queue and a history, or from the console.
 .
 It takes raw images, also compressed with gzip, xz, bzip2, zstd or lz4 or
 packed in a zip or tar archive, and qcow2, vmdk, vdi, vhd and vhdx. A practice
 mode needs no account.
"""


def make_deb(bundle: Path, icons: Path, release: Release) -> Path:
    """Make the package of a bundle and return where it is."""
    tree = BUILD / "deb"
    remove_tree(tree)
    _lay_tree(tree, bundle, icons, release)
    architecture = _ask("dpkg", "--print-architecture")
    settle(tree, release.epoch)
    size = kibibytes(sorted_tree(tree))
    control = tree / "DEBIAN"
    write_file(control / "md5sums", "".join(_checksums(tree)))
    write_file(control / "control", _control(release, architecture, size, _depends(tree)))
    settle(tree, release.epoch)
    package = DIST / f"{NAME}_{release.version}_{architecture}.deb"
    package.unlink(missing_ok=True)
    say(f"packing {package.name}")
    packing = ("dpkg-deb", "--root-owner-group", "-Zxz", "-z6", "--threads-max=2")
    must([*packing, "--build", tree, package], **release.environment)
    return package


def _lay_tree(tree: Path, bundle: Path, icons: Path, release: Release) -> None:
    copy_tree(bundle, tree / "usr" / LIBRARY)
    for program in PROGRAMS:
        link = tree / "usr/bin" / program
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(f"../lib/{NAME}/{program}")
    share = tree / "usr/share"
    lay_share(share, icons)
    documentation = share / "doc" / NAME
    copy_file(HERE / "copyright", documentation / "copyright")
    pack_file(ROOT / "CHANGELOG.md", documentation / "NEWS.gz")
    pack_text(_changelog(release), documentation / "changelog.gz")
    (documentation / "licenses").symlink_to(f"../../../{licence_folder(LIBRARY)}")
    copy_file(HERE / "lintian-overrides", share / "lintian/overrides" / NAME)


def _changelog(release: Release) -> str:
    """Return the changelog that Debian's tools read; what is new is told in NEWS."""
    when = format_datetime(datetime.fromtimestamp(release.epoch, UTC))
    head = f"{NAME} ({release.version}) stable; urgency=medium"
    told = f"  * Release {release.version}; NEWS.gz tells what is new."
    return f"{head}\n\n{told}\n\n -- {MAINTAINER}  {when}\n"


def _checksums(tree: Path) -> Iterator[str]:
    for path in sorted_tree(tree):
        if path.is_file() and not path.is_symlink():
            # Debian's own format: it finds torn files, it guards against nobody.
            told = hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()
            yield f"{told}  {path.relative_to(tree)}\n"


def _depends(tree: Path) -> list[str]:
    """Return the packages that the binaries are linked to, with the versions they need."""
    binaries = [path for path in sorted_tree(tree / "usr" / LIBRARY) if _is_binary(path)]
    folders = sorted({path.parent for path in binaries})
    with tempfile.TemporaryDirectory() as folder:
        source = f"Source: {NAME}\n\nPackage: {NAME}\nArchitecture: any\n"
        write_file(Path(folder) / "debian/control", source)
        asked = ["dpkg-shlibdeps", "--ignore-missing-info", "--warnings=0", "-O"]
        asked += [f"-l{each}" for each in folders] + [f"-e{each}" for each in binaries]
        told = subprocess.run(asked, cwd=folder, capture_output=True, text=True, check=False)
    if told.returncode:
        sys.exit(f"dpkg-shlibdeps failed: {told.stderr}")
    found = told.stdout.strip().removeprefix("shlibs:Depends=").split(", ")
    names = {each.partition(" ")[0] for each in found}
    return sorted({*found, *(name for name in FIXED_DEPENDS if name not in names)})


def _is_binary(path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def _control(release: Release, architecture: str, size: int, depends: list[str]) -> str:
    lines = {
        "Package": NAME,
        "Version": release.version,
        "Section": "net",
        "Priority": "optional",
        "Architecture": architecture,
        "Maintainer": MAINTAINER,
        "Installed-Size": str(size),
        "Depends": ", ".join(depends),
        "Recommends": RECOMMENDS,
        "Homepage": HOMEPAGE,
        "Description": DESCRIPTION.strip("\n"),
    }
    return "".join(f"{name}: {value}\n" for name, value in lines.items())


def _ask(*command: str) -> str:
    told = subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ)
    return told.stdout.strip()
