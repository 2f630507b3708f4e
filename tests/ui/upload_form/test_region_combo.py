"""A region is found by what one knows of it, with the keys alone."""

import pytest
from PySide6.QtCore import Qt

from imageuploader.ui.theme.palette import Colours
from tests.ui.fakes import REGIONS


def listed(stage):
    region = stage.window.form.fields.region
    stage.window.show()
    region.choose("")
    region.typed.setFocus()
    return region


@pytest.mark.parametrize(
    ("typed", "found"),
    [("fra", "de-fra-2"), ("NEWARK", "us-east"), ("us-o", "us-ord"), (" chic ", "us-ord")],
)
def test_a_part_of_the_name_and_enter_choose_the_region(stage, qtbot, typed, found):
    region = listed(stage)
    qtbot.keyClicks(region.typed, typed)
    qtbot.keyClick(region.typed, Qt.Key.Key_Return)
    assert region.region_id == found
    assert region.itemData(region.currentIndex(), Qt.ItemDataRole.UserRole) == found


def test_enter_in_the_list_of_what_fits_does_the_same(stage, qtbot):
    region = listed(stage)
    qtbot.keyClicks(region.typed, "fra")
    popup = region.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert region.region_id == "de-fra-2"
    assert popup.isHidden()


def test_what_fits_nothing_stays_to_be_mended(stage, qtbot):
    region = listed(stage)
    qtbot.keyClicks(region.typed, "atlantis")
    qtbot.keyClick(region.typed, Qt.Key.Key_Return)
    assert (region.region_id, region.currentText()) == ("", "atlantis")


def test_the_list_of_what_fits_wears_the_colours_of_the_window(stage):
    popup = listed(stage).completer().popup()
    popup.ensurePolished()
    assert popup.palette().base().color() == Colours.now().base
    assert popup.styleSheet() == stage.window.styleSheet()


def test_what_is_being_typed_outlives_a_new_list_of_regions(stage, qtbot):
    region = listed(stage)
    qtbot.keyClicks(region.typed, "fra")
    region.show_regions(REGIONS[1:], "us-ord")
    assert region.currentText() == "fra"


def test_the_same_regions_again_leave_the_list_of_what_fits_alone(stage, qtbot):
    region = listed(stage)
    qtbot.keyClicks(region.typed, "a")
    popup = region.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    before = popup.currentIndex().data()
    stage.account.changed.emit()
    assert popup.currentIndex().data() == before is not None


def test_a_region_is_found_by_its_id(stage):
    region = stage.window.form.fields.region
    region.setEditText("de-fra-2")
    assert region.region_id == "de-fra-2"
