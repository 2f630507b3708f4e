"""A view of bytes in memory."""


class BytesView:
    """A disk in memory that counts what is read."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.asked = self.reads = self.most = 0

    @property
    def size(self) -> int:
        return len(self.content)

    def read(self, offset: int, count: int) -> bytes | None:
        self.asked, self.reads = self.asked + count, self.reads + 1
        self.most = max(self.most, count)
        if offset < 0 or offset + count > self.size:
            return None
        return self.content[offset : offset + count]

    def expect(self, offset: int, count: int) -> None:
        """Do nothing: everything is available."""
