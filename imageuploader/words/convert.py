"""The command that makes a raw disk image of another format."""

import shlex
from pathlib import PurePath

_QEMU_NAMES = {"vhd": "vpc"}
_UNPACKERS = {
    "gzip": "gunzip -k",
    "xz": "unxz -k",
    "bzip2": "bunzip2 -k",
    "zstd": "unzstd -k",
    "lz4": "unlz4 -k",
    "zip": "unzip",
    "tar": "tar -xf",
}
_STREAMS = {"gzip": (".gz", "gunzip"), "xz": (".xz", "unxz"), "bzip2": (".bz2", "bunzip2")}


def convert_command(path: str, kind: str) -> str:
    """Return the shell command to run on a file of a kind such as `qcow2` or `tar in gzip`."""
    name = PurePath(path).name
    inner, _, outer = kind.partition(" in ")
    if outer:
        ending, unpacker = _STREAMS.get(outer, _STREAMS["gzip"])
        unpacked = name.removesuffix(ending) if name.endswith(ending) else f"{name}.unpacked"
        first = f"{unpacker} -c {shlex.quote(name)} > {shlex.quote(unpacked)}"
        return f"{first} && {_command(unpacked, inner)}"
    return _command(name, kind)


def _command(name: str, kind: str) -> str:
    if unpacker := _UNPACKERS.get(kind):
        return f"{unpacker} {shlex.quote(name)}"
    result = f"{PurePath(name).stem}.img"
    if result == name:
        result = f"{name}.raw"
    quoted = f"{shlex.quote(name)} {shlex.quote(result)}"
    return f"qemu-img convert -f {_QEMU_NAMES.get(kind, kind)} -O raw {quoted}"
