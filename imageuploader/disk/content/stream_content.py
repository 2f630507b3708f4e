"""What flows out of a packed file: enough of it is kept to tell what it is."""

from imageuploader.disk.content.byte_view import Window
from imageuploader.disk.content.disk_content import Seen, look
from imageuploader.disk.content.stream_view import Keeper
from imageuploader.disk.formats.detect import HEAD_BYTES, TAIL_BYTES, Kind, recognise


class Contents:
    """A raw disk, or whatever it may be, seen once from its beginning to its end."""

    def __init__(self) -> None:
        self._keeper = Keeper(look)

    @property
    def window(self) -> Window:
        """What has been kept of it."""
        return self._keeper

    @property
    def size(self) -> int:
        """How many bytes have passed."""
        return self._keeper.passed

    def add(self, block: bytes) -> None:
        """Take in the next bytes, at most 1 MiB."""
        self._keeper.add(block)

    def end(self) -> None:
        """Hear that all has passed."""
        self._keeper.end()

    def kind(self) -> Kind:
        """Return what all that passed is, by its beginning and end."""
        return recognise(self._keeper.first(HEAD_BYTES), self._keeper.last(TAIL_BYTES))

    def seen(self) -> Seen:
        """Return what is on it, all that passed being a raw disk."""
        return look(self._keeper, blank=self._keeper.blank)
