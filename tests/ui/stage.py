"""A window on services that stand in, and one that is made ready before the tests are forked."""

import gc
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
import shiboken6
from PySide6.QtCore import QSettings, QTimer, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from imageuploader.domain.settings import Settings
from imageuploader.ui.window.main_window import MainWindow
from tests.ui.fakes import (
    StandInAccount,
    StandInArchive,
    StandInChecker,
    StandInQueue,
    StandInSettings,
)

if TYPE_CHECKING:
    from imageuploader.services.account import AccountService
    from imageuploader.services.file_checker import FileChecker
    from imageuploader.services.history.history_service import HistoryService
    from imageuploader.services.queue.upload_queue import UploadQueue
    from imageuploader.services.settings import SettingsService


IGNORED = "This plugin does not support"
"""What Qt says of the platform without a screen."""


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


def whole_stage(folder: Path) -> Stage:
    """A window of someone who is signed in, with what is built after the first paint."""
    made = Stage(folder, signed_in=True)
    made.window.complete()
    return made


class ReadyStage:
    """The whole window that all forks begin with: each has it as if it had just been made."""

    def __init__(self, config: pytest.Config, folder: Path) -> None:
        self._config, self._folder = config, folder
        self._stage: Stage | None = None
        self._look: tuple[object, ...] = ()
        self._said: list[str] = []

    @cached_property
    def _application(self) -> QApplication:
        """The application, as the fixture `qapp` would make it."""
        name = self._config.getini("qt_qapp_name")
        made = QApplication([name])
        made.setApplicationName(name)
        return made

    def make(self) -> None:
        """Have it ready, unless it is."""
        if self._stage is None:
            self._look = look_of(self._application)
            before = qInstallMessageHandler(lambda _, __, said: self._said.append(said))
            self._stage = whole_stage(self._folder)
            qInstallMessageHandler(before)
            gc.freeze()
        for left in self._folder.iterdir():  # by a fork
            left.unlink()

    def take(self) -> Stage | None:
        """Return it, or None where none is ready, or the application looks different by now."""
        if self._stage is None or look_of(self._application) != self._look:
            return None
        assert [said for said in self._said if not said.startswith(IGNORED)] == []
        made, self._stage = self._stage, None
        for top in QApplication.topLevelWidgets():
            for timer in filter(QTimer.isActive, top.findChildren(QTimer)):
                timer.start()  # anew, as the window is older than it seems
        return made


def look_of(application: QApplication) -> tuple[object, ...]:
    """What a window takes over when it is made."""
    return (
        application.font(),
        application.palette(),
        application.layoutDirection(),
        application.style().name(),
    )
