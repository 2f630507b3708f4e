"""A 5 GiB ext4 image of which a third is used, and the side-by-side timing of two programs."""

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
_USED_BYTES = 1750 * 1024**2
_ONE_FILE_IN = 3


@contextmanager
def big_image() -> Iterator[Path]:
    """Make the image of this machine's own files; kept if its folder was there before."""
    folder = Path(tempfile.gettempdir()) / "imageuploader-bench"
    keep = folder.exists()
    folder.mkdir(exist_ok=True)
    image = folder / "disk.img"
    try:
        if not image.exists():
            with tempfile.TemporaryDirectory(dir=folder) as tree:
                gather_files(Path("/usr"), Path(tree), _USED_BYTES)
                run("mkfs.ext4", "-q", "-F", "-d", tree, image, "5G")
        yield image
    finally:
        if not keep:
            shutil.rmtree(folder)


def gather_files(source: Path, tree: Path, most: int) -> None:
    """Link one file in three from all over a system, until there are `most` bytes."""
    total = 0
    for folder, folders, names in os.walk(source):
        folders.sort()
        for name in sorted(names):
            path = Path(folder) / name
            if zlib.crc32(bytes(path)) % _ONE_FILE_IN or path.is_symlink() or not path.is_file():
                continue
            target = tree / path.relative_to(source)
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                os.link(path, target)
            except OSError:
                shutil.copyfile(path, target)
            total += path.stat().st_size
        if total > most:
            return


def medians(
    *works: Callable[[], object], before: Callable[[], object] = lambda: None
) -> list[float]:
    """Return the median seconds of each work, taken in turns after one round to warm up.

    What is done `before` each round is not counted.
    """
    seconds: list[list[float]] = [[] for _ in works]
    for number in range(RUNS + 1):
        before()
        for times, work in zip(seconds, works, strict=True):
            os.sync()
            began = time.perf_counter()
            work()
            if number:
                times.append(time.perf_counter() - began)
    for times in seconds:
        sys.stdout.write("   " + " ".join(f"{taken:.2f}" for taken in times) + " s\n")
    return [statistics.median(times) for times in seconds]


def machine() -> str:
    """Return what the figures were measured on."""
    model = platform.processor() or platform.machine()
    for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines():
        if line.startswith("model name"):
            model = line.partition(":")[2].strip()
    return f"{os.cpu_count()} processors, {model}, {platform.system()} {platform.release()}"
