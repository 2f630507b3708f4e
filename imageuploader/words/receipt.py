"""The receipt of an upload: what was put where, for a ticket or a logbook."""

from imageuploader.domain.speed import average_speed
from imageuploader.domain.upload import Upload
from imageuploader.words.errors.failed_upload import failure_message
from imageuploader.words.formatting import (
    estimated_size,
    exact_bytes,
    full_moment,
    listing,
    size,
    speed,
    time_taken,
)
from imageuploader.words.inside.lines import found_lines
from imageuploader.words.states import leftovers_text, status_word
from imageuploader.words.text import Text

_LINE = Text("{name}: {value}")


def receipt(upload: Upload) -> list[Text]:
    """Return the lines of a receipt; what is not known has none."""
    rows = (
        (Text("Label"), upload.spec.label),
        (Text("Image ID"), upload.image_id),
        (Text("Status"), status_word(upload.state)),
        (Text("Reason"), _reason(upload)),
        (Text("Region"), upload.spec.region),
        (Text("Tags"), listing(upload.spec.tags) if upload.spec.tags else ""),
        (Text("File"), str(upload.file)),
        (Text("Format"), upload.format),
        (Text("Unpacked"), _bytes(upload.unpacked_bytes)),
        (Text("Sent"), _bytes(upload.sent_bytes)),
        (Text("Deleted data left out"), left_out_size(upload)),
        (Text("SHA-256"), upload.sha256),
        (Text("MD5"), upload.md5),
        (Text("Started"), full_moment(upload.started) if upload.started else ""),
        (Text("Ended"), full_moment(upload.ended) if upload.ended else ""),
        (Text("Took"), "" if upload.seconds is None else time_taken(upload.seconds)),
        (Text("Average"), speed(average) if (average := average_speed(upload)) else ""),
        (Text("Attempts"), upload.attempts or ""),
        (Text("Account"), upload.account),
        (Text("User"), upload.user),
        (Text("Left on Linode"), leftovers_text(upload)),
    )
    known = [_LINE.with_facts(name=name, value=value) for name, value in rows if value]
    return known if upload.inside is None else [*known, *found_lines(upload.inside)]


def _bytes(count: int) -> Text:
    if not count:
        return Text("")
    return Text("{size} ({bytes})", size=size(count), bytes=exact_bytes(count))


def left_out_size(upload: Upload) -> Text:
    """Return how much deleted data was not sent; empty if there was none."""
    if upload.leaves_out is False:
        return Text("none, it was sent too (--keep-free-space)")
    return estimated_size(upload.left_out_bytes) if upload.left_out_bytes else Text("")


def _reason(upload: Upload) -> Text:
    return Text("") if upload.error is None else failure_message(upload, upload.error).headline
