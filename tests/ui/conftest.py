from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QFont

from imageuploader.domain.settings import Settings
from imageuploader.ui.main_window import MainWindow
from tests.ui.fakes import StandInAccount, StandInArchive, StandInChecker, StandInQueue

if TYPE_CHECKING:
    from imageuploader.services.account import Account
    from imageuploader.services.archive import Archive
    from imageuploader.services.checker import Checker
    from imageuploader.services.queue import UploadQueue


class Stage:
    """A window on services that stand in."""

    def __init__(self, folder, *, signed_in):
        self.account = StandInAccount(signed_in=signed_in)
        self.checker, self.queue = StandInChecker(), StandInQueue()
        self.archive = StandInArchive()
        self.remembered: list[Settings] = []
        self.window = MainWindow(
            cast("Account", self.account),
            cast("Checker", self.checker),
            cast("UploadQueue", self.queue),
            cast("Archive", self.archive),
            settings=Settings(region="us-ord"),
            remember=self.remembered.append,
            practice=False,
            layout=QSettings(str(folder / "layout.ini"), QSettings.Format.IniFormat),
        )

    def end(self):
        """Let nothing run: closing the window would ask, and leave a question to the next test."""
        self.queue.current, self.queue.waiting = None, ()


@pytest.fixture
def usual_text(qapp):
    """The font of before, once a test that changes it is over."""
    before = QFont(qapp.font())
    yield
    qapp.setFont(before)


@pytest.fixture
def stage(qtbot, tmp_path):
    made = Stage(tmp_path, signed_in=True)
    qtbot.addWidget(made.window, before_close_func=lambda _: made.end())
    return made


@pytest.fixture
def stage_signed_out(qtbot, tmp_path):
    made = Stage(tmp_path, signed_in=False)
    qtbot.addWidget(made.window)
    return made
