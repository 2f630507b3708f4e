"""Every kind of file that a person may bring, and what must become of it.

`python -m tests.disk.table` prints the table. Rows are (file name, how it is made of a raw disk,
outcome); `tests/disk/table_*.py` hold them.
"""

import hashlib
import sys
import tempfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from imageuploader.disk.inspect import inspect
from imageuploader.disk.prepare import discard, prepare
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.disk_report import DiskReport, PrepareOptions, Verdict
from imageuploader.domain.errors import FileError, UploadError
from imageuploader.words.errors import describe

Make = Callable[[Path, Path], object]
"""Makes the file of the second name from the raw disk of the first."""


@dataclass(frozen=True)
class Sent:
    """The file is sent as it is; `format` is what it is recognised as."""

    format: str


@dataclass(frozen=True)
class Made:
    """A new .img.gz is made, which unpacks to the raw disk; `notes` are the codes to be told."""

    format: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Refused:
    """The file is refused, and the headline has these words."""

    words: str


@dataclass(frozen=True)
class Row:
    """One kind of file. `disk` names the raw disk that is inside."""

    name: str
    make: Make
    outcome: Sent | Made | Refused
    disk: str = "ext4"


@dataclass(frozen=True)
class Seen:
    """What became of a file."""

    format: str
    outcome: str
    sha256: str
    codes: tuple[str, ...] = ()


def seen(path: Path, folder: Path) -> Seen:
    """Check a file and make it ready, as an upload does."""
    cancel = CancelToken()
    try:
        report = inspect(path, cancel=cancel)
    except FileError as error:
        return Seen("", _headline(error), "")
    if report.refusal is not None:
        return Seen(report.format, _headline(report.refusal), "")
    payload = prepare(report, PrepareOptions(folder), told=lambda _: None, cancel=cancel)
    try:
        said = "sent as it is" if report.verdict is not Verdict.CONVERT else "converted"
        return Seen(report.format, said, inside(payload.path), _codes(report))
    finally:
        discard(payload)


def inside(path: Path) -> str:
    """Return the SHA-256 of what a gzip of one member unpacks to, as zlib itself does it."""
    found, member = hashlib.sha256(), zlib.decompressobj(31)
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            found.update(member.decompress(piece))
    assert member.eof
    assert not member.unused_data
    return found.hexdigest()


def sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _codes(report: DiskReport) -> tuple[str, ...]:
    return tuple(str(finding.code) for finding in report.findings)


def _headline(error: UploadError) -> str:
    return str(describe(error).headline)


def main() -> None:
    """Print a line for every row."""
    from tests.disk.content.disk_table import DISKS
    from tests.disk.format_table_streams import ROWS as STREAMS
    from tests.disk.format_table_virtual import ROWS as VIRTUAL

    out = sys.stdout.write
    out("| file | recognised as | outcome | notes |\n| --- | --- | --- | --- |\n")
    for row in STREAMS + VIRTUAL:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            raw, path = folder / "disk.img", folder / "made" / row.name
            path.parent.mkdir()
            DISKS[row.disk](raw)
            row.make(raw, path)
            found = seen(path, folder)
            same = ", identical" if found.sha256 == sha256(raw) else ""
            notes = ", ".join(found.codes)
            out(f"| {row.name} | {found.format} | {found.outcome}{same} | {notes} |\n")


if __name__ == "__main__":
    main()
