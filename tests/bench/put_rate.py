"""How fast a body goes over TLS to nginx from the console and from the window, beside `curl -T`.

Run by hand or by `packaging/dev.py bench`. Medians of five, taken in turn; to be reached: 0.95 of
curl's rate in both. `python -m tests.bench.put_rate 256` takes a smaller body (MiB).
"""

import gzip
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from imageuploader.domain.upload import UploadState as S
from imageuploader.store.folders import folders_under
from imageuploader.store.history import History
from tests.bench import memory
from tests.tls_store import BUCKET, ROOT, TlsLinode, tls_linode

MIB = 1024 * 1024
BODY_MIB = 2048
ROUNDS = 5
REACH = 0.95
ROOMY = Path("/dev/shm")  # noqa: S108 - memory, so that no disk is measured


def make_body(folder: Path, mib: int) -> Path:
    """Make a valid .img.gz of noise, stored rather than compressed."""
    path, noise = folder / "noise.img.gz", os.urandom(16 * MIB)
    with gzip.open(path, "wb", compresslevel=0) as file:
        for _ in range(mib // 16):
            file.write(noise)
    return path


def by_curl(linode: TlsLinode, body: Path) -> float:
    """Return the seconds curl takes from connecting to the answer."""
    command = ["curl", "-sS", "-f", "-T", str(body), "--cacert", str(linode.ca_file)]
    flags = ["-H", "Expect:", "-w", "%{time_total}", f"{linode.url}{BUCKET}1"]
    done = subprocess.run([*command, *flags], check=True, capture_output=True, text=True)
    return float(done.stdout)


def by_console(linode: TlsLinode, body: Path) -> float:
    """Return the seconds of the console, its progress shown, from connecting to the answer."""
    command = [sys.executable, "-m", "imageuploader.cli", "upload", str(body), "--no-wait"]
    flags = ["--api-url", linode.url, "--ca", str(linode.ca_file), "--region", "us-ord"]
    return _kept([*command, *flags], linode)


def by_window(linode: TlsLinode, body: Path) -> float:
    """Return the seconds of the window from connecting to the answer."""
    return _kept(memory.window(linode, body), linode)


def _kept(command: list[str], linode: TlsLinode) -> float:
    """Run a program to completion; its history has the time the transfer took."""
    with tempfile.TemporaryDirectory(prefix="bench-home-") as home:
        ours = {
            "IMAGEUPLOADER_HOME": home,
            "LINODE_TOKEN": linode.token,
            "PYTHONPATH": str(ROOT),
        }
        done = subprocess.run(
            command, check=False, cwd=ROOT, env=os.environ | ours, capture_output=True, text=True
        )
        if done.returncode:
            sys.exit(f"failed with exit code {done.returncode}: {done.stderr[-500:]}")
        with closing(History(folders_under(Path(home)).data / "history.sqlite3")) as history:
            [upload] = history.uploads()
    at = {moment.state: moment.at for moment in upload.timeline}
    return (at[S.PROCESSING] - at[S.UPLOADING]).total_seconds()


WAYS: dict[str, Callable[[TlsLinode, Path], float]] = {
    "curl -T": by_curl,
    "console": by_console,
    "window": by_window,
}


def report(taken: dict[str, list[float]], size: int) -> bool:
    """Print the rates, and return whether the targets are met."""
    good, curl = True, median(taken["curl -T"])
    for name, seconds in taken.items():
        ratio = curl / median(seconds)
        reached = ratio >= REACH
        good = good and reached
        rates = " ".join(f"{size / one / 1e6:.0f}" for one in seconds)
        print(
            f"{name:>8}  median {size / median(seconds) / 1e6:5.0f} MB/s  ({rates})"
            f"  {ratio:.2f} of curl  {'' if reached else 'MISSED'}"
        )
    return good


def main() -> int:
    """Send the same body with each program in turn."""
    mib = int(sys.argv[1]) if len(sys.argv) > 1 else BODY_MIB
    print(f"{os.cpu_count()} processors, Python {platform.python_version()}, {mib} MiB over TLS")
    if ROOMY.is_dir() and shutil.disk_usage(ROOMY).free > 3 * mib * MIB:
        tempfile.tempdir = str(ROOMY)
    taken: dict[str, list[float]] = defaultdict(list)
    with tempfile.TemporaryDirectory(prefix="bench-body-") as folder, tls_linode() as linode:
        body, store = make_body(Path(folder), mib), linode.ca_file.parent / "store"
        for _ in range(ROUNDS):
            for name, way in WAYS.items():
                taken[name].append(way(linode, body))
                shutil.rmtree(store)
                store.mkdir()
        return 0 if report(taken, body.stat().st_size) else 1


if __name__ == "__main__":
    sys.exit(main())
