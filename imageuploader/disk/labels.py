"""Makes names from a disk safe to display: anybody may have written them."""

from imageuploader.domain.printable import printable as escaped

_NAME_LENGTH = 255


def printable(name: str) -> str:
    """Return a name from an image, of limited length and safe to store and display."""
    return escaped(name)[:_NAME_LENGTH]


def decode_label(raw: bytes) -> str:
    """Return the text before the first zero byte, printable characters only."""
    return _printable_only(raw.partition(b"\0")[0].decode("utf-8", "replace"))


def decode_utf16_label(raw: bytes) -> str:
    """Return the UTF-16 text before the first zero, printable characters only."""
    return _printable_only(raw[: len(raw) & ~1].decode("utf-16-le", "replace").partition("\0")[0])


def _printable_only(text: str) -> str:
    return "".join(char for char in text if char.isprintable()).strip()
