"""B1 to B6: does it start, and what may still go wrong."""

from collections.abc import Iterator

from imageuploader.disk.content.byte_view import require
from imageuploader.disk.inside.boot.starts import Start
from imageuploader.disk.inside.subject import Mount, Subject
from imageuploader.disk.labels import printable
from imageuploader.domain.inside.inside import Observation
from imageuploader.domain.inside.questions import Cause
from imageuploader.domain.inside.terms import Answer, Mode

_SUPERBLOCK_AT = 1024
_INCOMPATIBLE = {
    0x8: "journal_dev",
    0x400: "ea_inode",
    0x2000: "metadata_csum_seed",
    0x4000: "large_dir",
    0x8000: "inline_data",
    0x10000: "encrypt",
    0x20000: "casefold",
}
_ORPHAN_FILE = 0x1000
_OPTIONAL = frozenset({"noauto", "nofail", "x-systemd.automount"})
_WITHOUT_DEVICE = frozenset({"swap", "tmpfs", "proc", "sysfs", "devpts", "nfs", "nfs4", "cifs"})


def ask_starts(starts: tuple[Start, ...]) -> Iterator[Observation]:
    """Yield the kernel setting that works, and all that was found about the others."""
    found = dict[tuple[Cause, str], Observation]()
    for start in starts:
        if start.answer is Answer.YES:
            yield Observation(Cause.STARTS, modes=(start.mode,), place=_config_of(start))
        for one in start.found:
            earlier = found.get((one.cause, one.place), Observation(one.cause))
            modes = tuple(dict.fromkeys((*earlier.modes, *one.modes)))
            found[one.cause, one.place] = Observation(one.cause, one.place, one.facts, modes)
    yield from found.values()


def _config_of(start: Start) -> str:
    return start.config.path if start.config is not None else ""


def ask_features(subject: Subject) -> Iterator[Observation]:
    """Yield features of an ext file system that Linode's GRUB or tools may not read."""
    root = subject.root
    if root is None or not subject.is_ext or subject.volumes.is_partitioned:
        return
    raw = require(root.view, _SUPERBLOCK_AT + 92, 8)
    compatible, incompatible = (int.from_bytes(raw[at : at + 4], "little") for at in (0, 4))
    names = [name for bit, name in _INCOMPATIBLE.items() if incompatible & bit]
    if names:
        facts = {"features": ", ".join(names)}
        yield Observation(Cause.EXT_FEATURE, facts=facts, modes=(Mode.GRUB_2,))
    if compatible & _ORPHAN_FILE:
        yield Observation(Cause.EXT_TOOLS, facts={"features": "orphan_file"})


def ask_fstab(subject: Subject) -> Iterator[Observation]:
    """Yield the first line of /etc/fstab that names what is not there."""
    missing = (mount for mount in subject.mounts if _is_missing(subject, mount))
    for mount in list(missing)[:1]:
        facts = {"device": printable(mount.device), "folder": printable(mount.folder)}
        yield Observation(Cause.FSTAB, mount.place, facts)


def _is_missing(subject: Subject, mount: Mount) -> bool:
    # The kernel has mounted the root by then, by the name that it was given.
    is_root_by_path = mount.folder == "/" and mount.device.startswith("/")
    is_needed = mount.kind not in _WITHOUT_DEVICE and not _OPTIONAL & set(mount.options)
    return is_needed and not is_root_by_path and subject.volumes.names.is_missing(mount.device)
