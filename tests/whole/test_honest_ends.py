"""What the window says when the bytes have left, and when an image could not be removed."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from imageuploader.domain.upload import UploadState as S
from imageuploader.ui.history.unfinished_dialog import UnfinishedList

MOST_MS = 30_000


@pytest.fixture
def file(tmp_path):
    made = tmp_path / "web.img"
    made.write_bytes(bytes(510) + b"\x55\xaa" + b"disk" * 40_000)
    return made


def upload(program, file):
    program.window.open_files([file])
    program.window.form.fields.region.choose("us-ord")
    program.window.form.submit()


def wait_for(qtbot, program, state):
    model = program.window.history.model
    qtbot.waitUntil(
        lambda: model.rowCount() > 0 and model.upload_at(0).state is state, timeout=MOST_MS
    )
    return model.upload_at(0)


def texts(window):
    """All that can be read in a window, its title too."""
    labels = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    model = window.history.model
    cells = [model.index(0, column).data() for column in range(model.columnCount())]
    return [*labels, *cells, window.windowTitle()]


def test_check_04_all_bytes_accepted_and_no_answer_is_no_success(
    qtbot, start_program, sandbox, file
):
    program = start_program()
    sandbox.faults.add("put-silent")
    upload(program, file)
    wait_for(qtbot, program, S.FINALISING)
    shown = texts(program.window)
    assert "All data sent – waiting for confirmation" in shown
    assert [text for text in shown if re.search(r"100\s?%|[Aa]vailable", text)] == []
    program.queue.cancel_all()
    wait_for(qtbot, program, S.CANCELLED)


def test_check_08_what_could_not_be_removed_is_offered_again_after_a_restart(
    qtbot, start_program, sandbox, file
):
    first = start_program()
    sandbox.faults.add("put-silent")
    sandbox.faults.add("delete-403")
    upload(first, file)
    wait_for(qtbot, first, S.FINALISING)
    first.queue.cancel_all()
    left = wait_for(qtbot, first, S.CANCELLED)
    assert left.left_behind
    said = "Cancelled here. The empty image is still on Linode."
    told = first.window.history.model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert said in told
    first.window.close()
    sandbox.faults.clear()
    window = start_program().window
    button = window.findChild(QPushButton, "unfinishedButton")
    qtbot.waitUntil(button.isVisible, timeout=MOST_MS)
    button.click()
    buttons = window.findChild(UnfinishedList).findChildren(QPushButton)
    next(each for each in buttons if each.text() == "Remove").click()
    qtbot.waitUntil(lambda: sandbox.images == {}, timeout=MOST_MS)
