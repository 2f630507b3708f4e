"""The title of the window."""

from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Progress, Upload, UploadState


def running(tmp_path):
    spec = UploadSpec("debian", "us-ord")
    return Upload(spec, tmp_path / "a.img", state=UploadState.UPLOADING)


def test_the_title_tells_percent_and_label(stage, tmp_path):
    stage.queue.current = running(tmp_path)
    stage.queue.changed.emit(stage.queue.current)
    stage.queue.progressed.emit(stage.queue.current.id, Progress(43, 100))
    assert stage.window.windowTitle() == "43% - debian - Image Uploader"


def test_the_title_of_the_next_upload_does_not_begin_with_the_percent_of_the_last(stage, tmp_path):
    stage.queue.move(running(tmp_path))
    stage.queue.progressed.emit(stage.queue.current.id, Progress(99, 100))
    stage.queue.move(Upload(UploadSpec("web", "us-ord"), tmp_path, state=UploadState.PREPARING))
    assert stage.window.windowTitle() == "web - Image Uploader"
