"""What the boot code in the first sector of a partitioned disk needs to go on."""

from imageuploader.disk.content.byte_view import ByteView
from imageuploader.disk.content.partition_table import SECTOR_BYTES
from imageuploader.domain.disk_report import FindingCode, Partition

_CODE_BYTES = 440
_GRUB, _GRUB_NEXT_AT = b"GRUB", 0x5C
_OLD_GRUB_AT, _OLD_GRUB = 0x3E, b"\x03\x02"
# What syslinux, DOS and Windows say when there is no partition to start.
_STARTS_ACTIVE = (b"missing operating system", b"missing os")
_BOOTABLE = b"\x55\xaa"


def find_boot_problem(view: ByteView, partitions: tuple[Partition, ...]) -> FindingCode | None:
    """Return what the boot code lacks; None if nothing, or if the code is not known."""
    sector = view.read(0, SECTOR_BYTES)
    if sector is None:
        return None
    code = sector[:_CODE_BYTES]
    if _GRUB in code:
        return None if _has_next(view, code) else FindingCode.NO_BOOT_LOADER
    if any(message in code.lower() for message in _STARTS_ACTIVE) and not any(
        part.active and _may_start(view, part) for part in partitions
    ):
        return FindingCode.NO_ACTIVE_PARTITION
    return None


def _has_next(view: ByteView, code: bytes) -> bool:
    """Return whether there is something where GRUB's first sector goes on."""
    if code[_OLD_GRUB_AT : _OLD_GRUB_AT + 2] == _OLD_GRUB:
        return True  # GRUB Legacy has it elsewhere
    at = int.from_bytes(code[_GRUB_NEXT_AT : _GRUB_NEXT_AT + 8], "little") * SECTOR_BYTES
    if not at or at + SECTOR_BYTES > view.size:
        return False
    content = view.read(at, SECTOR_BYTES)
    return content is None or any(content)


def _may_start(view: ByteView, partition: Partition) -> bool:
    sector = view.read(partition.start, SECTOR_BYTES)
    return sector is None or sector.endswith(_BOOTABLE)
