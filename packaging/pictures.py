"""Takes the pictures of the README anew: the real window, real files, the practice Linode.

Run it as `packaging/dev.py pictures`; it needs `mkfs.ext4`, and looks best with the font Inter.
"""

import gzip
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from imageuploader.app import Program
from imageuploader.domain.settings import Endpoint
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import UploadState
from imageuploader.sandbox.server import Sandbox
from imageuploader.services.credentials import Credentials, Vault
from imageuploader.store.folders import folders_under
from imageuploader.store.vault import SessionVault
from imageuploader.ui.theme.metrics import figures_font
from imageuploader.ui.upload_form.selection import FormState

TARGET = Path(__file__).parent / "screenshots"
WIDE, HIGH = 1040, 720
REGION = "us-ord"
SCHEMES = {
    "light": ("#f5f5f7", "#ffffff", "#1d1d21", "#2f6fde"),
    "dark": ("#232427", "#1b1c1e", "#ececf0", "#4a88ee"),
}
EARLIER = (
    ("windows-2022-core-eval", 94, REGION),
    ("alpine-3.20-router", 6, "nl-ams"),
    ("old-disk", 21, "us-east"),
    ("ubuntu-22.04-base", 63, REGION),
    ("rocky-9-gpu", 74, "de-fra-2"),
)
NEXT = (("debian-13-web", 12), ("debian-13-db", 5), ("fedora-42-base", 5))
UPLOADING_MS = 9_000  # at half a megabyte a second, a third of the first of NEXT
SETTLE_MS = 600
PATIENCE_MS, LOOK_MS = 120_000, 20


class Stage:
    """A window with a history, on a practice Linode of its own."""

    open_vault: ClassVar[Callable[[], Vault]] = SessionVault
    """Makes the password store that the window has."""

    def __init__(
        self, folder: Path, sandbox: Sandbox, token: str, *, practice: bool = True
    ) -> None:
        self._folder, self._sandbox = folder, sandbox
        access = Credentials(
            Endpoint(url=sandbox.url), type(self).open_vault, token, practice=practice
        )
        self.program = Program(folders_under(folder / "home").create(), access, verbose=False)
        self.window, self._queue = self.program.window, self.program.queue
        self.window.resize(WIDE, HIGH)
        self.program.show()
        wait(lambda: bool(self.program.account.regions) or not token)
        self.states: dict[str, UploadState] = {}
        self._queue.changed.connect(lambda told: self.states.update({told.id: told.state}))

    def grab(self, name: str) -> None:
        """Save what the window shows, once it stands still."""
        QTest.qWait(SETTLE_MS)
        self.window.grab().save(str(TARGET / f"{name}.png"))

    def add(self, label: str, megabytes: int, region: str) -> str:
        """Put a file of that size in line and return its upload's id."""
        image = self._folder / f"{label}.img.gz"
        body = os.urandom(megabytes * 1_000_000 - 512)
        image.write_bytes(gzip.compress(bytes(510) + b"\x55\xaa" + body, 1))
        return self._queue.add(
            image, UploadSpec(label, region, tags=("web",), cloud_init=True), None
        )

    def fill_history(self) -> None:
        """Upload what a person might have uploaded earlier; one of these fails."""
        for label, megabytes, region in EARLIER:
            if label == "old-disk":
                self._sandbox.faults.add("put-403", 1)
            wait(partial(self.ended, self.add(label, megabytes, region)))
        self.window.form.banner.clear()

    def fill_form(self) -> None:
        """Drop an image on the window and fill in the form."""
        form = self.window.form
        self.window.open_files([system_image(self._folder)])
        wait(lambda: form.state is FormState.READY)
        form.fields.region.choose(REGION)
        form.fields.tags.set_tags(("base", "2026"))
        form.fields.cloud_init.setChecked(True)
        form.fields.description.setPlainText(
            "Golden image for web nodes, with the security updates of May"
        )

    def start_uploads(self) -> list[str]:
        """Start three uploads on a slow line, the first of them shown in the detail pane."""
        self.window.form.clear_button.click()
        self._sandbox.faults.add("put-slow", 1)
        added = [self.add(label, megabytes, REGION) for label, megabytes in NEXT]
        wait(lambda: self.states.get(added[0]) is UploadState.UPLOADING)
        QTest.qWait(UPLOADING_MS)
        self.show_details(added[0])
        return added

    def show_details(self, upload_id: str) -> None:
        """Select an upload as a person does, and open the detail pane."""
        self.window.history.show_details(upload_id)
        self.window.history.table.setFocus()

    def ended(self, upload_id: str) -> bool:
        """Return whether an upload has come to its end."""
        return self.states.get(upload_id) in {UploadState.AVAILABLE, UploadState.FAILED}


