"""The rows of the detail pane: every field of an Image, and its transfer."""

from collections.abc import Iterable
from datetime import UTC, datetime

from imageuploader.domain.history.account_image import is_account_image
from imageuploader.domain.meter import Limit, limit_of
from imageuploader.domain.speed import average_speed
from imageuploader.domain.upload import Progress, Upload
from imageuploader.ui.language import translate
from imageuploader.words import formatting, image_fields
from imageuploader.words.inside.lines import found_rows
from imageuploader.words.receipt import left_out_size
from imageuploader.words.text import Text
from imageuploader.words.timeline import timeline

_NONE = image_fields.NONE


def image_rows(upload: Upload) -> tuple[tuple[str, str], ...]:
    """Return every field of an upload's Image, and what was found of the system in it."""
    rows = image_fields.image_rows(upload.image) if upload.image is not None else ()
    gone = upload.image_was_removed
    known = ((row.label, _value(row, gone)) for row in rows)
    found = found_rows(upload.inside) if upload.inside is not None else ()
    return _translated((*known, *found))


def _value(row: image_fields.Row, gone: bool) -> Text:
    """The value of a field; the status that an image had when it was removed is no longer true."""
    return Text("Removed") if gone and row.name == "status" else row.value


def summary_rows(upload: Upload) -> tuple[tuple[str, str], ...]:
    """Return what is asked for most often."""
    if is_account_image(upload.id) and upload.image is not None:
        names = ("id", "regions", "size", "created", "tags")
        by_name = {row.name: row for row in image_fields.image_rows(upload.image)}
        return _translated((by_name[name].label, by_name[name].value) for name in names)
    image_id = Text("Removed") if upload.image_was_removed else _given(upload.image_id)
    rows = (
        (Text("Image ID"), image_id),
        (Text("Region"), _given(upload.spec.region)),
        (Text("File"), Text.verbatim(upload.file.name) if upload.file.name else _NONE),
        (Text("Took"), _NONE if upload.seconds is None else formatting.time_taken(upload.seconds)),
        (Text("SHA-256"), _given(upload.sha256)),
    )
    return _translated(rows)


def transfer_rows(upload: Upload, progress: Progress | None) -> tuple[tuple[str, str], ...]:
    """Return what is known about the transfer of an upload."""
    sent = progress.sent if progress and progress.attempt else upload.sent_bytes
    average = average_speed(upload)
    rows = (
        (Text("File"), Text.verbatim(upload.file.name)),
        (Text("Folder"), Text.verbatim(str(upload.file.parent))),
        (Text("Format"), _given(upload.format)),
        (Text("Unpacked"), _bytes(upload.unpacked_bytes)),
        (Text("To send"), _bytes(upload.total_bytes)),
        (Text("Sent"), formatting.size(sent) if sent else _NONE),
        (Text("Deleted data left out"), left_out_size(upload) or _NONE),
        (Text("Average"), formatting.speed(average) if average else _NONE),
        (Text("Best"), formatting.speed(upload.best_speed) if upload.best_speed else _NONE),
        (Text("Limited by"), _limit(upload)),
        (Text("Attempts"), Text("{number}", number=upload.attempts)),
        (Text("Started"), formatting.full_moment(upload.started) if upload.started else _NONE),
        (Text("Took"), _NONE if upload.seconds is None else formatting.time_taken(upload.seconds)),
        (Text("Account"), _given(upload.account)),
        (Text("SHA-256"), _given(upload.sha256)),
        (Text("MD5"), _given(upload.md5)),
    )
    return _translated(rows)


def timeline_rows(upload: Upload) -> tuple[tuple[str, str], ...]:
    """Return what happened when, the newest first."""
    now = datetime.now(UTC)
    return _translated(
        (formatting.clock_time(line.at, now), line.text) for line in timeline(upload)
    )


def _translated(rows: Iterable[tuple[Text, Text]]) -> tuple[tuple[str, str], ...]:
    return tuple((translate(title), translate(value)) for title, value in rows)


def _bytes(count: int) -> Text:
    """A size to three digits, and to the byte."""
    if not count:
        return _NONE
    exact = formatting.exact_bytes(count)
    return Text("{size} ({bytes})", size=formatting.size(count), bytes=exact)


def _limit(upload: Upload) -> Text:
    if upload.waited_share is None:
        return _NONE
    match limit_of(upload.waited_share):
        case Limit.NETWORK:
            return Text("The connection")
        case Limit.COMPUTER:
            return Text("This computer")
        case _:
            return Text("Connection and computer alike")


def _given(value: str) -> Text:
    return Text.verbatim(value) if value else _NONE
