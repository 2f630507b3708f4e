"""Extra memory for an upload of 6 GiB over one of 16 MiB, in the console and the window.

In the window the file is packed before Upload is pressed, in the background.

Run by hand or by `packaging/dev.py bench`. VmHWM is the most memory a process ever had; 64 MiB
more for the large file are allowed.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.one_upload import EarlyUpload, make_disk
from tests.tls_store import ROOT, TlsLinode, tls_linode

MOST_MIB = 64
SMALL = (4, 16)
LARGE = (600, 6 * 1024)
SAMPLE_SECONDS = 0.1


@dataclass(frozen=True)
class Memory:
    """The peak memory of a process, and the peak in each quarter of its life, in MiB."""

    peak: float
    quarters: tuple[float, ...]


def window(linode: TlsLinode, file: Path) -> list[str]:
    """Return the command that uploads with the window."""
    return [sys.executable, __file__, linode.url, linode.token, str(linode.ca_file), str(file)]


def console(linode: TlsLinode, file: Path) -> list[str]:
    """Return the command that uploads with the console."""
    flags = ["--api-url", linode.url, "--ca", str(linode.ca_file), "--region", "us-ord"]
    command = [
        sys.executable,
        "-m",
        "imageuploader.cli",
        "upload",
        str(file),
        "--no-wait",
        "--quiet",
    ]
    return [*command, *flags]


def measured(command: list[str], token: str) -> Memory:
    """Run to completion, and return the memory used."""
    with tempfile.TemporaryDirectory(prefix="bench-home-") as home:
        ours = {"IMAGEUPLOADER_HOME": home, "LINODE_TOKEN": token, "PYTHONPATH": str(ROOT)}
        quiet = subprocess.DEVNULL
        process = subprocess.Popen(command, cwd=ROOT, env=os.environ | ours, stdout=quiet)
        samples = list(_samples(process))
    if process.returncode:
        sys.exit(f"failed with exit code {process.returncode}: {' '.join(command)}")
    resident, fourth = [now for now, _ in samples], max(1, len(samples) // 4)
    quarters = (resident[at * fourth : (at + 1) * fourth] for at in range(4))
    return Memory(max(peak for _, peak in samples), tuple(max(few) for few in quarters if few))


def _samples(process: "subprocess.Popen[bytes]") -> Iterator[tuple[float, float]]:
    """Sample the memory until the process ends."""
    while True:
        if memory := _memory_of(process.pid):
            yield memory
        try:
            process.wait(SAMPLE_SECONDS)
        except subprocess.TimeoutExpired:
            continue
        return


def _memory_of(pid: int) -> tuple[float, float] | None:
    """The current and the peak memory of a process in MiB; None once it has ended."""
    try:
        status = Path(f"/proc/{pid}/status").read_text("ascii")
    except OSError:
        return None
    found = [re.search(rf"{name}:\s+(\d+) kB", status) for name in ("VmRSS", "VmHWM")]
    now, peak = (int(one[1]) / 1024 if one else 0.0 for one in found)
    return (now, peak) if peak else None


def upload_in_a_window(url: str, token: str, ca_file: str, file: str) -> int:
    """The child process: one upload in the real window."""
    from PySide6.QtWidgets import QApplication

    from imageuploader.app import Program
    from imageuploader.domain.settings import Endpoint
    from imageuploader.services.credentials import Credentials
    from imageuploader.store.folders import folders_under
    from imageuploader.store.vault import SessionVault

    application = QApplication(["bench"])
    access = Credentials(Endpoint(url=url, ca_file=ca_file), SessionVault, token)
    places = folders_under(Path(os.environ["IMAGEUPLOADER_HOME"])).create()
    program = Program(places, access, verbose=False)
    run = EarlyUpload(program, Path(file), lambda _: None)
    program.show()
    application.exec()
    program.window.close()
    program.close()
    if run.failed:
        print(run.failed, file=sys.stderr)
    return 1 if run.failed else 0


def main() -> int:
    """Compare the large upload with the small one in both programs."""
    good = True
    with tempfile.TemporaryDirectory(prefix="bench-disk-") as folder, tls_linode() as linode:
        small, large = (make_disk(Path(folder), *sizes) for sizes in (SMALL, LARGE))
        for name, command in (("console", console), ("window", window)):
            little = measured(command(linode, small), linode.token)
            much = measured(command(linode, large), linode.token)
            grown = much.peak - little.peak
            good = good and grown <= MOST_MIB
            quarters = " ".join(f"{quarter:.0f}" for quarter in much.quarters)
            print(
                f"{name:>8}  16 MiB: {little.peak:.0f} MiB  6 GiB: {much.peak:.0f} MiB"
                f"  (by quarters {quarters})  grown {grown:.0f} MiB"
                f"  {'' if grown <= MOST_MIB else 'MISSED'}"
            )
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(upload_in_a_window(*sys.argv[1:]) if sys.argv[1:] else main())
