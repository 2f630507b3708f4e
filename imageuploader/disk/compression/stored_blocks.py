"""Detects incompressible data, such as encrypted or compressed files, and stores it as it is.

Compressing it takes as long as compressing anything else, and saves nothing.
"""

import zlib

from isal import isal_zlib

_SAMPLE_BYTES = 2048
_SAMPLE_EVERY = 64 * 1024
_LONG_SAMPLE_BYTES = 64 * 1024
_LEAST_BYTES = 8 * _SAMPLE_EVERY
"""The least that is sampled: fewer bytes give too few samples to rely on."""

_SHRUNK = 0.99
"""A sample that is compressed to less than this ratio is worth compressing."""

_MOST_STORED_BYTES = 65535


class ShrinkProbe:
    """Detects incompressible data by samples; for use by one thread."""

    def __init__(self) -> None:
        # Level 0 builds no Huffman codes of its own: it is the quickest with short samples.
        self._deflater = isal_zlib.compressobj(0, isal_zlib.DEFLATED, -zlib.MAX_WBITS, 1)

    def hardly_shrinks(self, block: memoryview | bytes) -> bool:
        """Return whether no sample of a block shrinks; False for a block too short to sample."""
        if len(block) < _LEAST_BYTES:
            return False
        offsets = range(_SAMPLE_EVERY // 2, len(block) - _SAMPLE_BYTES + 1, _SAMPLE_EVERY)
        if any(self._shrinks(block[at : at + _SAMPLE_BYTES]) for at in offsets):
            return False
        middle = len(block) // 2  # repeats at a distance show in a long sample only
        return not self._shrinks(block[middle : middle + _LONG_SAMPLE_BYTES])

    def _shrinks(self, sample: memoryview | bytes) -> bool:
        deflater = self._deflater
        left = len(deflater.compress(sample)) + len(deflater.flush(zlib.Z_FULL_FLUSH))
        return left < len(sample) * _SHRUNK


def store(block: memoryview | bytes) -> bytes:
    """Return the bytes as stored blocks of deflate, which end on a byte boundary.

    Source: RFC 1951, section 3.2.4.
    """
    pieces = list[memoryview | bytes]()
    for at in range(0, len(block), _MOST_STORED_BYTES):
        piece = block[at : at + _MOST_STORED_BYTES]
        size = len(piece)
        pieces += (b"\x00", size.to_bytes(2, "little"), (~size & 0xFFFF).to_bytes(2, "little"))
        pieces.append(piece)
    return b"".join(pieces)
