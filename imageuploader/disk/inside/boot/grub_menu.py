"""The menu of a GRUB configuration, and which of its entries GRUB starts by itself."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from imageuploader.disk.content.byte_view import Broken
from imageuploader.disk.inside.boot.boot_entry import MOST_OPTIONS, BootEntry, plain_path
from imageuploader.disk.inside.text_files import Line

_LINUX = re.compile(r"linux(?:16|efi)?$", re.ASCII)
_INITRD = re.compile(r"initrd(?:16|efi)?$", re.ASCII)
_WORD = re.compile(r"""'([^']*)'|"([^"]*)"|(\S+)""")
_VARIABLE = re.compile(r"\$\{?(\w+)\}?", re.ASCII)
_DEFAULT = "default="
_ONCE, _SAVED = "next_entry", ("prev_saved_entry", "saved_entry")
_ID_OPTIONS = frozenset({"--id", "$menuentry_id_option", "${menuentry_id_option}"})
_FIRST, _DEEPEST = "0", 32


@dataclass(frozen=True, slots=True)
class _Item:
    """An item of a menu: its place from 0 on, and the names that it can be called by."""

    index: int
    names: frozenset[str]

    def is_called(self, name: str) -> bool:
        """Return whether a part of `default` stands for it."""
        return name in self.names or name == str(self.index)


MenuPath = tuple[_Item, ...]
"""An item below the submenus that it is in."""


@dataclass(slots=True)
class _Block:
    """A block of the script that is open, in which of the items it is, and how many it has."""

    path: MenuPath = ()
    is_menu: bool = False
    items: int = 0


@dataclass(slots=True)
class GrubMenu:
    """The entries of a GRUB configuration in order, by the way to them; None if it is no Linux."""

    entries: dict[MenuPath, BootEntry | None] = field(default_factory=dict)
    uses_bls: bool = False
    reads_environment: bool = False
    _defaults: list[str] = field(default_factory=list)
    _open: list[_Block] = field(default_factory=lambda: [_Block(is_menu=True)])

    def add(self, line: Line) -> None:
        """Take the next line of the script; raise Broken for blocks deeper than anybody writes."""
        words = line.text.split()
        match words[0]:
            case "menuentry" | "submenu":
                self._open.append(self._new_item(words[0], line.text))
            case "}":
                del self._open[max(1, len(self._open) - 1) :]
            case "set" if len(words) > 1 and words[1].startswith(_DEFAULT):
                self._defaults.append(line.text.partition("=")[2].strip("\"'"))
            case "load_env":
                self.reads_environment = True
            case "blscfg":
                self.uses_bls = True
            case _:
                self._add_command(line, words)
        if len(self._open) > _DEEPEST:
            raise Broken

    def _new_item(self, command: str, text: str) -> _Block:
        words = [next(filter(None, found), "") for found in _WORD.findall(text)]
        menu = next(block for block in reversed(self._open) if block.is_menu)
        path = (*menu.path, _Item(menu.items, frozenset(_names(words))))
        menu.items += 1
        if command == "menuentry":
            self.entries[path] = None
        return _Block(path, is_menu=command == "submenu")

    def _add_command(self, line: Line, words: list[str]) -> None:
        path = self._open[-1].path
        entry = self.entries.get(path)
        if len(words) > 1 and words[-1] == "{":
            self._open.append(_Block(path))
        elif len(words) > 1 and _LINUX.match(words[0]) and entry is None:
            options = tuple(words[2:MOST_OPTIONS])
            self.entries[path] = BootEntry(line, plain_path(words[1]), options)
        elif len(words) > 1 and _INITRD.match(words[0]) and entry is not None:
            initramfs = plain_path(words[-1])
            self.entries[path] = replace(entry, initramfs=initramfs, initramfs_line=line)

    def default(self, environment: Mapping[str, str]) -> str:
        """Return what GRUB starts: a place or a name, after `>` within a submenu.

        `environment` has what was saved beside the configuration.
        """
        kept = environment if self.reads_environment else {}
        if any(_ONCE in value for value in self._defaults) and kept.get(_ONCE):
            return kept[_ONCE]
        usual = [value for value in self._defaults if _ONCE not in value]
        value = usual[-1] if usual else _FIRST
        if variable := _VARIABLE.fullmatch(value):
            names = _SAVED if variable[1] in _SAVED else (variable[1],)
            value = next((kept[name] for name in names if kept.get(name)), _FIRST)
        return value or _FIRST

    def entry(self, default: str) -> BootEntry | None:
        """Return the entry that a default stands for; the first one if there is no such item."""
        path = self._find(default) or self._find(_FIRST)
        return self.entries[path] if path is not None else self.entries.get(())

    def _find(self, default: str) -> MenuPath | None:
        """Return the way to an item; the first item of a submenu that is meant as a whole."""
        wanted = default.split(">")
        for path in self.entries:
            parts = (*wanted[: len(path)], *(_FIRST for _ in path[len(wanted) :]))
            if path and all(map(_Item.is_called, path, parts)):
                return path
        return None


def read_menu(lines: Iterable[Line]) -> GrubMenu:
    """Return the menu of a configuration; raise Broken."""
    menu = GrubMenu()
    for line in lines:
        menu.add(line)
    return menu


def _names(words: list[str]) -> list[str]:
    """Return title and ID of an item."""
    ids = (words[at + 1] for at, word in enumerate(words[:-1]) if word in _ID_OPTIONS)
    joined = (word.removeprefix("--id=") for word in words if word.startswith("--id="))
    return [*words[1:2], *ids, *joined]
