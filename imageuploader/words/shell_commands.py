"""Shell commands to unpack a file, or to convert it to a raw disk image."""

from pathlib import PurePath

from imageuploader.domain.formats import FORMATS, Family, find_format, formats_of
from imageuploader.words.upload_commands import beside, quote_file, quote_sh

_STREAMS = {row.name: row for row in formats_of(Family.COMPRESSED)}
_ZIP_METHODS = dict.fromkeys(("Shrink", "Implode", "Deflate64"), "unzip") | {"PPMd": "7z x"}
"""What unpacks a zip by a method that is not unpacked here."""

_UNPACKERS = {row.name: row.unpack_command for row in FORMATS if row.is_packed}


def convert_command(path: str, kind: str) -> str:
    """Return the command to convert a file of a kind such as `qcow2` or `qcow2 in gzip`."""
    name = PurePath(path).name
    inner, _, outer = kind.partition(" in ")
    if outer in _STREAMS and inner not in _UNPACKERS:
        unpacked, first = _decompress(name, outer)
        return f"{first} && {_convert(unpacked, inner)}"
    return unpack_command(path, kind) if outer or inner in _UNPACKERS else _convert(name, kind)


def repair_command(path: str, kind: str) -> str:
    """Return the command that repairs a virtual disk of a kind such as `vhdx` or `vhdx in gzip`.

    Out of an archive it must be unpacked first, and chosen itself.
    """
    name = PurePath(path).name
    inner, _, outer = kind.partition(" in ")
    if outer and outer not in _STREAMS:
        return unpack_command(path, kind)
    unpacked, first = _decompress(name, outer) if outer else (name, "")
    known = find_format(inner)
    driver = known.qemu_driver if known else inner
    repair = f"qemu-img check -r all -f {driver} {quote_file(unpacked)}"
    return f"{first} && {repair}" if first else repair


def _decompress(name: str, kind: str) -> tuple[str, str]:
    """Return the name of the decompressed file and the command that makes it."""
    ending = _STREAMS[kind].suffixes[0]
    unpacker = _STREAMS[kind].unpack_command.partition(" ")[0]
    unpacked = name.removesuffix(ending) if name.endswith(ending) else f"{name}.unpacked"
    return unpacked, f"{unpacker} -c {quote_file(name)} > {quote_file(unpacked)}"


def unpack_command(path: str, kind: str) -> str:
    """Return the command to unpack a file of a kind such as `zip` or `tar in gzip`."""
    layers = kind.split(" in ")
    # tar also undoes the compression around it.
    outer = "tar" if layers[-2:-1] == ["tar"] and layers[-1] in _STREAMS else layers[-1]
    return f"{_UNPACKERS.get(outer, 'unzip')} {quote_file(PurePath(path).name)}"


def unpack_method_command(path: str, method: str) -> str:
    """Return the command to unpack a zip of a rare method; empty if no usual program knows it."""
    unpacker = _ZIP_METHODS.get(method, "")
    return f"{unpacker} {quote_file(PurePath(path).name)}" if unpacker else ""


def innermost_format(kind: str) -> str:
    """Return the format of the innermost file of a kind such as `qcow2 in gzip`."""
    return kind.partition(" in ")[0]


def _convert(name: str, kind: str) -> str:
    if kind == "dmg":
        given, made = (quote_sh(beside(each)) for each in (name, PurePath(name).stem))
        return f"hdiutil convert {given} -format UDTO -o {made}"  # on a Mac, not on this system
    result = f"{PurePath(name).stem}.img"
    if result == name:
        result = f"{name}.raw"
    quoted = f"{quote_file(name)} {quote_file(result)}"
    known = find_format(kind)
    driver = known.qemu_driver if known else kind
    return f"qemu-img convert -f {driver} -O raw {quoted}"
