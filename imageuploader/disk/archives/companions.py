"""The files beside an image in an archive that are never the image, by their names."""

from pathlib import PurePosixPath

_NAMES = frozenset({".ds_store", "thumbs.db", "desktop.ini", "ehthumbs.db"})
_SUFFIXES = frozenset(
    {
        # signatures and certificates
        *(".asc", ".cer", ".cert", ".crt", ".minisig", ".p7s", ".pem", ".sig", ".sign"),
        *(".sigstore", ".signify"),
        # checksums and lists of blocks
        *(".b2sum", ".bmap", ".b3sum", ".md5", ".md5sum", ".mf", ".sha1", ".sha1sum", ".sha224"),
        *(".sha256", ".sha256sum", ".sha384", ".sha512", ".sha512sum", ".zsync"),
        # what a virtual machine keeps beside its disk
        *(".nvram", ".vmsd", ".vmx", ".vmxf", ".vbox"),
    }
)


def is_companion(name: str) -> bool:
    """Return whether a file of this name accompanies an image, or was added by a system."""
    path = PurePosixPath(name.replace("\\", "/"))
    is_apples = path.name.startswith("._") or path.parts[:1] == ("__MACOSX",)
    return is_apples or path.name.lower() in _NAMES or path.suffix.lower() in _SUFFIXES
