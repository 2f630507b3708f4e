"""Runs Windows programs under Wine, in a prefix of its own."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from environment import say
from windows.compiler import make_shim
from windows.places import HERE

SHIMS = ("bcryptprimitives", "icuuc")
"""Libraries of Windows that Wine 8 lacks; they are put into the prefix, never into the product."""

NO_CODE = 124
"""The exit code of a program that was stopped at its time limit."""

_SETTINGS = {
    "WINEARCH": "win64",
    "WINEDEBUG": "-all",
    # Qt's own runtime: Wine's lacks some of its functions. No questions about Mono and Gecko. No
    # driver of USB, of which a thread may outlive its process and hold the pipes of what it served.
    "WINEDLLOVERRIDES": "mscoree,mshtml,wineusb.sys=;"
    "msvcp140,msvcp140_1,msvcp140_2,vcruntime140,vcruntime140_1=n,b",
}
_STEP, _LINGERING, _END_LIMIT = 1.0, 5, 30
_NOT_PASSED = ("PYTHON", "QT_", "IMAGEUPLOADER_", "LINODE_", "XDG_", "DISPLAY", "WAYLAND")


@dataclass(frozen=True, slots=True)
class Ended:
    """How a program ended: its exit code and what it wrote."""

    code: int
    out: str
    messages: str


@dataclass(frozen=True)
class Prefix:
    """A Windows in a folder; `more` is the environment of its programs."""

    folder: Path
    more: Mapping[str, str] = field(default_factory=dict)

    @property
    def drive(self) -> Path:
        """Its drive C."""
        return self.folder / "drive_c"

    @property
    def home(self) -> Path:
        """The user's folder."""
        (home,) = (path for path in (self.drive / "users").iterdir() if path.name != "Public")
        return home

    @property
    def environment(self) -> dict[str, str]:
        """The environment of a program."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith(_NOT_PASSED)}
        return kept | _SETTINGS | {"WINEPREFIX": str(self.folder)} | dict(self.more)

    def with_environment(self, **more: str) -> "Prefix":
        """Return the same Windows for programs with more environment."""
        return Prefix(self.folder, {**self.more, **more})

    def make(self) -> None:
        """Make it anew, as Windows 10."""
        say("making a Wine prefix")
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self.run("wineboot", "--init", seconds=180)
        self.run("winecfg", "-v", "win10")
        no_dialog = ("/v", "ShowCrashDialog", "/t", "REG_DWORD", "/d", "0", "/f")
        self.run("reg", "add", r"HKCU\Software\Wine\WineDbg", *no_dialog)
        for shim in SHIMS:
            place = self.drive / "windows" / "system32" / f"{shim}.dll"
            make_shim(HERE / "shims" / f"{shim}.c", place)

    def start(self, program: str | Path, *arguments: str | Path) -> "subprocess.Popen[str]":
        """Start a program.

        Wine 8 cannot tell what a standard stream is when it is a file of this system, and Python
        then dies at its start: all three are pipes.
        """
        command = ["wine", *map(windows_path, (program, *arguments))]
        return subprocess.Popen(
            command,
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            errors="replace",
        )

    def run(self, program: str | Path, *arguments: str | Path, seconds: float = 90) -> Ended:
        """Run a program to its end, or to its time limit.

        What it has started and left behind holds its pipes: it is ended soon after, with every
        program of this Windows.
        """
        limit, lingering = time.monotonic() + seconds, 0
        process = self.start(program, *arguments)
        while lingering <= _LINGERING and time.monotonic() < limit:
            try:
                out, messages = process.communicate("", timeout=_STEP)
            except subprocess.TimeoutExpired:
                lingering += _is_over(process)
            else:
                return Ended(process.returncode, out, messages)
        over = _is_over(process)
        process.kill()
        self.end()
        out, messages = _read_rest(process)
        code = process.poll()
        return Ended(NO_CODE if code is None or not over else code, out, messages)

    def end(self) -> None:
        """End every program of this Windows, and no other."""
        command = ["wineserver", "--kill"]
        with suppress(subprocess.TimeoutExpired):
            subprocess.run(
                command,
                env=self.environment,
                check=False,
                capture_output=True,
                timeout=_END_LIMIT,
            )

    def stay(self) -> None:
        """Keep the server until `end`: else it starts anew for each program."""
        quiet = subprocess.DEVNULL
        for command in (["wineserver", "--persistent"], ["wine", "wineboot"]):
            subprocess.run(
                command, env=self.environment, check=False, stdin=quiet, stdout=quiet, stderr=quiet
            )


def _read_rest(process: "subprocess.Popen[str]") -> tuple[str, str]:
    """Return what a program wrote that was killed.

    A thread of one of Wine's drivers outlives its process and may hold the pipes for ever: they
    are closed soon.
    """
    try:
        return process.communicate(timeout=_LINGERING)
    except subprocess.TimeoutExpired as error:
        for pipe in (process.stdin, process.stdout, process.stderr):
            if pipe:
                pipe.close()
        return _text(error.stdout), _text(error.stderr)


def _text(read: str | bytes | None) -> str:
    """Return what was read before a time limit, which Python has not decoded."""
    return read.decode("utf-8", "replace") if isinstance(read, bytes) else read or ""


def _is_over(process: "subprocess.Popen[str]") -> bool:
    """Whether a program has ended, also where a thread of Wine's still holds its process."""
    status = Path(f"/proc/{process.pid}/stat")
    return process.poll() is not None or ") Z " in status.read_text("ascii", "replace")


def windows_path(path: str | Path) -> str:
    """Return what a Windows program calls a path of this system; a text is left as it is."""
    if isinstance(path, str):
        return path
    return "Z:" + str(path.absolute()).replace("/", "\\")


def require(happened: object, what: str, ended: Ended | None = None) -> None:
    """Say what was shown, or stop."""
    if happened:
        say(f"good: {what}")
        return
    sys.exit(f"not so: {what}\n{ended or ''}")
