"""What the form says of a file, put together from `words`."""

from imageuploader.domain.disk import DiskReport
from imageuploader.domain.errors import UploadError
from imageuploader.ui.theme import say
from imageuploader.words.errors import describe
from imageuploader.words.findings import facts_text, finding_text, verdict_text
from imageuploader.words.measures import size


def told(error: UploadError) -> tuple[str, str]:
    """Return the headline of an error and what it means."""
    message = describe(error)
    return say(message.headline), say(message.explanation)


def size_and_format(report: DiskReport) -> str:
    """Return such as `1.3 GB · gzip, ext4`."""
    return f"{size(report.file_bytes)} · {report.format}"


def verdict(report: DiskReport) -> tuple[str, str]:
    """Return the check's result and what it found out, without its warnings."""
    return say(verdict_text(report)), say(facts_text(report))


def warnings(report: DiskReport) -> str:
    """Return what to know before the file is sent, a line each."""
    return "\n".join(say(finding_text(finding)) for finding in report.findings)
