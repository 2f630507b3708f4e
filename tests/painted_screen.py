"""A private X server whose picture is read from memory: when a program has painted, not mapped."""

import mmap
import os
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

WIDTH, HEIGHT = 1280, 800
POLL_SECONDS = 0.002
LONGEST_SECONDS = 60.0
_EVERY_ROW = 8
_COLOURS = 9
_ROWS = 4
"""A window is painted once so many rows of those looked at have so many colours: text has."""

_FLAGS = ("-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-nocursor", "-nolisten", "tcp", "-noreset")
_HEADER = struct.Struct(">25I")


@dataclass(frozen=True)
class Screen:
    """The display's name and the memory of its picture."""

    display: str
    memory: mmap.mmap
    first_pixel: int
    row_bytes: int

    def is_painted(self) -> bool:
        """Return whether there is more to see than areas of one colour."""
        rows = range(0, HEIGHT, _EVERY_ROW)
        return sum(self._colours(row) >= _COLOURS for row in rows) >= _ROWS

    def wait_for_paint(self, process: "subprocess.Popen[bytes]") -> float:
        """Return the time of `time.monotonic` at which a program had painted its window."""
        until = time.monotonic() + LONGEST_SECONDS
        while not self.is_painted():
            if process.poll() is not None or time.monotonic() > until:
                sys.exit(f"no window of {process.args!r}")
            time.sleep(POLL_SECONDS)
        return time.monotonic()

    def wait_until_empty(self) -> None:
        """Wait until no window is left."""
        until = time.monotonic() + LONGEST_SECONDS
        while any(self._colours(row) > 1 for row in range(0, HEIGHT, _EVERY_ROW)):
            if time.monotonic() > until:
                sys.exit("a window stays on the screen")
            time.sleep(0.05)

    def pixels(self, row: int, left: int = 0, right: int = WIDTH) -> memoryview:
        """Return the colours of a row as they are now, or of a part of it."""
        start = self.first_pixel + row * self.row_bytes
        return memoryview(self.memory)[start + left * 4 : start + right * 4].cast("I")

    def _colours(self, row: int) -> int:
        return len(set(self.pixels(row)))


@contextmanager
def painted_screen() -> Iterator[Screen]:
    """Within the block, an X server runs that nobody else uses."""
    with tempfile.TemporaryDirectory(prefix="bench-screen-") as folder:
        reading, writing = os.pipe()
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-fbdir", folder, *_FLAGS],
            pass_fds=[writing],
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        try:
            with os.fdopen(reading) as told:
                display = f":{told.readline().strip()}"
            with (Path(folder) / "Xvfb_screen0").open("rb") as file:
                memory = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            yield _screen(display, memory)
        finally:
            server.terminate()
            server.wait(10)


def _screen(display: str, memory: mmap.mmap) -> Screen:
    """Read where the pixels are from the header of the picture, which is that of `xwd`."""
    fields = _HEADER.unpack_from(memory)
    header_bytes, row_bytes, colours = fields[0], fields[12], fields[19]
    return Screen(display, memory, header_bytes + colours * 12, row_bytes)
