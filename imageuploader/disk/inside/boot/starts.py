"""Finds out with which kernel setting a Linode starts the system, and what keeps it from it."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from imageuploader.disk.content.boot_code import find_boot_problem
from imageuploader.disk.content.byte_view import Broken, NotAvailable
from imageuploader.disk.content.file_tree import FileTree
from imageuploader.disk.content.machine import other_machine
from imageuploader.disk.inside.boot.boot_entries import (
    GRUB_CONFIG,
    OTHER_GRUB_CONFIGS,
    BootConfig,
    read_extlinux_config,
    read_grub_config,
)
from imageuploader.disk.inside.boot.entry_check import check_entry
from imageuploader.disk.inside.subject import INITS, NIX_PROFILE, Subject
from imageuploader.domain.disk_report import EFI_SYSTEM, FindingCode
from imageuploader.domain.inside.inside import Observation
from imageuploader.domain.inside.questions import Cause
from imageuploader.domain.inside.vocabulary import Answer, Mode

_CODE_BYTES, _SECTOR_BYTES = 440, 512
_SYSLINUX = (b"SYSLINUX", b"EXTLINUX")
_OF_DOS = (b"missing operating system", b"missing os")
_WINDOWS = ("ntfs",)
_PROBLEMS = {
    FindingCode.NO_BOOT_LOADER: Cause.NO_BOOT_LOADER,
    FindingCode.NO_ACTIVE_PARTITION: Cause.NO_ACTIVE_PARTITION,
}
_UNREAD = {
    "lvm": "LVM",
    "luks1": "LUKS",
    "luks2": "LUKS",
    "ext journal": "ext",
    "f2fs": "F2FS",
    "squashfs": "SquashFS",
    "iso": "ISO 9660",
}


@dataclass(frozen=True, slots=True)
class Start:
    """One kernel setting: whether it starts the system, what was found, and what it starts."""

    mode: Mode
    answer: Answer
    found: tuple[Observation, ...] = ()
    config: BootConfig | None = None


def find_starts(subject: Subject) -> tuple[Start, ...]:
    """Return for each kernel setting whether it starts the system."""
    if subject.tree is None:
        return _without_system(subject)
    with suppress(NotAvailable, Broken):
        if machine := other_machine(subject.tree, _init_of(subject.tree)):
            found = (Observation(Cause.OTHER_MACHINE, facts={"machine": machine}),)
            return tuple(Start(mode, Answer.NO, found) for mode in Mode)
    finders = {
        Mode.GRUB_2: _grub_2,
        Mode.DIRECT_DISK: _direct_disk,
        Mode.LINODE_KERNEL: _linode_kernel,
    }
    return tuple(_start(mode, finder(subject, subject.tree)) for mode, finder in finders.items())


def _init_of(tree: FileTree) -> str:
    return next((path for path in INITS if tree.is_file(path)), INITS[0])


Found = Iterator[Observation | BootConfig]


def _start(mode: Mode, steps: Found) -> Start:
    """Walk through what is needed for one setting; the first thing that stops it ends that."""
    found, config = list[Observation](), None
    try:
        for step in steps:
            if isinstance(step, BootConfig):
                config = step
                continue
            found.append(Observation(step.cause, step.place, step.facts, (mode,)))
            if step.question.answer is Answer.NO:
                return Start(mode, Answer.NO, tuple(found), config)
    except (NotAvailable, Broken):
        found.append(Observation(Cause.NOT_READ, modes=(mode,)))
    unknown = any(one.question.answer is Answer.UNKNOWN for one in found)
    return Start(mode, Answer.UNKNOWN if unknown else Answer.YES, tuple(found), config)


def _grub_2(subject: Subject, tree: FileTree) -> Found:
    """Linode's own GRUB reads /boot/grub/grub.cfg of an unpartitioned disk."""
    if subject.volumes.is_partitioned:
        yield Observation(Cause.PARTITIONED)
        return
    config = read_grub_config(tree, GRUB_CONFIG)
    if config is None:
        elsewhere = next((path for path in OTHER_GRUB_CONFIGS if tree.is_file(path)), "")
        yield Observation(Cause.CONFIG_ELSEWHERE if elsewhere else Cause.NO_CONFIG, elsewhere)
        return
    yield config
    if config.uses_bls:
        yield Observation(Cause.BLS, config.path)
    yield from check_entry(subject, tree, config)


