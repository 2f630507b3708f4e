"""Every kind of file that a user may choose, and what must become of it.

`python -m tests.disk.format_table` prints the table. A row is a file name, how the file is made of
a raw disk, and the outcome; `tests/disk/format_table_*.py` have the rows.
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
"""Makes the file at the second path from the raw disk at the first."""


@dataclass(frozen=True)
class Sent:
    """The file is uploaded as it is; `format` is what it is detected as."""

    format: str


@dataclass(frozen=True)
class Made:
    """A new .img.gz is made that decompresses to the raw disk; `notes` are the finding codes."""

    format: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Refused:
    """The file is refused, and the headline contains these words."""

    words: str


@dataclass(frozen=True)
class Row:
    """One kind of file. `disk` names the raw disk that is inside."""

    name: str
    make: Make
    outcome: Sent | Made | Refused
    disk: str = "ext4"


@dataclass(frozen=True)
class Outcome:
    """What became of a file."""

    format: str
    outcome: str
    sha256: str
    codes: tuple[str, ...] = ()


def outcome_of(path: Path, folder: Path) -> Outcome:
    """Check a file and prepare it, as an upload does."""
    cancel = CancelToken()
    try:
        report = inspect(path, cancel=cancel)
    except FileError as error:
        return Outcome("", _headline(error), "")
    if report.refusal is not None:
        return Outcome(report.format, _headline(report.refusal), "")
    payload = prepare(report, PrepareOptions(folder), on_progress=lambda _: None, cancel=cancel)
    try:
        said = "sent as it is" if report.verdict is not Verdict.CONVERT else "converted"
        return Outcome(report.format, said, decompressed_sha256(payload.path), _codes(report))
    finally:
        discard(payload)


def decompressed_sha256(path: Path) -> str:
    """Return the SHA-256 of the content of a gzip with a single member, by zlib itself."""
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
            found = outcome_of(path, folder)
            same = ", identical" if found.sha256 == sha256(raw) else ""
            notes = ", ".join(found.codes)
            out(f"| {row.name} | {found.format} | {found.outcome}{same} | {notes} |\n")


if __name__ == "__main__":
    main()
