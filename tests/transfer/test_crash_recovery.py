"""What the next start finds out about uploads whose program was killed."""

import threading
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from typing_extensions import override

from imageuploader.domain.cancel import CancelRequested, CancelToken
from imageuploader.domain.errors import DiskFailed
from imageuploader.domain.settings import Endpoint
from imageuploader.domain.upload import Upload
from imageuploader.domain.upload import UploadState as S
from imageuploader.linode.client import LinodeClient
from imageuploader.store.history import History
from imageuploader.transfer.crash_recovery import recover
from tests.fakes import Listener, firing, silent
from tests.transfer.next_start import SPEC, WAYS, WITH_IMAGE

ENDS = dict.fromkeys(WAYS, S.INTERRUPTED) | {S.CANCELLING: S.CANCELLED}


@pytest.mark.parametrize("state", [state for state in WAYS if state is not S.PROCESSING])
def test_an_upload_that_was_under_way_has_ended_and_says_what_it_left(start, state):
    upload = start.kill(state)
    (found,) = start.recovered()
    assert found.state is ENDS[state]
    assert found.left_behind is (state in WITH_IMAGE)
    assert found.timeline[:-1] == upload.timeline
    assert len(start.sandbox.images) == (state in WITH_IMAGE)


def test_what_linode_processes_is_left_to_be_followed(start):
    upload = start.kill(S.PROCESSING)
    assert start.recovered() == [upload]


@pytest.mark.parametrize("status", ["creating", "available"])
@pytest.mark.parametrize("state", [s for s in WITH_IMAGE if s is not S.PROCESSING])
def test_what_had_arrived_is_followed_whatever_the_program_last_knew(start, state, status):
    upload = start.kill(state)
    start.became(upload, status)
    (found,) = start.recovered()
    assert (found.state, found.left_behind) == (S.PROCESSING, False)
    assert found.image.status == status


@pytest.mark.parametrize("state", [s for s in WITH_IMAGE if s is not S.PROCESSING])
def test_what_is_no_longer_there_is_not_left_behind(start, state):
    start.kill(state)
    start.sandbox.images.clear()
    (found,) = start.recovered()
    assert (found.state, found.left_behind) == (ENDS[state], False)


@pytest.mark.parametrize("state", [S.REQUESTING, S.UPLOADING, S.RETRY_WAIT, S.CANCELLING])
def test_where_linode_cannot_be_asked_an_image_may_be_left(start, state):
    start.kill(state)
    start.token = ""
    (found,) = start.recovered()
    with_image = state in WITH_IMAGE
    assert (found.state, found.left_behind) == (ENDS[state], with_image)
    assert found.in_doubt is not with_image


def shut_out(start):
    """An upload that waited for a sign-in, and had an image, when its program was killed."""
    upload = start.kill(S.RETRY_WAIT)
    waits = upload.moved_to(S.QUEUED)
    with closing(History(start.path)) as history:
        history.save(waits)
    return waits


def test_what_waited_for_a_sign_in_with_its_image_says_what_it_left(start):
    upload = shut_out(start)
    (found,) = start.recovered()
    assert (found.state, found.left_behind) == (S.INTERRUPTED, True)
    assert list(start.sandbox.images) == [upload.image.id]


def test_what_waited_for_a_sign_in_and_had_arrived_is_followed(start):
    start.became(shut_out(start), "creating")
    (found,) = start.recovered()
    assert (found.state, found.left_behind) == (S.PROCESSING, False)


def test_what_was_being_confirmed_waits_until_linode_can_be_asked(start):
    upload = start.kill(S.FINALISING)
    start.sandbox.faults.add("api-garbled")
    assert start.recovered() == [upload]
    start.sandbox.faults.clear()
    start.became(upload, "creating")
    assert [found.state for found in start.recovered()] == [S.PROCESSING]


def test_an_account_that_cannot_be_asked_is_asked_once(start):
    for _ in range(3):
        start.kill(S.UPLOADING)
    start.sandbox.faults.add("api-garbled")
    before = len(start.sandbox.calls)
    assert [found.left_behind for found in start.recovered()] == [True] * 3
    assert len(start.sandbox.calls) == before + 1


@pytest.mark.parametrize("count", [1, 2])
def test_what_fits_a_request_that_was_not_answered_is_named_and_never_called_its_own(start, count):
    start.kill(S.REQUESTING)
    images = {start.pending().id for _ in range(count)}
    (found,) = start.recovered()
    assert (found.state, found.image, found.left_behind) == (S.INTERRUPTED, None, False)
    assert {left.id for left in found.left_images} == images == set(start.sandbox.images)


def test_what_could_not_be_looked_for_at_an_end_is_looked_for_at_the_next_start(start):
    start.kill(S.REQUESTING)
    token, start.token = start.token, ""
    (found,) = start.recovered()
    assert (found.in_doubt, found.left_images) == (True, ())
    start.token = token
    image = start.pending()
    (found,) = start.recovered()
    assert (found.in_doubt, [left.id for left in found.left_images]) == (False, [image.id])


