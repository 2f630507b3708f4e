from typing import TYPE_CHECKING, cast

import pytest
import shiboken6
from PySide6.QtCore import QObject, QSettings, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QFont
from PySide6.QtWidgets import QApplication, QDialog

from imageuploader.domain.settings import Settings
from imageuploader.ui.window.main_window import MainWindow
from imageuploader.ui.window.zone_layout import Arrangement
from tests.ui.fakes import (
    StandInAccount,
    StandInArchive,
    StandInChecker,
    StandInQueue,
    StandInSettings,
)
from tests.ui.history_steps import DB, OLD, WEB, settle
from tests.ui.steps import activate

if TYPE_CHECKING:
    from imageuploader.services.account import AccountService
    from imageuploader.services.file_checker import FileChecker
    from imageuploader.services.history.history_service import HistoryService
    from imageuploader.services.queue.upload_queue import UploadQueue
    from imageuploader.services.settings import SettingsService


class Stage:
    """A window on services that stand in."""

    def __init__(self, folder, *, signed_in, practice=False):
        self.account = StandInAccount(signed_in=signed_in)
        self.account.practice = practice
        self.checker, self.queue = StandInChecker(), StandInQueue()
        self.archive = StandInArchive()
        self.settings = StandInSettings(Settings(region="us-ord"))
        self.window = MainWindow(
            cast("AccountService", self.account),
            cast("FileChecker", self.checker),
            cast("UploadQueue", self.queue),
            cast("HistoryService", self.archive),
            settings=cast("SettingsService", self.settings),
            practice=practice,
            layout=QSettings(str(folder / "layout.ini"), QSettings.Format.IniFormat),
        )

    def end(self):
        """Let nothing run: closing the window would ask, and leave a question to the next test."""
        self.queue.current, self.queue.waiting = None, ()

    def delete(self):
        """Delete the window, which pytest-qt only closes.

        Each one that is left is told of every font, language and palette of the tests after it.
        """
        late = self.window._late
        parts = (self.window,) if late is None else (self.window, late.sign_in)
        for part in parts:  # the panel is no child of the window until it is shown
            if shiboken6.isValid(part):
                shiboken6.delete(part)


@pytest.fixture
def usual_text(qapp):
    """The font of before, once a test that changes it is over."""
    before = QFont(qapp.font())
    yield
    qapp.setFont(before)


@pytest.fixture
def stage_at_first(qtbot, tmp_path):
    """Makes windows as they are at the first paint."""

    stages = list[Stage]()

    def make():
        made = Stage(tmp_path, signed_in=True)
        qtbot.addWidget(made.window, before_close_func=lambda _: made.end())
        stages.append(made)
        return made

    yield make
    for made in stages:
        made.delete()


@pytest.fixture
def stage(qtbot, tmp_path):
    made = Stage(tmp_path, signed_in=True)
    made.window.complete()
    qtbot.addWidget(made.window, before_close_func=lambda _: made.end())
    yield made
    made.delete()


@pytest.fixture
def history(stage, qtbot):
    """The history of a window that is shown, with three uploads in it."""
    stage.archive.uploads = (WEB, DB, OLD)
    activate(stage.window, qtbot)
    stage.window.resize(1040, 720)
    qtbot.waitUntil(lambda: stage.window.zones.arrangement is Arrangement.WIDE)
    stage.archive.load()
    stage.archive.arrange(stage.window.history.model.query)
    settle()
    return stage.window.history


@pytest.fixture
def stage_signed_out(qtbot, tmp_path):
    made = Stage(tmp_path, signed_in=False)
    made.window.complete()
    made.archive.loaded.emit(())
    qtbot.addWidget(made.window)
    yield made
    made.delete()


@pytest.fixture
def large_text(qapp):
    before = qapp.font()
    large = QFont(before)
    large.setPointSizeF(before.pointSizeF() * 2)
    qapp.setFont(large)
    yield
    qapp.setFont(before)


@pytest.fixture(autouse=True)
def dialogs_are_closed():
    """Close what a test left open: no file can be dropped while a dialog is open."""
    yield
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and widget.isVisible():
            widget.done(0)


class Browser(QObject):
    """Stands in for the browser: it notes the pages, where there would be no browser here."""

    def __init__(self):
        super().__init__()
        self.pages = []

    @Slot(QUrl)
    def open(self, url):
        self.pages.append(url.toString())


@pytest.fixture
def browser():
    stands_in = Browser()
    QDesktopServices.setUrlHandler("https", stands_in, "open")  # type: ignore[arg-type]  # a str
    yield stands_in
    QDesktopServices.unsetUrlHandler("https")
