"""The row of an upload in the history file, column by column."""

from dataclasses import astuple, dataclass
from datetime import UTC, datetime

from imageuploader.codec.upload import upload_to_json
from imageuploader.domain.upload import Upload, search_key, searched_fields

COLUMN_NAMES = (
    "id",
    "queued",
    "label",
    "image_id",
    "region",
    "account",
    "state",
    "sha256",
    "left_behind",
    "owner",
    "search",
    "document",
)


@dataclass(frozen=True, slots=True)
class Row:
    """One row, its fields in the order of NAMES; `document` is the upload, the rest is for queries.

    `left_behind` says whether any image of it may be left, its own or a doubtful one.
    """

    id: str
    queued: str
    label: str
    image_id: str
    region: str
    account: str
    state: str
    sha256: str
    left_behind: int
    owner: str
    search: str
    document: str

    def values(self) -> list[object]:
        """Return the fields; lone surrogates of odd file names become escapes."""
        return [
            value.encode("utf-8", "backslashreplace").decode() if isinstance(value, str) else value
            for value in astuple(self)
        ]


def row_of(upload: Upload, owner: str, message: str) -> Row:
    """Return the row of an upload owned by `owner`; `message` is the text of its error."""
    queued = upload.timeline[0].at if upload.timeline else datetime.now(UTC)
    return Row(
        id=upload.id,
        queued=queued.astimezone(UTC).isoformat(timespec="microseconds"),
        label=upload.spec.label,
        image_id=upload.image_id,
        region=upload.spec.region,
        account=upload.account,
        state=str(upload.state),
        sha256=upload.sha256,
        left_behind=int(upload.may_have_left_image),
        owner=owner,
        search=search_key((*searched_fields(upload), message)),
        document=upload_to_json(upload),
    )
