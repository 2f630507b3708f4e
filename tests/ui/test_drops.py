"""A drop on any part of the window is the window's."""


def test_no_field_takes_a_dropped_file_as_text(stage):
    fields = stage.window.form.fields
    takers = [fields.label_edit, fields.tags, fields.description.viewport(), fields.region]
    assert [taker for taker in takers if taker.acceptDrops()] == []
