"""A drop on any part of the window is the window's, and what it would do is said before."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
)
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QProxyStyle,
    QStyle,
)
from typing_extensions import override

from imageuploader.ui.file_input.offer import read_offer
from imageuploader.ui.upload_form.selection import FormState


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


def test_check_01_the_overlay_leaves_with_the_drag_and_with_escape(stage, tmp_path, qtbot):
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


SHARES = ((0.01, 0.01), (0.3, 0.4), (0.7, 0.3), (0.5, 0.8), (0.99, 0.99))


def test_check_01_anywhere_over_the_window_it_is_there_at_once_and_a_drop_fills_the_label(
    stage, tmp_path
):
    window = stage.window
    window.show()
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    for number, share in enumerate(SHARES):
        mime = files(tmp_path / f"a{number}.img")
        spot = QPointF(window.width() * share[0], window.height() * share[1])
        enters = QDragEnterEvent(spot.toPoint(), copy, mime, left, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(window, enters)
        assert window.drop_handler.overlay.isVisible()  # before any other event is looked at
        assert window.drop_handler.overlay.geometry() == window.rect()
        drops = QDropEvent(spot, copy, mime, left, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(window, drops)
        assert window.form.fields.label_edit.text() == f"a{number}"
        window.form.clear()


def test_check_02_three_images_are_three_uploads_and_the_text_file_is_named(stage, tmp_path):
    names = ("a.img", "b.raw", "c.img.gz", "notes.txt")
    drop(stage.window, files(*(tmp_path / name for name in names)))
    assert stage.window.form.banner.text == "Ignored: notes.txt"
    stage.window.form.fields.region.choose("us-ord")
    stage.window.form.submit()
    assert [file.name for file, _, _ in stage.queue.added] == ["a.img", "b.raw", "c.img.gz"]


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
    qtbot.waitUntil(lambda: fade.currentValue() == 1)
    QApplication.sendEvent(stage.window, QDragLeaveEvent())
    style = Still()
    style.setParent(overlay)
    overlay.setStyle(style)
    drag(stage.window, files(tmp_path / "a.img"))
    assert fade.currentValue() == 1


def test_what_a_drop_leaves_out_is_named_until_the_next_one(stage, tmp_path):
    stage.window.show()
    named = stage.window.findChild(QLabel, "formBanner")
    drop(stage.window, files(tmp_path / "a.img", tmp_path / "b.ova", tmp_path / "note.txt"))
    assert named.isVisible()
    assert named.text() == "Ignored: note.txt"
    assert "2 images" in stage.window.findChild(QLabel, "queueHeader").text()
    drop(stage.window, files(tmp_path / "a.img"))
    assert not named.isVisible()


BOTH = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction


def drag_to_move(window, mime):
    keys, button = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    event = QDragEnterEvent(QPoint(20, 20), BOTH, mime, button, keys)
    QApplication.sendEvent(window, event)
    return event


def drop_to_move(window, mime):
    keys, button = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    event = QDropEvent(QPointF(20, 20), BOTH, mime, button, keys)
    event.setDropAction(Qt.DropAction.MoveAction)
    QApplication.sendEvent(window, event)
    return event


def test_a_dropped_file_is_copied_never_moved_and_fills_the_form(stage, tmp_path):
    image = tmp_path / "debian-12.img.gz"
    entered = drag_to_move(stage.window, files(image))
    assert entered.dropAction() == Qt.DropAction.CopyAction
    assert "debian-12.img.gz" in stage.window.drop_handler.overlay.text
    assert drop_to_move(stage.window, files(image)).dropAction() == Qt.DropAction.CopyAction
    assert stage.checker.asked == [image]
    assert stage.window.form.fields.label_edit.text() == "debian-12"
    assert stage.window.drop_handler.overlay.isHidden()


def test_a_link_is_not_taken_and_says_why(stage):
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.com/a.img")])
    drag_to_move(stage.window, mime)
    drop_to_move(stage.window, mime)
    assert stage.window.form.state is FormState.EMPTY
    assert "Links are not supported" in stage.window.form.banner.text


def test_a_copied_path_is_pasted_as_a_file(stage, tmp_path):
    QGuiApplication.clipboard().setText(str(tmp_path / "a.img"))
    stage.window.drop_handler.paste()
    assert stage.checker.asked == [tmp_path / "a.img"]


def test_a_move_is_turned_into_a_copy_for_several_files_too(stage, tmp_path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("a.img", "b.txt")])
    move, both = Qt.DropAction.MoveAction, Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    keys, button = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    enters = QDragEnterEvent(QPoint(20, 20), both, mime, button, keys)
    QApplication.sendEvent(stage.window, enters)
    event = QDropEvent(QPointF(20, 20), both, mime, button, keys)
    event.setDropAction(move)
    QApplication.sendEvent(stage.window, event)
    assert event.dropAction() == Qt.DropAction.CopyAction
    assert stage.checker.asked == [tmp_path / "a.img"]


@pytest.mark.parametrize("text", ["{}", '"{}"', "{}\n"])
def test_a_path_is_pasted_with_or_without_quotes(stage, tmp_path, text):
    QGuiApplication.clipboard().setText(text.format(tmp_path / "a.img"))
    stage.window.drop_handler.paste()
    assert stage.checker.asked == [tmp_path / "a.img"]


def test_other_text_is_not_taken_for_a_file(stage):
    QGuiApplication.clipboard().setText("just words")
    stage.window.drop_handler.paste()
    assert stage.checker.asked == []
