from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise, product
from pathlib import Path

import pytest

from imageuploader.domain.errors import NoToken, RateLimited, UploadError
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import ON_THE_WIRE, IllegalMove, Upload, UploadState

S = UploadState
NOON = datetime(2026, 5, 13, 12, 0, tzinfo=UTC)
QUEUED = Upload(UploadSpec("web", "us-ord"), Path("/disks/web.img"))
TABLE = {
    "queued": "preparing requesting retry_wait processing cancelled cancelling failed interrupted",
    "preparing": "requesting queued cancelling failed interrupted",
    "requesting": "uploading retry_wait queued cancelling failed interrupted",
    "uploading": "finalising retry_wait cancelling failed interrupted",
    "finalising": "processing retry_wait cancelling failed interrupted",
    "retry_wait": "requesting uploading processing gone queued cancelling failed interrupted",
    "processing": "available failed gone",
    "cancelling": "cancelled processing",
    "available": "",
    "failed": "",
    "cancelled": "",
    "interrupted": "",
    "gone": "",
}
FINAL = {"available", "failed", "cancelled", "interrupted", "gone"}
PAIRS = list(product(UploadState, UploadState))


def walk(*states: UploadState) -> Upload:
    """The upload after these moves, a minute each."""
    upload = replace(QUEUED, timeline=())
    for minute, state in enumerate(states):
        upload = upload.moved_to(state, NOON + timedelta(minutes=minute))
    return upload


def test_the_table_here_knows_every_state():
    assert set(TABLE) == {str(state) for state in UploadState}


@pytest.mark.parametrize(("here", "there"), PAIRS)
def test_each_pair_of_states_is_a_move_or_is_refused(here, there):
    upload = replace(QUEUED, state=here)
    allowed = str(there) in TABLE[here].split()
    assert upload.can_move_to(there) is allowed
    if allowed:
        assert upload.moved_to(there).state is there
        return
    with pytest.raises(IllegalMove, match=f"{here} -> {there}"):
        upload.moved_to(there)


@pytest.mark.parametrize("state", UploadState)
def test_a_state_is_final_if_it_has_no_next_one(state):
    assert replace(QUEUED, state=state).is_final is (state in FINAL)


def test_every_state_can_be_reached_from_the_queue():
    reached = {"queued"}
    for _ in UploadState:
        reached |= {there for here in reached for there in TABLE[here].split()}
    assert reached == set(TABLE)


def test_no_state_is_final_and_on_the_wire():
    assert not {str(state) for state in ON_THE_WIRE} & (FINAL | {"queued", "processing"})
    assert len(ON_THE_WIRE) == len(UploadState) - len(FINAL) - 2


def test_a_move_leaves_the_old_value_as_it_was():
    moved = QUEUED.moved_to(S.PREPARING, NOON)
    assert (QUEUED.state, len(QUEUED.timeline)) == (S.QUEUED, 1)
    assert moved.id == QUEUED.id
    assert moved.timeline[-1].at == NOON


def test_moves_without_a_time_are_timed_in_utc_and_in_order():
    upload = QUEUED.moved_to(S.REQUESTING).moved_to(S.UPLOADING).moved_to(S.FINALISING)
    times = [moment.at for moment in upload.timeline]
    assert all(earlier <= later for earlier, later in pairwise(times))
    assert {time.tzinfo for time in times} == {UTC}


def test_two_uploads_have_two_ids():
    assert Upload(QUEUED.spec, QUEUED.file).id != QUEUED.id


def test_a_failed_upload_keeps_its_error_without_the_traceback():
    with pytest.raises(UploadError) as caught:
        raise RateLimited(30)
    failed = QUEUED.failed(caught.value, NOON)
    assert failed.state is S.FAILED
    assert isinstance(failed.error, RateLimited)
    assert failed.error.seconds == 30
    assert failed.error.__traceback__ is None


def test_what_is_over_cannot_fail():
    with pytest.raises(IllegalMove):
        walk(S.CANCELLED).failed(NoToken())


def test_the_time_in_the_queue_does_not_count():
    done = walk(S.REQUESTING, S.QUEUED, S.REQUESTING, S.UPLOADING, S.FINALISING)
    assert (done.ended, done.seconds) == (None, None)
    done = done.moved_to(S.PROCESSING, NOON + timedelta(minutes=7))
    done = done.moved_to(S.AVAILABLE, NOON + timedelta(minutes=9))
    assert done.started == NOON
    assert done.ended == NOON + timedelta(minutes=9)
    assert done.seconds == 8 * 60  # the minute back in the queue is left out


def test_what_never_left_the_queue_has_not_started():
    assert (QUEUED.started, QUEUED.ended, QUEUED.seconds) == (None, None, None)


def test_a_final_upload_without_timeline_has_no_times():
    lost = replace(QUEUED, state=S.FAILED, timeline=())
    assert (lost.started, lost.ended, lost.seconds) == (None, None, None)


def test_the_time_in_line_after_being_prepared_is_left_out():
    states = (UploadState.PREPARING, UploadState.QUEUED, UploadState.REQUESTING, UploadState.FAILED)
    done = QUEUED
    for minute, state in zip((0, 1, 13, 15), states, strict=True):
        done = done.moved_to(state, datetime(2026, 5, 1, 9, minute, tzinfo=UTC))
    assert done.seconds == (1 + 2) * 60
