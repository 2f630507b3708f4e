"""The rows of an exported history: one object an upload, and its cells in a table."""

from imageuploader.domain.printable import printable
from imageuploader.domain.speed import average_speed
from imageuploader.domain.upload import Upload
from imageuploader.words.errors.failed_upload import message_of
from imageuploader.words.inside.document import inside_document

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_QUOTE = "'"
"""What a spreadsheet takes for a formula is text behind it."""
CSV_TITLES = [
    "id",
    "state",
    "label",
    "image_id",
    "region",
    "description",
    "tags",
    "account",
    "user",
    "file",
    "format",
    "unpacked_bytes",
    "sent_bytes",
    "left_out_bytes",
    "sha256",
    "md5",
    "started",
    "ended",
    "seconds",
    "average_bytes_a_second",
    "best_bytes_a_second",
    "attempts",
    "message",
]


def export_row(upload: Upload) -> dict[str, object]:
    """Return what is exported of an upload; `image` is the object as Linode sent it."""
    image = upload.image
    return {
        "id": upload.id,
        "state": str(upload.state),
        "label": upload.spec.label,
        "image_id": upload.image_id,
        "region": upload.spec.region,
        "description": upload.spec.description,
        "tags": list(upload.spec.tags),
        "account": upload.account,
        "user": upload.user,
        "file": str(upload.file),
        "format": upload.format,
        "unpacked_bytes": upload.unpacked_bytes or None,
        "sent_bytes": upload.sent_bytes,
        "left_out_bytes": upload.left_out_bytes,
        "sha256": upload.sha256,
        "md5": upload.md5,
        "started": upload.started.isoformat() if upload.started else None,
        "ended": upload.ended.isoformat() if upload.ended else None,
        "seconds": upload.seconds,
        "average_bytes_a_second": average_speed(upload),
        "best_bytes_a_second": upload.best_speed or None,
        "attempts": upload.attempts,
        "message": message_of(upload),
        "inside": inside_document(upload.inside) if upload.inside is not None else None,
        "image": dict(image.received) if image else None,
    }


def csv_cells(row: dict[str, object]) -> list[str]:
    """Return a row as cells for a spreadsheet: on one line, and never a formula."""
    return [_cell(row[name]) for name in CSV_TITLES]


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case int() | float():
            return str(value)
        case list():
            return _text(", ".join(map(str, value)))
        case _:
            return _text(str(value))


def _text(text: str) -> str:
    shown = printable(text)
    return f"{_QUOTE}{shown}" if shown.startswith(_FORMULA) else shown
