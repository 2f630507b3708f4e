"""Every field and button stays where it is, whatever the form has to say."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from imageuploader.domain.disk_report import Finding, FindingCode
from imageuploader.domain.errors import AddressRefused, FileEmpty, Rejected
from imageuploader.domain.image import Image
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload, UploadState
from imageuploader.ui.window.main_window import MainWindow
from tests.ui.fakes import report_on
from tests.ui.fit import stand_still
from tests.ui.fonts import FAMILIES, every_font_at, use_font
from tests.ui.steps import RUNNING, activate, run

NAMES = (
    *("labelEdit", "regionCombo", "tagsEdit", "descriptionEdit", "cloudInitCheck"),
    *("copyCommandButton", "clearButton", "uploadButton", "holdQueueButton"),
    *("dropZone", "accountCombo", "nowPanel"),
)
FILE, OTHER = Path("/disks/a.img.gz"), Path("/disks/b.img.gz")
REFUSED = AddressRefused(403, "AccessDenied")
SPEC = UploadSpec("web-1", "us-ord")


def places(window: MainWindow) -> dict[str, QRect]:
    """Where each part of the form is, and what stands around it."""
    parts = {name: window.findChild(QWidget, name) for name in NAMES}
    return {name: place(window, part) for name, part in (parts | {"": window.history}).items()}


def place(window, part):
    return QRect(part.mapTo(window, part.rect().topLeft()), part.size())


def steps(stage) -> Iterator[str]:
    """Bring the form into every state, and name each once it is shown."""
    window, form = stage.window, stage.window.form
    form.upload_button.click()
    yield "nothing chosen"
    window.open_files([FILE])
    yield "checking"
    stage.checker.checked.emit(FILE, report_on(FILE, findings=(Finding(FindingCode.ISO),)), 1e6)
    yield "checked with a warning"
    fields = form.fields
    fields.label_edit.setText("x" * 57)
    fields.region.setEditText("atlantis")
    fields.tags.set_tags(("demo", "x", "web server", "another one", "newest"))
    form.upload_button.click()
    yield "three errors"
    fields.show_server_error("description", "Linode does not like this description at all")
    yield "four errors"
    stage.queue.changed.emit(Upload(SPEC, Path("c.img")).failed(REFUSED))
    stage.queue.changed.emit(Upload(SPEC, Path("d.img")).failed(Rejected(400, "no", "region")))
    yield "two messages"
    form.clear_all()
    yield "cleared, with undo"
    window.open_files([FILE, OTHER])
    form.show_ignored(("notes.txt", "readme.md"))
    yield "several files"
    stage.checker.refused.emit(FILE, FileEmpty(str(FILE)))
    yield "one of them refused"
    stage.checker.refused.emit(OTHER, FileEmpty(str(OTHER)))
    yield "all refused"
    form.clear()
    run(stage)
    yield "uploading"
    stage.queue.waiting = tuple(replace(RUNNING, id=name) for name in ("2", "3"))
    stage.queue.waiting_changed.emit()
    yield "two wait"
    stage.queue.waiting = ()
    stage.queue.waiting_changed.emit()
    image = Image("private/27384383")
    stage.queue.move(replace(RUNNING, state=UploadState.AVAILABLE, image=image), ended=True)
    yield "finished"


SIZES = ((720, 520), (1000, 600), (1040, 720))


@pytest.mark.usefixtures("usual_text")
@every_font_at("points", 9, 10, 13, 20)
@pytest.mark.few(4)
def test_no_field_and_no_button_moves_in_any_state(request, qtbot, family, points):
    use_font(family, points)
    stage = request.getfixturevalue("stage")
    activate(stage.window, qtbot)
    stage.window.resize(*SIZES[(FAMILIES.index(family) + points) % len(SIZES)])
    stand_still()
    before = places(stage.window)
    for step in steps(stage):
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
