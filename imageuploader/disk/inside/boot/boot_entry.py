"""One entry of a boot loader: kernel, initramfs, options."""

import re
from dataclasses import dataclass

from imageuploader.disk.inside.text_files import Line

MOST_OPTIONS = 200
_DEVICE = re.compile(r"^\([^)]*\)|^\$\{?\w+\}?")


@dataclass(frozen=True, slots=True)
class BootEntry:
    """One entry of a boot loader: `line` names its kernel; paths are as it sees them."""

    line: Line
    kernel: str
    options: tuple[str, ...]
    initramfs: str = ""
    initramfs_line: Line | None = None

    def option(self, name: str) -> str:
        """Return the last value of an option such as `root`; empty without one."""
        start = f"{name}="
        return next((o.removeprefix(start) for o in self.options[::-1] if o.startswith(start)), "")

    def values(self, name: str) -> tuple[str, ...]:
        """Return every value of an option such as `console`."""
        start = f"{name}="
        return tuple(o.removeprefix(start) for o in self.options if o.startswith(start))


def plain_path(word: str) -> str:
    """Return a path without GRUB's device before it."""
    return _DEVICE.sub("", word.split(",", maxsplit=1)[0])
