"""Problem 4: from the second start on the details were too narrow to read."""

from PySide6.QtCore import QPoint, QSettings
from PySide6.QtTest import QTest

from tests.ui.fit import stand_still
from tests.ui.history_steps import LEFT, NO_KEYS


def test_at_the_first_time_and_at_each_start_after(history, stage, tmp_path):
    stage.window.close()  # without ever having opened it
    layout = QSettings(str(tmp_path / "layout.ini"), QSettings.Format.IniFormat)
    assert layout.value("history/detail-width") is None
    stage.window.show()
    QTest.mouseClick(history.toolbar.detail, LEFT)
    stand_still()
    assert history.detail.width() >= 280


def test_a_width_that_was_chosen_is_kept_though_it_was_closed_before_the_end(history):
    history.toolbar.detail.setChecked(True)
    handle = history.split.handle(1)
    QTest.mousePress(handle, LEFT, NO_KEYS, QPoint(3, 50))
    QTest.mouseMove(handle, QPoint(-57, 50))
    QTest.mouseRelease(handle, LEFT, NO_KEYS, QPoint(-57, 50))
    width = history.detail.width()
    assert width > 350
    history.toolbar.detail.setChecked(False)
    history.save()
    assert int(str(history.split._settings.value("history/detail-width"))) == width


def test_it_cannot_be_pulled_narrower_than_its_tabs_and_the_grip_can_be_hit(history):
    history.show_details("web")
    history.split.setSizes([5000, 1])
    stand_still()
    assert history.detail.width() >= 280
    tabs = history.detail.tabs.tabBar()
    assert tabs.tabRect(tabs.count() - 1).right() <= tabs.width()
    assert history.split.handle(1).width() == 6
