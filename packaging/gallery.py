"""Takes the window in every state, to be looked at: `gallery.py FOLDER [LANGUAGE...]`.

For each language (`xr` is one from right to left), light and dark, with usual and with large text.
Each of these is a process of its own, as the language and the font are the program's.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import product
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from inside_pictures import make_systems
from pictures import LOOK_MS, REGION, Stage, wait
from PySide6.QtCore import QMimeData, QPoint, QSettings, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDragLeaveEvent, QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from typing_extensions import override

from imageuploader.codec.image import image_from
from imageuploader.domain.errors import ProcessingFailed
from imageuploader.domain.history.query import Filter
from imageuploader.domain.settings import Endpoint
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Moment, Upload, UploadState
from imageuploader.sandbox.server import Sandbox
from imageuploader.store.folders import folders_under
from imageuploader.store.history import History
from imageuploader.ui.inside.start_dialog import show_start
from imageuploader.ui.language import install_language
from imageuploader.ui.settings.dialog import SettingsDialog
from imageuploader.ui.theme.metrics import figures_font
from imageuploader.words.errors.failed_upload import message_of

THEMES = ("light", "dark")
LANGUAGES = ("en", "de", "zh_CN", "xr")
SIZES = {10: (1040, 720), 20: (1366, 2000)}
"""Points of the text, and the window for it."""

MANY, SOME = 1_000, 40
SETTLED = 1_500
NAMES = ("debian-13", "alpine-3.22", "ubuntu-24.04", "rocky-9", "fedora-42", "golden", "edge")
USES = ("web", "db", "router", "build", "gpu", "base", "ci-runner-with-a-rather-long-name")
STEPS = ("QUEUED", "PREPARING", "REQUESTING", "UPLOADING", "FINALISING", "PROCESSING", "AVAILABLE")
FEW_SECONDS = 12_000
_S = UploadState


class Gallery(Stage):
    """The stage of the pictures, on which every state is played."""

    def __init__(
        self, folder: Path, sandbox: Sandbox, token: str, target: Path, *, practice: bool = False
    ) -> None:
        self._target = target
        super().__init__(folder, sandbox, token, practice=practice)
        self.window.resize(*SIZES[QApplication.font().pointSize()])

    @override
    def grab(self, name: str) -> None:
        """Save what the window shows, or the dialog over it."""
        pause(300)
        self.window.grab().save(str(self._target / f"{name}.png"))

    def grab_dialog(self, name: str) -> None:
        """Save the open dialog, and close it."""
        pause(300)
        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, QDialog) and dialog.isVisible():
                dialog.grab().save(str(self._target / f"{name}.png"))
                dialog.reject()

    def play_form(self) -> None:
        """A file that gets a warning, three files, and one that is dragged over the window."""
        form = self.window.form
        odd = self._make("photos-of-the-summer.img", 6_000_000)
        self.window.open_files([odd])
        wait(lambda: form.state.name == "READY")
        form.fields.region.choose(REGION)
        form.fields.tags.set_tags(("base", "2026", "web", "production"))
        self.grab("02-file-with-warning")
        form.clear_all()
        names = ("debian-13-web.img", "debian-13-db.img", "alpine-3.22-router.raw")
        self.window.open_files([self._make(name, 3_000_000) for name in names])
        pause(SETTLED)
        self.grab("03-three-files")
        form.clear_all()
        self._drag(odd)
        pause(300)
        self.grab("04-overlay")
        QApplication.sendEvent(self.window, QDragLeaveEvent())

    def play_uploads(self) -> None:
        """A running one with a queue, a stalled one, one that waits, one that fails, the end."""
        faults = self._sandbox.faults
        for fault, name in (("put-slow", "05-uploading-with-queue"), ("put-stalled", "06-stalled")):
            faults.add(fault, 1)
            line = (("debian-13-web", 40), ("debian-13-db", 5), ("debian-13-ci", 5))
            running, *others = [self.add(label, size, REGION) for label, size in line]
            wait(partial(self._is_in, _S.UPLOADING, running))
            pause(FEW_SECONDS)
            self.window.history.show_details(running)
            self.grab(name)
            for upload_id in (*others, running):
                self._queue.cancel(upload_id)
            wait(partial(self._is_in, _S.CANCELLED, running))
        self._play_ends()

    def _play_ends(self) -> None:
        faults = self._sandbox.faults
        faults.add("put-500", 1)
        waits = self.add("debian-13-web", 5, REGION)
        wait(partial(self._is_in, _S.RETRY_WAIT, waits))
        self.window.history.show_details(waits)
        self.grab("07-retry-wait")
        self._queue.cancel(waits)
        wait(partial(self._is_in, _S.CANCELLED, waits))
        faults.add("put-403", 1)
        fails = self.add("debian-13-web", 5, REGION)
        wait(lambda: self.ended(fails))
        self.window.history.show_details(fails)
        self.grab("08-failed")
        self.window.form.banner.clear()
        done = self.add("debian-13-web", 5, REGION)
        wait(lambda: self.ended(done))
        self.window.history.show_details(done)
        self.grab("09-finished")

    def play_rest(self) -> None:
        """The long history, the images of the account, and the dialogs."""
        history = self.window.history
        history.table.scrollToBottom()
        history.table.selectRow(history.model.rowCount() // 2)
        history.table.setFocus()
        pause(SETTLED)
        history.show_details(history.model.id_at(history.table.currentIndex().row()))
        self.grab("10-history-of-1000")
        self._play_settings()
        history.choose_images()
        wait(lambda: history.model.rowCount() > 0)
        pause(SETTLED)
        history.table.selectRow(0)
        self.grab("13-account-images")
        for action in ("delete_image", "replicate", "edit_image"):
            history.actions_by_name[action].trigger()
            self.grab_dialog(f"14-{action.replace('_', '-')}")
        history.toolbar.filter.chosen.emit(Filter.ALL)

    def _play_settings(self) -> None:
        next(iter(self.window.findChildren(QAction, "settingsAction"))).trigger()
        dialog = next(iter(self.window.findChildren(SettingsDialog)))
        for page in range(dialog.tabs.count()):
            dialog.tabs.setCurrentIndex(page)
            pause(200)
            dialog.grab().save(str(self._target / f"12-settings-{page}.png"))
        dialog.reject()

    def play_inside(self) -> None:
        """What is found inside an image: one that starts, one with warnings, two that do not."""
        form = self.window.form
        for name, path in make_systems(self._folder).items():
            self.window.open_files([path])
            wait(lambda: form.state.name == "READY")
            form.fields.region.choose(REGION)
            self.grab(f"15-inside-{name}")
            form.drop_area.card.found.click()
            self.grab(f"16-found-{name}")
            layout = QSettings(str(self._folder / "layout.ini"), QSettings.Format.IniFormat)
            made = replace(upload(7, random.Random(7)), inside=form.selection.inside)  # noqa: S311 - no secret
            show_start(self.window, layout, made, Endpoint())
            self.grab_dialog(f"17-start-{name}")
            form.clear_all()

    def _is_in(self, state: UploadState, upload_id: str) -> bool:
        return self.states.get(upload_id) is state

    def _make(self, name: str, size: int) -> Path:
        path = self._folder / name
        path.write_bytes(random.Random(name).randbytes(size))  # noqa: S311 - no secret
        return path

    def _drag(self, path: Path) -> None:
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path))])
        copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        spot, keys = QPoint(self.window.rect().center()), Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(self.window, QDragEnterEvent(spot, copy, mime, left, keys))


def pause(milliseconds: int) -> None:
    """Let the program go on; QTest.qWait alone would let no other thread run."""
    for _ in range(milliseconds // LOOK_MS):
        QTest.qWait(LOOK_MS)


def fill_history(path: Path) -> None:
    """Save uploads as if they had been made in the course of a year."""
    chance = random.Random(3)  # noqa: S311 - the same history every time
    with closing(History(path, message_of=message_of)) as history:
        for number in range(MANY):
            history.save(upload(number, chance))


def upload(number: int, chance: random.Random) -> Upload:
    """One upload of the past."""
    label = f"{chance.choice(NAMES)}-{chance.choice(USES)}-{number}"
    at = datetime.now(UTC) - timedelta(hours=9 * (MANY - number))
    size = chance.randrange(20, 4_800) * 1_000_000
    image = {"id": f"private/{26_000_000 + number}", "label": label, "status": "available"}
    steps = [UploadState[name] for name in STEPS]
    made = Upload(
        UploadSpec(label, chance.choice(("us-ord", "de-fra-2", "nl-ams")), tags=("web",)),
        Path(f"/home/ada/images/{label}.img.gz"),
        state=_S.AVAILABLE,
        image=image_from({**image, "size": 2_500, "regions": [], "capabilities": []}),
        sha256=f"{number:064x}",
        total_bytes=size,
        sent_bytes=size,
        attempts=1,
        timeline=tuple(Moment(s, at + n * timedelta(seconds=31)) for n, s in enumerate(steps)),
    )
    failed, cancelled = number % SOME == 0, number % SOME == 1
    if failed:
        return replace(made, state=_S.FAILED, error=ProcessingFailed("Failed to decompress image"))
    return replace(made, state=_S.CANCELLED) if cancelled else made


@contextmanager
def stage(target: Path, theme: str, *, who: str) -> Iterator[Gallery]:
    """A window on a Linode of its own, for one who practises, is signed in, or is nobody."""
    with tempfile.TemporaryDirectory() as folder, Sandbox(process_seconds=0.1) as sandbox:
        places = folders_under(Path(folder) / "home").create()
        (places.config / "settings.json").write_text(json.dumps({"theme": theme, "region": REGION}))
        if who == "user":
            fill_history(places.data / "history.sqlite3")
        token = "" if who == "nobody" else sandbox.token
        made = Gallery(Path(folder), sandbox, token, target, practice=who == "practice")
        pause(SETTLED)
        yield made
        made.window.close()
        made.program.close()
        made.window.deleteLater()
        pause(LOOK_MS)


def take(target: Path, theme: str) -> None:
    """Take all pictures of one theme, language and size of text."""
    with stage(target, theme, who="nobody") as made:
        made.grab("11-sign-in")
    with stage(target, theme, who="practice") as made:
        made.grab("01-practice-empty")
    take_inside(target, theme)
    with stage(target, theme, who="user") as made:
        made.play_form()
        made.play_uploads()
        made.play_rest()


def take_inside(target: Path, theme: str) -> None:
    """Take the pictures of what is inside an image."""
    with stage(target, theme, who="practice") as made:
        made.play_inside()


def take_set(target: Path, language: str, theme: str, points: float) -> None:
    """Take the pictures of one set into its folder."""
    target.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    application.setStyle("fusion")
    font = QFont("Inter")
    font.setPointSizeF(points)
    application.setFont(figures_font(font))
    install_language(application, language)
    take(target, theme)


def main() -> None:
    """Take one set, or start a process for each."""
    flags = argparse.ArgumentParser(description=__doc__)
    flags.add_argument("folder", type=Path)
    flags.add_argument("languages", nargs="*", default=LANGUAGES)
    flags.add_argument("--theme", help="take the set of this theme alone")
    flags.add_argument("--points", type=int, default=min(SIZES), help="the size of its text")
    args = flags.parse_args()
    if args.theme:
        take_set(args.folder, args.languages[0], args.theme, args.points)
        return
    for language, theme, points in product(args.languages, THEMES, SIZES):
        folder = args.folder / f"{language}-{theme}-{points}"
        options = (folder, language, "--theme", theme, "--points", str(points))
        subprocess.run([sys.executable, __file__, *options], check=True)


if __name__ == "__main__":
    main()
