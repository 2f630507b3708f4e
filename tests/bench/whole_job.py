"""From a qcow2 to the last byte on Linode, compared with three programs one after the other.

Run by hand or by `packaging/dev.py bench`; it needs unshare, tc and nginx. `qemu-img convert`,
`pigz -6` and `linode-cli image-upload` against `imageuploader-cli upload --no-wait`, both to the
practice Linode behind TLS, over a line of a known speed. linode-cli ends with the last byte, so
the time that Linode needs afterwards is left out on both sides. At least 5x, 1.5x and 1.1x sooner
at 1000, 100 and 20 Mbit/s are to be reached, and fewer bytes than `pigz -9` on the slowest line.

The disk was in use: a tenth of what is on it was deleted. To be done in ten minutes, the slower
lines have one round, and the slowest one a disk of 1 GiB; `--gib 5 --rounds 5` takes over an hour.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from tests.bench.compress_rate import remove
from tests.disk.real_programs import run
from tests.large_ext4 import machine, medians, worn_qcow2
from tests.required_tools import tool
from tests.slow_line import enter_own_network, limit_line
from tests.tls_store import ROOT, TlsLinode, tls_linode

MEBI = 1024**2
KNOWN_AFTER_SECONDS = 3
"""How long an earlier upload took, which has measured the line."""


@dataclass(frozen=True)
class Line:
    """A line: its speed, what is to be reached on it, and how it is measured unless told."""

    megabits: int
    reach: float
    gibibytes: int = 5
    rounds: int = 1


SLOWEST = 20
LINES = (Line(1000, 5.0, rounds=3), Line(100, 1.5), Line(SLOWEST, 1.1, gibibytes=1))


@dataclass(frozen=True)
class Job:
    """One disk, the Linode it is sent to, and a folder for what is made on the way."""

    disk: Path
    linode: TlsLinode
    folder: Path

    @property
    def packed(self) -> Path:
        """What pigz makes."""
        return self.folder / "disk.img.gz"

    def theirs(self) -> None:
        """Convert, compress and send with three programs."""
        raw = self.folder / "disk.img"
        run("qemu-img", "convert", "-O", "raw", self.disk, raw)
        self.pack(raw, 6)
        raw.unlink()
        address = self.linode.url.removeprefix("https://")
        words = ("image-upload", "--region", "us-ord", "--label", "theirs", self.packed)
        _call(
            [tool("linode-cli"), *words],
            LINODE_CLI_TOKEN=self.linode.token,
            LINODE_CLI_CONFIG=str(self.folder / "linode-cli"),
            LINODE_CLI_API_HOST=address,
            LINODE_CLI_API_VERSION="v4",
            LINODE_CLI_CA=str(self.linode.ca_file),
            LINODE_CLI_SUPPRESS_VERSION_WARNING="1",
            REQUESTS_CA_BUNDLE=str(self.linode.ca_file),
        )

    def ours(self) -> None:
        """Send it with our console, as it is."""
        self.send(self.disk)

    def send(self, file: Path) -> None:
        """Send a file with our console."""
        program = (sys.executable, "-m", "imageuploader.cli", "upload")
        flags = ("--api-url", self.linode.url, "--ca", self.linode.ca_file, "--region", "us-ord")
        words = (*program, file, *flags, "--no-wait", "--quiet")
        _call(words, LINODE_TOKEN=self.linode.token, **self._home())

    def pack(self, raw: Path, level: int) -> None:
        """Compress with pigz."""
        with self.packed.open("wb") as out:
            subprocess.run([tool("pigz"), f"-{level}", "-c", raw], check=True, stdout=out)

    def measure_line(self, line: Line) -> None:
        """Send noise, as an earlier upload: our program knows the line by it."""
        noise = self.folder / "noise.img"
        count = line.megabits * 1_000_000 // 8 * KNOWN_AFTER_SECONDS // MEBI
        with noise.open("wb") as out:
            out.writelines(os.urandom(MEBI) for _ in range(count))
        self.send(noise)
        noise.unlink()

    def sent_bytes(self) -> int:
        """Return how many bytes the store got last."""
        bodies = self.linode.store.rglob("*")
        files = [path.stat() for path in bodies if path.is_file()]
        return max(files, key=lambda status: status.st_mtime_ns).st_size

    def clear(self, place: int) -> None:
        """Remove what the store has, and, before their turn, what they packed."""
        made = () if place else (self.packed,)
        remove(*made, *(path for path in self.linode.store.rglob("*") if path.is_file()))

    def smallest_of_pigz(self) -> int:
        """Return the bytes of `pigz -9`."""
        raw = self.folder / "disk.img"
        run("qemu-img", "convert", "-O", "raw", self.disk, raw)
        self.pack(raw, 9)
        raw.unlink()
        return self.packed.stat().st_size

    def smallest_of_all(self) -> int:
        """Return the bytes of our highest level when deleted data is sent too."""
        packed = self.folder / "all.img.gz"
        program = (sys.executable, "-m", "imageuploader.cli", "prepare", self.disk, "-o", packed)
        _call((*program, "--keep-free-space", "--level", "9"), **self._home())
        return packed.stat().st_size

    def _home(self) -> dict[str, str]:
        return {"IMAGEUPLOADER_HOME": str(self.folder / "home"), "PYTHONPATH": str(ROOT)}


def _call(command: "list[str | Path] | tuple[str | Path, ...]", **environment: str) -> None:
    done = subprocess.run(
        list(map(str, command)),
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"{command[0]} failed: {done.stdout}{done.stderr}")


def measure(line: Line, linode: TlsLinode) -> bool:
    """Print the figures of one line, and return whether they are reached."""
    limit_line(line.megabits)
    with tempfile.TemporaryDirectory(prefix="bench-job-") as folder, ExitStack() as stack:
        job = Job(stack.enter_context(worn_qcow2(line.gibibytes)), linode, Path(folder))
        job.measure_line(line)
        theirs, ours = medians(job.theirs, job.ours, before=job.clear, rounds=line.rounds)
        sooner = theirs / ours
        print(
            f"{line.megabits} Mbit/s, {line.gibibytes} GiB, rounds: {line.rounds}: theirs"
            f" {theirs:.1f} s, ours {ours:.1f} s: {sooner:.2f}x (to reach: {line.reach}x)"
        )
        packed, sent = job.packed.stat().st_size, job.sent_bytes()
        print(f"pigz -6 {packed:,} bytes, ours {sent:,}: {sent / packed:.3f}x", flush=True)
        if line.megabits > SLOWEST:
            return sooner >= line.reach
        smallest, all_sent = job.smallest_of_pigz(), job.smallest_of_all()
        print(f"pigz -9 {smallest:,} bytes: {sent / smallest:.3f}x (to reach: below 1)")
        print(f"with --keep-free-space --level 9: {all_sent / smallest:.3f}x")
        return sooner >= line.reach and sent < smallest


def chosen_lines() -> list[Line]:
    """Return what the command line asks for."""
    flags = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    flags.add_argument("lines", nargs="*", type=int, metavar="MBIT", help="1000, 100, 20; else all")
    flags.add_argument("--gib", type=int, help="the size of the disk on every line")
    flags.add_argument("--rounds", type=int, help="how many rounds on every line")
    asked = flags.parse_args()
    told = {"gibibytes": asked.gib, "rounds": asked.rounds}
    known = {name: value for name, value in told.items() if value}
    lines = [line for line in LINES if not asked.lines or line.megabits in asked.lines]
    return [replace(line, **known) for line in lines]


def main() -> int:
    """Measure each line."""
    lines = chosen_lines()
    enter_own_network()
    limit_line(max(line.megabits for line in LINES))
    print(f"a qcow2 of a disk in use, a third used; {machine()}")
    with tls_linode() as linode:
        reached = [measure(line, linode) for line in lines]
    return 0 if all(reached) else 1


if __name__ == "__main__":
    sys.exit(main())
