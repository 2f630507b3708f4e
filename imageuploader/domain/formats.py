"""The catalogue of file formats: one row each, and every table about formats is derived from it."""

from dataclasses import dataclass
from enum import StrEnum


class Family(StrEnum):
    """What the program does with a format."""

    RAW = "raw"
    """A raw disk: compressed, then sent."""

    COMPRESSED = "compressed"
    """Decompressed as a stream, by a reader in `disk/archives/decompressors.py`."""

    ARCHIVE = "archive"
    """Searched for the one disk image inside, by a reader in `disk/archives/layers.py`."""

    VIRTUAL_DISK = "virtual disk"
    """Read by a reader in `disk/virtual/readers.py`."""

    FOREIGN_DISK = "foreign disk"
    """A disk image that is refused, with the command to convert it by hand."""

    OTHER = "other"
    """Not a disk image: refused."""


@dataclass(frozen=True, slots=True)
class Format:
    """One file format.

    `name` is what reports and errors call it, `title` what is displayed where that differs. Such a
    file usually has one of `suffixes`, sometimes one of `rare_suffixes`. It is detected by one of
    the byte strings in `magic` at offset `magic_at`, or by `footer` at the start of its last bytes,
    as many as one of `footer_lengths`. `skippable_frames` tells that frames without content may
    come before the magic. `member_pattern` is a regular expression for the start of a compressed
    member, given where the magic is so short that other data contains it by chance.

    `unpack_command` unpacks a file by hand and keeps it; for a compressed format, its first word
    also works in a pipe. `qemu_driver` is what qemu calls the format. `may_need_backing_file` tells
    that a foreign disk may depend on another file, which is not looked for here. `holds_disk` tells
    that a disk can be taken out of it, but only by the program that made it.

    `mime_types` are the MIME types of the format, by which a desktop offers the program for a disk.
    A packed disk, such as `disk.img.gz`, has a MIME type of our own, which `dev.py docs` derives
    from them and describes with `mime_name`, by default the name.
    """

    name: str
    family: Family
    suffixes: tuple[str, ...] = ()
    rare_suffixes: tuple[str, ...] = ()
    title: str = ""
    magic: tuple[bytes, ...] = ()
    magic_at: int = 0
    footer: bytes = b""
    footer_lengths: tuple[int, ...] = (512,)
    skippable_frames: bool = False
    member_pattern: bytes = b""
    unpack_command: str = ""
    qemu_driver: str = ""
    may_need_backing_file: bool = False
    holds_disk: bool = False
    mime_types: tuple[str, ...] = ()
    mime_name: str = ""

    @property
    def is_packed(self) -> bool:
        """Whether there is something inside to be taken out."""
        return self.family in {Family.COMPRESSED, Family.ARCHIVE}

    @property
    def shown_name(self) -> str:
        """The name for display."""
        return self.title or self.name

    @property
    def all_suffixes(self) -> tuple[str, ...]:
        """Every suffix that promises this format, the usual ones first."""
        return (*self.suffixes, *self.rare_suffixes)


RAW = Format(
    "raw",
    Family.RAW,
    (".img", ".raw"),
    (".dd", ".bin"),
    mime_types=("application/x-raw-disk-image", "application/vnd.efi.img"),
)
ZERO = Format("zero", Family.RAW)
TEXT = Format("text", Family.OTHER)
PE = Format("Windows or EFI program", Family.OTHER)
UNKNOWN = "unknown"
"""Stands for a content that is none of these, in a row such as `gzip, unknown`."""

