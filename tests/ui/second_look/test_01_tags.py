"""Every tag can be seen and removed, the newest and a bad one at once."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from imageuploader.ui.upload_form.tag_chips import MoreChip, TagChip, TagList
from tests.ui.fonts import every_font, use_font
from tests.ui.steps import activate

FIVE = ("demo", "debian 12", "web server", "another one", "newest")


@pytest.fixture
def tags(stage, qtbot):
    activate(stage.window, qtbot)
    field = stage.window.form.fields.tags
    field.setFocus()
    return field


def type_tags(qtbot, field, *names):
    for name in names:
        qtbot.keyClicks(field, name)
        qtbot.keyClick(field, Qt.Key.Key_Return)


def seen(field):
    chips = [chip for chip in field.findChildren(TagChip) if chip.isVisible()]
    return [chip.tag for chip in chips if field.rect().contains(chip.geometry())]


def more(field):
    return field.findChild(MoreChip)


def tag_list(field):
    return field.findChild(TagList)


def press(qtbot, chip):
    qtbot.mouseClick(chip.cross, Qt.MouseButton.LeftButton)


def test_the_newest_tag_is_in_view_and_one_chip_counts_the_others(tags, qtbot):
    for count, _ in enumerate(FIVE, start=1):
        type_tags(qtbot, tags, FIVE[count - 1])
        assert FIVE[count - 1] in seen(tags)
        hidden = count - len(seen(tags))
        assert more(tags).isVisible() == (hidden > 0)
        assert not hidden or more(tags).text() == f"+{hidden}"
    assert more(tags).isVisible()


def test_the_chip_opens_a_list_of_all_where_each_can_be_removed(tags, qtbot):
    type_tags(qtbot, tags, *FIVE)
    qtbot.mouseClick(more(tags), Qt.MouseButton.LeftButton)
    opened = tag_list(tags)
    assert opened.isVisible()
    chips = opened.findChildren(TagChip)
    assert [chip.tag for chip in chips] == list(FIVE)
    press(qtbot, chips[0])
    assert tags.tags == FIVE[1:]
    assert opened.isVisible()
    qtbot.keyClick(opened, Qt.Key.Key_Escape)
    assert not opened.isVisible()


def test_the_arrow_down_opens_the_same_list(tags, qtbot):
    type_tags(qtbot, tags, *FIVE)
    qtbot.keyClick(tags, Qt.Key.Key_Down)
    assert tag_list(tags).isVisible()


def test_a_bad_tag_is_red_and_in_view_and_its_message_goes_with_it(tags, stage, qtbot):
    form = stage.window.form
    stage.window.open_files([Path("/disks/a.img")])
    tags.setFocus()
    type_tags(qtbot, tags, "demo", "x", *FIVE[1:])
    qtbot.mouseClick(form.upload_button, Qt.MouseButton.LeftButton)
    assert stage.queue.added == []
    assert form.fields.error("tags").startswith("“x” is too short")
    assert {"x", "newest"} <= set(seen(tags))
    (bad,) = [chip for chip in tags.findChildren(TagChip) if chip.isVisible() and chip.tag == "x"]
    assert bad.is_wrong
    press(qtbot, bad)
    assert form.fields.error("tags") == ""
    assert form.summary.text() == ""
    qtbot.mouseClick(form.upload_button, Qt.MouseButton.LeftButton)
    assert len(stage.queue.added) == 1


def test_a_removed_tag_comes_back_with_undo(tags, stage, qtbot):
    type_tags(qtbot, tags, "demo", "web")
    qtbot.keyClick(tags, Qt.Key.Key_Backspace)
    assert tags.tags == ("demo",)
    undo = stage.window.findChild(QPushButton, "statusButton")
    assert undo.isVisible()
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert tags.tags == ("demo", "web")
    assert not undo.isVisible()


@pytest.mark.usefixtures("usual_text")
@every_font
def test_with_text_twice_as_large_the_newest_and_the_bad_tag_are_in_view(request, qtbot, family):
    use_font(family, 20)
    stage = request.getfixturevalue("stage")
    activate(stage.window, qtbot)
    stage.window.resize(720, 520)
    field = stage.window.form.fields.tags
    field.set_tags(("x", *FIVE))
    QApplication.processEvents()
    assert {"x", "newest"} <= set(seen(field))
