"""Small disks made by real programs, and what the program makes of them."""

import gzip
from pathlib import Path

from imageuploader.disk.inspect import inspect
from imageuploader.disk.prepare import prepare
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.disk_report import DiskReport, FindingCode, PrepareOptions
from tests.disk.real_programs import make_ext4


def check(path: Path) -> DiskReport:
    return inspect(path, cancel=CancelToken())


def codes(report: DiskReport) -> list[FindingCode]:
    return [finding.code for finding in report.findings]


def prepared(report: DiskReport, folder: Path) -> bytes:
    """Return the disk in the .img.gz that is made."""
    folder.mkdir(exist_ok=True)
    payload = prepare(
        report, PrepareOptions(folder), on_progress=lambda _: None, cancel=CancelToken()
    )
    return gzip.decompress(payload.path.read_bytes())


def ext4_with(path: Path, files: dict[str, bytes], megabytes: int = 8) -> Path:
    """Make an ext4 disk of these files, by their path in it."""
    root = path.with_suffix(".files")
    root.mkdir()
    for name, content in files.items():
        place = root / name.lstrip("/")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    return make_ext4(path, root, megabytes)
