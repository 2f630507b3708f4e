"""The texts for what is on a disk."""

from imageuploader.domain.disk_report import BOOT_CODE, Boot, Layout, Partition
from imageuploader.domain.formats import UNKNOWN, find_format
from imageuploader.words.formatting import listing
from imageuploader.words.text import Text

_SHOWN_PARTITIONS = 6
_BOOTS = {
    Boot.FOUND: Text("An operating system was found: {path}"),
    Boot.NO: Text("Looks bootable: no"),
    Boot.UNKNOWN: Text("Looks bootable: unknown"),
}
_BOOT_CODE = Text("Boot code was found; whether it starts an operating system is unknown")
_NAMES = {
    "fat": "FAT",
    "exfat": "exFAT",
    "ntfs": "NTFS",
    "lvm": "LVM",
    "luks1": "LUKS1",
    "luks2": "LUKS2",
    "gpt": "GPT",
    "mbr": "MBR",
}
# Partition types that say nothing beyond what the file system says.
_PLAIN_KINDS = frozenset(
    {
        "",
        "Linux",
        "Linux filesystem",
        "Linux swap",
        "Linux LVM",
        "LUKS",
        "Microsoft basic data",
        "FAT12",
        "FAT16",
        "FAT32",
        "NTFS or exFAT",
    }
)


def layout_text(layout: Layout) -> Text:
    """Return the partitions, such as `GPT, 2 partitions: BIOS boot, ext4 “root”`, or empty."""
    if not layout.table:
        return Text("")
    table, count = kind_name(layout.table), len(layout.partitions)
    if not count:
        return Text("{table}, no partitions", table=table)
    parts = listing(map(partition_name, layout.partitions[:_SHOWN_PARTITIONS]))
    if count > _SHOWN_PARTITIONS:
        more = count - _SHOWN_PARTITIONS
        return Text(
            "{table}, {count} partitions: {parts} and {more} more",
            table=table,
            count=count,
            parts=parts,
            more=more,
        )
    return Text.plural(
        "{table}, 1 partition: {parts}",
        "{table}, {count} partitions: {parts}",
        count=count,
        table=table,
        parts=parts,
    )


def kind_name(kind: str) -> str:
    """Return one or several formats in their usual spelling, such as `gzip, GPT`.

    A content that is not known is left out: the verdict says so, in a word of the language.
    """
    known = [part for part in kind.split(", ") if part != UNKNOWN]
    return ", ".join(map(_name, known or [kind]))


def _name(part: str) -> str:
    known = find_format(part)
    return known.shown_name if known else _NAMES.get(part, part)


def partition_name(partition: Partition) -> str:
    """Return what a partition is, such as `ext4 “root”` or `EFI System (FAT)`; may be empty."""
    kind = partition.kind
    name = kind_name(partition.file_system)
    if name and kind in _PLAIN_KINDS:
        return f"{name} “{partition.label}”" if partition.label else name
    return f"{kind} ({name})" if name else kind


def boot_text(layout: Layout) -> Text:
    """Return what was found to start from, such as `An operating system was found: /sbin/init`."""
    if layout.boot is Boot.FOUND:
        template = _BOOT_CODE if layout.boot_sign == BOOT_CODE else _BOOTS[Boot.FOUND]
        return template.with_facts(path=layout.boot_sign)
    return _BOOTS[layout.boot]