def test_nobody_looks_for_what_linode_has_removed_by_itself(start):
    upload = start.kill(S.REQUESTING)
    old = tuple(replace(m, at=m.at - timedelta(days=2)) for m in upload.timeline)
    over = replace(upload, timeline=old).moved_to(S.INTERRUPTED, old[-1].at)
    with closing(History(start.path)) as history:
        history.save(replace(over, in_doubt=True))
    before = len(start.sandbox.calls)
    (found,) = start.recovered()
    assert (found.in_doubt, len(start.sandbox.calls)) == (False, before)


@pytest.mark.parametrize(
    "change",
    [
        {"label": "other"},
        {"status": "available"},
        {"created_by": "somebody"},
        {"created": "2020-01-01T00:00:00"},
        {"created": "2099-01-01T00:00:00"},
        {"created": None},
    ],
)
def test_an_image_that_is_another_persons_or_anothers_work_is_not_ours(start, change):
    start.kill(S.REQUESTING)
    start.sandbox.images[start.pending().id].update(change)
    (found,) = start.recovered()
    assert (found.image, found.may_have_left_image) == (None, False)


def test_an_image_that_is_another_uploads_is_not_taken_for_the_lost_one(start):
    start.kill(S.REQUESTING)
    start.kill(S.UPLOADING)
    found = {upload.timeline[-2].state: upload for upload in start.recovered()}
    assert not found[S.REQUESTING].may_have_left_image
    assert found[S.UPLOADING].left_behind


def test_only_temporary_files_of_programs_that_run_no_more_are_removed(start, tmp_path):
    with closing(History(start.path)) as other:
        mine = tmp_path / f"imageuploader-{other.presence.announce()}-1.img.gz"
        dead = tmp_path / "imageuploader-0123456789abcdef-1.img.gz"
        for path in (mine, dead):
            path.touch()
        start.recovered()
        assert (mine.exists(), dead.exists()) == (True, False)
    start.recovered()
    assert not mine.exists()


def test_an_upload_of_a_program_that_runs_is_not_touched(start):
    upload = Upload(SPEC, Path("/disk.img"))
    with closing(History(start.path)) as other:
        other.save(upload)
        assert start.recovered() == [upload]


def test_a_history_of_a_newer_version_is_left_as_it_is(start):
    upload = start.kill(S.UPLOADING)
    with closing(History(start.path)) as history:
        history._file._connection().execute("PRAGMA user_version = 99")
    assert start.recovered() == [upload]


def test_bytes_that_had_all_left_are_counted_as_sent(start):
    upload = start.kill(S.UPLOADING)
    start.became(upload, "creating")
    (found,) = start.recovered()
    assert found.sent_bytes == found.total_bytes == 9


class DeafHistory(History):
    """It cannot be read for once, where the last of its rows are."""

    is_deaf = True

    @override
    def left_behind(self):
        if self.is_deaf:
            self.is_deaf = False
            raise DiskFailed(str(self.path), "database is locked")
        return super().left_behind()


def test_what_a_failing_history_hides_is_recovered_whole_by_the_next_try(start):
    waits, sent = start.kill(S.QUEUED), start.kill(S.UPLOADING)
    with closing(DeafHistory(start.path)) as history:

        def recovered():
            told = recover(history, start.client_of, start.temp, CancelToken(), {waits.id})
            return {upload.id: upload.state for upload in told}

        with pytest.raises(DiskFailed):
            recovered()
        assert recovered() == {waits.id: S.QUEUED, sent.id: S.INTERRUPTED}


def test_who_ends_while_linode_does_not_answer_leaves_it_to_the_next_start(start):
    upload = start.kill(S.UPLOADING)
    cancel, asked = CancelToken(), threading.Event()
    with (
        Listener(lambda line: silent(line, asked)) as far,
        closing(History(start.path)) as history,
        firing(cancel.cancel, asked, 0),
    ):
        address = Endpoint(url=f"http://127.0.0.1:{far.port}")
        with pytest.raises(CancelRequested):
            recover(history, lambda _: LinodeClient(address, "x"), start.temp, cancel)
    assert [found.id for found in start.recovered()] == [upload.id]


def test_an_image_of_its_own_that_has_its_bytes_is_followed(start):
    """The history could not be told of the sending; nobody else knew the address."""
    image = start.pending()
    upload = start.kill(S.REQUESTING)
    with closing(History(start.path)) as history:
        history.save(replace(upload, image=image))
    start.sandbox.images[image.id]["status"] = "available"
    [told] = start.recovered()
    assert (told.state, told.left_behind) == (S.PROCESSING, False)
    assert image.id in start.sandbox.images
