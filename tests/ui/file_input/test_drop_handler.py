"""A drop on any part of the window is the window's, and what it would do is said before."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QProxyStyle, QStyle
from typing_extensions import override

from imageuploader.ui.file_input.offer import read_offer


def test_no_field_takes_a_dropped_file_as_text(stage):
    fields = stage.window.form.fields
    takers = [fields.label_edit, fields.tags, fields.description.viewport(), fields.region]
    assert [taker for taker in takers if taker.acceptDrops()] == []


def files(*paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def drag(window, mime):
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    event = QDragEnterEvent(QPoint(20, 20), copy, mime, left, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, event)
    return event


def drop(window, mime):
    drag(window, mime)
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    event = QDropEvent(QPoint(20, 20), copy, mime, left, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, event)


AT_ONCE = "It is checked at once; nothing is sent before you press Upload"


@pytest.mark.parametrize(
    ("names", "title", "detail"),
    [
        (["a.img.gz"], "Drop to add “a.img.gz”", AT_ONCE),
        (["a.img", "b.raw", "c.xz"], "Drop to add 3 images", ""),
        (["a.img", "b.raw", "c.txt"], "Drop to add 2 images", "1 other file will be ignored"),
        (["a.img", "b.txt", "c.md"], "Drop to add “a.img”", "2 other files will be ignored"),
        (["x.txt"], "x.txt does not look like a disk image – drop to check anyway", ""),
        (["."], "Folders cannot be uploaded – drop the image file inside", ""),
    ],
)
def test_the_overlay_says_what_a_drop_would_do(tmp_path, names, title, detail):
    offer = read_offer(files(*(tmp_path / name for name in names)))
    assert offer is not None
    assert (offer.title, offer.detail) == (title, detail)


def test_while_a_dialog_is_open_nothing_can_be_dropped(stage, tmp_path, qtbot):
    stage.window.show()
    dialog = QDialog(stage.window)
    dialog.setModal(True)
    dialog.show()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is dialog)
    entered = drag(stage.window, files(tmp_path / "a.img"))
    assert not entered.isAccepted()
    assert stage.window.drop_handler.overlay.isHidden()
    dialog.close()


def test_the_overlay_leaves_with_the_drag_and_with_escape(stage, tmp_path, qtbot):
    overlay = stage.window.drop_handler.overlay
    stage.window.show()
    drag(stage.window, files(tmp_path / "a.img"))
    assert overlay.isVisible()
    QApplication.sendEvent(stage.window, QDragLeaveEvent())
    assert overlay.isHidden()
    drag(stage.window, files(tmp_path / "a.img"))
    qtbot.keyClick(stage.window, Qt.Key.Key_Escape)
    assert overlay.isHidden()
    assert stage.checker.asked == []


class Still(QProxyStyle):
    """A system that asks for no motion."""

    @override
    def styleHint(self, hint, *facts):
        if hint == QStyle.StyleHint.SH_Widget_Animation_Duration:
            return 0
        return super().styleHint(hint, *facts)


def test_the_overlay_fades_in_only_where_the_system_allows_motion(stage, tmp_path, qtbot):
    stage.window.show()
    overlay, fade = stage.window.drop_handler.overlay, stage.window.drop_handler.overlay._fade
    drag(stage.window, files(tmp_path / "a.img"))
    assert fade.currentValue() < 1
    qtbot.waitUntil(lambda: fade.currentValue() == 1, timeout=1000)
    QApplication.sendEvent(stage.window, QDragLeaveEvent())
    style = Still()
    style.setParent(overlay)
    overlay.setStyle(style)
    drag(stage.window, files(tmp_path / "a.img"))
    assert fade.currentValue() == 1


def test_what_a_drop_leaves_out_is_named_until_the_next_one(stage, tmp_path):
    stage.window.show()
    named = stage.window.findChild(QLabel, "ignoredFiles")
    drop(stage.window, files(tmp_path / "a.img", tmp_path / "b.ova", tmp_path / "note.txt"))
    assert named.isVisible()
    assert named.text() == "Ignored: note.txt"
    assert "2 files" in stage.window.findChild(QLabel, "queueHeader").text()
    drop(stage.window, files(tmp_path / "a.img"))
    assert not named.isVisible()
