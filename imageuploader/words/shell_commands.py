"""The commands that unpack a file by hand, or make a raw disk image of another format."""

import shlex
from collections.abc import Callable
from pathlib import PurePath

from imageuploader.domain.formats import FORMATS, Family, find_format, formats_of

_STREAMS = {row.name: row for row in formats_of(Family.COMPRESSED)}
_UNPACKERS = {row.name: row.unpack_command for row in FORMATS if row.is_packed}


def convert_command(path: str, kind: str) -> str:
    """Return the shell command to run on a file of a kind such as `qcow2` or `qcow2 in gzip`."""
    return _unpack_and(_convert, path, kind)


def repair_command(path: str, kind: str) -> str:
    """Return the shell command that repairs a virtual disk, such as `vhdx in bzip2`."""
    return _unpack_and(_repair, path, kind)


def _unpack_and(command: Callable[[str, str], str], path: str, kind: str) -> str:
    """Return a command for a file and its kind, after the one that unpacks it."""
    name = PurePath(path).name
    inner, _, outer = kind.partition(" in ")
    if outer in _STREAMS and inner not in _UNPACKERS:
        ending = _STREAMS[outer].suffixes[0]
        unpacker = _STREAMS[outer].unpack_command.partition(" ")[0]
        unpacked = name.removesuffix(ending) if name.endswith(ending) else f"{name}.unpacked"
        first = f"{unpacker} -c {shlex.quote(name)} > {shlex.quote(unpacked)}"
        return f"{first} && {command(unpacked, inner)}"
    return unpack_command(path, kind) if outer or inner in _UNPACKERS else command(name, kind)


def unpack_command(path: str, kind: str) -> str:
    """Return the shell command that unpacks a file of a kind such as `zip` or `tar in gzip`."""
    layers = kind.split(" in ")
    # tar unpacks what is around it by itself.
    outer = "tar" if layers[-2:-1] == ["tar"] else layers[-1]
    return f"{_UNPACKERS.get(outer, 'unzip')} {shlex.quote(PurePath(path).name)}"


def container(kind: str) -> str:
    """Return the format of the innermost file of a kind such as `qcow2 in gzip`."""
    return kind.partition(" in ")[0]


def _repair(name: str, kind: str) -> str:
    return f"qemu-img check -r all -f {_driver(kind)} {shlex.quote(name)}"


def _driver(kind: str) -> str:
    known = find_format(kind)
    return known.qemu_driver if known else kind


def _convert(name: str, kind: str) -> str:
    if kind == "dmg":
        stem = shlex.quote(PurePath(name).stem)
        return f"hdiutil convert {shlex.quote(name)} -format UDTO -o {stem}"
    result = f"{PurePath(name).stem}.img"
    if result == name:
        result = f"{name}.raw"
    quoted = f"{shlex.quote(name)} {shlex.quote(result)}"
    return f"qemu-img convert -f {_driver(kind)} -O raw {quoted}"
