"""How long the label is stands at the end of its field, red when it is too long."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from imageuploader.ui.theme.palette import Colours
from tests.ui.steps import activate


def counter(stage):
    return stage.window.form.fields.label_edit.findChild(QLabel, "labelCounter")


def colour_of(line):
    return line.palette().color(line.foregroundRole()).name()


def test_the_counter_stands_at_the_end_of_the_field(stage, qtbot):
    activate(stage.window, qtbot)
    edit = stage.window.form.fields.label_edit
    qtbot.keyClicks(edit, "x" * 39)
    assert not counter(stage).isVisible()
    qtbot.keyClicks(edit, "x")
    assert counter(stage).isVisible()
    assert counter(stage).text() == "40/50"
    assert edit.width() - counter(stage).geometry().right() <= 14
    assert edit.textMargins().right() >= counter(stage).width()


def test_it_turns_red_above_the_limit_and_back(stage, qtbot):
    activate(stage.window, qtbot)
    edit = stage.window.form.fields.label_edit
    edit.setText("x" * 50)
    assert colour_of(counter(stage)) == Colours.now().secondary.name()
    edit.setText("x" * 57)
    assert counter(stage).text() == "57/50"
    assert colour_of(counter(stage)) == Colours.now().bad.name()
    edit.setText("x" * 45)
    assert colour_of(counter(stage)) == Colours.now().secondary.name()


@pytest.fixture
def mirrored(qapp):
    """The program as in a language from right to left."""
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)


@pytest.mark.usefixtures("mirrored")
def test_from_right_to_left_the_end_is_on_the_left(stage, qtbot):
    activate(stage.window, qtbot)
    edit = stage.window.form.fields.label_edit
    edit.setText("x" * 45)
    assert counter(stage).geometry().left() <= 14
    assert edit.textMargins().left() >= counter(stage).width()
