"""Speed of checking a valid .img.gz, compared with `gzip -t`.

Run by hand or by `packaging/dev.py bench`. The whole console command is timed: it tells the true
size and the SHA-256 as well. At least 5x is to be reached.
"""

import subprocess
import sys
from pathlib import Path

from tests.disk.real_programs import run
from tests.large_ext4 import big_image, machine, medians
from tests.required_tools import tool

REACH = 5.0
ROOT = Path(__file__).parents[2]


def check(path: Path) -> None:
    """Check with our console."""
    command = [sys.executable, "-m", "imageuploader.cli", "check", str(path), "--json"]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def measure(image: Path) -> bool:
    """Print the figure, and return whether the target is met."""
    packed = image.with_name("disk.img.gz")
    try:
        with packed.open("wb") as out:
            subprocess.run([tool("pigz"), "-6", "-c", image], check=True, stdout=out)
        size, whole = packed.stat().st_size, image.stat().st_size
        print(f"a gzip of {size / 1e6:.0f} MB, {whole / 2**30:.0f} GiB unpacked; {machine()}")
        theirs, ours = medians(lambda: run("gzip", "-t", packed), lambda: check(packed))
    finally:
        packed.unlink(missing_ok=True)
    ratio = theirs / ours
    print(f"gzip -t {theirs:.2f} s, check {ours:.2f} s: {ratio:.1f}x (to reach: {REACH}x)")
    return ratio >= REACH


if __name__ == "__main__":
    with big_image() as made:
        sys.exit(0 if measure(made) else 1)
