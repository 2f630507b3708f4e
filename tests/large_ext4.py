"""Large ext4 images of which a third is used, and the side-by-side timing of two programs."""

import os
import platform
import shutil
import statistics
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.disk.real_programs import run

GIBI = 1024**3
RUNS = 5
_MEBI = 1024**2
_USED_MIB = 350
"""Of each GiB of an image; what ext4 needs for itself comes on top."""

_DELETED_MIB = 35
_ONE_FILE_IN = 3


@contextmanager
def big_image() -> Iterator[Path]:
    """Make an image of 5 GiB of this machine's own files; kept if its folder was there before."""
    with _folder() as folder:
        image = folder / "disk.img"
        if not image.exists():
            with tempfile.TemporaryDirectory(dir=folder) as tree:
                gather_files(Path("/usr"), Path(tree), 5 * _USED_MIB * _MEBI)
                run("mkfs.ext4", "-q", "-F", "-d", tree, image, "5G")
        yield image


@contextmanager
def worn_qcow2(gibibytes: int) -> Iterator[Path]:
    """Make a qcow2 of a disk in use: a third of it is used, and a tenth of that was deleted since.

    Kept if its folder was there before.
    """
    with _folder() as folder:
        disk = folder / f"worn-{gibibytes}.qcow2"
        raw = disk.with_suffix(".img")
        if not disk.exists():
            with tempfile.TemporaryDirectory(dir=folder) as tree:
                old = Path(tree) / "old"
                gather_files(Path("/usr"), Path(tree), gibibytes * _USED_MIB * _MEBI)
                gather_files(Path("/usr"), old, gibibytes * _DELETED_MIB * _MEBI, rest=1)
                gone = [path for path in old.rglob("*") if path.is_file()]
                run("mkfs.ext4", "-q", "-F", "-d", tree, raw, f"{gibibytes}G")
                commands = Path(tree) / "commands"
                commands.write_text("".join(f'rm "{path.relative_to(tree)}"\n' for path in gone))
                run("debugfs", "-w", "-f", commands, raw)
            run("e2fsck", "-fn", raw)
            run("qemu-img", "convert", "-O", "qcow2", raw, disk)
            raw.unlink()
        yield disk


@contextmanager
def _folder() -> Iterator[Path]:
    """A folder for images; it and all in it are kept if it was there before."""
    folder = Path(tempfile.gettempdir()) / "imageuploader-bench"
    keep = folder.exists()
    folder.mkdir(exist_ok=True)
    try:
        yield folder
    finally:
        if not keep:
            shutil.rmtree(folder)


def gather_files(source: Path, tree: Path, wanted: int, rest: int = 0) -> None:
    """Link one file in three from all over a system, until there are enough bytes."""
    total = 0
    for folder, folders, names in os.walk(source):
        folders.sort()
        for name in sorted(names):
            path = Path(folder) / name
            is_other = zlib.crc32(bytes(path)) % _ONE_FILE_IN != rest
            if is_other or path.is_symlink() or not path.is_file():
                continue
            target = tree / path.relative_to(source)
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                os.link(path, target)
            except OSError:
                shutil.copyfile(path, target)
            total += path.stat().st_size
            if total > wanted:
                return


def medians(
    *works: Callable[[], object],
    before: Callable[[int], object] = lambda _: None,
    rounds: int = 0,
) -> list[float]:
    """Return the median seconds of each work, taken in turns; each round is printed.

    Without a number of rounds it is ROUNDS of the environment, or five. If there are several, one
    to warm up precedes them. What is done `before` a work, by its place, is not counted: it removes
    what that work made the last time, whose memory it then takes again; a virtual machine has to
    ask its host for other memory, which takes longer. The processor time, which others on the
    machine change less, is printed too.
    """
    rounds = rounds or int(os.environ.get("ROUNDS", RUNS))
    seconds: list[list[float]] = [[] for _ in works]
    busy: list[list[float]] = [[] for _ in works]
    warm_up = 1 if rounds > 1 else 0
    for _ in range(rounds + warm_up):
        for place, (times, used, work) in enumerate(zip(seconds, busy, works, strict=True)):
            before(place)
            os.sync()
            began, before_it = time.perf_counter(), _processor_seconds()
            work()
            times.append(time.perf_counter() - began)
            used.append(_processor_seconds() - before_it)
        _print_row("seconds", [times[-1] for times in seconds])
    seconds, busy = ([column[warm_up:] for column in table] for table in (seconds, busy))
    _print_row("processor seconds, medians", list(map(statistics.median, busy)))
    return [statistics.median(times) for times in seconds]


def _print_row(what: str, numbers: list[float]) -> None:
    sys.stdout.write(f"   {what}: {' '.join(f'{number:.2f}' for number in numbers)}\n")
    sys.stdout.flush()


def _processor_seconds() -> float:
    """Return what this process and its children have used, without those that still run."""
    return sum(os.times()[:4])


def machine() -> str:
    """Return what the figures were measured on."""
    model = platform.processor() or platform.machine()
    for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines():
        if line.startswith("model name"):
            model = line.partition(":")[2].strip()
    return f"{os.cpu_count()} processors, {model}, {platform.system()} {platform.release()}"
