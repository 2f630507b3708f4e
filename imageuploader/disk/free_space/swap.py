"""A swap area: nothing but its first page outlives a start of the system."""

from collections.abc import Iterator

from imageuploader.disk.content.byte_view import ByteView
from imageuploader.disk.free_space.doubt import Doubt, require
from imageuploader.disk.free_space.ranges import Range

_PAGE_SIZES = (4096, 8192, 16_384, 65_536)
_MAGIC, _HEADER_AT, _VERSION = b"SWAPSPACE2", 1024, 1


def swap_free_ranges(view: ByteView) -> Iterator[Range]:
    """Yield all but the first page of a swap area, in bytes; raise Doubt."""
    page = next((size for size in _PAGE_SIZES if view.read(size - 10, 10) == _MAGIC), None)
    header = view.read(_HEADER_AT, 8)
    if page is None or header is None:
        raise Doubt("there is no signature of a swap area")
    version, last = (int.from_bytes(header[at : at + 4], "little") for at in (0, 4))
    require(version == _VERSION, "its version is not known")
    size = (last + 1) * page
    require(page < size <= view.size, "it is truncated")
    yield page, size
