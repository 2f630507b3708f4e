"""What the boot loaders of a system would start: kernel, initramfs, options."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from imageuploader.disk.content.file_tree import FileTree
from imageuploader.disk.inside.text_files import Line, files_in, read_lines, read_settings

GRUB_CONFIG = "/boot/grub/grub.cfg"
OTHER_GRUB_CONFIGS = ("/boot/grub2/grub.cfg", "/boot/grub/menu.lst", "/boot/grub/grub.conf")
_BLS_FOLDER, _BLS_COMMAND = "/boot/loader/entries", "blscfg"
_GRUB_ENVIRONMENTS = ("/boot/grub2/grubenv", "/boot/grub/grubenv")
_EXTLINUX = (
    "/boot/extlinux/extlinux.conf",
    "/boot/extlinux.conf",
    "/extlinux.conf",
    "/boot/syslinux/syslinux.cfg",
    "/syslinux/syslinux.cfg",
    "/syslinux.cfg",
)
_LINUX = re.compile(r"linux(?:16|efi)?$", re.ASCII)
_INITRD = re.compile(r"initrd(?:16|efi)?$", re.ASCII)
_DEVICE = re.compile(r"^\([^)]*\)|^\$\{?\w+\}?")
_NUMBERS = re.compile(r"(\d+)")
_MOST_OPTIONS = 200


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


@dataclass(frozen=True, slots=True)
class BootConfig:
    """The configuration of a boot loader, and the entry that it starts by itself.

    `uses_bls` tells that its entries are files of their own, which not every GRUB reads.
    """

    path: str
    entry: BootEntry | None
    uses_bls: bool = False


def read_grub_config(tree: FileTree, path: str) -> BootConfig | None:
    """Return what GRUB starts; None if there is no such file. Raises NotAvailable, Broken."""
    if not tree.is_file(path):
        return None
    lines = read_lines(tree, path)
    entry = next(_grub_entries(lines), None)
    if entry is None and any(line.text.split()[0] == _BLS_COMMAND for line in lines):
        return BootConfig(path, _newest_bls_entry(tree), uses_bls=True)
    return BootConfig(path, entry)


def read_extlinux_config(tree: FileTree) -> BootConfig | None:
    """Return what extlinux or syslinux starts; None without a configuration."""
    for path in _EXTLINUX:
        if tree.is_file(path):
            return BootConfig(path, _extlinux_entry(read_lines(tree, path)))
    return None


def _grub_entries(lines: list[Line]) -> Iterator[BootEntry]:
    """Yield the entries in order: GRUB starts the first one if it is not told otherwise."""
    entry: BootEntry | None = None
    for line in lines:
        words = line.text.split()
        if _LINUX.match(words[0]) and len(words) > 1:
            if entry is not None:
                yield entry
            entry = BootEntry(line, _path(words[1]), tuple(words[2:_MOST_OPTIONS]))
        elif _INITRD.match(words[0]) and len(words) > 1 and entry is not None:
            entry = replace(entry, initramfs=_path(words[-1]), initramfs_line=line)
        elif words[0] == "menuentry" and entry is not None:
            yield entry
            entry = None
    if entry is not None:
        yield entry


def _newest_bls_entry(tree: FileTree) -> BootEntry | None:
    paths = [path for path in files_in(tree, _BLS_FOLDER, ".conf") if "rescue" not in path]
    if not paths:
        return None
    lines = read_lines(tree, max(paths, key=version_key))
    fields = {line.text.split()[0]: line for line in reversed(lines)}
    if "linux" not in fields:
        return None
    options = _values(fields, "options")
    if "$kernelopts" in options:
        options += _kernel_options(tree)
    kernel, initramfs = _values(fields, "linux")[:1], _values(fields, "initrd")[-1:]
    return BootEntry(
        fields.get("options", fields["linux"]),
        _path(kernel[0] if kernel else ""),
        tuple(options[:_MOST_OPTIONS]),
        _path(initramfs[0]) if initramfs else "",
        fields.get("initrd"),
    )


def _values(fields: dict[str, Line], name: str) -> list[str]:
    return fields[name].text.split()[1:] if name in fields else []


def _kernel_options(tree: FileTree) -> list[str]:
    for path in _GRUB_ENVIRONMENTS:
        if options := read_settings(tree, path).get("kernelopts"):
            return options.split()
    return []


def _extlinux_entry(lines: list[Line]) -> BootEntry | None:
    """Return the entry named by DEFAULT, or else the first one."""
    default, label, found = "", "", dict[str, dict[str, Line]]()
    for line in lines:
        word, _, rest = line.text.partition(" ")
        match word.lower():
            case "default":
                default = rest.strip()
            case "label":
                label = rest.strip()
                found[label] = {}
            case "linux" | "kernel" | "initrd" | "append":
                found.setdefault(label, {})[word.lower().replace("kernel", "linux")] = line
            case _:
                pass
    fields = found.get(default) or next((entry for entry in found.values() if entry), {})
    if "linux" not in fields:
        return None
    options = tuple(_values(fields, "append")[:_MOST_OPTIONS])
    by_option = [o.removeprefix("initrd=") for o in options if o.startswith("initrd=")]
    initramfs = [*_values(fields, "initrd"), *by_option]
    kernel = (_values(fields, "linux") or [""])[0]
    line = fields.get("append", fields["linux"])
    return BootEntry(line, _path(kernel), options, _path(initramfs[0]) if initramfs else "")


def _path(word: str) -> str:
    """Return a path without GRUB's device before it."""
    return _DEVICE.sub("", word.split(",", maxsplit=1)[0])


def version_key(name: str) -> list[tuple[int, str]]:
    """Return what sorts names by the numbers in them: 6.1.0-9 comes before 6.1.0-40."""
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in _NUMBERS.split(name)]
