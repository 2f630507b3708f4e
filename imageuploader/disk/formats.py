"""What a file is, from its first and last bytes; never from its name."""

import codecs
import re
from dataclasses import dataclass

HEAD_BYTES = 128 * 1024
TAIL_BYTES = 512
_GPT_END = 552


@dataclass(frozen=True, slots=True)
class Kind:
    """What the bytes are: `name`, and whether as a raw disk, another image format or no image."""

    name: str
    family: str


_SIGNATURES = (
    (0, b"\x1f\x8b\x08", "gzip", "packed"),
    (0, b"\xfd7zXZ\x00", "xz", "packed"),
    (0, b"\x28\xb5\x2f\xfd", "zstd", "packed"),
    (0, b"\x04\x22\x4d\x18", "lz4", "packed"),
    (0, b"PK\x03\x04", "zip", "packed"),
    (0, b"PK\x05\x06", "zip", "packed"),
    (0, b"7z\xbc\xaf\x27\x1c", "7z", "other"),
    (0, b"Rar!\x1a\x07", "rar", "other"),
    (0, b"%PDF-", "pdf", "other"),
    (0, b"\x89PNG\r\n", "png", "other"),
    (0, b"\xff\xd8\xff", "jpeg", "other"),
    (0, b"\x7fELF", "elf", "other"),
    (0, b"SQLite format 3\0", "sqlite", "other"),
    (257, b"ustar", "tar", "packed"),
    (0, b"QFI\xfb", "qcow2", "image"),
    (0, b"KDMV", "vmdk", "image"),
    (0, b"# Disk DescriptorFile", "vmdk", "image"),
    (64, b"\x7f\x10\xda\xbe", "vdi", "image"),
    (0, b"conectix", "vhd", "image"),
    (0, b"vhdxfile", "vhdx", "image"),
    (32769, b"CD001", "iso", "raw"),
    (512, b"EFI PART", "gpt", "raw"),
    (0, b"LUKS\xba\xbe", "luks", "raw"),
    (512, b"LABELONE", "lvm", "raw"),
    (0, b"XFSB", "xfs", "raw"),
    (65600, b"_BHRfS_M", "btrfs", "raw"),
    (1024, b"\x10\x20\xf5\xf2", "f2fs", "raw"),
    (0, b"hsqs", "squashfs", "raw"),
    (4086, b"SWAPSPACE2", "swap", "raw"),
    (510, b"\x55\xaa", "mbr", "raw"),
)


_FOOTERS = ((b"conectix", "vhd"), (b"koly", "dmg"))


_BZIP2_BLOCKS = (b"\x31\x41\x59\x26\x53\x59", b"\x17\x72\x45\x38\x50\x90")
_FRAMES = (b"\x28\xb5\x2f\xfd", b"\x04\x22\x4d\x18")
_SKIPPABLE = re.compile(rb"[\x50-\x5f]\x2a\x4d\x18", re.DOTALL)


def recognise(head: bytes, tail: bytes = b"") -> Kind:
    """Return what a file with this beginning and this end (up to 512 bytes) is."""
    head = _after_skippable(head)
    if head[:3] == b"BZh" and head[4:10] in _BZIP2_BLOCKS:
        return Kind("bzip2", "packed")
    for magic, name in _FOOTERS:
        if tail[-TAIL_BYTES:].startswith(magic):
            return Kind(name, "image")
    for offset, magic, name, family in _SIGNATURES:
        # A file system's own boot sector ends like a partition table: ask for ext first.
        if name == "mbr" and _is_ext(head):
            break
        if head[offset : offset + len(magic)] == magic:
            return Kind(name, family)
    if _is_ext(head):
        return Kind(_ext(head), "raw")
    if head and not head.strip(b"\0"):
        return Kind("zero", "raw")
    return Kind("text", "other") if _is_text(head[:4096]) else Kind("unknown", "raw")


def _after_skippable(head: bytes) -> bytes:
    """The same without the frames that zstd and lz4 files may begin with, and that say nothing."""
    at = 0
    while _SKIPPABLE.match(head, at):
        at += 8 + int.from_bytes(head[at + 4 : at + 8], "little")
    return head[at:] if head[at : at + 4] in _FRAMES else head


def gpt_bytes(head: bytes) -> int | None:
    """Return where a disk ends by its GUID partition table, in bytes; None without one."""
    if head[512:520] != b"EFI PART" or len(head) < _GPT_END:
        return None
    return (int.from_bytes(head[544:552], "little") + 1) * 512


def _is_ext(head: bytes) -> bool:
    return head[1080:1082] == b"\x53\xef"


def _ext(head: bytes) -> str:
    if int.from_bytes(head[1120:1124], "little") & 0x40:
        return "ext4"
    return "ext3" if int.from_bytes(head[1116:1120], "little") & 4 else "ext2"


def _is_text(head: bytes) -> bool:
    try:
        text = codecs.getincrementaldecoder("utf-8-sig")().decode(head)
    except UnicodeDecodeError:
        return False
    return bool(text) and all(mark.isprintable() or mark in "\t\n\r\f" for mark in text)
