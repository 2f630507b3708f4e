"""Every control can be reached: by keys, in a small window, and with large text."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QPushButton

from imageuploader.domain.disk import Finding, FindingCode
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Moment, Progress, Upload, UploadState
from imageuploader.ui import theme
from imageuploader.ui.history_columns import place_of
from imageuploader.ui.walk import can_take_focus
from tests.ui.fakes import report_on
from tests.ui.fonts import every_font, use_font

RUNNING = Upload(UploadSpec("web", "us-ord"), Path("/disks/web.img"), state=UploadState.UPLOADING)


def activate(window, qtbot):
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def run(stage):
    stage.queue.current = RUNNING
    stage.queue.changed.emit(RUNNING)


def test_f6_goes_round_the_zones_and_shift_f6_back(stage, qtbot):
    run(stage)
    window = stage.window
    activate(window, qtbot)
    stops = [window.form.drop_zone, window.now.running.cancel, window.history.table]
    stops[0].setFocus()
    for stop in (stops[1], stops[2], stops[0]):
        qtbot.keyClick(window, Qt.Key.Key_F6)
        assert QApplication.focusWidget() is stop
    qtbot.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is stops[2]


def test_f6_passes_by_a_zone_with_nothing_to_focus(stage, qtbot):
    run(stage)
    stage.queue.current = None
    stage.queue.changed.emit(replace(RUNNING, state=UploadState.FAILED))
    activate(stage.window, qtbot)
    stage.window.form.drop_zone.setFocus()
    qtbot.keyClick(stage.window, Qt.Key.Key_F6)
    assert QApplication.focusWidget() is stage.window.history.table


def test_tab_goes_through_the_form_in_the_order_it_is_read(stage, qtbot):
    run(stage)
    window = stage.window
    activate(window, qtbot)
    names, part = [], window.account_button
    while part is not None and part is not window:
        if can_take_focus(part) and part.objectName():
            names.append(part.objectName())
        part = part.nextInFocusChain()
    wanted = ["accountCombo", "dropZone", "labelEdit", "regionCombo", "tagsEdit"]
    wanted += ["descriptionEdit", "cloudInitCheck", "clearButton", "uploadButton"]
    wanted += ["cancelButton", "historySearch", "historyView"]
    assert [name for name in names if name in wanted] == wanted


@pytest.fixture
def large_text(qapp):
    before = qapp.font()
    large = QFont(before)
    large.setPointSizeF(before.pointSizeF() * 2)
    qapp.setFont(large)
    yield
    qapp.setFont(before)


@pytest.mark.usefixtures("large_text")
def test_with_text_twice_as_large_no_button_is_narrower_than_its_words(request, qtbot):
    stage = request.getfixturevalue("stage")
    run(stage)
    stage.window.resize(720, 520)
    activate(stage.window, qtbot)
    QApplication.processEvents()
    for button in stage.window.findChildren(QPushButton):
        if button.isVisible():
            assert button.width() >= button.minimumSizeHint().width(), button.text()
    assert stage.window.zones.horizontalScrollBar().maximum() == 0


def test_the_sign_in_scrolls_in_a_window_too_low_for_it(stage_signed_out, qtbot):
    window = stage_signed_out.window
    activate(window, qtbot)
    window.sign_in.setFixedHeight(200)
    qtbot.waitUntil(lambda: window.sign_in.verticalScrollBar().maximum() > 0)


def test_a_change_to_dark_redraws_icons_and_colours(stage, qtbot, qapp):
    activate(stage.window, qtbot)
    before, sheet = stage.window.history.heading.detail.icon(), stage.window.styleSheet()
    light = QPalette(qapp.palette())
    dark = QPalette(Qt.GlobalColor.black)
    dark.setColor(QPalette.ColorRole.WindowText, Qt.GlobalColor.white)
    try:
        qapp.setPalette(dark)
        QApplication.processEvents()
        after = stage.window.history.heading.detail.icon()
        assert after.pixmap(20).toImage() != before.pixmap(20).toImage()
        assert stage.window.styleSheet() != sheet
        assert theme.Colours.now().dark
    finally:
        qapp.setPalette(light)


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
    stage.window.drops.paste()
    assert stage.checker.asked == [tmp_path / "a.img"]


def test_other_text_is_not_taken_for_a_file(stage):
    QGuiApplication.clipboard().setText("just words")
    stage.window.drops.paste()
    assert stage.checker.asked == []


@pytest.mark.usefixtures("large_text")
def test_with_large_text_nothing_of_the_form_is_cut_or_covered_by_an_error(request, qtbot):
    stage = request.getfixturevalue("stage")
    window, form = stage.window, stage.window.form
    window.resize(1600, 1000)
    activate(window, qtbot)
    window.open_files([Path("/disks/web.img")])
    report = report_on(Path("/disks/web.img"), findings=(Finding(FindingCode.ISO),) * 3)
    stage.checker.checked.emit(Path("/disks/web.img"), report, None)
    form.fields.region.choose("")
    form.upload_button.click()

    def is_whole():
        fields, card = form.fields, form.drop_zone.card
        foot = fields.description.geometry().bottom()
        lines = (card._result, card._detail, card._warning_text, fields._errors["region"])
        return foot < fields.cloud_init.geometry().top() and all(
            line.height() >= line.heightForWidth(line.width()) for line in lines
        )

    qtbot.waitUntil(is_whole, timeout=1000)


SIZES = ((720, 520), (1040, 720), (1400, 1000), (1800, 1000))


@pytest.mark.usefixtures("usual_text")
@pytest.mark.parametrize("times", [1, 1.2, 1.6, 2])
@every_font
def test_words_have_their_room_in_every_font_and_size(request, qtbot, family, times):
    use_font(family, 10 * times)
    stage = request.getfixturevalue("stage")
    window = stage.window
    stage.queue.move(replace(RUNNING, timeline=(Moment(RUNNING.state, datetime.now(UTC)),)))
    window.history.table.model().show_progress(RUNNING.id, Progress(43, 100))
    activate(window, qtbot)
    for size in SIZES:
        window.resize(*size)
        QApplication.processEvents()
        assert window.zones.horizontalScrollBar().maximum() == 0, size
        box = window.form.fields.cloud_init
        bearing = 2  # of the last letter: it may lie outside
        assert size[0] < 1000 or box.width() + bearing >= box.sizeHint().width(), size
        for name in ("status", "started"):
            assert cell_has_room(window.history.table, place_of(name)), (size, name)


def cell_has_room(table, place):
    index = table.model().index(0, place)
    shown = table.fontMetrics().horizontalAdvance(index.data())
    beside = 28 + theme.scaled(16) if place == place_of("status") else 28
    return table.isColumnHidden(place) or table.columnWidth(place) >= shown + beside


@pytest.mark.usefixtures("usual_text")
def test_a_row_of_the_queue_is_seen_whole_where_only_one_is(request, qtbot):
    use_font("DejaVu Sans", 20)
    stage = request.getfixturevalue("stage")
    run(stage)
    stage.queue.waiting = (replace(RUNNING, id="next", state=UploadState.QUEUED),)
    stage.queue.changed.emit(RUNNING)
    stage.window.resize(1040, 720)
    activate(stage.window, qtbot)
    QApplication.processEvents()
    rows = stage.window.now.rows
    assert rows.viewport().height() >= rows.rows["next"].sizeHint().height()
