"""The rows of the detail pane: every field of an Image, and its transfer."""

from imageuploader.domain.image import Image
from imageuploader.domain.speed import average_speed
from imageuploader.domain.upload import Progress, Upload
from imageuploader.ui.language import translate
from imageuploader.words import formatting, image_fields
from imageuploader.words.text import Text

_FILE = Text("File")
_FOLDER = Text("Folder")
_FORMAT = Text("Format")
_TO_SEND = Text("To send")
_SENT = Text("Sent")
_AVERAGE = Text("Average")
_ATTEMPTS = Text("Attempts")
_STARTED = Text("Started")
_TOOK = Text("Took")
_ACCOUNT = Text("Account")


def image_rows(image: Image) -> tuple[tuple[str, str], ...]:
    """Return every field of an Image, the ones this program does not know last."""
    return tuple((translate(row.label), row.value) for row in image_fields.image_rows(image))


def transfer_rows(upload: Upload, progress: Progress | None) -> tuple[tuple[str, str], ...]:
    """Return what is known about the transfer of an upload."""
    sent = progress.sent if progress and progress.attempt else upload.sent_bytes
    average = average_speed(upload)
    rows = (
        (_FILE, upload.file.name),
        (_FOLDER, str(upload.file.parent)),
        (_FORMAT, upload.format),
        (_TO_SEND, formatting.size(upload.total_bytes) if upload.total_bytes else ""),
        (_SENT, formatting.size(sent) if sent else ""),
        (_AVERAGE, formatting.speed(average) if average else ""),
        (_ATTEMPTS, str(upload.attempts)),
        (_STARTED, formatting.full_moment(upload.started) if upload.started else ""),
        (_TOOK, formatting.took(upload.seconds) if upload.seconds is not None else ""),
        (_ACCOUNT, upload.account),
    )
    named = tuple((translate(title), value or image_fields.NONE) for title, value in rows)
    return (
        *named,
        ("SHA-256", upload.sha256 or image_fields.NONE),
        ("MD5", upload.md5 or image_fields.NONE),
    )
