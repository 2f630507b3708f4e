"""What the boot loaders of a system would start: kernel, initramfs, options."""

import re
from dataclasses import dataclass

from imageuploader.disk.content.file_tree import FileTree
from imageuploader.disk.inside.boot.boot_entry import MOST_OPTIONS, BootEntry, plain_path
from imageuploader.disk.inside.boot.grub_menu import read_menu
from imageuploader.disk.inside.text_files import Line, files_in, read_lines, read_settings

GRUB_CONFIG = "/boot/grub/grub.cfg"
OTHER_GRUB_CONFIGS = ("/boot/grub2/grub.cfg", "/boot/grub/menu.lst", "/boot/grub/grub.conf")
_BLS_FOLDER, _ENVIRONMENT = "/boot/loader/entries", "grubenv"
_GRUB_ENVIRONMENTS = ("/boot/grub2/grubenv", "/boot/grub/grubenv")
_EXTLINUX = (
    "/boot/extlinux/extlinux.conf",
    "/boot/extlinux.conf",
    "/extlinux.conf",
    "/boot/syslinux/syslinux.cfg",
    "/syslinux/syslinux.cfg",
    "/syslinux.cfg",
)
_NUMBERS = re.compile(r"(\d+)")


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
    menu = read_menu(read_lines(tree, path))
    default = menu.default(read_settings(tree, f"{path.rpartition('/')[0]}/{_ENVIRONMENT}"))
    if menu.uses_bls and not any(menu.entries.values()):
        return BootConfig(path, _bls_entry(tree, default), uses_bls=True)
    return BootConfig(path, menu.entry(default))


def read_extlinux_config(tree: FileTree) -> BootConfig | None:
    """Return what extlinux or syslinux starts; None without a configuration."""
    for path in _EXTLINUX:
        if tree.is_file(path):
            return BootConfig(path, _extlinux_entry(read_lines(tree, path)))
    return None


def _bls_entry(tree: FileTree, default: str) -> BootEntry | None:
    """Return the entry that is called by name or by its place among them, or else the newest."""
    found = sorted(files_in(tree, _BLS_FOLDER, ".conf"), key=version_key, reverse=True)
    usual = [path for path in found if "rescue" not in path]
    named = [path for path in found if path == f"{_BLS_FOLDER}/{default}.conf"]
    placed = [path for at, path in enumerate(usual) if default == str(at)]
    if not (paths := named or placed or usual):
        return None
    lines = read_lines(tree, paths[0])
    fields = {line.text.split()[0]: line for line in reversed(lines)}
    if "linux" not in fields:
        return None
    options = _values(fields, "options")
    if "$kernelopts" in options:
        options += _kernel_options(tree)
    kernel, initramfs = _values(fields, "linux")[:1], _values(fields, "initrd")[-1:]
    return BootEntry(
        fields.get("options", fields["linux"]),
        plain_path(kernel[0] if kernel else ""),
        tuple(options[:MOST_OPTIONS]),
        plain_path(initramfs[0]) if initramfs else "",
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
    options = tuple(_values(fields, "append")[:MOST_OPTIONS])
    by_option = [o.removeprefix("initrd=") for o in options if o.startswith("initrd=")]
    initramfs = [*_values(fields, "initrd"), *by_option]
    kernel = (_values(fields, "linux") or [""])[0]
    line = fields.get("append", fields["linux"])
    path = plain_path(initramfs[0]) if initramfs else ""
    return BootEntry(line, plain_path(kernel), options, path)


def version_key(name: str) -> list[tuple[int, str]]:
    """Return what sorts names by the numbers in them: 6.1.0-9 comes before 6.1.0-40."""
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in _NUMBERS.split(name)]
