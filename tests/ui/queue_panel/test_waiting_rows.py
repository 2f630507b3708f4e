"""The uploads that wait: what their rows say and what can be done with them."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt

from imageuploader.domain.errors import TokenRefused
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Progress, Upload, UploadState
from imageuploader.ui.queue_panel.panel import QueuePanel
from tests.ui.fakes import StandInQueue

RUNS = Upload(UploadSpec("runs", "us-ord"), Path("runs.img"), state=UploadState.UPLOADING)


def waiting(name):
    return Upload(UploadSpec(name, "us-ord"), Path(f"{name}.img"), id=name)


@pytest.fixture
def queue():
    made = StandInQueue()
    made.waiting = (waiting("a"), waiting("b"), waiting("c"))
    return made


@pytest.fixture
def panel(qtbot, queue):
    panel = QueuePanel(queue)
    qtbot.addWidget(panel)
    panel.resize(336, 280)
    panel.show()
    queue.move(RUNS)
    return panel


def turns(panel):
    return [row.status for row in panel.rows.rows.values()]


def test_the_running_one_is_the_first_in_line(panel):
    assert turns(panel) == [f"Waiting – {place} in line" for place in ("2nd", "3rd", "4th")]


def test_a_waiting_file_that_is_prepared_shows_how_far(panel, queue):
    queue.progressed.emit("a", Progress(35, 100, attempt=0))
    assert turns(panel)[0] == "Checking a.img – 35%"


def test_one_whose_token_was_refused_says_what_to_do(panel, queue):
    queue.waiting = (replace(waiting("a"), error=TokenRefused()), *queue.waiting[1:])
    queue.changed.emit(queue.waiting[0])
    assert turns(panel)[0] == "Sign in to continue"


@pytest.mark.parametrize(
    ("key", "call"),
    [
        (Qt.Key.Key_Up, "move_up"),
        (Qt.Key.Key_Down, "move_down"),
        (Qt.Key.Key_Home, "start_next"),
    ],
)
def test_a_row_is_moved_by_its_keys(qtbot, panel, queue, key, call):
    row = panel.rows.rows["b"]
    row.setFocus()
    qtbot.waitUntil(row.hasFocus)
    qtbot.keyClick(row, key, Qt.KeyboardModifier.AltModifier)
    assert queue.calls == [(call, "b")]


def drag(qtbot, row, *places):
    """Press the mouse on a row and move it over places of that row, without a release."""
    qtbot.mousePress(row, Qt.MouseButton.LeftButton, pos=row.rect().center())
    for place in places:
        qtbot.mouseMove(row, place)


def over(row, other):
    """Just below the middle of another row, as the dragged one has it."""
    return other.mapTo(other.parentWidget(), other.rect().center()) - row.pos() + QPoint(0, 4)


def test_a_row_is_dragged_before_another(qtbot, panel, queue):
    rows = panel.rows.rows
    drag(qtbot, rows["c"], QPoint(40, -60), over(rows["c"], rows["a"]))
    qtbot.mouseRelease(rows["c"], Qt.MouseButton.LeftButton)
    assert queue.calls == [("move_before", "c", "b")]


def test_a_row_is_dragged_to_the_end(qtbot, panel, queue):
    rows = panel.rows.rows
    drag(qtbot, rows["a"], over(rows["a"], rows["c"]))
    qtbot.mouseRelease(rows["a"], Qt.MouseButton.LeftButton)
    assert queue.calls == [("move_before", "a", "")]


def test_a_press_that_does_not_move_drags_nothing(qtbot, panel, queue):
    row = panel.rows.rows["b"]
    drag(qtbot, row, row.rect().center() + QPoint(2, 1))
    qtbot.mouseRelease(row, Qt.MouseButton.LeftButton)
    assert queue.calls == []


def test_escape_puts_a_dragged_row_back(qtbot, panel, queue):
    rows = panel.rows.rows
    drag(qtbot, rows["c"], over(rows["c"], rows["a"]))
    qtbot.keyClick(rows["c"], Qt.Key.Key_Escape)
    qtbot.mouseRelease(rows["c"], Qt.MouseButton.LeftButton)
    assert queue.calls == []


def test_a_line_that_changes_ends_a_drag(qtbot, panel, queue):
    row = panel.rows.rows["c"]
    drag(qtbot, row, over(row, panel.rows.rows["a"]))
    queue.waiting = queue.waiting[1:]
    queue.waiting_changed.emit()
    qtbot.mouseRelease(panel.rows.rows["c"], Qt.MouseButton.LeftButton)
    assert queue.calls == []


def test_the_first_row_cannot_go_up_nor_the_last_down(panel):
    rows = panel.rows.rows
    assert not rows["a"].move_up.isEnabled()
    assert not rows["a"].start_next.isEnabled()
    assert not rows["c"].move_down.isEnabled()


def test_a_moved_row_keeps_the_focus(qtbot, panel, queue):
    panel.rows.rows["b"].setFocus()
    qtbot.waitUntil(panel.rows.rows["b"].hasFocus)
    queue.waiting = (queue.waiting[1], queue.waiting[0], queue.waiting[2])
    queue.waiting_changed.emit()
    assert list(panel.rows.rows) == ["b", "a", "c"]
    assert panel.rows.rows["b"].hasFocus()


def test_delete_takes_a_row_out(qtbot, panel, queue):
    row = panel.rows.rows["b"]
    row.setFocus()
    qtbot.waitUntil(row.hasFocus)
    qtbot.keyClick(row, Qt.Key.Key_Delete)
    assert queue.calls == [("cancel", "b")]


def test_a_held_line_says_so_when_nothing_runs(panel, queue):
    queue.hold()
    queue.move(replace(RUNS, state=UploadState.AVAILABLE), ended=True)
    assert panel.running.name.text() == "a"
    assert panel.running.phase.text() == "The queue is on hold"
    assert turns(panel)[0] == "Waiting – 2nd in line"


def test_the_first_row_may_pass_the_one_in_the_card_while_that_waits_too(panel, queue):
    queue.hold()
    queue.move(replace(RUNS, state=UploadState.AVAILABLE), ended=True)
    assert panel.rows.rows["b"].move_up.isEnabled()
    queue.waiting = queue.waiting[1:]
    queue.move(RUNS)
    assert not panel.rows.rows["b"].move_up.isEnabled()
