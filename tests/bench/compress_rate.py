"""Speed and size of compressing a raw image, compared with `pigz -6`.

Run by hand or by `packaging/dev.py bench`. At least 15x and at most 1.12x are to be reached.
"""

import subprocess
import sys
from pathlib import Path

from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.disk_report import Payload
from tests.disk.compression.whole_file import compress
from tests.large_ext4 import big_image, machine, medians
from tests.required_tools import tool

REACH, MOST = 15.0, 1.12
MEBI = 1024**2


def ours(image: Path, target: Path) -> Payload:
    """Compress with our code."""
    return compress(image, target, on_progress=lambda _: None, cancel=CancelToken())


def pigz(image: Path, target: Path) -> None:
    """Compress with pigz."""
    with target.open("wb") as out:
        subprocess.run([tool("pigz"), "-6", "-c", image], check=True, stdout=out)


def remove(*paths: Path) -> None:
    """Remove files if they exist."""
    for path in paths:
        path.unlink(missing_ok=True)


def measure(image: Path) -> bool:
    """Print the figures, and return whether the targets are met."""
    print(f"an ext4 image of 5 GiB, a third used; {machine()}")
    targets = image.with_name("pigz.gz"), image.with_name("ours.gz")
    try:
        theirs, own = medians(
            lambda: pigz(image, targets[0]),
            lambda: ours(image, targets[1]),
            before=lambda: remove(*targets),
        )
        larger = targets[1].stat().st_size / targets[0].stat().st_size
    finally:
        remove(*targets)
    ratio = theirs / own
    print(f"pigz -6 {theirs:.2f} s, ours {own:.2f} s: {ratio:.1f}x (to reach: {REACH}x)")
    print(f"{larger:.3f}x the bytes of pigz (at most {MOST}x)")
    return ratio >= REACH and larger <= MOST


def holes(image: Path) -> None:
    """Print the time for 6 GiB with 1 % of data, and for the data alone."""
    data = image.with_name("data.img")
    thin = image.with_name("thin.img")
    with image.open("rb") as source:
        source.seek(600 * MEBI)
        pieces = [source.read(MEBI) for _ in range(62)]
    data.write_bytes(b"".join(pieces))
    with thin.open("wb") as file:
        for number, piece in enumerate(pieces):
            file.seek(number * 100 * MEBI)
            file.write(piece)
        file.truncate(6 * 1024 * MEBI)
    targets = image.with_name("alone.gz"), image.with_name("spread.gz")
    try:
        alone, whole = medians(
            lambda: ours(data, targets[0]),
            lambda: ours(thin, targets[1]),
            before=lambda: remove(*targets),
        )
    finally:
        remove(data, thin, *targets)
    print(f"62 MiB alone {alone:.3f} s, spread over 6 GiB {whole:.3f} s")


if __name__ == "__main__":
    with big_image() as made:
        holes(made)
        sys.exit(0 if measure(made) else 1)
