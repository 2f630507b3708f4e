"""A tooltip shows a text as it is."""

import pytest
from PySide6.QtGui import Qt as GuiQt

from imageuploader.ui.language import install_language
from imageuploader.ui.widgets.tooltip import plain_tooltip, tip_with_keys
from imageuploader.words.text import Text

TAGS = "<b>x</b><img src=y>"


@pytest.mark.parametrize("text", [TAGS, "&lt;b> a", "<?xml?><b>", "<!doctype html>", "a\n<b>b</b>"])
def test_a_tip_reads_as_its_text(text):
    shown = plain_tooltip(text)
    assert not GuiQt.mightBeRichText(shown)
    assert shown.replace("\u2060", "") == text


@pytest.mark.parametrize("text", ["disk.img", "b & c > d", "x\ny"])
def test_a_tip_without_tags_is_left_alone(text):
    assert plain_tooltip(text) == text


def test_the_shortcut_in_a_tip_is_written_as_the_system_and_the_language_do(qapp):
    assert tip_with_keys(Text("Cancel"), "Ctrl+.") == "Cancel (Ctrl+.)"
    install_language(qapp, "de")
    try:
        assert tip_with_keys(Text("Cancel"), "Ctrl+.") == "Abbrechen (Strg+.)"
    finally:
        install_language(qapp, "")
