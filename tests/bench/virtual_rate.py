"""Speed of preparing a virtual disk, compared with the same raw disk, and with two programs.

Run by hand or by `packaging/dev.py bench`. At most 1.15x the time of the raw disk, and at least
10x sooner than `qemu-img convert` and `pigz -6`, are to be reached. The two take a minute, and have
only two rounds after one to warm up.
"""

import sys
from functools import partial
from pathlib import Path

from tests.bench.compress_rate import ours, pigz, remove
from tests.disk.real_programs import run
from tests.large_ext4 import big_image, machine, medians

MOST, REACH = 1.15, 10.0
PEER_ROUNDS = 2
WAYS: dict[str, tuple[str, ...]] = {"plain": (), "compressed": ("-c",)}


def theirs(disk: Path, raw: Path, target: Path) -> None:
    """Convert with qemu-img, then compress with pigz."""
    run("qemu-img", "convert", "-O", "raw", disk, raw)
    pigz(raw, target)


def measure(image: Path, disks: list[Path]) -> bool:
    """Print the figures of the virtual disks, and return whether the targets are met."""
    made = {disk: disk.with_suffix(".gz") for disk in (image, *disks)}
    raw_again, packed = image.with_name("peer.img"), image.with_name("peer.gz")
    targets = list(made.values())
    works = [partial(ours, disk, target) for disk, target in made.items()]
    peers = [partial(theirs, disk, raw_again, packed) for disk in disks]
    try:
        raw, *own = medians(*works, before=lambda place: remove(targets[place]))
        slow = medians(*peers, before=lambda _: remove(raw_again, packed), rounds=PEER_ROUNDS)
    finally:
        remove(*made.values(), raw_again, packed)
    print(f"raw {raw:.2f} s")
    for disk, mine, other in zip(disks, own, slow, strict=True):
        print(f"{disk.name} {mine:.2f} s: {mine / raw:.2f}x the raw disk (at most {MOST}x)")
        print(
            f"qemu-img convert and pigz -6 {other:.2f} s: {other / mine:.1f}x (to reach: {REACH}x)"
        )
    pairs = zip(own, slow, strict=True)
    return all(mine <= MOST * raw and other >= REACH * mine for mine, other in pairs)


def main() -> int:
    """Make the virtual disks, and measure them."""
    with big_image() as source:
        print(f"a qcow2 of 5 GiB, a third used; {machine()}")
        disks = [source.with_name(f"{name}.qcow2") for name in WAYS]
        try:
            for disk, options in zip(disks, WAYS.values(), strict=True):
                run("qemu-img", "convert", *options, "-O", "qcow2", source, disk)
            return 0 if measure(source, disks) else 1
        finally:
            remove(*disks)


if __name__ == "__main__":
    sys.exit(main())
