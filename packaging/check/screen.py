"""A screen with a window manager, looked at and clicked on as a person would."""

import os
import struct
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from release import BUILD

WIDTH, HEIGHT = 1400, 900
FAILED = BUILD / "seen" / "failed.png"
PATIENCE = 30.0
"""How many seconds something may take to appear."""

_STEP = 0.2
_SETTLE = 1.5
_PIXEL = 4
_READABLE = 3  # times the size: letters of 8 pixels are too small to be told apart
_XWD = struct.Struct(">25I")
_XWD_COLOUR = 12


@dataclass(frozen=True)
class Rectangle:
    """A part of the screen, in pixels."""

    left: int
    top: int
    width: int
    height: int

    @property
    def centre(self) -> tuple[int, int]:
        """Its middle."""
        return self.left + self.width // 2, self.top + self.height // 2


@dataclass(frozen=True)
class Picture:
    """What was on the screen: rows of blue, green, red and an unused byte."""

    rows: tuple[bytes, ...]

    def cut(self, part: Rectangle) -> "Picture":
        """Return a part of it."""
        bounds = slice(part.left * _PIXEL, (part.left + part.width) * _PIXEL)
        rows = self.rows[part.top : part.top + part.height]
        return Picture(tuple(row[bounds] for row in rows))

    def enlarged(self, times: int) -> "Picture":
        """Return it with each pixel several times as wide and high."""
        rows = (
            b"".join(row[at : at + _PIXEL] * times for at in range(0, len(row), _PIXEL))
            for row in self.rows
        )
        return Picture(tuple(row for row in rows for _ in range(times)))

    def save(self, path: Path) -> None:
        """Write it as a PNG."""
        width = len(self.rows[0]) // _PIXEL
        lines = b"".join(b"\0" + _red_first(row) for row in self.rows)
        head = struct.pack(">2I5B", width, len(self.rows), 8, 2, 0, 0, 0)
        parts = ((b"IHDR", head), (b"IDAT", zlib.compress(lines)), (b"IEND", b""))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts))

    def first_change(self, later: "Picture", margin: int = 12) -> Rectangle | None:
        """Return the uppermost thing that a later picture shows anew; close ones are one."""
        pairs = zip(self.rows, later.rows, strict=True)
        changed = [row for row, (before, after) in enumerate(pairs) if before != after]
        if not changed:
            return None
        band = [changed[0]]
        for row in changed[1:]:
            if row - band[-1] > margin:
                break
            band.append(row)
        places = [
            column
            for row in band
            for column in range(len(self.rows[row]) // _PIXEL)
            if _pixel(self.rows[row], column) != _pixel(later.rows[row], column)
        ]
        left, top = min(places), band[0]
        return Rectangle(left, top, max(places) - left + 1, band[-1] - top + 1)


@dataclass(frozen=True)
class Screen:
    """A running X server."""

    display: str
    memory: Path

    def picture(self) -> Picture:
        """Return what is on it now."""
        seen = self.memory.read_bytes()
        head = _XWD.unpack_from(seen)
        size, height, line, colours = head[0], head[5], head[12], head[19]
        start = size + colours * _XWD_COLOUR
        return Picture(
            tuple(seen[start + row * line : start + (row + 1) * line] for row in range(height))
        )

    def windows(self, name: str) -> list[str]:
        """Return the visible windows whose class or title holds a word."""
        found = self._xdotool("search", "--onlyvisible", "--name", name)
        return found.split()

    def wait_for_window(self, name: str) -> str:
        """Return the window with such a title, once there is one and it has settled."""
        self.wait(lambda: bool(self.windows(name)), f"a window named {name}")
        time.sleep(_SETTLE)
        return self.windows(name)[-1]

    def place_of(self, window: str) -> Rectangle:
        """Return where a window is."""
        told = self._xdotool("getwindowgeometry", "--shell", window)
        facts = dict(line.split("=") for line in told.split())
        x, y = max(0, int(facts["X"])), max(0, int(facts["Y"]))
        return Rectangle(x, y, int(facts["WIDTH"]), int(facts["HEIGHT"]))

    def class_of(self, window: str) -> str:
        """Return the class that a window says it has."""
        command = ["xprop", "-display", self.display, "-id", window, "WM_CLASS"]
        told = subprocess.run(command, capture_output=True, text=True, check=True)
        return told.stdout.partition("=")[2].strip()

    def move(self, window: str, place: Rectangle) -> None:
        """Put a window somewhere, before all others."""
        self._xdotool("windowactivate", "--sync", window)
        self._xdotool("windowsize", window, str(place.width), str(place.height))
        self._xdotool("windowmove", window, str(place.left), str(place.top))
        time.sleep(_SETTLE)

    def double_click(self, place: Rectangle) -> None:
        """Press the mouse twice in the middle of something."""
        x, y = map(str, place.centre)
        self._xdotool("mousemove", "--sync", x, y)
        time.sleep(_STEP)
        self._xdotool("click", "--repeat", "2", "--delay", "80", "1")

    def pointer(self) -> Rectangle:
        """Return where the mouse is."""
        told = self._xdotool("getmouselocation", "--shell")
        facts = dict(line.split("=") for line in told.split())
        return Rectangle(int(facts["X"]), int(facts["Y"]), 1, 1)

    def read(self, window: str) -> str:
        """Return the text that a window shows, as far as it can be read from its picture."""
        with tempfile.TemporaryDirectory() as folder:
            seen = Path(folder) / "seen.png"
            self.picture().cut(self.place_of(window)).enlarged(_READABLE).save(seen)
            command = ["tesseract", str(seen), "-", "--psm", "11", "--dpi", "288"]
            told = subprocess.run(command, capture_output=True, text=True, check=True)
        return told.stdout

    def wait(self, is_so: Callable[[], bool], what: str) -> None:
        """Wait until something is so; stop if it does not become so."""
        deadline = time.monotonic() + PATIENCE
        while not is_so():
            if time.monotonic() > deadline:
                self.picture().save(FAILED)
                sys.exit(f"waited {PATIENCE:.0f} s in vain for {what}")
            time.sleep(_STEP)

    def _xdotool(self, *command: str) -> str:
        told = subprocess.run(
            ["xdotool", *command],
            env=os.environ | {"DISPLAY": self.display},
            capture_output=True,
            text=True,
            check=False,
        )
        return told.stdout


@contextmanager
def open_screen() -> Iterator[Screen]:
    """Start a screen and a window manager, and end them."""
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        read, write = os.pipe()
        size = f"{WIDTH}x{HEIGHT}x24"
        flags = ("-screen", "0", size, "-fbdir", folder, "-nolisten", "tcp", "-ac")
        command = ["Xvfb", "-displayfd", str(write), *flags]
        stack.enter_context(_running(command, {}, (write,)))
        os.close(write)
        with os.fdopen(read) as told:
            display = f":{told.readline().strip()}"
        stack.enter_context(_running(["openbox"], {"DISPLAY": display}, ()))
        time.sleep(_SETTLE)
        yield Screen(display, Path(folder) / "Xvfb_screen0")


@contextmanager
def _running(command: list[str], more: dict[str, str], kept: tuple[int, ...]) -> Iterator[None]:
    quiet = subprocess.DEVNULL
    with subprocess.Popen(
        command, env=os.environ | more, pass_fds=kept, stdout=quiet, stderr=quiet
    ) as process:
        try:
            yield
        finally:
            process.terminate()


def _pixel(row: bytes, column: int) -> bytes:
    return row[column * _PIXEL : column * _PIXEL + 3]


def _red_first(row: bytes) -> bytes:
    line = bytearray(len(row) // _PIXEL * 3)
    for place in range(3):
        line[place::3] = row[2 - place :: _PIXEL]
    return bytes(line)


def _chunk(kind: bytes, content: bytes) -> bytes:
    sum_ = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", sum_)
