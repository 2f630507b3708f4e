"""Every control can be reached: by keys, in a small window, and with large text."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton

from imageuploader.domain.upload import Moment, Progress, UploadState
from imageuploader.ui.history.columns import column_index
from imageuploader.ui.theme.metrics import scaled_size
from imageuploader.ui.window.focus_cycle import can_take_focus
from imageuploader.ui.window.zone_layout import Arrangement, HeadingRow
from tests.ui.fit import stand_still
from tests.ui.fonts import every_font, every_font_at, use_font
from tests.ui.steps import RUNNING, activate, run


def test_tab_goes_through_the_form_in_the_order_it_is_read(stage, qtbot):
    run(stage)
    window = stage.window
    activate(window, qtbot)
    names, part = [], window.findChild(QToolButton, "accountCombo")
    while part is not None and part is not window:
        if can_take_focus(part) and part.objectName():
            names.append(part.objectName())
        part = part.nextInFocusChain()
    wanted = ["accountCombo", "dropZone", "labelEdit", "regionCombo", "tagsEdit"]
    wanted += ["descriptionEdit", "cloudInitCheck", "clearButton", "uploadButton"]
    wanted += ["cancelButton", "historySearch", "historyView"]
    assert [name for name in names if name in wanted] == wanted


@pytest.mark.usefixtures("large_text")
def test_check_20_with_text_twice_as_large_no_button_is_narrower_than_its_words(request, qtbot):
    stage = request.getfixturevalue("stage")
    run(stage)
    stage.window.resize(720, 520)
    activate(stage.window, qtbot)
    QApplication.processEvents()
    for button in stage.window.findChildren(QPushButton):
        if button.isVisible():
            assert button.width() >= button.minimumSizeHint().width(), button.text()
    assert stage.window.zones.horizontalScrollBar().maximum() == 0


SIZES = ((720, 520), (1040, 720), (1400, 1000), (1800, 1000))


@pytest.mark.usefixtures("usual_text")
@every_font_at("times", 1, 1.2, 1.6, 2)
@pytest.mark.few(4)
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
            assert cell_has_room(window.history.table, column_index(name)), (size, name)


def cell_has_room(table, place):
    index = table.model().index(0, place)
    shown = table.fontMetrics().horizontalAdvance(index.data())
    beside = 28 + scaled_size(16) if place == column_index("status") else 28
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
    rows = stage.window.queue_panel.rows
    assert rows.viewport().height() >= rows.rows["next"].sizeHint().height()


@pytest.mark.usefixtures("usual_text")
@every_font
@pytest.mark.few(3)
def test_at_the_least_size_the_zones_fit_without_a_scroll_bar_and_their_headings_in_line(
    request, qtbot, family
):
    use_font(family, 10)
    stage = request.getfixturevalue("stage")
    activate(stage.window, qtbot)
    zones = stage.window.zones
    stage.window.resize(720, 520)
    stand_still()
    if zones.arrangement is Arrangement.MEDIUM:  # wider letters have one column, which scrolls
        assert zones.verticalScrollBar().maximum() == 0
    new_upload, now = stage.window.findChildren(HeadingRow)
    assert (
        new_upload.mapTo(stage.window, new_upload.rect().bottomLeft()).y()
        == (now.mapTo(stage.window, now.rect().bottomLeft()).y())
        or zones.arrangement is Arrangement.COLUMN
    )
