"""What the questions about the system inside add to the check of an image: time and memory.

Run by hand or by `packaging/dev.py bench`. Each check runs in a process of its own, in turns with
one that does not ask. A raw image of 5 GiB may take 0.3 s more, a packed one 5 %, and 8 MiB more
memory: the window of a zstd initramfs. The time of the processor is told too.
"""

import contextlib
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from imageuploader.disk import inspect as check
from imageuploader.disk.content.disk_content import read_content
from imageuploader.disk.content.stream_view import StreamView
from imageuploader.disk.free_space.free_ranges import expect_free_ranges
from imageuploader.disk.zstd_compat import zstd
from imageuploader.domain.cancel import CancelToken
from tests.disk.inside.systems import DRIVERS, KERNEL, changed, cpio, debian, write_files
from tests.disk.real_programs import run
from tests.large_ext4 import RUNS, gather_files, machine
from tests.required_tools import tool

MOST_SECONDS, MOST_RATIO, MOST_MIB = 0.3, 1.05, 8.0
INITRAMFS_BYTES = 50 * 1024**2
SIZES = {"640M": 300 * 1024**2, "5G": 1750 * 1024**2}
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Cost:
    """Seconds, seconds of the processor, and the most memory in MiB."""

    wall: float
    processor: float
    peak: float


class Unasked(contextlib.nullcontext[None]):
    """Takes the place of PassingLook: keeps what the check needs without the questions."""

    def __init__(self, *_: object) -> None:
        super().__init__()
        self.stream = StreamView(lambda view: expect_free_ranges(view, read_content(view).layout))

    def result(self, *_: object) -> None:
        """Return no answers."""

    result_of_virtual_disk = result


def check_once(path: Path, way: str) -> Cost:
    """Check an image in this process, which does nothing else."""
    if way == "without":
        vars(check).update(PassingLook=Unasked, look_inside=lambda *_: None)
    began, processor = time.perf_counter(), time.process_time()
    report = check.inspect(path, cancel=CancelToken())
    if (report.inside is None) != (way == "without"):
        sys.exit(f"not what was to be measured: {report}")
    wall, processor = time.perf_counter() - began, time.process_time() - processor
    return Cost(wall, processor, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def started(path: Path, way: str) -> Cost:
    """Check an image in a process of its own."""
    command = [sys.executable, __file__, str(path), way]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE)
    return Cost(*json.loads(done.stdout))


def measure(path: Path) -> bool:
    """Print the figures of one image, and return whether the targets are met."""
    rounds = [(started(path, "without"), started(path, "with")) for _ in range(RUNS + 1)][1:]
    without, asked = (_medians([pair[side] for pair in rounds]) for side in (0, 1))
    ratio, more = asked.wall / without.wall, asked.wall - without.wall
    print(
        f"{path.name:>12}  without {without.wall:.2f} s, with {asked.wall:.2f} s: {ratio:.3f}x"
        f"  processor {without.processor:.2f}, {asked.processor:.2f} s:"
        f" {asked.processor / without.processor:.3f}x"
        f"  memory {without.peak:.0f}, {asked.peak:.0f} MiB",
        flush=True,
    )
    is_quick = ratio <= MOST_RATIO if path.suffix == ".gz" else more <= MOST_SECONDS
    return is_quick and asked.peak - without.peak <= MOST_MIB


def _medians(costs: list[Cost]) -> Cost:
    seconds = (
        statistics.median(getattr(one, name) for one in costs)
        for name in ("wall", "processor", "peak")
    )
    return Cost(*seconds)


@contextlib.contextmanager
def system_image(size: str, used: int) -> Iterator[Path]:
    """Make a system with this machine's own files in it, and an initramfs of the usual size."""
    with tempfile.TemporaryDirectory(prefix="bench-inside-") as folder:
        tree, image = Path(folder) / "files", Path(folder) / f"{size}.img"
        tree.mkdir()
        gather_files(Path("/usr"), tree / "usr/share", used)
        initramfs = {f"/boot/initrd.img-{KERNEL}": _initramfs(tree)}
        write_files(tree, changed(debian(), initramfs))
        run("mkfs.ext4", "-q", "-F", "-d", tree, image, size)
        yield image


def _initramfs(tree: Path) -> bytes:
    """Return an initramfs of this machine's files, with the drivers behind them all."""
    content, files = bytearray(), (path for path in tree.rglob("*") if path.is_file())
    while len(content) < INITRAMFS_BYTES:
        content += next(files).read_bytes()
    whole = cpio("usr/lib/large", content=bytes(content[:INITRAMFS_BYTES]))
    return zstd.compress(whole[: whole.rindex(b"070701")] + cpio(*DRIVERS), 9)


def main() -> int:
    """Measure each image, raw and packed."""
    met = list[bool]()
    print(machine())
    for size, used in SIZES.items():
        with system_image(size, used) as image:
            met.append(measure(image))
            with image.with_suffix(".img.gz").open("wb") as out:
                subprocess.run([tool("pigz"), "-6", "-c", image], check=True, stdout=out)
            met.append(measure(image.with_suffix(".img.gz")))
    return 0 if all(met) else 1


if __name__ == "__main__":
    if sys.argv[1:]:
        cost = check_once(Path(sys.argv[1]), sys.argv[2])
        print(json.dumps([cost.wall, cost.processor, cost.peak]))
    else:
        sys.exit(main())
