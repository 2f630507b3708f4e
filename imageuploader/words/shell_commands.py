"""Shell commands to unpack a file, or to convert it to a raw disk image."""

import shlex
from pathlib import PurePath

CONVERTED = frozenset({"qcow2", "vmdk", "vdi", "vhd", "vhdx"})
"""The virtual disks that the program converts itself."""

POINTING = frozenset({"qcow (version 1)", "qed"})
"""Other formats that may refer to a backing file, for which the check does not look."""

_QEMU_NAMES = {"vhd": "vpc", "qcow (version 1)": "qcow"}
_UNPACKERS = {
    "gzip": "gunzip -k",
    "xz": "unxz -k",
    "bzip2": "bunzip2 -k",
    "zstd": "unzstd -k --long=31",
    "lz4": "unlz4 -k",
    "zip": "unzip",
    "tar": "tar -xf",
}
_STREAMS = {
    "gzip": (".gz", "gunzip"),
    "xz": (".xz", "unxz"),
    "bzip2": (".bz2", "bunzip2"),
    "zstd": (".zst", "unzstd"),
    "lz4": (".lz4", "unlz4"),
}


def convert_command(path: str, kind: str) -> str:
    """Return the command to convert a file of a kind such as `qcow2` or `qcow2 in gzip`."""
    name = PurePath(path).name
    inner, _, outer = kind.partition(" in ")
    if outer in _STREAMS and inner not in _UNPACKERS:
        ending, unpacker = _STREAMS[outer]
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
    return f"qemu-img convert -f {_QEMU_NAMES.get(kind, kind)} -O raw {quoted}"
