import pytest

from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import UploadState as S
from tests.services.conftest import noise, until

SPEC = UploadSpec("web-1", "us-ord")


@pytest.fixture
def three(stage, tmp_path):
    """Three uploads in a queue that is held."""
    stage.queue.hold()
    return [
        stage.queue.add(noise(tmp_path / f"{name}.img.gz", 50_000), SPEC, None) for name in "abc"
    ]


def order(stage, ids):
    return [ids.index(upload.id) for upload in stage.queue.waiting]


def test_a_queue_that_is_held_starts_nothing_and_goes_on_when_released(
    qtbot, stage, sandbox, three
):
    assert (stage.queue.held, stage.queue.current, stage.queue.idle) == (True, None, False)
    qtbot.waitUntil(lambda: not stage.queue.busy)
    assert sandbox.calls == []
    with qtbot.waitSignal(stage.queue.waiting_changed, timeout=1000):
        stage.queue.release()
    assert not stage.queue.held
    for upload_id in three:
        until(qtbot, stage, upload_id, S.AVAILABLE)


def test_holding_lets_the_one_that_is_sent_go_on_to_its_end(qtbot, stage, file, other):
    first, second = stage.queue.add(file, SPEC, None), stage.queue.add(other, SPEC, None)
    stage.queue.hold()
    until(qtbot, stage, first, S.AVAILABLE)
    assert [upload.id for upload in stage.queue.waiting] == [second]
    assert stage.queue.current is None


@pytest.mark.parametrize(
    ("wish", "after"),
    [
        (lambda queue, ids: queue.start_next(ids[2]), [2, 0, 1]),
        (lambda queue, ids: queue.move_up(ids[2]), [0, 2, 1]),
        (lambda queue, ids: queue.move_before(ids[2], ids[1]), [0, 2, 1]),
        (lambda queue, ids: queue.move_down(ids[0]), [1, 0, 2]),
        (lambda queue, ids: queue.cancel(ids[1]), [0, 2]),
    ],
)
def test_those_that_wait_are_put_in_order_and_the_window_hears_of_it(
    qtbot, stage, three, wish, after
):
    with qtbot.waitSignal(stage.queue.waiting_changed, timeout=1000):
        wish(stage.queue, three)
    assert order(stage, three) == after


def test_they_are_sent_in_the_order_that_was_wished_for(qtbot, stage, three):
    stage.queue.start_next(three[2])
    stage.queue.move_down(three[0])
    wished = [three[at] for at in order(stage, three)]
    stage.queue.release()
    sent = [until(qtbot, stage, upload_id, S.AVAILABLE) for upload_id in wished]
    numbers = [upload.image.number for upload in sent]
    assert numbers == sorted(numbers)


def test_an_address_that_was_refused_is_asked_for_again(qtbot, stage, sandbox, file):
    sandbox.faults.add("put-403", 1)
    refused = stage.queue.add(file, SPEC, None)
    failed = until(qtbot, stage, refused, S.FAILED)
    upload = until(qtbot, stage, stage.queue.upload_again(failed), S.AVAILABLE)
    assert upload.again_of == refused


def test_the_wait_before_the_next_attempt_can_be_ended(qtbot, staged, sandbox, file):
    stage = staged(time_scale=10)
    sandbox.faults.add("put-500", 1)
    upload_id = stage.queue.add(file, SPEC, None)
    until(qtbot, stage, upload_id, S.RETRY_WAIT)
    stage.queue.retry_now(upload_id)
    until(qtbot, stage, upload_id, S.AVAILABLE)
