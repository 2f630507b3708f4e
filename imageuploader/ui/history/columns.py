"""The columns of the history as data."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum, auto

from imageuploader.domain.history.account_image import is_account_image
from imageuploader.domain.printable import printable, without_marks
from imageuploader.domain.speed import average_speed
from imageuploader.domain.upload import Progress, Upload, search_key, searched_fields
from imageuploader.ui.language import speak, translate
from imageuploader.ui.text import upload_text
from imageuploader.words import formatting
from imageuploader.words.image_fields import exact_value, image_value
from imageuploader.words.text import Text

_NONE = "\N{EN DASH}"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
CellText = Callable[[Upload, Progress | None], str]


class Group(Enum):
    """The headings below which columns stand in their chooser."""

    UPLOAD = auto()
    IMAGE = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what it shows, its place in a narrow table, and its group in the chooser.

    Its sort key is in SORT_KEYS under its name; without one the table does not sort by it.
    `width` is in units, see `theme.metrics.units`; it is more if `longest`, the longest usual
    text, needs more. The column with the highest `gives_way` is hidden first when there is no
    room; a column with 0 is never hidden.
    """

    name: str
    title: Text
    text: CellText
    tooltip: CellText
    shown: bool = False
    right: bool = False
    width: int = 120
    gives_way: int = 0
    longest: Text | None = None
    group: Group = Group.UPLOAD


def _plain(value: Callable[[Upload], str]) -> CellText:
    return lambda upload, _progress: value(upload) or _NONE


def _words(
    name: str, title: Text, value: Callable[[Upload], str], group: Group = Group.UPLOAD
) -> Column:
    return Column(name, title, _plain(value), _plain(value), group=group)


def _image_words(name: str, title: Text, field: str) -> Column:
    def value(upload: Upload) -> str:
        return translate(image_value(upload.image, field)) if upload.image else ""

    return _words(name, title, value, Group.IMAGE)


def _image_number(name: str, title: Text) -> Column:
    def text(upload: Upload, _progress: Progress | None) -> str:
        return translate(image_value(upload.image, name)) if upload.image else _NONE

    def exact(upload: Upload, _progress: Progress | None) -> str:
        return translate(exact_value(upload.image, name)) if upload.image else _NONE

    return Column(name, title, text, exact, right=True, group=Group.IMAGE)


def _bytes_sent(upload: Upload, progress: Progress | None) -> int:
    return progress.sent if progress and progress.attempt else upload.sent_bytes


def _sent(upload: Upload, progress: Progress | None) -> str:
    done = _bytes_sent(upload, progress)
    return translate(formatting.size(done)) if done else _NONE


def _sent_exactly(upload: Upload, progress: Progress | None) -> str:
    return translate(formatting.exact_bytes(_bytes_sent(upload, progress)))


def _region(upload: Upload) -> str:
    more = len(upload.image.regions) - 1 if upload.image else 0
    return f"{upload.spec.region} +{more}" if more > 0 else upload.spec.region


def _speed(upload: Upload, _progress: Progress | None) -> str:
    speed = average_speed(upload)
    return translate(formatting.speed(speed)) if speed else _NONE


def _took(upload: Upload, _progress: Progress | None) -> str:
    return _NONE if upload.seconds is None else translate(formatting.time_taken(upload.seconds))


def _began(upload: Upload) -> datetime | None:
    """When an upload started, or an image of the account was created."""
    if is_account_image(upload.id) and upload.image is not None:
        return upload.image.created
    return upload.started


def _file(upload: Upload) -> str:
    return printable(upload.file.name)


def _tags(upload: Upload) -> str:
    return ", ".join(upload.image.tags if upload.image else upload.spec.tags)


