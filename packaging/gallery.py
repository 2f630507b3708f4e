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
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from itertools import product
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from inside_pictures import make_systems
from past_uploads import fill_history, upload
from pictures import LOOK_MS, REGION, Stage, wait
from PySide6.QtCore import QMimeData, QObject, QPoint, QSettings, Qt, QUrl, Slot
from PySide6.QtGui import QAction, QDesktopServices, QDragEnterEvent, QDragLeaveEvent, QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from typing_extensions import override

from imageuploader.domain.errors import (
    LocalError,
    MissingGrant,
    MissingScope,
    NoTokenStore,
    NotTrusted,
    ProxyWantsPassword,
    SignInRefused,
    TokenGone,
    TokenNotStored,
    TokenRefused,
    TokenStoreLocked,
    TokenStorePlain,
    TokenStoreRefused,
    UploadError,
)
from imageuploader.domain.history.query import Filter
from imageuploader.domain.settings import Endpoint
from imageuploader.domain.upload import UploadState
from imageuploader.sandbox.server import Sandbox
from imageuploader.store.folders import folders_under
from imageuploader.store.vault import SessionVault
from imageuploader.ui.inside.start_dialog import show_start
from imageuploader.ui.language import install_language
from imageuploader.ui.settings.dialog import SettingsDialog
from imageuploader.ui.theme.metrics import figures_font

THEMES = ("light", "dark")
LANGUAGES = ("en", "de", "zh_CN", "xr")
SIZES = {10: (1040, 720), 20: (1366, 2000)}
"""Points of the text, and the window for it."""

SETTLED = 1_500
FEW_SECONDS = 12_000
PASTED = "0123456789abcdef" * 4
REFUSALS: dict[str, UploadError] = {
    "expired": TokenRefused(),
    "scope": MissingScope("images:read_write", "events:read_only images:read_only"),
    "grant": MissingGrant("add_images", "jdoe"),
    "denied": SignInRefused("denied"),
    "not-stored": TokenNotStored("work", "locked"),
    "proxy": ProxyWantsPassword("api.linode.com", "407 Proxy Authentication Required"),
    "untrusted": NotTrusted(
        "api.linode.com", "unable to get local issuer certificate", "Example Corp Inspection CA"
    ),
}
STORES: dict[str, LocalError] = {
    "refused": TokenStoreRefused("denied"),
    "plain": TokenStorePlain("Notes"),
    "none": NoTokenStore(),
}
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

    def play_refusals(self) -> None:
        """The sign-in of somebody whose token is good for nothing, and one with the browser."""
        account, panel = self.program.account, self.window.sign_in
        panel.token.setText(PASTED)
        for name, error in REFUSALS.items():
            account.refused.emit(error)
            self.grab(f"15-sign-in-{name}")
        account.store.ask(TokenGone("work"))
        panel.token.clear()
        panel.show_waiting_file("debian-13-web.img")
        self.grab("15-sign-in-gone")
        account.store.forget_question()
        opened = _Browser()
        QDesktopServices.setUrlHandler("http", opened, "open")  # type: ignore[arg-type]  # a str
        login = self._sandbox.url
        self.program.settings.update(oauth_client="client-of-a-company", login_url=login)
        panel.browser_button.refresh()
        panel.browser_button.click()
        wait(lambda: bool(opened.pages))
        self.grab("15-sign-in-browser")
        account.browser.stop()
        QDesktopServices.unsetUrlHandler("http")

    def play_stores(self) -> None:
        """A token that no store takes, and one that was in a store."""
        account, panel = self.program.account, self.window.sign_in
        panel.token.setText(PASTED)
        panel.button.click()
        wait(lambda: account.store.asks)
        self.grab("16-store-locked")
        account.store.is_unlocking = True
        account.changed.emit()
        self.grab("16-store-unlocking")
        account.store.is_unlocking = False
        for name, error in STORES.items():
            account.store.ask(error)
            self.grab(f"16-store-{name}")
        panel.store.action.click()
        self.grab("16-store-how-to-install")
        account.store.keep_for_session()

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
            if fault == "put-stalled":
                wait(self.window.queue_panel.running.retry.isVisible)
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
        history.toolbar.detail.setChecked(False)  # a narrow window has the table in its place
        pause(SETTLED)
        history.table.scrollToBottom()
        history.table.selectRow(history.model.rowCount() // 2)
        history.table.setFocus()
        pause(SETTLED)
        self.grab("10-history-table")
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


class _LockedVault(SessionVault):
    """A password store whose person is away."""

    @override
    def store(self, account: str, token: str) -> None:
        raise TokenStoreLocked

    @override
    def where(self) -> str:
        raise TokenStoreLocked


class LockedGallery(Gallery):
    """The same with a password store that is locked."""

    open_vault = _LockedVault


class _Browser(QObject):
    """Opens no page."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        """Note the page."""
        self.pages.append(url.toString())


def pause(milliseconds: int) -> None:
    """Let the program go on; QTest.qWait alone would let no other thread run."""
    for _ in range(milliseconds // LOOK_MS):
        QTest.qWait(LOOK_MS)


@contextmanager
def stage(target: Path, theme: str, *, who: str) -> Iterator[Gallery]:
    """A window on a Linode of its own, for one who practises, is signed in, or is nobody.

    Whoever is `locked` is nobody, with a password store that is locked.
    """
    with tempfile.TemporaryDirectory() as folder, Sandbox(process_seconds=0.1) as sandbox:
        places = folders_under(Path(folder) / "home").create()
        (places.config / "settings.json").write_text(json.dumps({"theme": theme, "region": REGION}))
        if who == "user":
            fill_history(places.data / "history.sqlite3")
        token = "" if who in {"nobody", "locked"} else sandbox.token
        kind = LockedGallery if who == "locked" else Gallery
        made = kind(Path(folder), sandbox, token, target, practice=who == "practice")
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
        made.play_refusals()
    with stage(target, theme, who="locked") as made:
        made.play_stores()
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
