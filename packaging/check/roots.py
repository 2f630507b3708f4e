"""Bare Debian systems to install into, each in a folder of its own."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from environment import say
from release import BUILD

MIRROR = "http://deb.debian.org/debian"
USER, USER_ID = "tester", 1000
HOME = Path("/home") / USER
ROOTS = BUILD / "roots"

_PATH = "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin"
_CHROOT = shutil.which("chroot", path=_PATH) or "chroot"
_ENDS_WITHIN = 10.0
_STEP = 0.1


@dataclass(frozen=True)
class CleanRoot:
    """A bare system with one user."""

    suite: str
    folder: Path

    def run(self, *command: str, **more: str) -> str:
        """Run a command as root and return what it prints; stop if it fails."""
        return self._run(command, {"HOME": "/root", "DEBIAN_FRONTEND": "noninteractive"} | more)

    def run_as_user(self, *command: str, **more: str) -> str:
        """Run a command as the user and return what it prints; stop if it fails."""
        return self._run(command, self._of_user(more), f"--userspec={USER}")

    def start_as_user(self, *command: str, **more: str) -> None:
        """Start a program of the user's that stays; `end_programs` ends it."""
        subprocess.Popen(
            [_CHROOT, f"--userspec={USER}", self.folder, *command],
            env={"PATH": _PATH, **self._of_user(more)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def succeeds(self, *command: str) -> bool:
        """Return whether a command of root's ends well."""
        told = subprocess.run(
            [_CHROOT, self.folder, *command], env={"PATH": _PATH}, capture_output=True, check=False
        )
        return told.returncode == 0

    def path(self, inside: str | Path) -> Path:
        """Return where a path of the system is for us."""
        return self.folder / str(inside).lstrip("/")

    def install(self, *packages: str) -> None:
        """Let apt install packages, or files that are packages."""
        quiet = ("-y", "-qq", "--no-install-recommends", "-o", "Dpkg::Use-Pty=0")
        self.run("apt-get", "install", *quiet, *packages)

    def files(self, *inside: str) -> set[Path]:
        """Return every path below some folders."""
        return {path for each in inside for path in self.path(each).rglob("*")}

    def programs(self) -> list[int]:
        """Return the processes that live in this system."""
        return [int(entry.name) for entry in Path("/proc").glob("[0-9]*") if self._is_ours(entry)]

    def end_programs(self) -> None:
        """End every process of this system, kindly first."""
        for kind in (signal.SIGTERM, signal.SIGKILL):
            for process in self.programs():
                _signal(process, kind)
            deadline = time.monotonic() + _ENDS_WITHIN
            while self.programs() and time.monotonic() < deadline:
                time.sleep(_STEP)

    def _run(self, command: Sequence[str], environ: Mapping[str, str], *flags: str) -> str:
        told = subprocess.run(
            [_CHROOT, *flags, self.folder, *command],
            env={"PATH": _PATH, "LC_ALL": "C.UTF-8", **environ},
            capture_output=True,
            text=True,
            check=False,
        )
        if told.returncode:
            said = f"{' '.join(command)} ended with {told.returncode}"
            sys.exit(f"{self.suite}: {said}\n{told.stdout}\n{told.stderr}")
        return told.stdout

    def _of_user(self, more: Mapping[str, str]) -> dict[str, str]:
        runtime = {"XDG_RUNTIME_DIR": f"/run/user/{USER_ID}"}
        return {"HOME": str(HOME), "USER": USER, "LC_ALL": "C.UTF-8"} | runtime | dict(more)

    def _is_ours(self, process: Path) -> bool:
        try:
            return (process / "root").readlink() == self.folder
        except OSError:
            return False


@contextmanager
def clean_root(suite: str) -> Iterator[CleanRoot]:
    """Make a bare system of a suite, and remove it at the end."""
    root = CleanRoot(suite, ROOTS / suite)
    _remove(root)
    root.folder.mkdir(parents=True)
    subprocess.run(["tar", "-xf", _packed(suite), "-C", root.folder], check=True)
    for place in ("proc", "dev/shm"):
        kind = "proc" if place == "proc" else "tmpfs"
        root.path(place).mkdir(exist_ok=True)
        subprocess.run(["mount", "-t", kind, kind, root.path(place)], check=True)
    shutil.copyfile("/etc/resolv.conf", root.path("etc/resolv.conf"))
    _add_user(root)
    try:
        yield root
    finally:
        _remove(root)


def _add_user(root: CleanRoot) -> None:
    """Add the user by hand: a bare Debian 13 has no program for it."""
    for file, line in (
        ("etc/passwd", f"{USER}:x:{USER_ID}:{USER_ID}::{HOME}:/bin/sh\n"),
        ("etc/group", f"{USER}:x:{USER_ID}:\n"),
    ):
        with root.path(file).open("a", encoding="ascii") as table:
            table.write(line)
    for place in (str(HOME), f"/run/user/{USER_ID}"):
        root.run("install", "-d", "-m", "700", "-o", USER, "-g", USER, place)


def _packed(suite: str) -> Path:
    """Return the packed system, which is made once."""
    packed = ROOTS / f"{suite}.tar"
    if not packed.exists():
        say(f"making a bare {suite}")
        packed.parent.mkdir(parents=True, exist_ok=True)
        made = packed.with_suffix(".part.tar")
        command = ["mmdebstrap", "--quiet", "--variant=apt", suite, str(made), MIRROR]
        subprocess.run(command, check=True)
        made.rename(packed)
    return packed


def _remove(root: CleanRoot) -> None:
    root.end_programs()
    for place in ("proc", "dev/shm"):
        if os.path.ismount(root.path(place)):
            subprocess.run(["umount", root.path(place)], check=True)
    if root.folder.exists():
        subprocess.run(["rm", "-rf", "--one-file-system", root.folder], check=True)


def _signal(process: int, kind: signal.Signals) -> None:
    try:
        os.kill(process, kind)
    except ProcessLookupError:
        return