_COMPRESSED = (
    Format(
        "gzip",
        Family.COMPRESSED,
        (".gz",),
        (".tgz",),
        magic=(b"\x1f\x8b\x08",),
        member_pattern=rb"\x1f\x8b\x08[\0-\x1f].{4}[\0\2\4][\0-\x0d\xff]",
        unpack_command="gunzip -k",
        mime_types=("application/gzip",),
    ),
    Format(
        "xz",
        Family.COMPRESSED,
        (".xz",),
        magic=(b"\xfd7zXZ\x00",),
        unpack_command="unxz -k",
        mime_types=("application/x-xz",),
        mime_name="XZ",
    ),
    Format(
        "bzip2",
        Family.COMPRESSED,
        (".bz2",),
        magic=(b"BZh",),
        # A block follows, or the end of a member that is empty.
        member_pattern=rb"BZh[1-9](?:1AY&SY|\x17\x72\x45\x38\x50\x90)",
        unpack_command="bunzip2 -k",
        mime_types=("application/x-bzip", "application/x-bzip2"),
    ),
    Format(
        "zstd",
        Family.COMPRESSED,
        (".zst",),
        magic=(b"\x28\xb5\x2f\xfd",),
        skippable_frames=True,
        unpack_command="unzstd -k --long=31",
        mime_types=("application/zstd",),
        mime_name="Zstandard",
    ),
    Format(
        "lz4",
        Family.COMPRESSED,
        (".lz4",),
        magic=(b"\x04\x22\x4d\x18",),
        skippable_frames=True,
        member_pattern=rb"\x04\x22\x4d\x18[\x40-\x7f]",
        unpack_command="unlz4 -k",
        mime_types=("application/x-lz4",),
        mime_name="LZ4",
    ),
)
_ARCHIVES = (
    Format(
        "zip",
        Family.ARCHIVE,
        (".zip",),
        magic=(b"PK\x03\x04", b"PK\x05\x06"),
        unpack_command="unzip",
        mime_types=("application/zip",),
        mime_name="Zip",
    ),
    Format(
        "tar",
        Family.ARCHIVE,
        (".tar", ".ova"),
        magic=(b"ustar",),
        magic_at=257,
        unpack_command="tar -xf",
    ),
)
_DISKS = (
    Format(
        "qcow (version 1)",
        Family.FOREIGN_DISK,
        rare_suffixes=(".qcow",),
        magic=(b"QFI\xfb\0\0\0\x01",),
        qemu_driver="qcow",
        may_need_backing_file=True,
    ),
    Format(
        "qcow2",
        Family.VIRTUAL_DISK,
        (".qcow2",),
        (".qcow",),
        magic=(b"QFI\xfb",),
        qemu_driver="qcow2",
        mime_types=("application/x-qemu-disk",),
    ),
    Format(
        "vmdk",
        Family.VIRTUAL_DISK,
        (".vmdk",),
        magic=(b"KDMV", b"# Disk DescriptorFile", b"COWD"),
        qemu_driver="vmdk",
        mime_types=("application/x-vmdk-disk",),
    ),
    Format(
        "vdi",
        Family.VIRTUAL_DISK,
        (".vdi",),
        magic=(b"\x7f\x10\xda\xbe",),
        magic_at=64,
        qemu_driver="vdi",
        mime_types=("application/x-vdi-disk",),
    ),
    Format(
        "vhd",
        Family.VIRTUAL_DISK,
        (".vhd",),
        magic=(b"conectix",),
        footer=b"conectix",
        # Virtual PC wrote one byte less before 2004.
        footer_lengths=(512, 511),
        qemu_driver="vpc",
        mime_types=("application/x-vhd-disk",),
    ),
    Format(
        "vhdx",
        Family.VIRTUAL_DISK,
        (".vhdx",),
        magic=(b"vhdxfile",),
        qemu_driver="vhdx",
        mime_types=("application/x-vhdx-disk",),
    ),
    Format(
        "qed",
        Family.FOREIGN_DISK,
        (".qed",),
        magic=(b"QED\0",),
        qemu_driver="qed",
        may_need_backing_file=True,
    ),
    Format(
        "parallels",
        Family.FOREIGN_DISK,
        (".hdd",),
        magic=(b"WithoutFreeSpace", b"WithouFreSpacExt"),
        qemu_driver="parallels",
    ),
    Format("dmg", Family.FOREIGN_DISK, (".dmg",), magic=(b"encrcdsa",), footer=b"koly"),
)
_OTHERS = (
    Format("7z", Family.OTHER, magic=(b"7z\xbc\xaf\x27\x1c",)),
    Format("rar", Family.OTHER, magic=(b"Rar!\x1a\x07",)),
    Format("legacy lz4", Family.OTHER, magic=(b"\x02\x21\x4c\x18",)),
    Format("lzip", Family.OTHER, magic=(b"LZIP\x01",)),
    Format("lzop", Family.OTHER, magic=(b"\x89LZO\0\r\n\x1a\n",)),
    Format("lzma", Family.OTHER),
    Format("cpio", Family.OTHER, magic=(b"070701",)),
    Format("wim", Family.OTHER, magic=(b"MSWIM\0\0\0",)),
    Format("pdf", Family.OTHER, magic=(b"%PDF-",)),
    Format("png", Family.OTHER, magic=(b"\x89PNG\r\n",)),
    Format("jpeg", Family.OTHER, magic=(b"\xff\xd8\xff",)),
    Format("elf", Family.OTHER, magic=(b"\x7fELF",)),
    Format("sqlite", Family.OTHER, magic=(b"SQLite format 3\0",)),
    Format("Proxmox backup (VMA)", Family.OTHER, magic=(b"VMA\0\0\0\0\x01",), holds_disk=True),
    Format(
        "EnCase image",
        Family.OTHER,
        magic=(b"EVF\x09\r\n\xff\0", b"LVF\x09\r\n\xff\0", b"EVF2\r\n\x81\0"),
        holds_disk=True,
    ),
    Format("Android sparse image", Family.OTHER, magic=(b"\x3a\xff\x26\xed",), holds_disk=True),
    Format("partclone image", Family.OTHER, magic=(b"partclone-image",), holds_disk=True),
    Format("macOS sparseimage", Family.OTHER, magic=(b"sprs\0\0\0\x03",), holds_disk=True),
    Format("CD in raw sectors", Family.OTHER, magic=(b"\0" + b"\xff" * 10 + b"\0",)),
    # Its third byte is the number of bits, 9 to 16.
    Format(
        "compress (.Z)",
        Family.OTHER,
        magic=tuple(bytes((0x1F, 0x9D, 0x80 | bits)) for bits in range(9, 17)),
        holds_disk=True,
    ),
    Format("lrzip", Family.OTHER, magic=(b"LRZI\0",), holds_disk=True),
    Format("brotli", Family.OTHER, (".br",), holds_disk=True),  # nothing but its name tells it
    Format("zpaq", Family.OTHER, magic=(b"7kSt\xa0\x31", b"zPQ"), holds_disk=True),
    Format("part of a zip archive", Family.OTHER, magic=(b"PK\x07\x08PK\x03\x04",)),
    Format("Debian package or ar archive", Family.OTHER, magic=(b"!<arch>\n",)),
    Format(
        "torrent",
        Family.OTHER,
        magic=(b"d8:announce", b"d13:announce-list", b"d10:created by", b"d7:comment", b"d4:info"),
    ),
    Format(
        "HTML",
        Family.OTHER,
        magic=(b"<!DOCTYPE html", b"<!doctype html", b"<!DOCTYPE HTML", b"<html", b"<HTML"),
    ),
    PE,
    TEXT,
)
_ISO = Format("iso", Family.RAW, (".iso",), title="ISO 9660")

