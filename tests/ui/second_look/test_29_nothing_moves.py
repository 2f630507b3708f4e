"""Every field and button stays where it is, whatever the form has to say."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from imageuploader.domain.upload import Upload
from imageuploader.ui.window.main_window import MainWindow
from tests.ui.fit import stand_still
from tests.ui.fonts import every_font_at
from tests.ui.form_states import REFUSED, SIZES, SPEC, form_states, open_stage
from tests.ui.steps import activate

NAMES = (
    *("labelEdit", "regionCombo", "tagsEdit", "descriptionEdit", "cloudInitCheck"),
    *("copyCommandButton", "clearButton", "uploadButton", "holdQueueButton"),
    *("dropZone", "accountCombo", "nowPanel"),
)


def places(window: MainWindow) -> dict[str, QRect]:
    """Where each part of the form is, and what stands around it."""
    parts = {name: window.findChild(QWidget, name) for name in NAMES}
    return {name: place(window, part) for name, part in (parts | {"": window.history}).items()}


def place(window, part):
    return QRect(part.mapTo(window, part.rect().topLeft()), part.size())


@pytest.mark.usefixtures("usual_text")
@every_font_at("points", 9, 10, 13, 20)
@pytest.mark.few(4)
def test_no_field_and_no_button_moves_in_any_state(request, qtbot, family, points):
    stage = open_stage(request, qtbot, family, points)
    before = places(stage.window)
    for step in form_states(stage):
        stage.window.zones.verticalScrollBar().setValue(0)
        stand_still()
        assert places(stage.window) == before, step


def test_what_is_missing_moves_neither_icon_nor_button(stage, qtbot):
    activate(stage.window, qtbot)
    button = stage.window.findChild(QPushButton, "chooseFileButton")
    for size in SIZES:
        stage.window.resize(*size)
        stand_still()
        before = place(stage.window, button)
        stage.window.form.upload_button.click()
        stand_still()
        foot = stage.window.findChild(QLabel, "dropZoneFoot")
        assert foot.text() == "Choose an image file first"
        assert foot.isVisible()
        assert place(stage.window, button) == before
        stage.window.form.drop_area.show_problem("")


def test_a_message_lies_in_the_heading_beside_the_account(stage, qtbot):
    activate(stage.window, qtbot)
    account = stage.window.findChild(QWidget, "accountCombo")
    for size in SIZES:
        stage.window.resize(*size)
        stage.queue.changed.emit(Upload(SPEC, Path("c.img")).failed(REFUSED))
        stand_still()
        notice = stage.window.form.banner
        shown = place(stage.window, notice)
        assert notice.isVisible()
        assert shown.right() < place(stage.window, account).left()
        assert shown.bottom() < place(stage.window, stage.window.form).top()
        notice.more.click()
        assert any(
            line.text().startswith("web-1: Linode's storage did not accept the file (403).")
            for line in stage.window.form.sheet.findChildren(QLabel)
        )
        stage.window.form.sheet.close()


def test_from_right_to_left_the_message_lies_beside_the_account_too(stage, qtbot):
    stage.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    stage.window.resize(1040, 720)
    activate(stage.window, qtbot)
    stage.queue.changed.emit(Upload(SPEC, Path("c.img")).failed(REFUSED))
    stand_still()
    shown = place(stage.window, stage.window.form.banner)
    account = place(stage.window, stage.window.findChild(QWidget, "accountCombo"))
    assert shown.left() > account.right()
    assert shown.width() > 260
