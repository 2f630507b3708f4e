"""Speed of preparing a virtual disk, compared with the same raw disk, and with two programs.

Run by hand or by `packaging/dev.py bench`. At most 1.15x the time of the raw disk, and at least
10x sooner than `qemu-img convert` and `pigz -6`, are to be reached.
"""

import sys
from pathlib import Path

from tests.bench.compress_rate import ours, pigz, remove
from tests.disk.real_programs import run
from tests.large_ext4 import big_image, machine, medians

MOST, REACH = 1.15, 10.0
WAYS: dict[str, tuple[str, ...]] = {"plain": (), "compressed": ("-c",)}


def theirs(disk: Path, raw: Path, target: Path) -> None:
    """Convert with qemu-img, then compress with pigz."""
    run("qemu-img", "convert", "-O", "raw", disk, raw)
    pigz(raw, target)


def measure(image: Path, disk: Path) -> bool:
    """Print the figures of one virtual disk, and return whether the targets are met."""
    made = tuple(image.with_name(name) for name in ("raw.gz", "disk.gz", "peer.img", "peer.gz"))
    try:
        raw, own, peers = medians(
            lambda: ours(image, made[0]),
            lambda: ours(disk, made[1]),
            lambda: theirs(disk, made[2], made[3]),
            before=lambda: remove(*made),
        )
    finally:
        remove(*made)
    print(f"raw {raw:.2f} s, {disk.name} {own:.2f} s: {own / raw:.2f}x (at most {MOST}x)")
    sooner = peers / own
    print(f"qemu-img convert and pigz -6 {peers:.2f} s: {sooner:.1f}x (to reach: {REACH}x)")
    return own <= MOST * raw and sooner >= REACH


if __name__ == "__main__":
    reached = []
    with big_image() as source:
        print(f"a qcow2 of 5 GiB, a third used; {machine()}")
        for name in sys.argv[1:] or WAYS:
            there = source.with_name(f"{name}.qcow2")
            try:
                run("qemu-img", "convert", *WAYS[name], "-O", "qcow2", source, there)
                reached.append(measure(source, there))
            finally:
                remove(there)
    sys.exit(0 if all(reached) else 1)
