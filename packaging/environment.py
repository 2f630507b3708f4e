"""The virtual environments of a checkout, and the system's packages beside them."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGING = ROOT / "packaging"
SAMPLE = ROOT / "resources" / "sample.img.gz"
RUN_NEEDS = PACKAGING / "requirements.txt"
TEST_NEEDS = PACKAGING / "requirements-dev.txt"
BUILD_NEEDS = PACKAGING / "requirements-build.txt"
PROJECT = ROOT / "pyproject.toml"

QT_LIBRARIES = PACKAGING / "debian.txt"
TEST_TOOLS = PACKAGING / "debian-dev.txt"
BENCH_PEERS = PACKAGING / "debian-bench.txt"
DEBIAN_BOOTLAB = PACKAGING / "debian-bootlab.txt"
DESKTOP = PACKAGING / "debian-pictures.txt"
DEBIAN_WINDOWS = PACKAGING / "debian-windows.txt"

OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}


def say(text: str) -> None:
    """Print one line, at once."""
    print(f"-- {text}", flush=True)


def call(command: Sequence[str | Path], **more: str) -> int:
    """Run a command from the checkout, with more environment, and return its exit code."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)} | more
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


def must(command: Sequence[str | Path], **more: str) -> None:
    """Run a command, with more environment; stop with its exit code if it fails."""
    if code := call(command, **more):
        say(f"failed with exit code {code}: {' '.join(map(str, command))}")
        sys.exit(code)


@dataclass(frozen=True)
class Environment:
    """A virtual environment in the checkout, made by an interpreter, with pinned packages.

    What `other` names is installed instead of what is pinned, such as `PySide6-Essentials==6.8.3`.
    """

    name: str = ".venv"
    interpreter: str = sys.executable
    other: tuple[str, ...] = ()

    @property
    def folder(self) -> Path:
        """Where it is."""
        return ROOT / self.name

    @property
    def python(self) -> Path:
        """Its interpreter."""
        return self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    def set_up(self, needs: Path) -> None:
        """Make it, with what a list pins and the program's commands, unless it is just so."""
        if sys.version_info < (3, 11):  # noqa: UP036 - run by whatever Python there is
            sys.exit("Image Uploader needs Python 3.11 or newer.")
        stamp = self.folder / f"{needs.stem}.installed"
        wanted = self._fingerprint(needs)
        if stamp.exists() and stamp.read_text("ascii") == wanted:
            return
        say(f"making {self.name} and installing {needs.name} (once, a minute or two)")
        install = [*self._pip(), "install", "--quiet", "--disable-pip-version-check"]
        must([*install, "-r", needs, "-r", BUILD_NEEDS])
        if self.other:
            must([*install, *self.other])
        must([*install, "--no-deps", "--no-build-isolation", "--editable", ROOT])
        stamp.write_text(wanted, "ascii")

    def _fingerprint(self, needs: Path) -> str:
        """Tell one content of the lists, and of the commands' entry points, from another."""
        said = b"".join(path.read_bytes() for path in (RUN_NEEDS, needs, BUILD_NEEDS, PROJECT))
        return hashlib.sha256(said + " ".join(self.other).encode()).hexdigest()

    def _pip(self) -> list[str | Path]:
        """Return the command that installs into it, making it first."""
        make = [self.interpreter, "-m", "venv"]
        if call([self.interpreter, "-c", "import ensurepip"], PYTHONWARNINGS="ignore") == 0:
            must([*make, self.folder])
            return [self.python, "-m", "pip"]
        must([*make, "--without-pip", self.folder])  # Debian leaves pip's bundle out of its Python
        return [sys.executable, "-m", "pip", "--python", self.python]


def install_packages(*lists: Path) -> None:
    """Install what is missing of Debian's packages where that can be done; else name it."""
    if not shutil.which("dpkg-query"):
        return
    lines = [line for told in lists for line in told.read_text("utf-8").splitlines()]
    missing = [name for name in lines if not name.startswith("#") and not has_package(name)]
    if not missing:
        return
    say(f"missing system packages: {' '.join(missing)}")
    root = administrator()
    if root is None:
        say(f"install them: sudo apt-get install {' '.join(missing)}")
        return
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    call([*root, "apt-get", "update", "-qq"], **quiet)
    call([*root, "apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing], **quiet)


def has_package(name: str) -> bool:
    """Return whether Debian's package, or one that provides it, is installed."""
    found = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Status}", name], capture_output=True, text=True, check=False
    )
    return "install ok installed" in found.stdout


def administrator() -> list[str] | None:
    """Return what must stand before a command of root's, or None if there is no way."""
    if os.name == "posix" and os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and call([sudo, "-n", "true"]) == 0:
        return [sudo, "-n"]
    return None
