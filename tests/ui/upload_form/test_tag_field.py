"""Tags are typed one after the other."""

from PySide6.QtCore import Qt


def test_tags_commit_on_enter_and_comma_and_merge(stage, qtbot):
    tags = stage.window.form.fields.tags
    qtbot.keyClicks(tags, "web,db")
    qtbot.keyClick(tags, Qt.Key.Key_Return)
    qtbot.keyClicks(tags, "web,")
    assert tags.tags == ("web", "db")
