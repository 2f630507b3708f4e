"""Speed and size of checking and preparing a raw image, compared with `pigz -6`.

Run by hand or by `packaging/dev.py bench`. At least 15x and at most 1.13x are to be reached by a
console that is running; what a new one needs besides is printed too.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from imageuploader.disk.export import move_into_place
from imageuploader.disk.inspect import inspect
from imageuploader.disk.prepare import prepare
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.disk_report import Payload, PrepareOptions
from tests.large_ext4 import big_image, machine, medians
from tests.required_tools import tool

REACH, MOST = 15.0, 1.13
MEBI = 1024**2
ROOT = Path(__file__).parents[2]


def ours(image: Path, target: Path) -> Payload:
    """Check and prepare with our code, as a console that is already running does."""
    cancel = CancelToken()
    report, options = inspect(image, cancel=cancel), PrepareOptions(target.parent)
    payload = prepare(report, options, on_progress=lambda _: None, cancel=cancel)
    return move_into_place(payload, target, cancel=cancel)


def console(*words: object) -> None:
    """Run our console, with a home of its own."""
    with tempfile.TemporaryDirectory(prefix="bench-home-") as home:
        command = [sys.executable, "-m", "imageuploader.cli", *map(str, words)]
        ours = {"IMAGEUPLOADER_HOME": home, "PYTHONPATH": str(ROOT)}
        subprocess.run(command, check=True, env=os.environ | ours, capture_output=True)


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
    targets = [image.with_name(f"{name}.gz") for name in ("pigz", "ours", "console")]
    try:
        theirs, own, whole, bare, check = medians(
            lambda: pigz(image, targets[0]),
            lambda: ours(image, targets[1]),
            lambda: console("prepare", image, "-o", targets[2]),
            lambda: console("--version"),
            lambda: inspect(image, cancel=CancelToken()),
            before=lambda place: remove(*targets[place : place + 1]),
        )
        larger = targets[1].stat().st_size / targets[0].stat().st_size
    finally:
        remove(*targets)
    ratio = theirs / own
    print(f"pigz -6 {theirs:.2f} s, ours {own:.2f} s: {ratio:.1f}x (to reach: {REACH}x)")
    print(
        f"a console started anew {whole:.2f} s: {theirs / whole:.1f}x; {bare:.2f} s of it are its"
        f" start without any work, {check:.2f} s the check"
    )
    print(f"{larger:.3f}x the bytes of pigz (at most {MOST}x)")
    return ratio >= REACH and larger <= MOST


def holes(image: Path) -> None:
    """Print the time for 6 GiB with 1 % of data, and for the data alone.

    It begins with noise: what the image has there may be the start of a file, which is no disk.
    """
    data = image.with_name("data.img")
    thin = image.with_name("thin.img")
    with image.open("rb") as source:
        source.seek(600 * MEBI)
        pieces = [os.urandom(MEBI), *(source.read(MEBI) for _ in range(61))]
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
            before=lambda place: remove(targets[place]),
        )
    finally:
        remove(data, thin, *targets)
    print(f"62 MiB alone {alone:.3f} s, spread over 6 GiB {whole:.3f} s")


if __name__ == "__main__":
    with big_image() as made:
        holes(made)
        sys.exit(0 if measure(made) else 1)
