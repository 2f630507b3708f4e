"""A region is chosen by a click anywhere or by a part of its name, and no click is lost."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from imageuploader.ui.theme.palette import Colours
from imageuploader.ui.upload_form.region_list import REGION_ID
from imageuploader.ui.widgets.steady_button import SteadyButton
from tests.ui.steps import activate


@pytest.fixture
def region(stage, qtbot):
    activate(stage.window, qtbot)
    field = stage.window.form.fields.region
    field.choose("")
    return field


def listed(field):
    return field.completer().popup()


@pytest.mark.parametrize("share", [0.1, 0.5, 0.97])
def test_a_click_anywhere_opens_the_list_of_all(region, qtbot, share):
    spot = QPoint(round(region.width() * share), region.height() // 2)
    target = region.childAt(spot) or region
    qtbot.mouseClick(target, Qt.MouseButton.LeftButton, pos=target.mapFrom(region, spot))
    assert listed(region).isVisible()
    shown = listed(region).model()
    assert shown.rowCount() == region.count() == 6


def test_typing_over_the_open_list_leaves_what_fits(region, qtbot):
    region.choose("us-ord")
    region.showPopup()
    qtbot.keyClicks(region.typed, "fra")
    assert region.currentText() == "fra"
    shown = listed(region).model()
    names = [shown.index(row, 0).data() for row in range(shown.rowCount())]
    assert names == ["Frankfurt 2, DE (de-fra-2)"]


def test_tab_takes_the_only_match(region, qtbot):
    region.typed.setFocus()
    qtbot.keyClicks(region.typed, "fra")
    listed(region).hide()
    qtbot.keyClick(region.typed, Qt.Key.Key_Tab)
    assert region.region_id == "de-fra-2"
    assert region.currentText() == "Frankfurt 2, DE (de-fra-2)"


def test_a_click_on_upload_takes_the_only_match_and_uploads(region, stage, qtbot, tmp_path):
    stage.window.open_files([tmp_path / "a.img"])
    region.typed.setFocus()
    qtbot.keyClicks(region.typed, "fra")
    listed(region).hide()
    qtbot.mouseClick(stage.window.form.upload_button, Qt.MouseButton.LeftButton)
    [(_, spec, _)] = stage.queue.added
    assert spec.region == "de-fra-2"


def test_one_press_beside_the_open_list_closes_it_and_uploads(region, stage, qtbot, tmp_path):
    stage.window.open_files([tmp_path / "a.img"])
    region.typed.setFocus()
    qtbot.keyClicks(region.typed, "fra")
    popup, upload = listed(region), stage.window.form.upload_button
    qtbot.waitUntil(popup.isVisible)
    spot = upload.mapToGlobal(upload.rect().center())
    left = Qt.MouseButton.LeftButton
    qtbot.mousePress(popup, left, pos=popup.mapFromGlobal(spot))
    qtbot.mouseRelease(upload, left, pos=upload.mapFromGlobal(spot))
    assert not popup.isVisible()
    [(_, spec, _)] = stage.queue.added
    assert spec.region == "de-fra-2"


def test_a_press_on_the_field_closes_its_open_list(region, qtbot):
    region.showPopup()
    popup = listed(region)
    spot = region.typed.mapToGlobal(region.typed.rect().center())
    qtbot.mousePress(popup, Qt.MouseButton.LeftButton, pos=popup.mapFromGlobal(spot))
    assert not popup.isVisible()


def test_who_types_the_id_of_a_region_sees_its_city_afterwards(region, qtbot):
    region.typed.setFocus()
    qtbot.keyClicks(region.typed, "us-ord")
    listed(region).hide()
    qtbot.keyClick(region.typed, Qt.Key.Key_Tab)
    assert region.currentText() == "Chicago, IL (us-ord)"


def test_what_fits_several_or_none_is_left_to_be_mended(region, stage, qtbot):
    for typed in ("us-", "atlantis"):
        region.setEditText(typed)
        region.typed.setFocus()
        listed(region).hide()
        qtbot.keyClick(region.typed, Qt.Key.Key_Tab)
        assert (region.region_id, region.currentText()) == ("", typed)
        assert stage.window.form.fields.error("region") == f"No region matches “{typed}”"


def test_a_part_of_a_continents_name_chooses_no_heading(region, qtbot):
    region.typed.setFocus()
    qtbot.keyClicks(region.typed, "euro")
    qtbot.keyClick(region.typed, Qt.Key.Key_Return)
    assert region.region_id == ""


def test_rows_have_28_pixels_the_last_used_is_on_top_and_headings_are_quiet(region):
    region.showPopup()
    view = listed(region)
    rows = range(view.model().rowCount())
    assert all(view.sizeHintForRow(row) >= 28 for row in rows)
    assert view.model().index(0, 0).data() == "Last used"
    assert view.model().index(1, 0).data(REGION_ID) == "us-ord"
    assert region.completer().maxVisibleItems() == 12
    picture = view.grab().toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(8, 90) for y in range(2, 26)}
    assert Colours.now().secondary.name() in colours
    assert Colours.now().text.name() not in colours


class Moves(QWidget):
    """A button that gives way as soon as it is pressed, as one below a growing field does."""

    def __init__(self):
        super().__init__()
        self.pad, self.button, self.clicks = QWidget(), SteadyButton("Upload"), 0
        column = QVBoxLayout(self)
        column.addWidget(self.pad)
        column.addWidget(self.button)
        column.addStretch(1)
        self.button.pressed.connect(lambda: self.pad.setFixedHeight(90))
        self.button.clicked.connect(self.count)

    def count(self):
        self.clicks += 1


def test_a_press_counts_although_the_button_moves_before_the_release(qtbot):
    window = Moves()
    qtbot.addWidget(window)
    window.resize(300, 300)
    window.show()
    qtbot.waitExposed(window)
    spot = window.button.geometry().center()
    qtbot.mousePress(window.button, Qt.MouseButton.LeftButton)
    for _ in range(5):
        QApplication.processEvents()
    assert not window.button.geometry().contains(spot)
    left = Qt.MouseButton.LeftButton
    qtbot.mouseRelease(window.button, left, pos=window.button.mapFrom(window, spot))
    assert window.clicks == 1
    qtbot.mousePress(window.button, left)
    qtbot.mouseRelease(window.button, left, pos=QPoint(150, -60))
    assert window.clicks == 1
