"""Exports uploads of the history; call it in a worker."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.upload import Upload

if TYPE_CHECKING:
    from imageuploader.store.history import History


def export(history: "History", path: Path, upload_ids: tuple[str, ...], cancel: CancelToken) -> int:
    """Write uploads to a file in this order, as its ending says; return how many.

    Raises DiskFailed or NoSpace.
    """
    from imageuploader.store.row_files import write_csv, write_json
    from imageuploader.words.export_rows import CSV_TITLES, csv_cells, export_row

    uploads = _read(history, upload_ids, cancel)
    if path.suffix.lower() == ".json":
        return write_json(path, uploads, export_row)
    return write_csv(path, uploads, CSV_TITLES, lambda upload: csv_cells(export_row(upload)))


def _read(history: "History", upload_ids: tuple[str, ...], cancel: CancelToken) -> Iterator[Upload]:
    from imageuploader.store.row_files import batches

    for some in batches(upload_ids):
        cancel.check()
        found = {upload.id: upload for upload in history.these(some)}
        yield from (found[one] for one in some if one in found)
