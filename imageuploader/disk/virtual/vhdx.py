"""vhdx, the format of Hyper-V: its headers and regions."""

from dataclasses import dataclass
from struct import unpack_from
from uuid import UUID

from imageuploader.disk.content.byte_view import ByteView
from imageuploader.disk.crc32c import crc32c
from imageuploader.disk.virtual.disk_map import Reference, Role, VirtualDisk
from imageuploader.disk.virtual.errors import Malformed, Unsupported
from imageuploader.disk.virtual.exact_read import read_exact

_KIB, _MIB = 1024, 1024 * 1024
_HEADERS_AT, _HEADER_BYTES = (64 * _KIB, 128 * _KIB), 4096
_REGIONS_AT = (192 * _KIB, 256 * _KIB)
_MOST_REGIONS, _MOST_ITEMS = 2047, 2047
_TABLE_BYTES = 64 * _KIB
_ITEM_BYTES = 64 * _KIB
_TABLE = UUID("2dc27766-f623-4200-9d64-115e9bfd4a08")
_METADATA = UUID("8b7ca206-4790-4b9a-b8fe-575f050f886e")
_PARAMETERS = UUID("caa16737-fa36-4d43-b3b6-33f0aa44e76b")
_SIZE = UUID("2fa54224-cd1b-4876-b211-5dbed83bf4b8")
_SECTOR = UUID("8141bf1d-a96f-4709-ba47-f233a8faab5f")
_PARENT = UUID("a8d35f2d-b30b-454d-abf7-d3d84834ab0c")
_HAS_PARENT = 2
_BLOCKS = frozenset(_MIB << bits for bits in range(9))
_LOG_SECTOR_BYTES = 4096
_SECTOR_BYTES, _LARGE_SECTOR_BYTES = 512, 4096


@dataclass(frozen=True, slots=True)
class VhdxHeader:
    """The header of a vhdx file; `logged` if its log holds changes to be replayed."""

    disk: VirtualDisk
    block_bytes: int
    sector_bytes: int
    table_at: int
    logged: bool


def read_header(view: ByteView) -> VhdxHeader:
    """Return the header of a vhdx file; raise Malformed, Unsupported, NotAvailable."""
    head = _current(view)
    regions = _regions(view)
    if _TABLE not in regions or _METADATA not in regions:
        raise Malformed("a region is missing")
    items = _items(view, regions[_METADATA])
    block_bytes, flags = unpack_from("<II", _item(items, _PARAMETERS, 8))
    (raw_bytes,) = unpack_from("<Q", _item(items, _SIZE, 8))
    (sector_bytes,) = unpack_from("<I", _item(items, _SECTOR, 4))
    if sector_bytes == _LARGE_SECTOR_BYTES:
        raise Unsupported("it has sectors of 4096 bytes, and a Linode's disk has 512")
    if block_bytes not in _BLOCKS or sector_bytes != _SECTOR_BYTES:
        raise Malformed("the size of its blocks is invalid")
    references = (_parent(items.get(_PARENT, b"")),) if flags & _HAS_PARENT else ()
    disk = VirtualDisk("vhdx", raw_bytes, references)
    return VhdxHeader(disk, block_bytes, sector_bytes, regions[_TABLE], _has_log(view, head))


def _has_log(view: ByteView, head: bytes) -> bool:
    """Return whether the log has an entry that belongs to the header in use."""
    guid = head[48:64]
    length, at = unpack_from("<IQ", head, 68)
    if not any(guid):
        return False
    for start in range(at, at + length, _MIB):
        portion = read_exact(view, start, min(_MIB, at + length - start))
        for sector in range(0, len(portion), _LOG_SECTOR_BYTES):
            entry = portion[sector : sector + 48]
            if entry[:4] == b"loge" and entry[32:48] == guid:
                return True
    return False


def _current(view: ByteView) -> bytes:
    heads = [read_exact(view, at, _HEADER_BYTES) for at in _HEADERS_AT]
    good = [head for head in heads if head[:4] == b"head" and _is_whole(head)]
    if not good:
        raise Malformed("the checksums of both headers are wrong")
    head = max(good, key=lambda header: int.from_bytes(header[8:16], "little"))
    if (version := unpack_from("<H", head, 66)[0]) != 1:
        raise Unsupported(f"version {version}")
    return head


def _is_whole(head: bytes) -> bool:
    return crc32c(head[:4] + bytes(4) + head[8:]) == int.from_bytes(head[4:8], "little")


def _regions(view: ByteView) -> dict[UUID, int]:
    for at in _REGIONS_AT:
        mark, _, count = unpack_from("<4sII", read_exact(view, at, 16))
        if mark == b"regi" and count <= _MOST_REGIONS:
            table = read_exact(view, at + 16, 32 * count)
            return {
                UUID(bytes_le=table[entry : entry + 16]): unpack_from("<Q", table, entry + 16)[0]
                for entry in range(0, len(table), 32)
            }
    raise Malformed("the table of its regions is invalid")


def _items(view: ByteView, at: int) -> dict[UUID, bytes]:
    table = read_exact(view, at, min(_TABLE_BYTES, max(0, view.size - at)))
    if table[:8] != b"metadata" or (count := unpack_from("<H", table, 10)[0]) > _MOST_ITEMS:
        raise Malformed("the table of its properties is invalid")
    items = {}
    for entry in range(32, min(32 + 32 * count, len(table) - 31), 32):
        kind = UUID(bytes_le=table[entry : entry + 16])
        offset, length = unpack_from("<II", table, entry + 16)
        if kind in {_PARAMETERS, _SIZE, _SECTOR, _PARENT} and length <= _ITEM_BYTES:
            items[kind] = read_exact(view, at + offset, length)
    return items


def _item(items: dict[UUID, bytes], kind: UUID, count: int) -> bytes:
    if len(items.get(kind, b"")) < count:
        raise Malformed("a property is missing")
    return items[kind]


def _parent(locator: bytes) -> Reference:
    """Return the parent by the names in its locator, preferably the relative one."""
    names = dict[str, str]()
    count = unpack_from("<H", locator, 18)[0] if len(locator) >= 20 else 0  # noqa: PLR2004 - its head
    for entry in range(20, min(20 + 12 * count, len(locator) - 11), 12):
        key_at, value_at, key_bytes, value_bytes = unpack_from("<IIHH", locator, entry)
        key = locator[key_at : key_at + key_bytes].decode("utf-16-le", "replace")
        names[key] = locator[value_at : value_at + value_bytes].decode("utf-16-le", "replace")
    known = ("relative_path", "absolute_win32_path", "volume_path", "parent_linkage")
    name = next((names[key] for key in known if names.get(key)), "")
    return Reference(name, Role.PARENT, joinable=False)
