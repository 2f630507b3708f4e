"""The text that the search of the history covers."""

from collections.abc import Iterable

from imageuploader.domain.upload import Upload


def searched_fields(upload: Upload) -> tuple[str, ...]:
    """Return the fields of an upload that are searched, besides the text of its error."""
    spec = upload.spec
    return (spec.label, upload.image_id, str(upload.file), *spec.tags, spec.region, upload.sha256)


def search_key(fields: Iterable[str]) -> str:
    """Return the text that must contain each word of a query."""
    return "\n".join(field for field in fields if field).casefold()
