"""The file managers of the desktop, each with a window on a folder."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.after_kill import wait_until
from tests.desktop.hands import Hands, Spot
from tests.required_tools import tool

if TYPE_CHECKING:
    import subprocess

PLACE, SIZE = (0, 20), (430, 500)
LEFT, RIGHT = 160, 420
TOP, BOTTOM = 110, 470
"""Where the files are: right of the places, below the bars and above the status."""
EMPTY = (400, 450)

Picture = tuple[bytes, ...]


@dataclass(frozen=True)
class FileManager:
    """A file manager that shows a folder with one file."""

    hands: Hands
    process: "subprocess.Popen[bytes]"

    @property
    def window(self) -> str:
        """The number of its window, which need not be the first that it shows."""
        return self.hands.window_of(self.process)

    def find_file(self) -> Spot:
        """Return where its file is: what looks different once everything is selected."""
        wait_until(lambda: self.hands.place(self.window, PLACE, SIZE))
        spot: Spot = wait_until(self._change)
        return spot

    def copy_file(self) -> None:
        """Select the file and copy it."""
        self.find_file()
        self.hands.press("ctrl+a", "ctrl+c")

    def _change(self) -> Spot | None:
        """The middle of what a selection changes; None while the window is still painted."""
        self.hands.click(EMPTY)
        before = self._settled()
        self.hands.press("ctrl+a")
        after = self._settled()
        rows = [row for row, seen in enumerate(after) if seen != before[row]]
        if not rows or len(rows) > (BOTTOM - TOP) // 2:
            return None
        columns = [
            column // 4
            for row in rows
            for column in range(0, len(after[row]), 4)
            if after[row][column : column + 4] != before[row][column : column + 4]
        ]
        return LEFT + (min(columns) + max(columns)) // 2, TOP + (rows[0] + rows[-1]) // 2

    def _settled(self) -> Picture:
        """The picture of its files, once it stays the same from one look to the next."""
        seen = [self._picture()]

        def stays() -> bool:
            seen.append(self._picture())
            return seen[-1] == seen[-2]

        wait_until(stays)
        return seen[-1]

    def _picture(self) -> Picture:
        screen = self.hands.desktop.screen
        return tuple(screen.pixels(row, LEFT, RIGHT).tobytes() for row in range(TOP, BOTTOM))


def open_file_manager(hands: Hands, program: str, folder: Path) -> FileManager:
    """Open a file manager on a folder."""
    manager = FileManager(hands, hands.desktop.start(tool(program), folder))
    wait_until(lambda: manager.window)
    return manager
