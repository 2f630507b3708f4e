"""Upload is pressed while the file is still being checked."""

import gzip
import os

from imageuploader.domain.upload import UploadState
from tests.whole.test_window import drop, press_upload, rows, wait_for


def test_the_check_that_is_going_on_is_the_one_the_upload_waits_for(
    qtbot, start_program, sandbox, tmp_path
):
    large = tmp_path / "large.img.gz"
    large.write_bytes(gzip.compress(os.urandom(60_000_000), 0))
    program = start_program()
    drop(program.window, large)
    check = program.checker.current
    program.window.form.fields.region.choose("us-ord")
    press_upload(qtbot, program.window)
    (waiting,) = program.queue.waiting
    assert program.queue.check_of(waiting.id) is check
    upload = wait_for(qtbot, program, UploadState.AVAILABLE)
    assert sandbox.received[upload.image.id].sha256 == upload.sha256
    assert [row.id for row in rows(program)] == [waiting.id]
