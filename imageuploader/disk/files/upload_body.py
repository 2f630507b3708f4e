"""The body of an upload: the bytes of a payload in chunks, and their MD5."""

from collections.abc import Iterator

from imageuploader.disk.files.file_access import open_plain_file, read, require_same
from imageuploader.disk.files.hashing import Digest
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.disk_report import Payload
from imageuploader.domain.errors import FileChanged


def require_unchanged(payload: Payload) -> None:
    """Raise FileChanged, FileMissing, FileUnreadable unless it is as it was checked."""
    with open_plain_file(payload.path) as file:
        require_same(file, payload.path, payload.size, payload.mtime_ns)


class UploadBody:
    """Exactly `payload.size` bytes, to be iterated once; after that `md5` is known."""

    def __init__(self, payload: Payload, *, cancel: CancelToken, size: int) -> None:
        self.md5 = payload.md5
        self._payload, self._cancel, self._size = payload, cancel, size

    def __iter__(self) -> Iterator[bytes]:
        """Yield the bytes; raise FileChanged, FileMissing, FileUnreadable, CancelRequested."""
        if self.md5:
            yield from self._chunks()
            return
        # No network is faster than this; computed during compression it takes a third longer.
        with Digest("md5") as digest:
            for chunk in self._chunks():
                digest.add(chunk)
                yield chunk
        self.md5 = digest.md5

    def _chunks(self) -> Iterator[bytes]:
        payload = self._payload
        with open_plain_file(payload.path) as file:
            require_same(file, payload.path, payload.size, payload.mtime_ns)
            left = payload.size
            while left:
                self._cancel.check()
                piece = read(file, payload.path, min(self._size, left))
                if not piece:
                    raise FileChanged(str(payload.path))
                left -= len(piece)
                if not left:  # a body that is whole becomes an image, which nothing takes back
                    require_same(file, payload.path, payload.size, payload.mtime_ns)
                yield piece
