import pytest


@pytest.mark.parametrize("turn", ["first", "second", "third"])
def test_each_test_begins_with_a_window_that_no_other_has_touched(stage, turn):
    window = stage.window
    assert (window.windowTitle(), window.form.fields.label_edit.text()) == ("Image Uploader", "")
    assert not window.isVisible()
    window.setWindowTitle(turn)
    window.form.fields.label_edit.setText(turn)
