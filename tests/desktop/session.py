"""A desktop of the tests' own: a screen, a window manager, a session bus and its accessibility."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.painted_screen import Screen, painted_screen
from tests.required_tools import tool

_END_SECONDS = 10
_OURS = ("DBUS_", "DISPLAY", "GTK_", "LINODE_", "QT_", "SESSION_", "WAYLAND_", "XDG_")


@dataclass(frozen=True)
class Desktop:
    """Where programs are started, and what they find in their environment."""

    folder: Path
    screen: Screen
    environ: dict[str, str]
    running: ExitStack = field(repr=False)

    def start(self, *command: str | Path, **more: str) -> "subprocess.Popen[bytes]":
        """Start a program that ends with the desktop; what it says is in a file of its name."""
        name = Path(command[0]).name
        with (self.folder / f"{name}.said").open("ab") as said:
            process = subprocess.Popen(
                command, env=self.environ | more, stdin=subprocess.DEVNULL, stdout=said, stderr=said
            )
        self.running.callback(end, process)
        return process

    def said(self, command: str | Path) -> str:
        """Return what the programs of a name have said."""
        return (self.folder / f"{Path(command).name}.said").read_text("utf-8", "replace")


@contextmanager
def open_desktop(folder: Path) -> Iterator[Desktop]:
    """Within the block there is a desktop that nobody else uses, with its folders in this one."""
    for name in ("Xvfb", "openbox", "xdotool", "dbus-daemon"):
        tool(name)
    with painted_screen() as screen, ExitStack() as running:
        desktop = Desktop(folder, screen, _environ(folder, screen.display), running)
        reading, writing = os.pipe()
        bus = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", f"--print-address={writing}"],
            pass_fds=[writing],
            env=desktop.environ,
            stderr=subprocess.DEVNULL,
        )
        running.callback(end, bus)
        os.close(writing)
        with os.fdopen(reading) as told:
            desktop.environ["DBUS_SESSION_BUS_ADDRESS"] = told.readline().strip()
        desktop.start("openbox")
        yield desktop


def _environ(folder: Path, display: str) -> dict[str, str]:
    """What a person's programs find who has just got this computer."""
    runtime = folder / "run"
    runtime.mkdir(mode=0o700)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_OURS)}
    places = {
        f"XDG_{name}_HOME": str(folder / name.lower()) for name in ("CACHE", "CONFIG", "DATA")
    }
    return (
        kept
        | places
        | {
            "HOME": str(folder),
            "LANG": "C.UTF-8",
            "DISPLAY": display,
            "XDG_RUNTIME_DIR": str(runtime),
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
    )


def end(process: "subprocess.Popen[bytes]") -> None:
    """End a program, whether it wants to or not."""
    process.terminate()
    try:
        process.wait(_END_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(_END_SECONDS)
