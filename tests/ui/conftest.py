from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QFont
from PySide6.QtWidgets import QApplication, QDialog

from imageuploader.ui.window.zone_layout import Arrangement
from tests.forked_test import CAN_FORK_TESTS, TestForks
from tests.ui.fit import stand_still
from tests.ui.history_steps import DB, OLD, WEB
from tests.ui.stage import ReadyStage, Stage, whole_stage
from tests.ui.steps import activate

HERE = Path(__file__).parent
READY = pytest.StashKey[ReadyStage]()
FORKS = pytest.StashKey[TestForks]()


@pytest.hookimpl(trylast=True)
def pytest_collection_finish(session):
    """Fork what begins with a whole window: to make one takes longer than most tests."""
    config = session.config
    if CAN_FORK_TESTS and not config.option.usepdb and any(map(is_forked, session.items)):
        ready = ReadyStage(config, config._tmp_path_factory.mktemp("ready"))
        config.stash[READY] = ready
        config.stash[FORKS] = TestForks(session, ready.make)
        config.stash[FORKS].start()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item, nextitem):
    forks = item.config.stash.get(FORKS, None)
    if forks is None or not is_forked(item):
        return None
    forks.run(item, nextitem)
    return True


def pytest_sessionfinish(session):
    if forks := session.config.stash.get(FORKS, None):
        forks.close()


def is_forked(item):
    return "stage" in item.fixturenames and HERE in item.path.parents


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
def stage(qtbot, tmp_path, pytestconfig):
    """A whole window: the one that is ready, if this test runs in a fork, or one of its own."""
    ready = pytestconfig.stash[READY].take() if READY in pytestconfig.stash else None
    made = ready or whole_stage(tmp_path)
    qtbot.addWidget(made.window, before_close_func=lambda _: made.end())
    yield made
    if not ready:  # else it ends with the fork
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
    stand_still()
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
