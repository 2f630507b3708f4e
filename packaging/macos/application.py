"""The macOS application: what it says of itself, and the disk image that it is given in."""

import os
import platform
import shutil
from pathlib import Path

from environment import must, say
from linux.files import remove_tree
from release import BUILD, DIST, Release

NAME = "Image Uploader"
OLDEST_SYSTEM = "12.0"
"""What Qt 6.8 to 6.11 need."""

_PACKED = (
    "org.gnu.gnu-zip-archive",
    "public.zip-archive",
    "org.tukaani.xz-archive",
    "public.bzip2-archive",
)
_DISKS = ("public.disk-image", "public.iso-image")


def property_list(version: str) -> dict[str, object]:
    """Return the Info.plist: Finder offers us for disk images, and never as the first."""
    # Not at the top: `dev.py` imports this module before the program can be found.
    from imageuploader.domain.formats import Family, suffixes_of

    packed = suffixes_of(Family.COMPRESSED, Family.ARCHIVE)
    return {
        "CFBundleDisplayName": NAME,
        "CFBundleShortVersionString": version,
        "CFBundleVersion": version,
        "LSMinimumSystemVersion": OLDEST_SYSTEM,
        "LSApplicationCategoryType": "public.app-category.utilities",
        "LSMultipleInstancesProhibited": True,
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,
        "NSHumanReadableCopyright": "© 2026 The Image Uploader authors. MIT License.",
        "CFBundleDocumentTypes": [
            _document_type("Disk image", (*_DISKS, *_PACKED), ("img", "raw", "dd", *packed)),
            _document_type("Virtual disk", (), suffixes_of(Family.VIRTUAL_DISK)),
        ],
    }


def make_disk_image(bundles: Path, release: Release) -> Path:
    """Put the application beside a link to /Applications into a .dmg and return where it is.

    With `NOTARY_PROFILE` set it is notarised too; `packaging/macos/notarize.md` tells how.
    """
    staged = BUILD / "dmg"
    remove_tree(staged)
    staged.mkdir(parents=True)
    shutil.copytree(bundles / f"{NAME}.app", staged / f"{NAME}.app", symlinks=True)
    (staged / "Applications").symlink_to("/Applications")
    image = DIST / f"ImageUploader-{release.version}-macos-{platform.machine()}.dmg"
    say(f"packing {image.name}")
    packing = ("hdiutil", "create", "-volname", NAME, "-fs", "HFS+", "-format", "UDZO", "-ov")
    must([*packing, "-srcfolder", staged, image])
    if identity := os.environ.get("CODESIGN_IDENTITY"):
        must(["codesign", "--sign", identity, "--timestamp", image])
    if profile := os.environ.get("NOTARY_PROFILE"):
        must(["xcrun", "notarytool", "submit", image, "--keychain-profile", profile, "--wait"])
        must(["xcrun", "stapler", "staple", image])
    return image


def _document_type(
    name: str, types: tuple[str, ...], suffixes: tuple[str, ...]
) -> dict[str, object]:
    return {
        "CFBundleTypeName": name,
        "CFBundleTypeRole": "Viewer",
        "LSHandlerRank": "Alternate",
        "LSItemContentTypes": list(types),
        "CFBundleTypeExtensions": list(suffixes),
    }
