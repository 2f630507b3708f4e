"""What the history file holds of an upload, column by column."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from datetime import UTC, datetime

from imageuploader.codec.upload import upload_to_json
from imageuploader.domain.upload import Upload

NAMES = (
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
    """One row, its fields in the order of NAMES; `document` is the upload, the rest finds it.

    `left_behind` is whether any image of it may be left, its own or a doubtful one.
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
        """Return the fields; half characters of odd file names become escapes."""
        return [
            value.encode("utf-8", "backslashreplace").decode() if isinstance(value, str) else value
            for value in astuple(self)
        ]


def row_of(upload: Upload, owner: str, message: str) -> Row:
    """Return the row of an upload that `owner` moves; `message` is what eyes read of its error."""
    queued = upload.timeline[0].at if upload.timeline else datetime.now(UTC)
    spec, image_id = upload.spec, upload.image.id if upload.image else ""
    words = (spec.label, image_id, str(upload.file), *spec.tags, spec.region, upload.sha256)
    return Row(
        id=upload.id,
        queued=queued.astimezone(UTC).isoformat(timespec="microseconds"),
        label=spec.label,
        image_id=image_id,
        region=spec.region,
        account=upload.account,
        state=str(upload.state),
        sha256=upload.sha256,
        left_behind=int(upload.may_have_left_image),
        owner=owner,
        search=search_text((*words, message)),
        document=upload_to_json(upload),
    )


def search_text(words: Iterable[str]) -> str:
    """Return what the search looks into."""
    return "\n".join(word for word in words if word).casefold()