def wait(test: Callable[[], bool]) -> None:
    """Let the program go on until the test holds; give up with an error in the end."""
    for _ in range(PATIENCE_MS // LOOK_MS):
        if test():
            return
        QTest.qWait(LOOK_MS)
    sys.exit("the window did not come to what the picture shows")


def system_image(folder: Path) -> Path:
    """Make the image of a small system: ext4, an init, a kernel, gzip."""
    root, image = folder / "root", folder / "ubuntu-24.04-server-cloudimg-amd64.img"
    for name, size in (("sbin/init", 90_000), ("boot/vmlinuz-6.8.0-60-generic", 14_000_000)):
        (root / name).parent.mkdir(parents=True)
        (root / name).write_bytes(os.urandom(size))
    mkfs = shutil.which("mkfs.ext4", path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")
    if mkfs is None:
        sys.exit("mkfs.ext4 is missing: sudo apt-get install e2fsprogs")
    subprocess.run([mkfs, "-q", "-F", "-d", root, image, "1536M"], check=True)
    packed = image.with_name(f"{image.name}.gz")
    with image.open("rb") as source, gzip.open(packed, "wb", 1) as target:
        shutil.copyfileobj(source, target, 1024**2)
    return packed


def palette(scheme: str) -> QPalette:
    """Return the palette of the drawn window: window, base, text, accent."""
    window, base, text, accent = map(QColor, SCHEMES[scheme])
    made = QPalette(window, window)
    made.setColor(QPalette.ColorRole.Base, base)
    for role in ("Text", "WindowText", "ButtonText"):
        made.setColor(QPalette.ColorRole[role], text)
    for role in ("Highlight", "Accent"):
        made.setColor(QPalette.ColorRole[role], accent)
    made.setColor(QPalette.ColorRole.HighlightedText, QColor("white"))
    return made


def take(scheme: str) -> None:
    """Take the four pictures of a light or a dark desktop."""
    with tempfile.TemporaryDirectory() as folder, Sandbox(process_seconds=0.1) as sandbox:
        stage = Stage(Path(folder), sandbox, sandbox.token)
        # The program chose its theme as it started: the drawn palette comes after that.
        QGuiApplication.styleHints().setColorScheme(Qt.ColorScheme[scheme.title()])
        QApplication.setPalette(palette(scheme))
        stage.grab(f"empty-{scheme}")
        stage.fill_history()
        stage.fill_form()
        stage.grab(f"ready-{scheme}")
        added = stage.start_uploads()
        stage.grab(f"uploading-{scheme}")
        wait(lambda: all(map(stage.ended, added)))
        stage.show_details(added[0])
        stage.grab(f"finished-{scheme}")
        stage.window.close()
        stage.program.close()
        stage.window.deleteLater()


def main() -> None:
    """Take the pictures of both schemes."""
    application = QApplication([])
    application.setStyle("fusion")
    font = QFont("Inter")
    font.setPointSizeF(10)
    application.setFont(figures_font(font))
    for scheme in SCHEMES:
        take(scheme)


if __name__ == "__main__":
    main()
