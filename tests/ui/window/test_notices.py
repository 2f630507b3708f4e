"""The desktop is told what ends while the window is behind."""

from dataclasses import replace

import pytest

from imageuploader.domain.errors import TokenRefused
from imageuploader.domain.image import Image
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Progress, UploadState
from imageuploader.ui.window.notices import Notices
from tests.ui.steps import RUNNING, activate

S = UploadState


class Recorder:
    """A desktop that notes what it is told."""

    def __init__(self, click):
        self.click = click
        self.notices, self.progress = [], []
        self.closed = False

    def notify(self, key, title, body, *, urgent):
        self.notices.append((key, title, body, urgent))

    def show_progress(self, share, count):
        self.progress.append((share, count))

    def close(self):
        self.closed = True


@pytest.fixture
def desktop(stage):
    made = []

    def make(click):
        made.append(Recorder(click))
        return made[0]

    notices = Notices(stage.window, stage.queue, stage.settings, make)
    notices.clicked.connect(stage.window.come_forward)
    return made[0]


def upload(name, state=S.UPLOADING):
    image = Image(id=f"private/{name}")
    return replace(RUNNING, id=name, spec=UploadSpec(name, "us-ord"), state=state, image=image)


def through(stage, *ends):
    """Let uploads run at once, and end one after another."""
    for name, _ in ends:
        stage.queue.changed.emit(upload(name))
    stage.queue.current = None
    for name, state in ends:
        ended = upload(name, state)
        if state is S.FAILED:
            ended = replace(ended, error=TokenRefused())
        stage.queue.changed.emit(ended)


def test_one_image_is_told_by_its_name_and_id(stage, desktop):
    through(stage, ("web", S.AVAILABLE))
    assert desktop.notices == [("web", "“web” is available", "private/web", False)]


def test_several_are_told_once_when_all_are_over(stage, desktop):
    through(stage, ("a", S.AVAILABLE), ("b", S.AVAILABLE), ("c", S.CANCELLED))
    assert desktop.notices == [("summary", "2 images are available", "", False)]


def test_a_failure_is_told_at_once_and_stays(stage, desktop):
    through(stage, ("a", S.FAILED), ("b", S.AVAILABLE))
    first, second = desktop.notices
    assert first[:2] == ("a", "“a” failed")
    assert first[2]
    assert first[3]
    assert second == ("summary", "1 image is available", "1 upload failed", False)


@pytest.mark.parametrize(
    ("setting", "kept"), [("notify_good", ["“a” failed"]), ("notify_bad", ["1 image is available"])]
)
def test_good_and_bad_have_switches_of_their_own(stage, desktop, setting, kept):
    stage.settings.update(**{setting: False})
    through(stage, ("a", S.FAILED), ("b", S.AVAILABLE))
    assert [title for _, title, _, _ in desktop.notices] == kept


def test_nothing_is_told_while_the_window_is_in_front(stage, desktop, qtbot):
    activate(stage.window, qtbot)
    through(stage, ("a", S.FAILED), ("b", S.AVAILABLE))
    assert desktop.notices == []


def test_what_ended_before_this_start_is_no_news(stage, desktop):
    stage.queue.changed.emit(upload("old", S.AVAILABLE))
    assert desktop.notices == []


def test_a_needed_sign_in_is_told_once(stage, desktop):
    stage.queue.waiting_for_sign_in = True
    stage.queue.waiting_changed.emit()
    stage.queue.waiting_changed.emit()
    assert [title for _, title, _, _ in desktop.notices] == ["Sign in to continue"]


def test_a_click_brings_the_window_and_the_upload(stage, desktop, qtbot):
    stage.archive.loaded.emit((upload("web", S.AVAILABLE),))
    stage.window.show()
    stage.window.hide()
    desktop.click("web", "")
    qtbot.waitUntil(stage.window.isActiveWindow)
    assert stage.window.history.selected().id == "web"
    assert stage.window.history.detail.isVisible()


def test_the_launcher_shows_percent_and_how_many_are_left(stage, desktop):
    stage.queue.move(upload("a"))
    for sent in (100, 104, 430, 434):
        stage.queue.progressed.emit("a", Progress(sent, 1000))
    stage.queue.move(upload("a", S.AVAILABLE), ended=True)
    assert desktop.progress == [(0.1, 1), (0.43, 1), (None, 0)]
