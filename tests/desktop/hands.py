"""A person's mouse and keyboard, and the windows before them."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.desktop.session import Desktop

Spot = tuple[int, int]


@dataclass(frozen=True)
class Hands:
    """Moves the mouse and presses the keys of a desktop."""

    desktop: Desktop

    def press(self, *keys: str) -> None:
        """Press keys one after the other, such as `ctrl+o`."""
        self._do("key", *keys)

    def write(self, text: str) -> None:
        """Press the keys of a text of ASCII letters."""
        self._do("type", "--delay", "1", text)

    def click(self, spot: Spot) -> None:
        """Press and release the left button there."""
        self._do("mousemove", *spot, "click", 1)

    def move(self, spot: Spot) -> None:
        """Move the mouse there in a step or two, as a drag needs more than one."""
        x, y = spot
        self._do("mousemove", x - 3, y - 3, "mousemove", x, y)

    @contextmanager
    def holding(self, spot: Spot) -> Iterator[None]:
        """Within the block, hold the left button, pressed there and moved a little."""
        x, y = spot
        self._do("mousemove", x, y, "mousedown", 1)
        try:
            self._do("mousemove", x + 6, y + 6, "mousemove", x + 20, y + 20)
            yield
        finally:
            self._do("mouseup", 1)

    def window_of(self, process: "subprocess.Popen[bytes]") -> str:
        """Return the number of the window a program shows; empty if there is none yet."""
        return next(iter(self.windows_of(process)), "")

    def windows_of(self, process: "subprocess.Popen[bytes]") -> list[str]:
        """Return the numbers of all windows that a program shows."""
        return self._do("search", "--onlyvisible", "--pid", process.pid).split()

    def windows_of_class(self, name: str) -> list[str]:
        """Return the numbers of all windows in sight whose WM_CLASS names that program."""
        return self._do("search", "--onlyvisible", "--classname", f"^{name}$").split()

    def area(self, window: str) -> tuple[int, int, int, int]:
        """Return where a window is: left, top, width and height."""
        told = self._do("getwindowgeometry", "--shell", window)
        facts = dict(line.split("=") for line in told.splitlines())
        left, top, width, height = (int(facts[name]) for name in ("X", "Y", "WIDTH", "HEIGHT"))
        return left, top, width, height

    def active(self) -> str:
        """Return the number of the window that has the keyboard; empty if there is none."""
        return self._do("getactivewindow")

    def place(self, window: str, spot: Spot, size: Spot) -> bool:
        """Give a window its place and size, and the keyboard; return whether it has that now."""
        self._do("windowsize", window, *size, "windowmove", window, *spot)
        self._do("windowactivate", window)
        return self.active() == window

    def _do(self, *command: str | int) -> str:
        done = subprocess.run(
            ["xdotool", *map(str, command)],
            env=self.desktop.environ,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stdout.strip()
