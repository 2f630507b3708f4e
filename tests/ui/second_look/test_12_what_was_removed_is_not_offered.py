"""Problem 12: the ID of an image that was removed was offered."""

from dataclasses import replace

from tests.ui.history_steps import DB, WEB


def test_the_status_of_a_removed_image_is_removed(history, stage):
    waits = replace(WEB.image, status="pending_upload")
    stage.queue.changed.emit(replace(DB, image=waits))
    history.show_details("db")
    assert dict(history.detail.image_rows.rows)["Status"] == "Removed"
    assert not history.row_actions.by_name["copy_id"].isEnabled()
