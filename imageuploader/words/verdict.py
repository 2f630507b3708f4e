"""The verdict on a checked file in one sentence, as the card of the form says it."""

from collections.abc import Iterable
from datetime import datetime
from enum import Enum

from imageuploader.domain.disk_report import DiskReport, FindingCode, Verdict
from imageuploader.domain.errors import TooLarge, UploadError
from imageuploader.domain.inside.vocabulary import Answer
from imageuploader.words.errors import describe
from imageuploader.words.formatting import Moment, in_local_zone, size
from imageuploader.words.inside.sentences import obstacle_text
from imageuploader.words.text import Text

_C = FindingCode


class Tone(Enum):
    """Whether a file can be sent: yes, yes but it may not work, or no."""

    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"


_DOUBTS = {
    _C.WRONG_MACHINE: Text("it is made for another processor and will not start"),
    _C.LARGE_SECTORS: Text("a Linode will find no partition on it"),
    _C.GPT_BROKEN: Text("its partition table is damaged"),
    _C.CUT_PARTITION: Text("the file is truncated"),
    _C.CUT_FILE_SYSTEM: Text("the file is truncated"),
    _C.OVER_SURE_LIMIT: Text("it is larger than most accounts allow"),
    _C.ISO: Text("it is an installer disc and may not start"),
    _C.ALL_ZERO: Text("it contains nothing but zeros"),
    _C.UNKNOWN_CONTENT: Text("it may not start: its content is unknown"),
    _C.LUKS: Text("it is encrypted and may not start"),
    _C.EFI_ONLY: Text("it may not start: no boot loader for BIOS"),
    _C.NO_BOOT_LOADER: Text("it may not start: its boot loader is incomplete"),
    _C.NO_ACTIVE_PARTITION: Text("it may not start: no partition is active"),
    _C.MISSING_DEVICE: Text("it may not start: a device is missing"),
    _C.NO_INIT: Text("it may not start"),
    _C.NO_BOOT_CODE: Text("it may not start"),
    _C.CUT_GPT: Text("the file may be truncated"),
    _C.NOT_SECTORS: Text("the file may be truncated"),
    _C.OVER_USUAL_LIMIT: Text("it is larger than most accounts allow"),
    _C.GPT_PRIMARY: Text("its partition table is damaged"),
    _C.GPT_BACKUP: Text("its partition table is damaged"),
    _C.NOT_CLOSED: Text("its last changes may be missing"),
    _C.DIRTY: Text("files in it may be missing or damaged"),
    _C.PARTITIONED: Text("network helper and password reset will not work"),
}
"""What the headline warns of, the worst first. The note that nothing was found to start from
is one of them: it is the first thing to know of an image for a server."""

_OF_STARTING = frozenset(
    {
        _C.WRONG_MACHINE,
        _C.ISO,
        _C.UNKNOWN_CONTENT,
        _C.LUKS,
        _C.EFI_ONLY,
        _C.NO_BOOT_LOADER,
        _C.NO_ACTIVE_PARTITION,
        _C.MISSING_DEVICE,
        _C.NO_INIT,
        _C.NO_BOOT_CODE,
    }
)
"""Those that say that it may not start, or will not."""

_WORSE = frozenset(
    {
        _C.LARGE_SECTORS,
        _C.GPT_BROKEN,
        _C.CUT_PARTITION,
        _C.CUT_FILE_SYSTEM,
        _C.OVER_SURE_LIMIT,
        _C.ALL_ZERO,
    }
)
"""Those to know of before a system inside that will not start."""

_CONVERTED = Text("It will be converted before the upload")
_COMPRESSED = Text("It will be compressed before the upload")
_PACKED_AGAIN = Text("It will be recompressed before the upload")
_WEEK_DAYS = 7
_READY = Text("Ready to send")
_DOUBT = Text("Will upload, but {reason}")
_WILL_NOT = Text("it will not start")
_WILL_NOT_WHY = Text("it will not start: {reason}")
_REFUSED = Text("Cannot be uploaded: {reason}")
_TOO_LARGE = Text("it is too large ({found}; the limit is {limit})")


def tone_of(report: DiskReport) -> Tone:
    """Return the tone of the headline."""
    if report.refusal is not None:
        return Tone.BAD
    return Tone.WARNING if _doubt_text(report) else Tone.GOOD


def headline_text(report: DiskReport) -> Text:
    """Return the verdict with its worst reason, such as `Will upload, but it may not start`."""
    if report.refusal is not None:
        return refusal_text(report.refusal)
    reason = _doubt_text(report)
    return _DOUBT.with_facts(reason=reason) if reason else _READY


def headline_tells_of_start(report: DiskReport) -> bool:
    """Return whether the headline says already that the system inside does or may not start."""
    if report.inside is None or report.inside.starts is Answer.YES:
        return False
    return _will_not_start(report) or not _OF_STARTING.isdisjoint(doubts_of(report)[:1])


def _doubt_text(report: DiskReport) -> Text:
    """The worst thing to know before sending; empty if there is none."""
    if report.inside is not None and _will_not_start(report):
        why = obstacle_text(report.inside)
        return _WILL_NOT_WHY.with_facts(reason=why) if why else _WILL_NOT
    return next((_DOUBTS[code] for code in doubts_of(report)), Text(""))


def _will_not_start(report: DiskReport) -> bool:
    """Return whether the worst is that the system inside is known not to start."""
    is_sure = report.inside is not None and report.inside.starts is Answer.NO
    return is_sure and _WORSE.isdisjoint(doubts_of(report))


def refusal_text(error: UploadError) -> Text:
    """Return why a file cannot be uploaded, such as `Cannot be uploaded: web.img is empty`."""
    if isinstance(error, TooLarge):
        found, limit = size(error.found), size(error.limit)
        if str(found) != str(limit):
            return _REFUSED.with_facts(reason=_TOO_LARGE.with_facts(found=found, limit=limit))
    return _REFUSED.with_facts(reason=describe(error).headline)


def preparation_text(report: DiskReport) -> Text:
    """Return what is done with the file before it is sent; empty if it is sent as it is."""
    if report.is_sent_as_it_is or report.verdict is Verdict.REFUSE:
        return Text("")
    outer = report.format.partition(",")[0]
    return {"raw": _COMPRESSED, "gzip": _PACKED_AGAIN}.get(outer, _CONVERTED)


def doubts_of(report: DiskReport) -> tuple[FindingCode, ...]:
    """Return what was found that a person should know before sending, the worst first."""
    return _in_order(finding.code for finding in report.findings)


def _in_order(found: Iterable[FindingCode]) -> tuple[FindingCode, ...]:
    known = set(found)
    return tuple(code for code in _DOUBTS if code in known)


def earlier_upload_text(label: str, at: datetime | None, now: datetime) -> Text:
    """Return that the same bytes were uploaded on a day as an image of that label."""
    if at is None:
        return Text("You uploaded these bytes before as “{label}”", label=label)
    days = (in_local_zone(now).date() - in_local_zone(at).date()).days
    if days == 0:
        return Text("You uploaded these bytes today as “{label}”", label=label)
    if days == 1:
        return Text("You uploaded these bytes yesterday as “{label}”", label=label)
    form = Text("d MMM yyyy")
    if 0 < days < _WEEK_DAYS:
        form = Text("dddd")
    elif in_local_zone(at).year == in_local_zone(now).year:
        form = Text("d MMM")
    day = Moment(at, form)
    return Text("You uploaded these bytes on {day} as “{label}”", day=day, label=label)
