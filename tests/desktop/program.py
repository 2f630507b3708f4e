"""The program as it runs on the desktop, and what a person does with it again and again."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from imageuploader.domain.upload import UploadState
from imageuploader.sandbox.server import Sandbox
from tests.after_kill import read_uploads, wait_until
from tests.desktop.accessibility import FOCUSED, Node
from tests.desktop.hands import Hands
from tests.desktop.session import Desktop

if TYPE_CHECKING:
    import subprocess

PLACE, SIZE = (436, 20), (840, 740)
"""Beside the file managers."""
START = (sys.executable, "-m", "imageuploader")


@dataclass(frozen=True)
class Program:
    """The program as it runs on the desktop, and the Linode that it uploads to."""

    desktop: Desktop
    hands: Hands
    sandbox: Sandbox
    process: "subprocess.Popen[bytes]"
    tree: Node
    window: str

    @property
    def uploads(self):
        """Its history, as it is on the disk."""
        return read_uploads(self.desktop.folder / "program")

    def come_to_front(self) -> None:
        """Give it the keyboard, as a click on its title does."""
        wait_until(lambda: self.hands.place(self.window, PLACE, SIZE))

    def click(self, role: str, name: str) -> None:
        """Click what can be seen of that kind and name, once it is there."""
        self.hands.click(self.tree.wait_for(role, name).middle)

    @property
    def label_field(self) -> Node:
        """The field of the form that has the label."""
        return self.tree.wait_for("text", "Label")

    def states_of(self, label: str):
        """Return the states of all uploads of that label."""
        return [one.state for one in self.uploads if one.spec.label == label]

    def fill_in(self, file: Path, label: str) -> None:
        """Fill in the form by keyboard; the path must be one of ASCII letters."""
        self.hands.press("ctrl+n")
        self.choose(file)
        self.hands.press("alt+l", "ctrl+a")
        self.hands.write(label)
        self.hands.press("alt+r", "ctrl+a")
        self.hands.write("chicago")
        self.hands.press("Tab")

    def choose(self, file: Path) -> None:
        """Choose a file in the dialog, by its path."""
        self.hands.press("ctrl+o")
        self.tree.wait_for("dialog", "Choose image file")
        self.hands.write(str(file))
        self.hands.press("Return")
        wait_until(lambda: self.label_field.text == file.stem)

    @property
    def available(self):
        """The uploads whose image is available."""
        return [one for one in self.uploads if one.state is UploadState.AVAILABLE]

    def wait_for_upload(self, label: str):
        """Return the upload of that label, once its image is available."""
        return wait_until(lambda: [one for one in self.available if one.spec.label == label])[0]

    def go_to_history(self) -> None:
        """Go from zone to zone until the table has the keys."""

        def is_there() -> bool:
            self.hands.press("F6")
            return self.tree.wait_for("table", "History").has(FOCUSED)

        wait_until(is_there)

    def popup(self) -> tuple[int, int, int, int] | None:
        """Return where its open list is, if there is one."""
        others = set(self.hands.windows_of(self.process)) - {self.window}
        return self.hands.area(others.pop()) if others else None
