"""A disk image of macOS, laid out as hdiutil does and judged by qemu-img, which reads them."""

import plistlib
import struct
import zlib
from pathlib import Path

from tests.disk.real_programs import run

SECTOR_BYTES, CHUNK_BYTES = 512, 256 * 1024
ZLIB, LAST = 0x80000005, 0xFFFFFFFF


def mac_dmg(raw: Path, path: Path) -> None:
    """Make a compressed image (UDZO) of a disk."""
    disk = raw.read_bytes()
    pieces = [
        zlib.compress(disk[at : at + CHUNK_BYTES], 1) for at in range(0, len(disk), CHUNK_BYTES)
    ]
    table = plistlib.dumps({"resource-fork": {"blkx": [entry(pieces, len(disk))]}})
    data = b"".join(pieces)
    path.write_bytes(data + table + trailer(len(data), len(table), len(disk)))
    again = path.with_name("read-again")
    run("qemu-img", "convert", "-f", "dmg", "-O", "raw", path, again)
    assert again.read_bytes() == disk
    again.unlink()


def entry(pieces: list[bytes], size: int) -> dict[str, object]:
    """Return where the pieces are, as one of the blocks of the image's property list."""
    head = (b"mish", 1, 0, size // SECTOR_BYTES, 0, CHUNK_BYTES // SECTOR_BYTES, 0, len(pieces) + 1)
    table, at = struct.pack(">4sIQQQII160xI", *head), 0
    each = CHUNK_BYTES // SECTOR_BYTES
    for number, piece in enumerate(pieces):
        table += struct.pack(">II4Q", ZLIB, 0, number * each, each, at, len(piece))
        at += len(piece)
    table += struct.pack(">II4Q", LAST, 0, len(pieces) * each, 0, at, 0)
    return {"Attributes": "0x0050", "Data": table, "ID": "0", "Name": "whole disk"}


def trailer(data: int, table: int, size: int) -> bytes:
    """Return the last 512 bytes, which tell where everything is."""
    head = struct.pack(
        ">4sIIIQQQQQII152xQQ", b"koly", 4, 512, 1, 0, 0, data, 0, 0, 1, 1, data, table
    )
    return head + struct.pack(">256xIQ12x", 1, size // SECTOR_BYTES)