COLUMNS = (
    Column(
        "status",
        Text("Status"),
        upload_text.status,
        upload_text.phase,
        shown=True,
        width=148,
    ),
    Column(
        "label",
        Text("Label"),
        _plain(lambda u: u.spec.label),
        _plain(lambda u: u.spec.label),
        shown=True,
        width=156,
    ),
    Column(
        "id",
        Text("Image ID"),
        _plain(lambda u: u.image_id),
        _plain(lambda u: u.image_id),
        shown=True,
        width=136,
        gives_way=4,
    ),
    Column(
        "region",
        Text("Region"),
        _plain(_region),
        _plain(_region),
        shown=True,
        width=92,
        gives_way=2,
        longest=Text.verbatim("de-fra-2 +1"),
    ),
    Column(
        "sent",
        Text("Sent"),
        _sent,
        _sent_exactly,
        shown=True,
        right=True,
        width=84,
        gives_way=3,
    ),
    Column(
        "started",
        Text("Started"),
        lambda u, _: upload_text.moment(at) if (at := _began(u)) else _NONE,
        lambda u, _: translate(formatting.full_moment(at)) if (at := _began(u)) else _NONE,
        shown=True,
        width=116,
        gives_way=1,
        longest=formatting.moment(_EPOCH, datetime(1975, 5, 5, tzinfo=UTC)),
    ),
    Column(
        "took",
        Text("Took"),
        _took,
        _took,
        shown=True,
        right=True,
        width=84,
        gives_way=5,
        longest=formatting.time_taken(23 * 3600 + 59 * 60),
    ),
    _words("file", Text("File"), _file),
    _image_number("size", Text("Min. disk size")),
    _image_number("total_size", Text("Total stored")),
    Column(
        "speed",
        Text("Avg. speed"),
        _speed,
        _speed,
        right=True,
    ),
    Column(
        "attempts",
        Text("Attempts"),
        _plain(lambda u: str(u.attempts)),
        _plain(lambda u: str(u.attempts)),
        right=True,
    ),
    _words("sha256", Text("SHA-256"), lambda u: u.sha256),
    _words("account", Text("Account"), lambda u: u.account),
    _image_words("image_status", Text("Image status"), "status"),
    _image_words("description", Text("Description"), "description"),
    _image_words("type", Text("Type"), "type"),
    _image_words("capabilities", Text("Capabilities"), "capabilities"),
    _words("tags", Text("Tags"), _tags, Group.IMAGE),
    _image_words("regions", Text("Regions with status"), "regions"),
    _image_words("created", Text("Created"), "created"),
    _image_words("created_by", Text("Created by"), "created_by"),
    _image_words("updated", Text("Updated"), "updated"),
    _image_words("expiry", Text("Expiry"), "expiry"),
    _image_words("eol", Text("End of life"), "eol"),
    _image_words("vendor", Text("Vendor"), "vendor"),
    _image_words("is_public", Text("Public"), "is_public"),
    _image_words("is_shared", Text("Shared"), "is_shared"),
    _image_words("image_sharing", Text("Sharing"), "image_sharing"),
    _image_words("deprecated", Text("Deprecated"), "deprecated"),
)
"""All columns in their initial order."""


def column_index(name: str) -> int:
    """Return the index of a column in COLUMNS; raise StopIteration if there is none."""
    return next(index for index, column in enumerate(COLUMNS) if column.name == name)


MOVING_COLUMNS = tuple(column_index(name) for name in ("status", "sent"))
"""The columns that show the progress of an upload."""


def search_text(upload: Upload) -> str:
    """Return all searched fields of an upload, case-folded."""
    message = () if upload.error is None else upload_text.failure(upload, upload.error)
    return search_key((*searched_fields(upload), *map(without_marks, message)))


def spoken_cell(column: Column, upload: Upload, progress: Progress | None) -> str:
    """Return what a screen reader says for a cell."""
    status = column.name == "status"
    text = (upload_text.spoken_status if status else column.tooltip)(upload, progress)
    return speak(Text("{name}: {value}", name=column.title, value=without_marks(text)))


def spoken_row(upload: Upload, progress: Progress | None) -> str:
    """Return what a screen reader says for a row, whichever of its cells has the focus."""
    facts = {
        "label": printable(upload.spec.label),
        "status": upload_text.spoken_status(upload, progress).rstrip("."),
        "region": _region(upload) or _NONE,
    }
    if not upload.image_id:
        return speak(Text("“{label}”: {status}. Region {region}.", **facts))
    facts["id"] = upload.image_id
    return speak(Text("“{label}”: {status}. Image ID {id}, region {region}.", **facts))
