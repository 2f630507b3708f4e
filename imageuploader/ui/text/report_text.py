"""Texts about a checked file, for the form."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from imageuploader.domain.disk_report import DiskReport, Prepared, Preparing
from imageuploader.domain.upload import Upload
from imageuploader.ui.language import translate
from imageuploader.ui.text.upload_text import moment_in_sentence
from imageuploader.words import verdict
from imageuploader.words.findings import (
    facts_text,
    finding_text,
    left_out_text,
    progress_text,
    send_text,
)
from imageuploader.words.formatting import exact_bytes, size
from imageuploader.words.image_list import estimate_meaning_text, estimated_price_text
from imageuploader.words.inside.lines import row_title, warning_line
from imageuploader.words.inside.sentences import inside_headline, inside_verdict
from imageuploader.words.inside.tones import starts_tone
from imageuploader.words.layout import boot_text, kind_name, layout_text, partition_name
from imageuploader.words.states import checking_text
from imageuploader.words.text import Text
from imageuploader.words.verdict import Tone

SIGNS = {
    Tone.GOOD: ("check", "good"),
    Tone.WARNING: ("warning", "warning"),
    Tone.BAD: ("error", "bad"),
}
"""The icon and the colour of each tone."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One sentence of the details, with its tone, or None for plain information.

    `brief` says the same in a few words, where there is no room for the sentence.
    """

    sentence: str
    tone: Tone | None = None
    brief: str = ""


def check_progress(path: Path, percent: int) -> str:
    """Return the progress of the check of a file."""
    return translate(checking_text(path.name, percent))


def file_size(report: DiskReport) -> str:
    """Return the size of the file itself."""
    return translate(size(report.file_bytes))


def headline(report: DiskReport) -> str:
    """Return the verdict in one sentence."""
    return translate(verdict.headline_text(report))


def facts(
    report: DiskReport,
    link_speed: float | None,
    progress: Preparing | Prepared | None = None,
) -> tuple[Remark, ...]:
    """Return how it starts, what the file is, and what an upload sends, as far as it is known.

    `link_speed` is in bytes per second, None if unknown; `progress` is how far the bytes are made.
    """
    starts, what = tuple(_starts(report)), _plain(facts_text(report))
    cost = _plain(estimated_price_text(report.raw_bytes)) if report.raw_bytes else ()
    # Where there is little room, the last ones are not shown: never a warning before a size.
    if progress is None:
        return (*starts, *what, *_plain(send_text(report, link_speed)), *cost)
    return (*starts, *_plain(progress_text(progress)), *what, *cost)


def _plain(line: Text) -> tuple[Remark, ...]:
    return (Remark(translate(line)),) if line else ()


def _starts(report: DiskReport) -> Iterator[Remark]:
    """How the system inside starts, unless the card's headline says it, and at most one warning."""
    inside = report.inside
    if inside is None:
        return
    if not verdict.headline_tells_of_start(report):
        brief = translate(inside_verdict(inside))
        yield Remark(translate(inside_headline(inside)), starts_tone(inside), brief)
    if inside.warning is not None:
        brief = translate(row_title(inside.warning))
        yield Remark(translate(warning_line(inside)), Tone.WARNING, brief)


def left_out(report: DiskReport) -> str:
    """Return how much deleted data need not be sent; empty if there is none."""
    return translate(left_out_text(report))


def remarks(report: DiskReport) -> tuple[Remark, ...]:
    """Return everything the check found, warnings first."""
    doubts = verdict.doubts_of(report)
    found = [
        Remark(translate(finding_text(one)), Tone.WARNING if one.code in doubts else None)
        for one in report.findings
    ]
    found.sort(key=lambda remark: remark.tone is None)
    layout = report.layout
    known = [Remark(translate(boot_text(layout)))] if layout is not None else []
    known += [Remark(left_out(report))] if report.left_out_bytes else []
    prepared = Remark(translate(verdict.preparation_text(report)))
    return (Remark(headline(report), verdict.tone_of(report)), *found, *known, prepared)


def properties(report: DiskReport, link_speed: float | None) -> Iterator[tuple[str, str]]:
    """Yield the names and values of what is known about a file."""
    yield translate(Text("Folder")), translate(Text.verbatim(str(report.path.parent)))
    yield translate(Text("File size")), translate(exact_bytes(report.file_bytes))
    yield translate(Text("Format")), translate(Text.verbatim(kind_name(report.format)))
    if report.raw_bytes is not None:
        yield translate(Text("Unpacked")), translate(exact_bytes(report.raw_bytes))
    if sent := send_text(report, link_speed):
        yield translate(Text("Upload")), translate(sent)
    if report.raw_bytes and report.refusal is None:
        yield translate(Text("Price")), translate(estimate_meaning_text(report.raw_bytes))
    if report.layout is not None and report.layout.table:
        yield translate(Text("Disk")), translate(layout_text(report.layout))
        for part in report.layout.partitions:
            name = translate(Text("Partition {number}", number=part.number))
            yield name, partition(partition_name(part), part.size)
    if report.sha256 and report.is_sent_as_it_is:
        yield "SHA-256", report.sha256


def partition(name: str, count: int) -> str:
    """Return what a partition is and its size, such as `ext4 “root”, 2 GB`."""
    if not name:
        return translate(size(count))
    return translate(Text("{name}, {size}", name=name, size=size(count)))


def disk_parts(report: DiskReport) -> tuple[tuple[int, int, str], ...]:
    """Return start, size and description of what is on the disk, in the order of the bytes."""
    layout = report.layout
    if layout is None:
        return ()
    if layout.partitions:
        parts = sorted(layout.partitions, key=lambda part: part.start)
        return tuple((p.start, p.size, partition(partition_name(p), p.size)) for p in parts)
    whole = report.raw_bytes or 0
    if not layout.file_system or not whole:
        return ()
    kind = kind_name(layout.file_system)
    name = f"{kind} “{layout.label}”" if layout.label else kind
    return ((0, whole, partition(name, whole)),)


def earlier_upload(upload: Upload) -> str:
    """Return on which day the same bytes were uploaded, and as what."""
    at = upload.ended or upload.started
    return translate(verdict.earlier_upload_text(upload.spec.label, at, datetime.now(UTC)))


def previous_upload(upload: Upload) -> str:
    """Return the note that the same bytes were uploaded before, with label and time."""
    at = upload.ended or upload.started
    time = moment_in_sentence(at) if at else ""
    return translate(
        Text(
            "The same bytes were uploaded before: “{label}”, {time}",
            label=upload.spec.label,
            time=time,
        )
    )
