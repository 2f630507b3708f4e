"""How many bytes a disk will have when it is compressed, guessed from samples."""

from isal import isal_zlib

from imageuploader.disk.holes import BLOCK_BYTES, ZEROS, Hole, spans
from imageuploader.disk.source import Source

_SAMPLES = 32
_MOST_SAMPLES = 64
_EVERY_BLOCKS = 16
_ZERO_RATIO = 0.001
_RAW_DEFLATE = -15


class Estimate:
    """A guess that gets better with every block that passes."""

    def __init__(self) -> None:
        self._blocks = self._zero_bytes = self._data_bytes = self._sampled = self._left = 0

    def add(self, block: bytes) -> None:
        """Take in the next bytes; one block of so many is tried."""
        if block == ZEROS[: len(block)]:
            self.pass_over(zeros=len(block))
        elif self._blocks % _EVERY_BLOCKS:
            self.pass_over(data=len(block))
        else:
            self.sample(block)

    def sample(self, block: bytes) -> None:
        """Take in bytes and try them."""
        self._sampled += len(block)
        self._left += len(isal_zlib.compress(block, 1, _RAW_DEFLATE))
        self.pass_over(data=len(block))

    def pass_over(self, *, zeros: int = 0, data: int = 0) -> None:
        """Count bytes that are not tried."""
        self._zero_bytes += zeros
        self._data_bytes += data
        self._blocks += bool(data)

    @property
    def size(self) -> int:
        """The bytes that are left of all."""
        ratio = self._left / self._sampled if self._sampled else 1.0
        return round(self._data_bytes * ratio + self._zero_bytes * _ZERO_RATIO)


def estimated(source: Source) -> int:
    """Return about how many bytes a raw file will have; raise FileUnreadable, CancelRequested."""
    estimate, number = Estimate(), 0
    step = max(1, source.used // BLOCK_BYTES // _SAMPLES)
    for part in spans(source):
        source.cancel.check()
        if isinstance(part, Hole):
            estimate.pass_over(zeros=part.length)
            continue
        tried, rest = divmod(number, step)
        number += 1
        if rest or tried > _MOST_SAMPLES:
            estimate.pass_over(data=part.length)
        else:
            estimate.sample(source.read_at(part.at, part.length))
    return estimate.size
