"""The fields show their errors and keep what was typed."""


def test_every_field_error_is_shown_and_goes_when_put_right(stage, tmp_path):
    fields = stage.window.form.fields
    stage.window.open_files([tmp_path / "a.img"])
    fields.label_edit.setText("bad*")
    fields.region.choose("")
    stage.window.form.upload_button.click()
    assert stage.window.form.summary.text() == "2 fields need attention"
    fields.label_edit.setText("good")
    assert fields.error("label") == ""
    assert fields.error("region") == "Choose a region"


def test_a_typed_label_outlives_the_next_drop(stage, tmp_path, qtbot):
    stage.window.open_files([tmp_path / "a.img"])
    edit = stage.window.form.fields.label_edit
    edit.clear()
    qtbot.keyClicks(edit, "mine")
    stage.window.open_files([tmp_path / "b.img"])
    assert edit.text() == "mine"
