"""The texts for what the check found."""

from string import Formatter

from imageuploader.domain.disk_report import (
    DiskReport,
    Finding,
    FindingCode,
    Prepared,
    Preparing,
    Verdict,
)
from imageuploader.words.formatting import Percent, exact_bytes, size, time_taken
from imageuploader.words.layout import kind_name
from imageuploader.words.text import Text

_C = FindingCode
_SENTENCES = {
    _C.UNKNOWN_CONTENT: Text(
        "No known file system or partition table was found: the image may not boot"
    ),
    _C.OVER_USUAL_LIMIT: Text("Over 6 GB when unpacked; most accounts allow 6 GB"),
    _C.OVER_SURE_LIMIT: Text(
        "Well over 6 GB when unpacked; most accounts allow 6 GB: Linode will probably refuse "
        "it after the upload"
    ),
    _C.MISNAMED: Text("The file's name does not match its content; the content is what counts"),
    _C.ISO: Text(
        "This is an installer disc, not a disk image: a Linode usually cannot boot from it"
    ),
    _C.LUKS: Text("The disk is encrypted (LUKS): a Linode may not be able to boot from it"),
    _C.ALL_ZERO: Text("The disk contains nothing but zeros"),
    _C.NOT_SECTORS: Text(
        "The unpacked size is not a multiple of 512 bytes: the file may be truncated"
    ),
    _C.PARTITIONED: Text(
        "The disk has partitions: Linode's network helper and password reset will not work"
    ),
    _C.CUT_GPT: Text("The partition table belongs to a larger disk: the file may be truncated"),
    _C.GPT_PRIMARY: Text(
        "The partition table is damaged; only its copy at the end of the disk is intact"
    ),
    _C.GPT_BACKUP: Text(
        "The copy of the partition table at the end of the disk is missing or damaged"
    ),
    _C.GPT_BROKEN: Text("The partition table is damaged: no partition can be found"),
    _C.LARGE_SECTORS: Text(
        "The partition table was made for a disk with sectors of 4096 bytes: a Linode's disk has"
        " 512, and no partition will be found on it"
    ),
    _C.CUT_PARTITION: Text("A partition ends beyond the end of the disk: the file is truncated"),
    _C.CUT_FILE_SYSTEM: Text("The file system is larger than the disk: the file is truncated"),
    _C.DIRTY: Text(
        "The file system was in use when the image was made: files may be missing or damaged"
    ),
    _C.NOT_CLOSED: Text("The virtual disk was not closed cleanly: the last writes may be missing"),
    _C.NO_INIT: Text("Neither /sbin/init nor a kernel was found: the image may not boot"),
    _C.NO_BOOT_CODE: Text("No boot code was found in the first sector: the image may not boot"),
    _C.EFI_ONLY: Text(
        "Only EFI firmware could start this disk, and a Linode has a BIOS: install GRUB for BIOS"
        " on it (grub-install --target=i386-pc)"
    ),
    _C.NO_BOOT_LOADER: Text(
        "GRUB's first sector is there, but what it loads next is missing: run grub-install again"
    ),
    _C.NO_ACTIVE_PARTITION: Text(
        "The boot code starts the active partition, and there is none that can be started: mark"
        " the right one as active (bootable)"
    ),
    _C.WRONG_MACHINE: Text(
        "The operating system was built for another processor: a Linode needs one for x86-64"
    ),
    _C.MISSING_DEVICE: Text(
        "/etc/fstab names a device that is not in this image: the system will not start fully"
    ),
    _C.GRUB_2: Text("Choose “GRUB 2” as the kernel of a Linode made from it"),
    _C.REPACKED: Text(
        "The gzip file consists of several parts; it will be recompressed as one before the upload"
    ),
    _C.TRAILING_DATA: Text("Other data follows the packed disk; it is left out"),
}
_WITH_FACTS: dict[FindingCode, tuple[Text, ...]] = {
    _C.OVER_USUAL_LIMIT: (Text("{raw_bytes} when unpacked; most accounts allow {limit}"),),
    _C.OVER_SURE_LIMIT: (
        Text(
            "{raw_bytes} when unpacked; most accounts allow {limit}: Linode will probably refuse "
            "it after the upload"
        ),
    ),
    _C.MISNAMED: (
        Text("The file is named {name}, but its content is {kind}; the content is what counts"),
    ),
    _C.LUKS: (
        Text("Partition {number} is encrypted (LUKS): a Linode may not be able to boot from it"),
    ),
    _C.PARTITIONED: (
        Text(
            "The disk has partitions: Linode's network helper and password reset will not work."
            " Choose “{kernel}” as the kernel of a Linode made from it"
        ),
    ),
    _C.WRONG_MACHINE: (
        Text("The operating system is made for {machine}: a Linode needs one for x86-64"),
    ),
    _C.MISSING_DEVICE: (
        Text(
            "/etc/fstab names {device} for {place}, which is not in this image: the system will"
            " not start fully. Correct that line, or add the option nofail to it"
        ),
    ),
    _C.CUT_GPT: (
        Text(
            "The partition table belongs to a disk of {expected}, but the file has only {found}: "
            "it may be truncated"
        ),
    ),
    _C.CUT_PARTITION: (
        Text(
            "Partition {number} ends at {expected}, but the file has only {found}: it is truncated"
        ),
    ),
    _C.CUT_FILE_SYSTEM: (
        Text(
            "The {kind} file system in partition {number} has {expected}, but its partition only "
            "{found}: data may be missing"
        ),
        Text("The {kind} file system has {expected}, but the file only {found}: it is truncated"),
    ),
    _C.DIRTY: (
        Text(
            "The file system in partition {number} was in use when the image was made: files may "
            "be missing or damaged"
        ),
    ),
}
_IN_BYTES = frozenset({"raw_bytes", "limit", "found", "expected"})
_VERDICTS = {
    Verdict.GOOD: Text("Check: OK"),
    Verdict.WARN: Text("Check: OK, with warnings"),
    Verdict.CONVERT: Text("Check: OK, will be converted before the upload"),
    Verdict.REFUSE: Text("Check: cannot be uploaded"),
}
_UNKNOWN = Text("Check: its content is not known")
_COMPRESSED = Text("Check: OK, will be compressed before the upload")
_PACKED_AGAIN = Text("Check: OK, will be recompressed before the upload")
_RAW = Text("{size} {format}")
_UNPACKED = Text("{size} raw, {format}")
_LEAVES_OUT = Text("Leaves out {size} of deleted data")
_SENT = Text("To send: {size}")
_SENT_IN = Text("To send: {size}, about {time}")
_ABOUT_SENT = Text("To send: about {size}")
_ABOUT_SENT_IN = Text("To send: about {size}, about {time}")
_SHORTEST_SECONDS = 5
"""Below this a time to send says nothing."""


