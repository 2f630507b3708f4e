"""B1 to B6 but for B3: does it start, and what may still go wrong."""

from collections.abc import Iterator

from imageuploader.disk.inside.boot.starts import Start
from imageuploader.disk.inside.subject import Mount, Subject
from imageuploader.disk.labels import printable
from imageuploader.domain.inside.inside import Observation
from imageuploader.domain.inside.questions import Cause
from imageuploader.domain.inside.vocabulary import Answer

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
