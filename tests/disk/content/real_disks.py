"""Disks made by real programs, read as a file and as a stream."""

import subprocess
from itertools import cycle
from pathlib import Path

from imageuploader.disk.content.byte_view import FileView
from imageuploader.disk.content.disk_content import DiskContent, read_content
from imageuploader.disk.content.stream_view import StreamView
from imageuploader.domain.disk_report import DiskReport
from tests.disk.real_programs import run
from tests.required_tools import tool

MEBI = 1024 * 1024


def read_both_ways(path: Path) -> DiskContent:
    """Read the content of a file, and of the same bytes as a stream in odd pieces: both agree."""
    with path.open("rb", buffering=0) as file:
        there = read_content(FileView(file, path, path.stat().st_size))
        file.seek(0)
        view, odd = StreamView(read_content), cycle([MEBI, 700_001, MEBI, MEBI, 3, 4095, MEBI])
        while block := file.read(next(odd)):
            view.add(block)
    view.finish()
    assert read_content(view) == there
    return there


def codes(report: DiskContent | DiskReport) -> list[str]:
    return [str(finding.code) for finding in report.findings]


def make_blank(path: Path, megabytes: int) -> Path:
    with path.open("wb") as file:
        file.truncate(megabytes * MEBI)
    return path


def make_partitioned(path: Path, megabytes: int, script: str) -> Path:
    """Make a disk with the partitions that a script for sfdisk asks for."""
    run_with_input(script, "sfdisk", "-q", make_blank(path, megabytes))
    return path


def run_with_input(text: str, name: str, *arguments: object) -> None:
    """Run a program with a text on its standard input."""
    command = [tool(name), *map(str, arguments)]
    subprocess.run(command, input=text.encode(), check=True, capture_output=True)


def write_at(disk: Path, at: int, content: bytes) -> None:
    with disk.open("r+b") as file:
        file.seek(at)
        file.write(content)


def system_files(folder: Path) -> Path:
    """Make the skeleton of a system: merged /usr, and an init behind two links."""
    for name in ("usr/sbin", "usr/lib/systemd", "boot"):
        (folder / name).mkdir(parents=True)
    (folder / "usr/lib/systemd/systemd").write_text("program")
    (folder / "usr/sbin/init").symlink_to("/lib/systemd/systemd")
    (folder / "sbin").symlink_to("usr/sbin")
    (folder / "lib").symlink_to("usr/lib")
    return folder


def make_fat(path: Path, megabytes: int, name: str) -> bytes:
    run("mkfs.vfat", "-n", name, make_blank(path, megabytes))
    return path.read_bytes()
