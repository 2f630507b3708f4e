"""Names found on a disk, fit to be shown: somebody else wrote them."""

_NAME_LENGTH = 255


def printable(name: str) -> str:
    """Return a name out of an image, not too long and fit to be kept and shown."""
    return name.encode("utf-8", "backslashreplace").decode()[:_NAME_LENGTH]


def decode_label(raw: bytes) -> str:
    """Return the text before the first zero byte, only what can be seen of it."""
    return _visible(raw.partition(b"\0")[0].decode("utf-8", "replace"))


def decode_utf16_label(raw: bytes) -> str:
    """Return the UTF-16 text before the first zero, only what can be seen of it."""
    return _visible(raw[: len(raw) & ~1].decode("utf-16-le", "replace").partition("\0")[0])


def _visible(text: str) -> str:
    return "".join(mark for mark in text if mark.isprintable()).strip()
