"""Notices where there is no session bus."""

import pytest
from PySide6.QtCore import Qt

from imageuploader.ui.window.tray_notices import TrayNotices

# Offscreen there is no tray to hear of.
pytestmark = [
    pytest.mark.usefixtures("qapp"),
    pytest.mark.qt_log_ignore("systemTrayWindowChanged", extend=True),
]


@pytest.fixture
def clicks():
    return []


@pytest.fixture
def tray(clicks):
    made = TrayNotices(lambda key, token: clicks.append((key, token)))
    yield made
    made.close()


def test_a_click_on_a_notice_reports_what_it_was_about(tray, clicks):
    tray.notify("u1", "“web” is available", "private/7", urgent=False)
    assert tray.icon.isVisible()
    tray.icon.messageClicked.emit()
    assert clicks == [("u1", "")]


def test_the_icon_is_taken_away_when_the_program_is_looked_at(qapp, tray):
    tray.notify("u1", "“web” failed", "", urgent=True)
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert not tray.icon.isVisible()


def test_progress_and_end_do_no_harm_where_there_is_no_tray(tray):
    tray.show_progress(0.5, 3)
    tray.show_progress(None, 0)
    tray.close()
    assert not tray.icon.isVisible()
