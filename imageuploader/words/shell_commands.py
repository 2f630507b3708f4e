"""Shell commands to unpack a file, or to convert it to a raw disk image."""

import shlex
from pathlib import PurePath

from imageuploader.domain.formats import FORMATS, Family, find_format, formats_of

_STREAMS = {row.name: row for row in formats_of(Family.COMPRESSED)}
_UNPACKERS = {row.name: row.unpack_command for row in FORMATS if row.is_packed}


def convert_command(path: str, kind: str) -> str:
    """Return the command to convert a file of a kind such as `qcow2` or `qcow2 in gzip`."""
    name = PurePath(path).name
    inner, _, outer = kind.partition(" in ")
    if outer in _STREAMS and inner not in _UNPACKERS:
        ending = _STREAMS[outer].suffixes[0]
        unpacker = _STREAMS[outer].unpack_command.partition(" ")[0]
        unpacked = name.removesuffix(ending) if name.endswith(ending) else f"{name}.unpacked"
        first = f"{unpacker} -c {shlex.quote(name)} > {shlex.quote(unpacked)}"
        return f"{first} && {_convert(unpacked, inner)}"
    return unpack_command(path, kind) if outer or inner in _UNPACKERS else _convert(name, kind)


def unpack_command(path: str, kind: str) -> str:
    """Return the command to unpack a file of a kind such as `zip` or `tar in gzip`."""
    layers = kind.split(" in ")
    # tar also undoes the compression around it.
    outer = "tar" if layers[-2:-1] == ["tar"] else layers[-1]
    return f"{_UNPACKERS.get(outer, 'unzip')} {shlex.quote(PurePath(path).name)}"


def innermost_format(kind: str) -> str:
    """Return the format of the innermost file of a kind such as `qcow2 in gzip`."""
    return kind.partition(" in ")[0]


def _convert(name: str, kind: str) -> str:
    if kind == "dmg":
        stem = shlex.quote(PurePath(name).stem)
        return f"hdiutil convert {shlex.quote(name)} -format UDTO -o {stem}"
    result = f"{PurePath(name).stem}.img"
    if result == name:
        result = f"{name}.raw"
    quoted = f"{shlex.quote(name)} {shlex.quote(result)}"
    known = find_format(kind)
    driver = known.qemu_driver if known else kind
    return f"qemu-img convert -f {driver} -O raw {quoted}"
