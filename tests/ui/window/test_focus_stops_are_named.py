"""Whatever Tab stops at has a name for who cannot see it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import QApplication, QWidget

from imageuploader.domain.image import Image
from imageuploader.domain.upload import UploadState
from tests.ui.steps import RUNNING, activate, run

OLD = replace(RUNNING, id="old", state=UploadState.AVAILABLE, image=Image("private/7"))
WAITING = replace(RUNNING, state=UploadState.QUEUED)


def nameless() -> list[str]:
    """The visible parts that take the focus and have no name."""
    found = []
    for top in QApplication.topLevelWidgets():
        for part in (top, *top.findChildren(QWidget)):
            takes_it = part.focusPolicy() != Qt.FocusPolicy.NoFocus and not part.focusProxy()
            if part.isVisible() and takes_it:
                seen = QAccessible.queryAccessibleInterface(part)
                if not seen.text(QAccessible.Text.Name):
                    found.append(f"{type(part).__name__} {part.objectName()}")
    return found


def test_with_a_history_and_a_queue(stage, qtbot):
    activate(stage.window, qtbot)
    stage.archive.loaded.emit((OLD,))
    stage.queue.waiting = (replace(WAITING, id="a"), replace(WAITING, id="b"))
    run(stage)
    stage.window.history.show_details("old")
    assert nameless() == []


@pytest.mark.parametrize(
    "action", ["settings", "shortcuts", "guide", "requirements", "about", "columns"]
)
@pytest.mark.few(3)
def test_in_what_a_menu_opens(stage, qtbot, action):
    activate(stage.window, qtbot)
    stage.archive.loaded.emit((OLD,))
    stage.window.findChild(QAction, f"{action}Action").trigger()
    assert nameless() == []
