"""The drivers without which a kernel does not find the disk of a Linode."""

from collections.abc import Iterable, Iterator

from imageuploader.disk.content.byte_view import Broken
from imageuploader.disk.inside.boot.initramfs import ArchiveReader

NEEDED = ("virtio_pci", "virtio_scsi", "sd_mod")
_MODULE_ENDS = (".ko", ".ko.xz", ".ko.gz", ".ko.zst")


class DriverSearch:
    """Looks for the needed drivers in an initramfs that comes piece by piece."""

    def __init__(self) -> None:
        self.found = set[str]()
        """Those that were found so far."""
        self.is_over = False
        """Whether nothing more is to be found: all are, or the end came."""
        self.is_broken = False
        """Whether it could not be read."""
        self._reader = ArchiveReader(self._on_name)

    def add(self, piece: bytes) -> None:
        """Take the next bytes; what is damaged ends the search."""
        if self.is_over:
            return
        try:
            self._reader.add(piece)
        except Broken:
            self.is_broken = self.is_over = True
        self.is_over = self.is_over or self.found >= set(NEEDED)

    def finish(self) -> None:
        """Note that all of it has come."""
        if self.is_over:
            return
        self.is_over = True
        try:
            self._reader.finish()
        except Broken:
            self.is_broken = True

    def _on_name(self, name: str) -> None:
        self.found |= named_drivers((name,))


def search_drivers(pieces: Iterator[bytes]) -> DriverSearch:
    """Return what an initramfs has of the needed drivers, read no further than needed."""
    search = DriverSearch()
    for piece in pieces:
        search.add(piece)
        if search.is_over:
            return search
    search.finish()
    return search


def named_drivers(paths: Iterable[str]) -> set[str]:
    """Return which of the needed drivers are among these files."""
    files = (path.rpartition("/")[2] for path in paths)
    bare = (name.partition(".")[0] for name in files if name.endswith(_MODULE_ENDS))
    return {name.replace("-", "_") for name in bare} & set(NEEDED)
