"""Changes bytes as accidents and attackers do, and cuts them into random pieces."""

import struct
import zlib
from collections.abc import Iterator
from random import Random

_HEADS = (16, 64, 512, 4096, 70_000)
_VALUES = (0, 1, 2, 7, 63, 64, 127, 128, 255, 511, 512, 4095, 65_535, 65_536)
_LARGE = ((1 << 31) - 1, 1 << 31, (1 << 32) - 1, 1 << 32, (1 << 63) - 1, (1 << 64) - 1)
_MOST_CHANGES = 6
_MOST_PIECE = 300_000


def mutate(data: bytes, dice: Random, other: bytes = b"") -> bytes:
    """Return the data with a few changes; parts of `other` may come into it."""
    changed = bytearray(data)
    for _ in range(dice.randint(1, _MOST_CHANGES)):
        _change(changed, dice, other)
    return bytes(changed)


def _change(data: bytearray, dice: Random, other: bytes) -> None:
    if not data:
        return
    at = _place(data, dice)
    match dice.randrange(9):
        case 0:
            data[at] ^= 1 << dice.randrange(8)
        case 1:
            data[at] = dice.randrange(256)
        case 2 | 3 | 4:
            number = _number(dice)
            width = dice.choice((1, 2, 4, 4, 8, 8))
            made = (number % (1 << 8 * width)).to_bytes(width, "little")
            data[at : at + width] = made if dice.random() < 0.5 else made[::-1]
        case 5:
            del data[at : at + dice.choice((1, 2, 8, 512, 4096, len(data)))]
        case 6:
            piece = data[at : at + dice.choice((1, 8, 512, 4096, 65_536))]
            data[at:at] = piece
        case 7:
            from_other = dice.randrange(len(other) + 1)
            data[at : at + 512] = other[from_other : from_other + dice.choice((4, 512, 5000))]
        case _:
            tail = dice.choice((bytes(30), bytes(700), dice.randbytes(40), bytes(data[:3000])))
            data += tail


def _place(data: bytearray, dice: Random) -> int:
    """Most faults of a reader lie in what it reads first, or last."""
    match dice.randrange(4):
        case 0 | 1:
            return dice.randrange(min(len(data), dice.choice(_HEADS)))
        case 2:
            return len(data) - 1 - dice.randrange(min(len(data), dice.choice(_HEADS)))
        case _:
            return dice.randrange(len(data))


def _number(dice: Random) -> int:
    if dice.random() < 0.6:
        return dice.choice(_VALUES) + dice.choice((-1, 0, 0, 1))
    return dice.choice((*_LARGE, dice.getrandbits(32), dice.getrandbits(64)))


def piece_lengths(dice: Random) -> list[int]:
    """Return the lengths of pieces to cut into, over and over; at least one is not 0."""
    match dice.randrange(5):
        case 0:
            return [1]
        case 1:
            return [dice.randint(1, 64), 0, dice.randint(1, 64)]
        case 2:
            return [dice.choice((511, 512, 4095, 4096, 65_535, 131_071, 262_143))]
        case _:
            return [dice.randint(1, 1 << dice.randint(1, 18)) for _ in range(dice.randint(1, 9))]


def cut(data: bytes, lengths: list[int], most_pieces: int = 20_000) -> Iterator[bytes]:
    """Yield the data in pieces of these lengths; in large ones after very many."""
    at = 0
    for turn in range(most_pieces):
        if at >= len(data):
            return
        count = lengths[turn % len(lengths)]
        yield data[at : at + count]
        at += count
    for start in range(at, len(data), _MOST_PIECE):
        yield data[start : start + _MOST_PIECE]


def with_table_checksums(disk: bytes, sector: int = 512) -> bytes:
    """Return a disk whose GPT has the right checksums again: what is behind them is read then."""
    head = disk[sector : sector + 92]
    if not head.startswith(b"EFI PART") or len(head) < 92:
        return disk
    at, count, width = struct.unpack_from("<QII", head, 72)
    start, size = at * sector, count * width
    if size > 1 << 20 or start + size > len(disk):
        return disk
    entries = zlib.crc32(disk[start : start + size])
    bare = head[:16] + bytes(4) + head[20:88] + struct.pack("<I", entries)
    whole = bare[:16] + struct.pack("<I", zlib.crc32(bare)) + bare[20:]
    return disk[:sector] + whole + disk[sector + 92 :]
