"""Checksums of the bytes to upload, computed in a thread."""

import hashlib

from imageuploader.disk.files.serial_worker import WorksInThread


class Digest(WorksInThread):
    """Checksums of everything added, by name; complete once the `with` block is left."""

    def __init__(self, *names: str) -> None:
        self._hashes = {name: hashlib.new(name, usedforsecurity=False) for name in names}
        super().__init__("digest")

    def add(self, piece: bytes) -> None:
        """Add the next bytes; block while too many chunks are queued."""
        self._worker.add(self._add, piece)

    def _add(self, piece: bytes) -> None:
        for algorithm in self._hashes.values():
            algorithm.update(piece)

    @property
    def sha256(self) -> str:
        """The SHA-256 in hex, if it was requested."""
        return self._hashes["sha256"].hexdigest()

    @property
    def md5(self) -> str:
        """The MD5 in hex, if it was requested: an object store returns it as the ETag."""
        return self._hashes["md5"].hexdigest()
