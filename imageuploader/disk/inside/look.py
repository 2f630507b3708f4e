"""Looks inside an image: asks every question of the system that is in it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from imageuploader.disk.content.byte_view import Broken, ByteView, NotAvailable
from imageuploader.disk.inside.ask_starts import ask_fstab, ask_starts
from imageuploader.disk.inside.asked import Asked
from imageuploader.disk.inside.boot.starts import find_starts
from imageuploader.disk.inside.cloud_init import ask_cloud_init
from imageuploader.disk.inside.console import ask_console
from imageuploader.disk.inside.features import ask_features
from imageuploader.disk.inside.log_in import ask_log_in
from imageuploader.disk.inside.network_setup import ask_network
from imageuploader.disk.inside.operating_system import read_operating_system
from imageuploader.disk.inside.private_data import ask_private_data
from imageuploader.disk.inside.subject import Subject, open_subject
from imageuploader.disk.inside.unused_space import ask_unused_space
from imageuploader.domain.disk_report import Finding, FindingCode, Layout
from imageuploader.domain.inside.inside import Inside, Observation, OperatingSystem
from imageuploader.domain.inside.questions import Cause
from imageuploader.domain.inside.vocabulary import Answer, Mode


@dataclass(frozen=True, slots=True)
class _Asker:
    """One reader of facts, and what is said where it cannot read them."""

    ask: Callable[[Asked], Iterator[Observation]]
    unread: Cause | None = None


_ASKERS = (
    _Asker(lambda asked: ask_starts(asked.starts)),
    _Asker(lambda asked: ask_features(asked.subject)),
    _Asker(lambda asked: ask_fstab(asked.subject)),
    _Asker(ask_network, Cause.NETWORK_NOT_READ),
    _Asker(ask_console, Cause.CONSOLE_NOT_READ),
    _Asker(ask_log_in, Cause.LOG_IN_NOT_READ),
    _Asker(lambda asked: ask_cloud_init(asked.tree), Cause.CLOUD_INIT_NOT_READ),
    _Asker(lambda asked: ask_private_data(asked.tree), Cause.PRIVATE_DATA_NOT_READ),
    _Asker(lambda asked: ask_unused_space(asked.subject)),
)
_OF_ANY_MACHINE = (_ASKERS[0], *_ASKERS[-2:])


def look_inside(view: ByteView, layout: Layout) -> Inside:
    """Return what was found inside the image that is on this disk."""
    return ask_all(open_subject(view, layout))


def ask_all(subject: Subject) -> Inside:
    """Ask every question of a system; what cannot be read is not told."""
    starts = find_starts(subject)
    modes = {start.mode: start.answer for start in starts}
    if subject.tree is None:
        found = (*ask_starts(starts), *ask_unused_space(subject))
        return Inside(modes, found)
    asked = Asked(subject, subject.tree, starts)
    is_foreign = any(one.cause is Cause.OTHER_MACHINE for start in starts for one in start.found)
    askers = _OF_ANY_MACHINE if is_foreign else _ASKERS
    answers = (one for asker in askers for one in _answers(asker, asked))
    return Inside(modes, tuple(answers), _system(asked))


def agreeing(findings: tuple[Finding, ...], inside: Inside | None) -> tuple[Finding, ...]:
    """Return the findings without advice on the kernel setting that the answers contradict."""
    if inside is None or inside.starts is Answer.UNKNOWN:
        return findings
    kept = (
        Finding(one.code) if one.code is FindingCode.PARTITIONED and inside.mode is None else one
        for one in findings
        if one.code is not FindingCode.GRUB_2 or inside.mode is Mode.GRUB_2
    )
    return tuple(kept)


def _answers(asker: _Asker, asked: Asked) -> list[Observation]:
    try:
        return list(asker.ask(asked))
    except (NotAvailable, Broken):
        return [Observation(asker.unread)] if asker.unread is not None else []


def _system(asked: Asked) -> OperatingSystem | None:
    try:
        return read_operating_system(asked.tree)
    except (NotAvailable, Broken):
        return None
