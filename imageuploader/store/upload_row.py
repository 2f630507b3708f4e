"""The row of an upload in the history file, column by column."""

from dataclasses import dataclass
from datetime import UTC, datetime

from imageuploader.codec.upload import upload_to_json
from imageuploader.domain.history.sort_keys import SORT_KEYS, Key, sort_keys
from imageuploader.domain.upload import Upload, search_key, searched_fields
from imageuploader.store.migrations import sort_column

_FIELD_NAMES = (
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
COLUMN_NAMES = (*_FIELD_NAMES, *map(sort_column, SORT_KEYS))


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `document` is the upload, the rest is for queries.

    `sort_keys` are in the order of SORT_KEYS. `left_behind` says whether any
    image of it may be left, its own or a doubtful one.
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
    sort_keys: tuple[Key, ...]

    def values(self) -> list[object]:
        """Return the fields by COLUMN_NAMES; lone surrogates of odd file names become escapes."""
        fields = (getattr(self, name) for name in _FIELD_NAMES)
        return [
            value.encode("utf-8", "backslashreplace").decode() if isinstance(value, str) else value
            for value in (*fields, *self.sort_keys)
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
        sort_keys=tuple(sort_keys(upload).values()),
    )
