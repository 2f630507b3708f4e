"""The whole program in its window, from the drop to `available`."""

import gzip
import hashlib

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from imageuploader.domain.upload import UploadState
from tests.disk.real_programs import run
from tests.whole.conftest import DISK_MB

MOST_MS = 60_000


def drop(window, path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    spot, keys = window.rect().center(), Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(spot), copy, mime, left, keys))
    event = QDropEvent(QPointF(spot), copy, mime, left, keys)
    QApplication.sendEvent(window, event)
    assert event.isAccepted()


def press_upload(qtbot, window):
    qtbot.mouseClick(window.findChild(QPushButton, "uploadButton"), Qt.MouseButton.LeftButton)


def rows(program):
    model = program.window.history.model
    return [model.upload_at(row) for row in range(model.rowCount())]


def wait_for(qtbot, program, state):
    qtbot.waitUntil(lambda: [row.state for row in rows(program)] == [state], timeout=MOST_MS)
    return rows(program)[0]


def sha256(path):
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@pytest.fixture(params=["img", "img.gz", "img.xz", "qcow2"])
def dropped(request, disk, tmp_path):
    path = tmp_path / f"debian.{request.param}"
    match request.param:
        case "img":
            return disk
        case "img.gz":
            path.write_bytes(run("pigz", "-1", "-c", disk))
        case "img.xz":
            path.write_bytes(run("xz", "-0", "-T2", "-c", disk))
        case _:
            run("qemu-img", "convert", "-f", "raw", "-O", "qcow2", disk, path)
    return path


@pytest.mark.few(2)
def test_a_dropped_disk_becomes_available_byte_for_byte(
    qtbot, start_program, sandbox, disk, dropped
):
    program = start_program()
    window = program.window
    drop(window, dropped)
    window.form.fields.region.choose("us-ord")
    window.form.fields.tags.set_tags(("alpha",))
    window.form.fields.cloud_init.setChecked(True)
    press_upload(qtbot, window)
    upload = wait_for(qtbot, program, UploadState.AVAILABLE)
    assert disk.stat().st_size == DISK_MB << 20
    was = {moment.state for moment in upload.timeline}
    assert (UploadState.PREPARING in was) is (dropped.suffix != ".gz")
    (received,) = sandbox.received.values()
    assert received.raw_sha256 == sha256(disk)
    assert (received.sha256, received.size) == (upload.sha256, upload.sent_bytes)
    assert "authorization" not in {name.lower() for name in received.headers}
    shown = sandbox.images[upload.image.id]
    assert upload.image.received == shown
    assert (shown["tags"], shown["status"]) == (["alpha"], "available")
    assert "cloud-init" in shown["capabilities"]


def test_what_is_missing_is_said_at_its_field_and_nothing_is_sent(
    qtbot, start_program, sandbox, disk
):
    program = start_program()
    window = program.window
    drop(window, disk)
    window.form.fields.label_edit.clear()
    press_upload(qtbot, window)
    errors = [window.findChild(QLabel, f"{name}Error") for name in ("label", "region")]
    assert [bool(error.text()) and error.isVisible() for error in errors] == [True, True]
    assert rows(program) == []
    assert ("POST", "/v4/images/upload") not in sandbox.calls


def test_cancelling_leaves_nothing_on_linode(qtbot, start_program, sandbox, disk, tmp_path):
    program = start_program()
    sandbox.faults.add("put-stalled")
    drop(program.window, disk)
    program.window.form.fields.region.choose("us-ord")
    press_upload(qtbot, program.window)
    # Before the reply arrives the image is not proved ours, and would stay.
    wait_for(qtbot, program, UploadState.UPLOADING)
    assert len(sandbox.images) == 1
    program.queue.cancel(rows(program)[0].id)
    wait_for(qtbot, program, UploadState.CANCELLED)
    assert sandbox.images == {}
    cache = tmp_path / "home" / "cache"
    qtbot.waitUntil(lambda: list(cache.iterdir()) == [], timeout=MOST_MS)


def test_the_next_start_shows_what_was_uploaded(qtbot, start_program, tmp_path):
    small = tmp_path / "small.img.gz"
    small.write_bytes(gzip.compress(bytes(512) + b"disk" * 400))
    first = start_program()
    drop(first.window, small)
    first.window.form.fields.region.choose("us-ord")
    press_upload(qtbot, first.window)
    upload = wait_for(qtbot, first, UploadState.AVAILABLE)
    again = wait_for(qtbot, start_program(), UploadState.AVAILABLE)
    assert (again.id, again.image) == (upload.id, upload.image)
