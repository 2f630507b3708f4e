"""Texts about a checked file, for the form."""

from collections.abc import Iterable
from pathlib import Path

from imageuploader.domain.disk_report import DiskReport
from imageuploader.domain.upload import Upload
from imageuploader.ui.language import translate
from imageuploader.ui.text.upload_text import moment_in_sentence
from imageuploader.words.findings import facts_text, finding_text, send_text, verdict_text
from imageuploader.words.formatting import size
from imageuploader.words.layout import boot_text, kind_name, layout_text
from imageuploader.words.states import checking_text
from imageuploader.words.text import Text


def check_progress(path: Path, percent: int) -> str:
    """Return the progress of the check of a file."""
    return translate(checking_text(path.name, percent))


def size_and_format(report: DiskReport) -> str:
    """Return for example `1.3 GB · gzip, ext4`."""
    return translate(
        Text("{size} · {format}", size=size(report.file_bytes), format=kind_name(report.format))
    )


def verdict(report: DiskReport, link_speed: float | None) -> tuple[str, str]:
    """Return the verdict, and the facts below it: what the file is and how long it takes to send.

    `link_speed` is in bytes per second, None if unknown.
    """
    lines = (facts_text(report), send_text(report, link_speed))
    return translate(verdict_text(report)), _lines(lines)


def good_to_know(report: DiskReport) -> str:
    """Return the remaining findings that are no warnings, one per line."""
    layout = report.layout
    lines = [layout_text(layout), boot_text(layout)] if layout is not None else []
    lines += [finding_text(finding) for finding in report.findings if not finding.is_warning]
    return _lines(lines)


def _lines(texts: Iterable[Text]) -> str:
    return "\n".join(translate(text) for text in texts if text)


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


def warnings(report: DiskReport) -> str:
    """Return the warnings about the image, one per line."""
    problems = [finding for finding in report.findings if finding.is_warning]
    return "\n".join(translate(finding_text(finding)) for finding in problems)
