"""What the check has to say about a file that can be sent."""

from collections.abc import Iterator
from pathlib import Path

from imageuploader.disk.formats import Kind, gpt_bytes
from imageuploader.domain.disk import RAW_USUAL_LIMIT_BYTES, Finding, FindingCode

_NOTES = {
    "iso": FindingCode.ISO,
    "luks": FindingCode.LUKS,
    "zero": FindingCode.ALL_ZERO,
    "unknown": FindingCode.UNKNOWN_CONTENT,
    "mbr": FindingCode.PARTITIONED,
    "gpt": FindingCode.PARTITIONED,
}
_SECTOR_BYTES = 512
_NAMES = {
    ".gz": "gzip",
    ".xz": "xz",
    ".bz2": "bzip2",
    ".zst": "zstd",
    ".lz4": "lz4",
    ".zip": "zip",
    ".tar": "tar",
    ".qcow2": "qcow2",
    ".vmdk": "vmdk",
    ".vdi": "vdi",
    ".vhd": "vhd",
    ".vhdx": "vhdx",
    ".iso": "iso",
    ".dmg": "dmg",
}
_RAW_NAMES = frozenset({".img", ".raw", ".dd"})


def findings(inner: Kind, head: bytes, raw_bytes: int) -> Iterator[Finding]:
    """Yield what is to be said of a raw disk with this beginning and size."""
    if inner.name in _NOTES:
        yield Finding(_NOTES[inner.name])
    ends = gpt_bytes(head)
    if ends is not None and raw_bytes < ends:
        yield Finding(FindingCode.CUT_GPT, {"found": raw_bytes, "expected": ends})
    if raw_bytes % _SECTOR_BYTES:
        yield Finding(FindingCode.NOT_SECTORS)
    if raw_bytes > RAW_USUAL_LIMIT_BYTES:
        facts = {"raw_bytes": raw_bytes, "limit": RAW_USUAL_LIMIT_BYTES}
        yield Finding(FindingCode.OVER_USUAL_LIMIT, facts)


def misnamed(path: Path, outer: Kind) -> Iterator[Finding]:
    """Yield a note if the file's name promises another format than its content has."""
    suffix = path.suffix.lower()
    is_raw_name = suffix in _RAW_NAMES and outer.family != "raw"
    if is_raw_name or _NAMES.get(suffix, outer.name) != outer.name:
        yield Finding(FindingCode.MISNAMED, {"name": suffix, "kind": outer.name})
