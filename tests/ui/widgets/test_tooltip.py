"""A tooltip shows a text as it is."""

import pytest
from PySide6.QtGui import Qt as GuiQt

from imageuploader.ui.widgets.tooltip import plain_tooltip

TAGS = "<b>x</b><img src=y>"


@pytest.mark.parametrize("text", [TAGS, "&lt;b> a", "<?xml?><b>", "<!doctype html>", "a\n<b>b</b>"])
def test_a_tip_reads_as_its_text(text):
    shown = plain_tooltip(text)
    assert not GuiQt.mightBeRichText(shown)
    assert shown.replace("\u2060", "") == text


@pytest.mark.parametrize("text", ["disk.img", "b & c > d", "x\ny"])
def test_a_tip_without_tags_is_left_alone(text):
    assert plain_tooltip(text) == text
