"""The JSON objects that the console prints; the README describes them."""

from dataclasses import asdict

from imageuploader.domain.disk_report import DiskReport, Layout, Verdict
from imageuploader.domain.errors import UploadError
from imageuploader.domain.upload import Upload, UploadState
from imageuploader.words.errors import Message, describe, field_of
from imageuploader.words.errors.failed_upload import failure_message
from imageuploader.words.findings import finding_text
from imageuploader.words.inside.document import inside_document
from imageuploader.words.states import status_word

JsonObject = dict[str, object]


def upload_result(upload: Upload) -> JsonObject:
    """Return what `upload --json` prints; `image` is the object as Linode sent it."""
    return {
        "state": str(upload.state),
        "image": dict(upload.image.received) if upload.image else None,
        "file": str(upload.file),
        "sent_bytes": upload.sent_bytes,
        "left_out_bytes": upload.left_out_bytes,
        "sha256": upload.sha256,
        "md5": upload.md5,
        "attempts": upload.attempts,
        "seconds": upload.seconds,
        "error": error_object(upload.error, failure_message(upload, upload.error))
        if upload.error
        else None,
    }


def error_object(error: UploadError, message: Message) -> JsonObject:
    """Return kind, headline, explanation, and the form field that is at fault, if any."""
    return {
        "kind": type(error).__name__,
        "headline": str(message.headline),
        "explanation": str(message.explanation),
        "field": field_of(error) or None,
    }


def failure(error: UploadError | None) -> JsonObject:
    """Return what `--json` prints if there is no result: the error, or that it was cancelled."""
    if error is None:
        return {
            "error": {
                "kind": "Cancelled",
                "headline": str(status_word(UploadState.CANCELLED)),
                "explanation": "",
                "field": None,
            }
        }
    return {"error": error_object(error, describe(error))}


def history_row(upload: Upload) -> JsonObject:
    """Return what `history --json` prints for one upload."""
    return {
        "id": upload.id,
        "label": upload.spec.label,
        "region": upload.spec.region,
        "account": upload.account,
        "started": upload.started.isoformat() if upload.started else None,
        "ended": upload.ended.isoformat() if upload.ended else None,
        "inside": inside_document(upload.inside) if upload.inside is not None else None,
        **upload_result(upload),
    }


def report(checked: DiskReport) -> JsonObject:
    """Return what `check --json` prints."""
    findings = [
        {"code": str(finding.code), "text": str(finding_text(finding))}
        for finding in checked.findings
    ]
    if checked.refusal is not None:
        findings.insert(0, _refusal(checked.refusal))
    return {
        "file": str(checked.path),
        "format": checked.format,
        "raw_bytes": checked.raw_bytes,
        "send_bytes": checked.send_bytes,
        "left_out_bytes": checked.free_space.data_bytes if checked.free_space else None,
        "sha256": checked.sha256,
        "verdict": str(checked.verdict),
        "findings": findings,
        "layout": _layout(checked.layout) if checked.layout is not None else None,
        "inside": inside_document(checked.inside) if checked.inside is not None else None,
    }


def refused_file(path: str, error: UploadError) -> JsonObject:
    """Return what `check --json` prints for a file that cannot be checked."""
    return {
        "file": path,
        "format": None,
        "raw_bytes": None,
        "send_bytes": None,
        "left_out_bytes": None,
        "sha256": "",
        "verdict": str(Verdict.REFUSE),
        "findings": [_refusal(error)],
        "layout": None,
        "inside": None,
    }


def _layout(layout: Layout) -> JsonObject:
    return {
        "table": layout.table or None,
        "partitions": [asdict(partition) for partition in layout.partitions],
        "file_system": layout.file_system or None,
        "label": layout.label or None,
        "bootable": str(layout.boot),
    }


def _refusal(error: UploadError) -> dict[str, str]:
    return {"code": type(error).__name__, "text": str(describe(error).as_text())}
