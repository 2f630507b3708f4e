"""B3: features of the root file system that Linode's GRUB or tools may not know."""

from collections.abc import Iterator, Mapping

from imageuploader.disk.content.byte_view import require
from imageuploader.disk.inside.subject import Subject
from imageuploader.domain.inside.inside import Observation
from imageuploader.domain.inside.questions import Cause
from imageuploader.domain.inside.vocabulary import Mode

_EXT_AT = 1024 + 92
_EXT = {
    0x8: "journal_dev",
    0x400: "ea_inode",
    0x2000: "metadata_csum_seed",
    0x4000: "large_dir",
    0x8000: "inline_data",
    0x10000: "encrypt",
    0x20000: "casefold",
}
_ORPHAN_FILE = 0x1000
_XFS_VERSION_AT, _XFS_AT = 100, 216
_XFS_VERSION_MASK, _XFS_WITH_FEATURES = 0xF, 5
_XFS = {
    0x8: "bigtime",
    0x10: "needsrepair",
    0x20: "nrext64",
    0x40: "exchange",
    0x80: "parent",
    0x100: "metadir",
    0x200: "zoned",
}


def ask_features(subject: Subject) -> Iterator[Observation]:
    """Yield features that Linode's GRUB or tools may not read; of a disk in partitions, none.

    There GRUB comes from the image itself. Raises NotAvailable.
    """
    if subject.root is None or subject.volumes.is_partitioned:
        return
    if subject.is_ext:
        raw = require(subject.root.view, _EXT_AT, 8)
        compatible, incompatible = (int.from_bytes(raw[at : at + 4], "little") for at in (0, 4))
        yield from _observe(Cause.EXT_FEATURE, _named(_EXT, incompatible))
        if compatible & _ORPHAN_FILE:
            yield Observation(Cause.EXT_TOOLS, facts={"features": "orphan_file"})
    elif subject.root.kind == "xfs":
        version = int.from_bytes(require(subject.root.view, _XFS_VERSION_AT, 2), "big")
        if version & _XFS_VERSION_MASK == _XFS_WITH_FEATURES:
            incompatible = int.from_bytes(require(subject.root.view, _XFS_AT, 4), "big")
            yield from _observe(Cause.XFS_FEATURE, _named(_XFS, incompatible))


def _named(known: Mapping[int, str], bits: int) -> list[str]:
    return [name for bit, name in known.items() if bits & bit]


def _observe(cause: Cause, names: list[str]) -> Iterator[Observation]:
    if names:
        yield Observation(cause, facts={"features": ", ".join(names)}, modes=(Mode.GRUB_2,))
