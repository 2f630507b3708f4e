"""The bytes of a payload, in pieces fit for the line."""

from collections.abc import Iterator

from imageuploader.disk.files import opened, read, same
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.disk import Payload
from imageuploader.domain.errors import FileChanged


def chunks(payload: Payload, *, cancel: CancelToken, size: int = 256 * 1024) -> Iterator[bytes]:
    """Yield exactly `payload.size` bytes; raise FileChanged, FileMissing, FileUnreadable."""
    with opened(payload.path) as file:
        same(file, payload.path, payload.size, payload.mtime_ns)
        left = payload.size
        while left:
            cancel.check()
            piece = read(file, payload.path, min(size, left))
            if not piece:
                raise FileChanged(str(payload.path))
            left -= len(piece)
            yield piece
        same(file, payload.path, payload.size, payload.mtime_ns)
