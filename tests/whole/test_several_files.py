"""Several images at once, from a dropped folder to `available`."""

import gzip

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from imageuploader.domain.upload import UploadState
from imageuploader.ui.upload_form.selection import FormState

MOST_MS = 60_000
DISK = bytes(510) + b"\x55\xaa" + b"disk" * 4096


def folder_of(path):
    path.mkdir()
    for place, name in enumerate(("disk.img.gz", "disk.raw.gz", "web.img.gz")):
        (path / name).write_bytes(gzip.compress(DISK * (place + 1)))
    (path / "bad.img").write_bytes(b"just words, and no disk at all\n" * 40)
    (path / "notes.txt").write_text("mine", "utf-8")
    return path


def drop(window, path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    spot, keys = window.rect().center(), Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(spot), copy, mime, left, keys))
    QApplication.sendEvent(window, QDropEvent(QPointF(spot), copy, mime, left, keys))


def rows(program):
    model = program.window.history.model
    return [model.upload_at(row) for row in range(model.rowCount())]


def test_check_02_the_images_of_a_folder_are_checked_and_uploaded_and_the_rest_is_named(
    qtbot, start_program, sandbox, tmp_path
):
    program = start_program()
    window = program.window
    drop(window, folder_of(tmp_path / "images"))
    qtbot.waitUntil(lambda: window.form.state is FormState.READY, timeout=MOST_MS)
    window.form.fields.region.choose("us-ord")
    assert window.findChild(QLabel, "queueHeader").text() == "4 images"
    button = window.findChild(QPushButton, "uploadButton")
    assert button.text() == "Upload 3 images"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.findChild(QLabel, "formBanner").text() == "Left out: bad.img"
    available = [UploadState.AVAILABLE] * 3
    qtbot.waitUntil(lambda: [row.state for row in rows(program)] == available, timeout=MOST_MS)
    assert {row.spec.label for row in rows(program)} == {"disk", "disk-2", "web"}
    assert len(sandbox.received) == 3


def test_bytes_that_were_uploaded_are_told_before_they_are_sent_again(
    qtbot, start_program, tmp_path
):
    program = start_program()
    window = program.window
    first, again = tmp_path / "web.img.gz", tmp_path / "again.img.gz"
    first.write_bytes(gzip.compress(DISK, mtime=0))
    again.write_bytes(first.read_bytes())
    drop(window, first)
    window.form.fields.region.choose("us-ord")
    window.form.upload_button.click()
    qtbot.waitUntil(
        lambda: [row.state for row in rows(program)] == [UploadState.AVAILABLE], timeout=MOST_MS
    )
    drop(window, again)
    told = window.findChild(QLabel, "sameBytesLabel")
    qtbot.waitUntil(told.isVisible, timeout=MOST_MS)
    assert told.text() == "You uploaded these bytes today as “web”"
    qtbot.mouseClick(
        window.findChild(QPushButton, "copyEarlierIdButton"), Qt.MouseButton.LeftButton
    )
    assert QApplication.clipboard().text() == rows(program)[0].image_id