def finding_text(finding: Finding) -> Text:
    """Return the sentence for one finding, with its facts if they are known."""
    for template in _WITH_FACTS.get(finding.code, ()):
        wanted = {name for _, name, _, _ in Formatter().parse(template.template) if name}
        if wanted <= finding.facts.keys():
            return template.with_facts(**_shown({name: finding.facts[name] for name in wanted}))
    return _SENTENCES[finding.code]


def _shown(facts: dict[str, object]) -> dict[str, object]:
    counts = {
        name: value for name, value in facts.items() if name in _IN_BYTES and isinstance(value, int)
    }
    shown = {name: size(value) for name, value in counts.items()}
    if len(set(shown.values())) < len(set(counts.values())):
        # Rounded, they would look the same, and the sentence would make no sense.
        shown = {name: exact_bytes(value) for name, value in counts.items()}
    kind = {"kind": kind_name(str(facts["kind"]))} if "kind" in facts else {}
    return facts | shown | kind


def verdict_text(report: DiskReport) -> Text:
    """Return the result of the check in a few words."""
    if report.is_unknown and report.refusal is None:
        return _UNKNOWN
    outer = report.format.partition(",")[0]
    if report.verdict is Verdict.CONVERT and outer in {"raw", "gzip"}:
        return _COMPRESSED if outer == "raw" else _PACKED_AGAIN
    return _VERDICTS[report.verdict]


def facts_text(report: DiskReport) -> Text:
    """Return true size, format and label, such as `6.8 GB raw, gzip, ext4 “rootfs”`."""
    layout, shown = report.layout, kind_name(report.format)
    if layout is not None and layout.label:
        shown = f"{shown} “{layout.label}”"
    raw = report.raw_bytes
    if raw is None:
        return _RAW.with_facts(size=size(report.file_bytes), format=shown)
    template = _RAW if report.format.startswith("raw") else _UNPACKED
    return template.with_facts(size=size(raw), format=shown)


def left_out_text(report: DiskReport) -> Text:
    """Return how much deleted data need not be sent; empty if there is none."""
    if report.free_space is None:
        return Text("")
    return _LEAVES_OUT.with_facts(size=size(report.free_space.data_bytes))


def progress_text(progress: Preparing | Prepared) -> Text:
    """Return how far the bytes of an upload are made before it is started."""
    match progress:
        case Preparing(percent):
            return Text("Getting ready – {percent}", percent=Percent(percent))
        case Prepared(count):
            return Text("Ready: {size} to send", size=size(count))


def send_text(report: DiskReport, link_speed: float | None) -> Text:
    """Return how much an upload sends and how long that takes; empty if neither is known.

    `link_speed` is in bytes a second, None if unknown.
    """
    count = report.expected_bytes
    if count is None:
        return Text("")
    is_sure = report.is_sent_as_it_is and report.send_bytes is not None
    seconds = count / link_speed if link_speed else 0
    if seconds < _SHORTEST_SECONDS:
        return (_SENT if is_sure else _ABOUT_SENT).with_facts(size=size(count))
    facts = {"size": size(count), "time": time_taken(seconds)}
    return (_SENT_IN if is_sure else _ABOUT_SENT_IN).with_facts(**facts)
