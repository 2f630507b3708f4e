"""Writes a part of the history to a file of its own, as CSV or JSON."""

import csv
import json
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from imageuploader.domain.os_errors import file_error
from imageuploader.domain.upload import Upload

Row = dict[str, object]


def write_json(path: Path, uploads: Iterable[Upload], row_of: Callable[[Upload], Row]) -> int:
    """Write uploads as an array of objects, and return how many; raise DiskFailed or NoSpace."""

    def write(file: TextIO) -> int:
        count = 0
        for count, upload in enumerate(uploads, 1):
            file.write("[\n" if count == 1 else ",\n")
            json.dump(row_of(upload), file)
        file.write("\n]\n" if count else "[]\n")
        return count

    return _replace(path, write)


def write_csv(
    path: Path,
    uploads: Iterable[Upload],
    titles: list[str],
    cells_of: Callable[[Upload], list[str]],
) -> int:
    """Write uploads as a table, and return how many; raise DiskFailed or NoSpace."""

    def write(file: TextIO) -> int:
        table = csv.writer(file)
        table.writerow(titles)
        return sum(bool(table.writerow(cells_of(upload))) for upload in uploads)

    return _replace(path, write)


def batches(upload_ids: tuple[str, ...], size: int = 200) -> Iterator[tuple[str, ...]]:
    """Return IDs so many at a time."""
    for at in range(0, len(upload_ids), size):
        yield upload_ids[at : at + size]


def _replace(path: Path, write: Callable[[TextIO], int]) -> int:
    """Write a file as a whole or not at all."""
    try:
        number, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise file_error(path, error) from error
    try:
        with os.fdopen(
            number, "w", encoding="utf-8", errors="backslashreplace", newline=""
        ) as file:
            count = write(file)
        Path(name).replace(path)
    except BaseException as error:
        with suppress(OSError):
            Path(name).unlink()
        if isinstance(error, OSError):
            raise file_error(path, error) from error
        raise
    return count
