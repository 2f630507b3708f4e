"""The words for what the check found."""

from string import Formatter

from imageuploader.domain.disk import DiskReport, Finding, FindingCode, Verdict
from imageuploader.words.measures import size
from imageuploader.words.text import QT_TRANSLATE_NOOP, Text

_T = QT_TRANSLATE_NOOP
_C = FindingCode
_SENTENCES = {
    _C.UNKNOWN_CONTENT: _T(
        "words", "No known file system or partition table was found: it may not start"
    ),
    _C.OVER_USUAL_LIMIT: _T("words", "Over 6 GB when unpacked; most accounts allow 6 GB"),
    _C.MISNAMED: _T("words", "The file's name does not fit its content; the content counts"),
    _C.ISO: _T("words", "This is an installer disc, not a disk image"),
    _C.LUKS: _T("words", "The disk is encrypted (LUKS): a Linode may not be able to start from it"),
    _C.ALL_ZERO: _T("words", "The disk holds nothing but zeros"),
    _C.NOT_SECTORS: _T(
        "words", "The unpacked size is no multiple of 512 bytes: the file may be cut off"
    ),
    _C.PARTITIONED: _T(
        "words", "The disk has partitions: Linode's network helper and password reset will not work"
    ),
    _C.CUT_GPT: _T(
        "words", "The partition table belongs to a larger disk: the file may be cut off"
    ),
    _C.REPACKED: _T(
        "words", "The gzip file has several parts; it is packed again as one before it is sent"
    ),
}
_WITH_FACTS = {
    _C.OVER_USUAL_LIMIT: _T("words", "{raw_bytes} when unpacked; most accounts allow {limit}"),
    _C.MISNAMED: _T(
        "words", "The file is named {name} but its content is {kind}; the content counts"
    ),
    _C.CUT_GPT: _T(
        "words",
        "The partition table belongs to a disk of {expected}, only {found} are here: "
        "the file may be cut off",
    ),
}
_IN_BYTES = frozenset({"raw_bytes", "limit", "found", "expected"})
_VERDICTS = {
    Verdict.GOOD: _T("words", "Check: OK"),
    Verdict.WARN: _T("words", "Check: OK"),
    Verdict.CONVERT: _T("words", "Check: OK, will be compressed before it is sent"),
    Verdict.REFUSE: _T("words", "Check: cannot be uploaded"),
}
_RAW = _T("words", "{size} {format}")
_UNPACKED = _T("words", "{size} raw, {format}")


def finding_text(finding: Finding) -> Text:
    """Return the sentence for one finding; the plain one where its facts are missing."""
    template = _WITH_FACTS.get(finding.code, "")
    wanted = {name for _, name, _, _ in Formatter().parse(template) if name}
    if not wanted or not wanted <= finding.facts.keys():
        return Text(_SENTENCES[finding.code])
    return Text(template, **{name: _shown(name, finding.facts[name]) for name in wanted})


def _shown(name: str, value: object) -> object:
    return size(value) if name in _IN_BYTES and isinstance(value, int) else value


def verdict_text(report: DiskReport) -> Text:
    """Return the check's result in a few words."""
    return Text(_VERDICTS[report.verdict])


def facts_text(report: DiskReport) -> Text:
    """Return the true size and the format, such as `6.8 GB raw, gzip, ext4`."""
    raw = report.raw_bytes
    if raw is None:
        return Text(_RAW, size=size(report.file_bytes), format=report.format)
    template = _RAW if report.format.startswith("raw") else _UNPACKED
    return Text(template, size=size(raw), format=report.format)
