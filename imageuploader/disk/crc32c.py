"""CRC-32C, the checksum with the Castagnoli polynomial: of vhdx headers and of ext4."""

import struct

_POLYNOMIAL = 0x82F63B78
_START = 0xFFFFFFFF
_WORD = struct.Struct("<I")


def _entry(byte: int) -> int:
    for _ in range(8):
        byte = byte >> 1 ^ (_POLYNOMIAL if byte & 1 else 0)
    return byte


def _table_after(table: tuple[int, ...]) -> tuple[int, ...]:
    """Return the table for a byte that has one more byte behind it."""
    return tuple(_TABLE[entry & 0xFF] ^ entry >> 8 for entry in table)


_TABLE = tuple(map(_entry, range(256)))
_TABLE_1 = _table_after(_TABLE)
_TABLE_2 = _table_after(_TABLE_1)
_TABLE_3 = _table_after(_TABLE_2)


def crc32c(content: bytes) -> int:
    """Return the checksum as most formats store it."""
    return extend_crc32c(_START, content) ^ _START


def extend_crc32c(crc: int, content: bytes) -> int:
    """Return the register after more bytes: ext4 starts it with a seed and never inverts it."""
    whole = len(content) // _WORD.size * _WORD.size
    for (word,) in _WORD.iter_unpack(content[:whole]):
        crc ^= word
        crc = (
            _TABLE_3[crc & 0xFF]
            ^ _TABLE_2[crc >> 8 & 0xFF]
            ^ _TABLE_1[crc >> 16 & 0xFF]
            ^ _TABLE[crc >> 24]
        )
    for byte in content[whole:]:
        crc = crc >> 8 ^ _TABLE[(crc ^ byte) & 0xFF]
    return crc
