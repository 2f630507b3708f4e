"""An error is said in one place, and a folder with images is offered as its images."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel

from imageuploader.domain.errors import FileEmpty
from imageuploader.ui.file_input.offer import read_offer
from tests.ui.steps import activate

IMAGE = Path("/disks/a.img")


def test_why_a_file_cannot_be_sent_is_said_by_its_card_alone(stage, qtbot):
    activate(stage.window, qtbot)
    stage.window.open_files([IMAGE])
    stage.checker.refused.emit(IMAGE, FileEmpty(str(IMAGE)))
    lines = [line for line in stage.window.findChildren(QLabel) if line.isVisible()]
    assert [line.text() for line in lines if "is empty" in line.text()] == [
        "Cannot be uploaded: a.img is empty"
    ]
    assert stage.window.form.summary.text() == "Choose another file"
    assert stage.window.form.banner.text == ""
    assert "Choose another file" in stage.window.form.upload_button.toolTip()


def folder_with(folder, *names):
    folder.mkdir()
    for name in names:
        (folder / name).write_bytes(b"x")
    return folder


def mime_of(*paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


@pytest.mark.parametrize(
    ("names", "title", "detail"),
    [
        (["a.img"], "Drop to add “a.img”", "It is checked at once"),
        (["a.img", "b.qcow2"], "Drop to add 2 images", ""),
        (["notes.txt"], "Folders cannot be uploaded – drop the image file inside", ""),
        ([], "Folders cannot be uploaded – drop the image file inside", ""),
    ],
)
def test_a_folder_is_offered_as_the_images_in_it(tmp_path, names, title, detail):
    offer = read_offer(mime_of(folder_with(tmp_path / "images", *names)))
    assert offer is not None
    assert offer.title == title
    assert offer.detail.startswith(detail)


def test_a_dropped_folder_becomes_the_list_of_its_images(stage, tmp_path):
    folder = folder_with(tmp_path / "images", "b.img.gz", "a.img", "notes.txt")
    more = folder_with(tmp_path / "more", "c.vdi")
    mime = mime_of(folder, more)
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    facts = (copy, mime, left, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(stage.window, QDragEnterEvent(QPoint(20, 20), *facts))
    QApplication.sendEvent(stage.window, QDropEvent(QPoint(20, 20), *facts))
    files = [file.path for file in stage.window.form.selection.files]
    assert files == [folder / "a.img", folder / "b.img.gz", more / "c.vdi"]


def test_a_folder_given_at_the_start_is_its_images_too(stage, tmp_path):
    folder = folder_with(tmp_path / "images", "a.img")
    stage.window.open_files([folder])
    assert stage.checker.asked == [folder / "a.img"]


def test_what_was_ignored_beside_one_file_is_a_note_and_no_error(stage):
    stage.window.open_files([IMAGE])
    stage.window.form.show_ignored(("notes.txt",))
    assert stage.window.form.banner.text == "Ignored: notes.txt"
    assert stage.window.form.banner.property("role") == "note"
