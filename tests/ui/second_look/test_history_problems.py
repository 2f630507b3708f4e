"""What a new user stumbled over in the history, each as he met it in the real window."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QSettings, Qt
from PySide6.QtGui import QClipboard, QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QScrollBar

from imageuploader.domain.history.query import Filter
from imageuploader.domain.image import Image
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Moment, Upload, UploadState
from imageuploader.ui.details.value_label import ValueLabel
from imageuploader.ui.history.columns import COLUMNS, column_index
from imageuploader.ui.window.zone_layout import Arrangement
from tests.ui.steps import activate

NOON = datetime(2026, 5, 12, 12, tzinfo=UTC)
LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
SHA = "9f2c41d07be" * 6


def upload(label, minutes=0, state=UploadState.AVAILABLE, seconds=30, **facts):
    at = NOON + timedelta(minutes=minutes)
    moments = (UploadState.QUEUED, UploadState.UPLOADING, state)
    ends = (at, at, at + timedelta(seconds=seconds))
    number = len(label) + minutes
    image = Image(f"private/{number}", label, "available", received={"id": f"private/{number}"})
    return Upload(
        UploadSpec(label, "us-ord"),
        Path(f"/disks/{label}.img"),
        **{"id": label, "image": image, "sha256": SHA, "sent_bytes": 5_000_000, **facts},
        state=state,
        timeline=tuple(map(Moment, moments, ends)),
    )


WEB, DB, OLD = upload("web", 2), upload("db", 1, UploadState.FAILED), upload("old")


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


def status_bar(history):
    return history.window().statusBar()


def click_row(history, row, times=1):
    table = history.table
    spot = table.visualRect(history.model.index(row, column_index("label"))).center()
    click = QTest.mouseClick if times == 1 else QTest.mouseDClick
    click(table.viewport(), LEFT, NO_KEYS, spot)


def labels(history):
    column = column_index("label")
    return [history.model.index(row, column).data() for row in range(history.model.rowCount())]


def settle():
    """Let the layouts settle: one that changed asks for another round."""
    for _ in range(5):
        QApplication.processEvents()


def type_search(history, text):
    history.focus_search()
    QTest.keyClicks(history.toolbar.search, text)


class TestProblem4TheDetailPaneIsWideEnough:
    def test_at_the_first_time_and_at_each_start_after(self, history, stage, tmp_path):
        stage.window.close()  # without ever having opened it
        layout = QSettings(str(tmp_path / "layout.ini"), QSettings.Format.IniFormat)
        assert layout.value("history/detail-width") is None
        stage.window.show()
        QTest.mouseClick(history.toolbar.detail, LEFT)
        settle()
        assert history.detail.width() >= 280

    def test_a_width_that_was_chosen_is_kept_though_it_was_closed_before_the_end(self, history):
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

    def test_it_cannot_be_pulled_narrower_than_its_tabs_and_the_grip_can_be_hit(self, history):
        history.show_details("web")
        history.split.setSizes([5000, 1])
        settle()
        assert history.detail.width() >= 280
        tabs = history.detail.tabs.tabBar()
        assert tabs.tabRect(tabs.count() - 1).right() <= tabs.width()
        assert history.split.handle(1).width() == 6


class TestProblem5NothingIsLostByAKey:
    def test_del_removes_what_is_shown_and_undo_puts_it_back(self, history, stage):
        click_row(history, 1)
        QTest.keyClick(history.table, Qt.Key.Key_Delete)
        assert labels(history) == ["web", "old"]
        bar = status_bar(history)
        assert bar.shown == "Removed “db” from the history."
        QTest.mouseClick(bar.button, LEFT)
        assert ("put_back", "db") in stage.archive.calls
        assert sorted(labels(history)) == ["db", "old", "web"]
        assert not bar.button.isVisible()

    def test_undo_does_not_move_the_status_bar(self, history):
        height = status_bar(history).height()
        click_row(history, 1)
        QTest.keyClick(history.table, Qt.Key.Key_Delete)
        QApplication.processEvents()
        assert status_bar(history).button.isVisible()
        assert status_bar(history).height() == height

    def test_del_never_removes_a_row_that_the_search_hides(self, history, stage):
        history.show_details("db")
        type_search(history, "zzz")
        assert history.selected() is None
        assert "Select an upload" in history.detail.summary.text
        QTest.mouseClick(history.split, LEFT, NO_KEYS, QPoint(60, 120))
        QTest.keyClick(history.table, Qt.Key.Key_Delete)
        history.row_actions.by_name["forget"].trigger()
        assert [call for call in stage.archive.calls if call[0] == "forget"] == []

    def test_a_search_without_a_match_says_so_and_can_be_cleared(self, history):
        type_search(history, "zzz")
        assert history.search.no_match.sentence.text() == "No upload matches “zzz”."
        assert history.search.no_match.isVisible()
        QTest.mouseClick(history.search.no_match.clear, LEFT)
        assert len(labels(history)) == 3
        assert history.table.isVisible()

    def test_escape_clears_the_search(self, history):
        type_search(history, "web")
        assert labels(history) == ["web"]
        QTest.keyClick(history.toolbar.search, Qt.Key.Key_Escape)
        assert len(labels(history)) == 3


class TestProblem8EveryPressAnswers:
    def test_a_copied_id_is_said_in_the_status_bar_for_a_while(self, history):
        click_row(history, 0)
        QTest.keyClick(history.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        assert QGuiApplication.clipboard().text() == WEB.image_id
        assert status_bar(history).shown == f"Copied {WEB.image_id}"
        status_bar(history)._timer.stop()
        status_bar(history).refresh()
        assert status_bar(history).shown == "Signed in as jdoe"

    def test_a_copied_field_is_said_by_its_name_if_it_is_long(self, history):
        history.show_details("web")
        value = next(
            v for v in history.detail.summary_rows.findChildren(ValueLabel) if v.name == "SHA-256"
        )
        history.detail.summary_rows._place_button(value)
        history.detail.summary_rows._copy()
        assert status_bar(history).shown == "Copied SHA-256"

    @pytest.mark.parametrize("way", ["double click", "Enter"])
    def test_a_row_opens_its_details(self, history, way):
        click_row(history, 2, times=2 if way == "double click" else 1)
        if way == "Enter":
            QTest.keyClick(history.table, Qt.Key.Key_Return)
        assert history.detail.isVisible()
        assert history.selected().spec.label == "old"

    def test_the_receipt_is_copied_by_its_keys(self, history):
        click_row(history, 0)
        keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        QTest.keyClick(history.table, Qt.Key.Key_C, keys)
        lines = QGuiApplication.clipboard().text().splitlines()
        assert f"Image ID: {WEB.image_id}" in lines
        assert f"SHA-256: {SHA}" in lines
        assert status_bar(history).shown == "Copied the receipt"

    def test_an_action_that_cannot_be_done_says_why(self, history):
        click_row(history, 0)
        remove = history.row_actions.by_name["remove_left"]
        assert not remove.isEnabled()
        assert remove.toolTip() == "It left no unfinished image on Linode."


class TestProblem12WhatWasRemovedIsNotOffered:
    def test_the_status_of_a_removed_image_is_removed(self, history, stage):
        waits = replace(WEB.image, status="pending_upload")
        stage.queue.changed.emit(replace(DB, image=waits))
        history.show_details("db")
        assert dict(history.detail.image_rows.rows)["Status"] == "Removed"
        assert not history.row_actions.by_name["copy_id"].isEnabled()


class TestProblem16TookIsWhole:
    @pytest.mark.parametrize("width", [1040, 1340])
    def test_the_longest_usual_time_fits(self, history, width):
        history.window().resize(width, 720)
        took = column_index("took")
        room = history.table.columnWidth(took) - 28
        for text in ("1 min 15 s", "21 min", "23 h 59 min"):
            assert history.table.fontMetrics().horizontalAdvance(text) <= room


class TestProblem18CopyingFromThePane:
    def test_the_copy_icon_stands_beside_the_value(self, history):
        history.show_details("web")
        rows = history.detail.summary_rows
        settle()
        for value in rows.findChildren(ValueLabel):
            rows._place_button(value)
            assert rows._button.geometry().left() > value.geometry().right()
            assert rows._button.geometry().right() < rows.width()

    def test_the_middle_button_gets_the_whole_value(self, history, monkeypatch):
        history.show_details("web")
        value = next(
            v for v in history.detail.summary_rows.findChildren(ValueLabel) if v.name == "SHA-256"
        )
        given = []
        clipboard = QGuiApplication.clipboard()
        monkeypatch.setattr(type(clipboard), "supportsSelection", lambda _: True)
        monkeypatch.setattr(type(clipboard), "setText", lambda _, *what: given.append(what))
        settle()
        assert "…" in value.text()
        value.setSelection(0, len(value.text()))
        spot = QPointF(-5, -5)
        up = QMouseEvent(QEvent.Type.MouseButtonRelease, spot, spot, LEFT, LEFT, NO_KEYS)
        QApplication.sendEvent(value, up)
        assert (SHA, QClipboard.Mode.Selection) in given


class TestProblem19ThePaneIsNotCut:
    @pytest.mark.parametrize("label", ["web", "db"])
    @pytest.mark.parametrize("size", [(1040, 720), (720, 520)])
    def test_buttons_are_whole_and_a_field_is_seen(self, history, label, size):
        history.window().resize(*size)
        history.show_details(label)
        page = history.detail.tabs.widget(0)
        assert isinstance(page, QScrollArea)
        settle()
        for button in history.detail.summary.findChildren(QPushButton):
            page.ensureWidgetVisible(button)
            top = button.mapTo(page.viewport(), QPoint(0, 0))
            assert button.height() >= button.sizeHint().height()
            assert page.viewport().rect().contains(button.rect().translated(top))
        history.detail.tabs.setCurrentIndex(1)
        shown = history.detail.image_rows
        value = shown.findChildren(ValueLabel)[0]
        spot = value.mapTo(shown.viewport(), value.rect().bottomLeft())
        assert shown.viewport().rect().contains(spot)

    def test_one_scroll_bar_is_enough_in_the_smallest_window(self, history):
        history.window().resize(720, 520)
        history.show_details("web")
        settle()
        bars = history.findChildren(QScrollBar)
        assert len([bar for bar in bars if bar.isVisible() and bar.maximum() > 0]) <= 1


class TestProblem24TheChooserOfColumns:
    def test_it_stays_open_and_fits_on_the_screen(self, history):
        QTest.mouseClick(history.toolbar.columns, LEFT)
        popup = history.table._popup
        screen = popup.screen().availableGeometry()
        assert screen.contains(popup.geometry())
        for name in ("file", "sha256"):
            QTest.mouseClick(popup.boxes[name], LEFT)
            assert popup.isVisible()
        assert {"file", "sha256"} <= history.table.wanted
        QTest.keyClick(popup, Qt.Key.Key_Escape)
        assert not popup.isVisible()

    def test_a_column_without_room_is_named(self, history):
        history.toolbar.detail.setChecked(True)
        popup = history.table.choose_columns(QPoint(10, 10))
        hidden = [c for i, c in enumerate(COLUMNS) if c.shown and history.table.isColumnHidden(i)]
        assert hidden
        for column in hidden:
            assert str(column.title) in popup._hint.text()
        popup.close()


class TestProblem28:
    def test_the_row_under_the_pointer_is_tinted(self, history):
        before = history.table.grab().toImage()
        spot = history.table.visualRect(history.model.index(1, 1)).center()
        QTest.mouseMove(history.table.viewport(), spot - QPoint(9, 30))
        QTest.mouseMove(history.table.viewport(), spot)
        settle()
        assert history.table.hovered_row == 1
        assert history.table.grab().toImage() != before

    def test_the_pane_follows_to_the_upload_that_was_made_again(self, history, stage):
        history.show_details("db")
        history.row_actions.by_name["again"].trigger()
        again = upload("db", 5, UploadState.UPLOADING, id="id")
        stage.queue.changed.emit(again)
        assert history.selected().id == "id"


class TestFilters:
    @pytest.mark.parametrize(
        ("shown", "expected"),
        [
            (Filter.ALL, ["web", "db", "old"]),
            (Filter.AVAILABLE, ["web", "old"]),
            (Filter.ATTENTION, ["db"]),
            (Filter.ACTIVE, []),
            (Filter.CANCELLED, []),
        ],
    )
    def test_each_shows_its_own(self, history, shown, expected):
        history.toolbar.filter.actions_by_filter[shown].trigger()
        assert labels(history) == expected
        assert history.table.isVisible() is bool(expected)

    def test_what_is_not_there_says_so_and_all_can_be_shown(self, history):
        history.toolbar.filter.actions_by_filter[Filter.CANCELLED].trigger()
        assert history.search.no_match.sentence.text() == "No upload was cancelled."
        QTest.mouseClick(history.search.no_match.clear, LEFT)
        assert len(labels(history)) == 3
        assert history.toolbar.filter.text() == "All"
