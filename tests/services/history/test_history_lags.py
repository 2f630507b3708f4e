"""A window whose history can be written no more loses no image, and says that it lags."""

from contextlib import closing

import pytest

from imageuploader.domain.errors import HistoryFull, HistoryLags
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import UploadState as S
from imageuploader.store.history import History
from tests.services.conftest import until
from tests.store.full_disk import IMAGE, FillingHistory

SPEC = UploadSpec("web-1", "us-ord")


@pytest.fixture(params=[IMAGE, "uploading", "finalising", "processing", "available"])
def history(tmp_path, request):
    kept = FillingHistory(tmp_path / "history.sqlite3", request.param)
    yield kept
    kept.close()


def test_the_image_becomes_available_and_the_history_knows_it_once_there_is_room(
    qtbot, stage, sandbox, history, file
):
    lags, over = list[object](), list[object]()
    history.listen(stage.history_service.hear)
    stage.history_service.failed.connect(lags.append)
    stage.history_service.caught_up.connect(over.append)
    upload = until(qtbot, stage, stage.queue.add(file, SPEC, None), S.AVAILABLE)
    assert sandbox.images[upload.image.id]["status"] == "available"
    qtbot.waitUntil(lambda: len(lags) == 1)
    assert isinstance(lags[0], HistoryLags)
    assert over == []
    with closing(History(history.path)) as other:
        assert [kept.state for kept in other.uploads()] != [S.AVAILABLE]
    history.make_room()
    qtbot.waitUntil(lambda: len(over) == 1)
    with closing(History(history.path)) as other:
        assert [kept.timeline for kept in other.uploads()] == [upload.timeline]


@pytest.mark.parametrize("history", ["requesting"], indirect=True)
def test_without_room_for_the_request_nothing_is_made(qtbot, stage, sandbox, file):
    upload = until(qtbot, stage, stage.queue.add(file, SPEC, None), S.FAILED)
    assert isinstance(upload.error, HistoryFull)
    assert (sandbox.images, sandbox.received) == ({}, {})