def _direct_disk(subject: Subject, tree: FileTree) -> Found:
    """The BIOS starts what is in the first sector."""
    sector = subject.view.read(0, _SECTOR_BYTES)
    if sector is None:
        raise NotAvailable
    code = sector[:_CODE_BYTES]
    if not any(code):
        yield _without_code(subject)
        return
    if not subject.volumes.is_partitioned:
        yield from _boot_sector(subject, tree, code)
        return
    if problem := find_boot_problem(subject.view, subject.layout.partitions):
        yield Observation(_PROBLEMS[problem])
        return
    if b"GRUB" not in code and not any(part.active for part in subject.layout.partitions):
        yield _without_code(subject)
        return
    yield from _check_loader(subject, tree, code)


def _without_code(subject: Subject) -> Observation:
    if not subject.volumes.is_partitioned:
        return Observation(Cause.UNPARTITIONED)
    parts = subject.layout.partitions
    is_efi = any(part.kind == EFI_SYSTEM and part.file_system == "fat" for part in parts)
    return Observation(Cause.EFI_ONLY if is_efi else Cause.NO_BOOT_CODE)


def _boot_sector(subject: Subject, tree: FileTree, code: bytes) -> Found:
    """Check boot code of an unpartitioned disk: extlinux may be in a file system's own sector."""
    if not any(name in code for name in _SYSLINUX):
        yield Observation(Cause.OTHER_BOOT_CODE)
        return
    yield from _check_loader(subject, tree, code)


def _check_loader(subject: Subject, tree: FileTree, code: bytes) -> Found:
    """Check what a boot loader would start; which one it is tells the boot code."""
    is_grub = b"GRUB" in code
    config = _first_grub_config(tree) if is_grub else read_extlinux_config(tree)
    if config is None:
        is_known = is_grub or any(message in code.lower() for message in _OF_DOS)
        yield Observation(Cause.NO_CONFIG if is_known else Cause.OTHER_BOOT_CODE)
        return
    yield config
    yield from check_entry(subject, tree, config)


def _first_grub_config(tree: FileTree) -> BootConfig | None:
    paths = (GRUB_CONFIG, *OTHER_GRUB_CONFIGS[:1], "/grub/grub.cfg", "/grub2/grub.cfg")
    found = (read_grub_config(tree, path) for path in paths)
    return next((config for config in found if config is not None), None)


def _linode_kernel(subject: Subject, tree: FileTree) -> Found:
    """Linode's own kernel mounts the whole disk and starts /sbin/init."""
    if subject.volumes.is_partitioned:
        yield Observation(Cause.PARTITIONED)
        return
    if not any(tree.is_file(path) for path in INITS):
        is_nix = tree.find(NIX_PROFILE) is not None
        yield Observation(Cause.INIT_ELSEWHERE if is_nix else Cause.NO_SYSTEM)


def _without_system(subject: Subject) -> tuple[Start, ...]:
    """Answer for a disk on which no system was found that can be read."""
    kinds = [volume.kind for volume in subject.volumes.all]
    if any(kind in _WINDOWS for kind in kinds):
        found = Observation(Cause.WINDOWS)
    elif unread := next((_UNREAD[kind] for kind in kinds if kind in _UNREAD), ""):
        found = Observation(Cause.NOT_LOOKED_INTO, facts={"kind": unread})
    else:
        found = Observation(Cause.NOT_READ)
    sector = subject.view.read(0, _CODE_BYTES)
    if sector is not None and not any(sector):
        if subject.is_empty:
            found = Observation(Cause.NO_SYSTEM)
        elif subject.volumes.is_partitioned:
            found = _without_code(subject)
    return tuple(Start(mode, found.question.answer, (found,)) for mode in Mode)
