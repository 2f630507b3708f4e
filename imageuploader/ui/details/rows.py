"""The rows of the detail pane: every field of an Image, and its transfer."""

from imageuploader.domain.image import Image
from imageuploader.domain.speed import average_speed
from imageuploader.domain.upload import Progress, Upload
from imageuploader.ui.language import translate
from imageuploader.words import formatting, image_fields
from imageuploader.words.text import Text

_NONE = image_fields.NONE


def image_rows(image: Image) -> tuple[tuple[str, str], ...]:
    """Return every field of an Image, the ones this program does not know last."""
    return tuple(
        (translate(row.label), translate(row.value)) for row in image_fields.image_rows(image)
    )


def transfer_rows(upload: Upload, progress: Progress | None) -> tuple[tuple[str, str], ...]:
    """Return what is known about the transfer of an upload."""
    sent = progress.sent if progress and progress.attempt else upload.sent_bytes
    average = average_speed(upload)
    rows = (
        (Text("File"), Text.verbatim(upload.file.name)),
        (Text("Folder"), Text.verbatim(str(upload.file.parent))),
        (Text("Format"), _given(upload.format)),
        (Text("To send"), formatting.size(upload.total_bytes) if upload.total_bytes else _NONE),
        (Text("Sent"), formatting.size(sent) if sent else _NONE),
        (Text("Average"), formatting.speed(average) if average else _NONE),
        (Text("Attempts"), Text("{number}", number=upload.attempts)),
        (Text("Started"), formatting.full_moment(upload.started) if upload.started else _NONE),
        (Text("Took"), _NONE if upload.seconds is None else formatting.time_taken(upload.seconds)),
        (Text("Account"), _given(upload.account)),
        (Text("SHA-256"), _given(upload.sha256)),
        (Text("MD5"), _given(upload.md5)),
    )
    return tuple((translate(title), translate(value)) for title, value in rows)


def _given(value: str) -> Text:
    return Text.verbatim(value) if value else _NONE