FORMATS = (RAW, ZERO, _ISO, *_COMPRESSED, _ARCHIVES[0], *_OTHERS, _ARCHIVES[1], *_DISKS)
"""In the order of detection: where the magic of two rows matches, the earlier one wins."""

VIRTUAL_DISKS = frozenset(row.name for row in FORMATS if row.family is Family.VIRTUAL_DISK)
"""The names of the formats that the program converts."""

_BY_NAME = {row.name: row for row in FORMATS}


def find_format(name: str) -> Format | None:
    """Return the format of this name; None for a file system or a name that is not known."""
    return _BY_NAME.get(name)


def format_named(name: str) -> Format:
    """Return the format of a name that is in the catalogue."""
    return _BY_NAME[name]


def formats_of(*families: Family) -> tuple[Format, ...]:
    """Return the formats of these families."""
    return tuple(row for row in FORMATS if row.family in families)


def formats_with_suffix(suffix: str) -> tuple[Format, ...]:
    """Return the formats that a suffix such as `.gz` promises."""
    return tuple(row for row in FORMATS if suffix in row.all_suffixes)


def suffixes_of(*families: Family) -> tuple[str, ...]:
    """Return the usual suffixes of these families, without the dot."""
    rows = formats_of(*families)
    return tuple(suffix.removeprefix(".") for row in rows for suffix in row.suffixes)


def disk_image_suffixes() -> tuple[str, ...]:
    """Return every suffix that promises a disk image, packed or not."""
    rows = (row for row in FORMATS if row.family is not Family.OTHER)
    return tuple(dict.fromkeys(suffix for row in rows for suffix in row.all_suffixes))
