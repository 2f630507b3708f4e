"""The JSON objects of the console, as the README describes them."""

from dataclasses import asdict

from imageuploader.domain.disk_report import DiskReport, Layout, Verdict
from imageuploader.domain.errors import UploadError
from imageuploader.domain.upload import Upload, UploadState
from imageuploader.words.errors import Message, describe, field_of
from imageuploader.words.errors.failed_upload import failure
from imageuploader.words.findings import finding_text
from imageuploader.words.states import status_word

JsonObject = dict[str, object]


def of_upload(upload: Upload) -> JsonObject:
    """Return what `upload --json` prints; `image` is the object exactly as Linode sent it."""
    return {
        "state": str(upload.state),
        "image": dict(upload.image.received) if upload.image else None,
        "file": str(upload.file),
        "sent_bytes": upload.sent_bytes,
        "sha256": upload.sha256,
        "md5": upload.md5,
        "attempts": upload.attempts,
        "seconds": upload.seconds,
        "error": of_error(upload.error, failure(upload, upload.error)) if upload.error else None,
    }


def of_error(error: UploadError, message: Message) -> JsonObject:
    """Return kind, headline, explanation and the field it belongs to, if any."""
    return {
        "kind": type(error).__name__,
        "headline": str(message.headline),
        "explanation": str(message.explanation),
        "field": field_of(error) or None,
    }


def of_stop(error: UploadError | None) -> JsonObject:
    """Return what `--json` prints where there is no result: what went wrong, or a cancel."""
    if error is None:
        return {
            "error": {
                "kind": "Cancelled",
                "headline": str(status_word(UploadState.CANCELLED)),
                "explanation": "",
                "field": None,
            }
        }
    return {"error": of_error(error, describe(error))}


def of_history(upload: Upload) -> JsonObject:
    """Return what `history --json` prints for one upload."""
    return {
        "id": upload.id,
        "label": upload.spec.label,
        "region": upload.spec.region,
        "account": upload.account,
        "started": upload.started.isoformat() if upload.started else None,
        "ended": upload.ended.isoformat() if upload.ended else None,
        **of_upload(upload),
    }


def of_report(report: DiskReport) -> JsonObject:
    """Return what `check --json` prints."""
    findings = [
        {"code": str(finding.code), "text": str(finding_text(finding))}
        for finding in report.findings
    ]
    if report.refusal is not None:
        findings.insert(0, _refusal(report.refusal))
    return {
        "file": str(report.path),
        "format": report.format,
        "raw_bytes": report.raw_bytes,
        "send_bytes": report.send_bytes,
        "sha256": report.sha256,
        "verdict": str(report.verdict),
        "findings": findings,
        "layout": _of_layout(report.layout) if report.layout is not None else None,
    }


def of_refused(path: str, error: UploadError) -> JsonObject:
    """Return what `check --json` prints for a file of which nothing can be reported."""
    return {
        "file": path,
        "format": None,
        "raw_bytes": None,
        "send_bytes": None,
        "sha256": "",
        "verdict": str(Verdict.REFUSE),
        "findings": [_refusal(error)],
        "layout": None,
    }


def _of_layout(layout: Layout) -> JsonObject:
    return {
        "table": layout.table or None,
        "partitions": [asdict(partition) for partition in layout.partitions],
        "file_system": layout.file_system or None,
        "label": layout.label or None,
        "bootable": str(layout.boot),
    }


def _refusal(error: UploadError) -> dict[str, str]:
    message = describe(error)
    return {"code": type(error).__name__, "text": f"{message.headline} {message.explanation}"}
