"""After a request whose answer was lost nothing is deleted: what may be ours is named."""

import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from imageuploader.domain.errors import ImageUnclear, OtherAccount
from imageuploader.domain.retry import RetryWaits
from imageuploader.domain.upload import LeftImage
from imageuploader.domain.upload import UploadState as S
from imageuploader.sandbox.server import Sandbox
from imageuploader.transfer.leftover_images import (
    Remains,
    find_doubtful,
    remove_doubtful,
    remove_left,
)
from imageuploader.transfer.transfer_context import knows_no_image
from tests.fakes import firing
from tests.sandbox.api_steps import Clock
from tests.transfer.one_transfer import SPEC, Bench


def stamp(age):
    return (datetime.now(UTC) - timedelta(seconds=age)).strftime("%Y-%m-%dT%H:%M:%S")


def pending(bench):
    """Another's image of the same label, waiting for its bytes; its id."""
    with bench.client() as client:
        return client.request_upload(SPEC).image.id


def named(upload):
    return {left.id for left in upload.left_images}


@pytest.mark.parametrize(
    "foreign", [{"created": stamp(120)}, {"created_by": "somebody-else"}], ids=["older", "another"]
)
def test_another_pending_image_of_the_same_label_is_not_even_named(bench, small, foreign):
    theirs = pending(bench)
    bench.sandbox.images[theirs].update(foreign)
    bench.sandbox.faults.add("post-lost-reply", times=1)
    upload = bench.send(small)
    assert upload.state is S.PROCESSING
    assert set(bench.sandbox.images) == {theirs, upload.image.id, *named(upload)}
    assert (len(named(upload)), theirs in named(upload)) == (1, False)


def test_the_image_of_another_job_is_never_named(bench, small):
    theirs = pending(bench)
    bench.others.add(theirs)
    bench.sandbox.faults.add("post-lost-reply", times=1)
    upload = bench.send(small)
    assert (upload.state, theirs in named(upload)) == (S.PROCESSING, False)
    bench.sandbox.faults.add("post-500")
    assert theirs not in named(bench.send(small))
    assert theirs in bench.sandbox.images
    assert bench.count("DELETE") == 0


def test_whatever_fits_is_named_and_left_and_the_next_attempt_goes_on(bench, small):
    theirs = pending(bench)
    bench.sandbox.faults.add("post-lost-reply", times=1)
    upload = bench.send(small)
    assert (upload.state, upload.left_behind, upload.in_doubt) == (S.PROCESSING, False, False)
    assert (len(named(upload)), theirs in named(upload)) == (2, True)
    assert set(bench.sandbox.images) == {*named(upload), upload.image.id}
    made = {left.made for left in upload.left_images}
    assert all(datetime.now(UTC) - at < timedelta(minutes=1) for at in made)
    assert bench.count("DELETE") == 0


def test_every_request_whose_answer_is_lost_leaves_what_it_made(bench, small):
    bench.sandbox.faults.add("post-lost-reply")
    upload = bench.send(small)
    assert (upload.state, upload.image, upload.left_behind) == (S.FAILED, None, False)
    assert set(bench.sandbox.images) == named(upload)
    assert (len(named(upload)), bench.count("POST"), bench.count("DELETE")) == (6, 6, 0)


def test_a_filter_that_is_not_heeded_names_no_other_label(bench, small):
    theirs = pending(bench)
    bench.sandbox.images[theirs]["label"] = "another"
    bench.sandbox.faults.add("unfiltered")
    bench.sandbox.faults.add("post-lost-reply", times=1)
    upload = bench.send(small)
    assert theirs not in named(upload)
    assert set(bench.sandbox.images) == {theirs, upload.image.id, *named(upload)}


def test_a_wrong_clock_of_ours_hides_no_doubtful_image(small, tmp_path):
    clock = Clock()
    with Sandbox(process_seconds=0.1, clock=clock) as practice:
        bench = Bench(practice, tmp_path)
        practice.faults.add("post-lost-reply", times=1)
        upload = bench.send(small)
        assert upload.image is not None
        assert set(practice.images) == {upload.image.id, *named(upload)}
        assert len(practice.images) == 2


@pytest.mark.parametrize("trouble", ["api-500:4", "api-401:1", "api-garbled:1", "api-403:1"])
def test_a_search_that_fails_stops_nothing_and_is_made_up_for_at_the_end(bench, small, trouble):
    bench.sandbox.faults.add("post-lost-reply", times=1)

    def break_the_api(upload):
        if upload.state is S.RETRY_WAIT and upload.attempts == 1:
            bench.sandbox.faults.add(trouble)

    bench.on_save = break_the_api
    upload = bench.send(small)
    assert (upload.state, upload.attempts, bench.count("POST")) == (S.PROCESSING, 2, 2)
    assert upload.in_doubt is False
    assert set(bench.sandbox.images) == {upload.image.id, *named(upload)}
    assert len(bench.sandbox.images) == 2


def test_what_can_never_be_searched_for_stays_in_doubt_and_the_upload_goes_well(bench, small):
    bench.sandbox.faults.add("post-lost-reply", times=1)

    def break_the_api(upload):
        if upload.state is S.RETRY_WAIT:
            bench.sandbox.faults.add("api-garbled:1")
        if upload.state is S.PROCESSING and not upload.left_images:
            bench.sandbox.faults.add("api-garbled")

    bench.on_save = break_the_api
    upload = bench.send(small)
    assert (upload.state, upload.in_doubt, upload.left_images) == (S.PROCESSING, True, ())
    assert upload.may_have_left_image
    bench.sandbox.faults.clear()
    with bench.client() as client:
        found = find_doubtful(replace(upload, user="practice"), client, knows_no_image)
    assert found.upload.in_doubt is False
    assert {upload.image.id, *named(found.upload)} == set(bench.sandbox.images)


def test_a_request_of_which_nothing_is_known_may_have_left_an_image(bench, small):
    bench.sandbox.faults.add("post-reset")
    upload = bench.send(small)
    assert (upload.state, upload.in_doubt, upload.image) == (S.FAILED, True, None)
    with bench.client() as client:
        found = find_doubtful(replace(upload, user="practice"), client, knows_no_image)
    assert not found.upload.may_have_left_image


def test_a_request_that_was_answered_badly_left_nothing_where_nothing_is_found(bench, small):
    bench.sandbox.faults.add("post-500")
    assert not bench.send(small).may_have_left_image


def test_a_person_removes_one_doubtful_image_and_only_that(bench, small):
    theirs = pending(bench)
    bench.sandbox.faults.add("post-lost-reply", times=1)
    upload = bench.send(small)
    (ours,) = named(upload) - {theirs}
    with bench.client() as client:
        found = remove_doubtful(upload, ours, client)
    assert (found.remains, named(found.upload)) == (Remains.NOTHING, {theirs})
    assert set(bench.sandbox.images) == {theirs, upload.image.id}


@pytest.mark.parametrize(
    "change",
    [{"status": "creating"}, {"status": "available"}, {"created": "2020-01-01T00:00:00"}],
    ids=str,
)
def test_a_doubtful_image_that_no_longer_waits_or_is_another_is_not_removed(bench, small, change):
    theirs = pending(bench)
    bench.sandbox.faults.add("post-500", times=1)
    upload = bench.send(small)
    bench.sandbox.images[theirs].update(change)
    with bench.client() as client:
        found = remove_doubtful(upload, theirs, client)
    assert (found.remains, named(found.upload)) == (Remains.FINISHED, set())
    assert (theirs in bench.sandbox.images, bench.count("DELETE")) == (True, 0)


@pytest.mark.parametrize("proved", [True, False])
def test_an_image_whose_state_is_not_told_is_not_removed(bench, small, proved):
    image_id = pending(bench)
    with bench.client() as client:
        image = client.image(image_id)
        upload = replace(bench.send(small), image=None, user="practice")
        if proved:
            upload = replace(upload, image=image, left_behind=True)
        else:
            upload = replace(upload, left_images=(LeftImage(image_id, image.created),))
        bench.sandbox.faults.add("image-bare")
        remove = remove_left if proved else partial(remove_doubtful, image_id=image_id)
        with pytest.raises(ImageUnclear):
            remove(upload, client=client)
    assert (image_id in bench.sandbox.images, bench.count("DELETE")) == (True, 0)


def test_another_user_cannot_tell_that_a_doubtful_image_is_gone(bench, small):
    bench.sandbox.faults.add("post-lost-reply", times=1)
    upload = replace(bench.send(small), user="jdoe")
    (ours,) = named(upload)
    del bench.sandbox.images[ours]
    with bench.client() as client, pytest.raises(OtherAccount):
        remove_doubtful(upload, ours, client)


def test_an_image_that_appears_only_after_a_while_is_named(bench, small):
    """The request is given up, and Linode carries it out all the same, a moment later."""
    bench.sandbox.faults.add("post-silent")
    bench.waits = RetryWaits((0.4,))
    asking, late = threading.Event(), []

    def watch(upload):
        if upload.state is S.REQUESTING:
            asking.set()
        if upload.state is S.CANCELLING:
            bench.sandbox.faults.clear()
            late.append(threading.Timer(0.1, pending, [bench]))
            late[0].start()

    bench.on_save = watch
    with firing(bench.cancel.cancel, asking, 0.1):
        upload = bench.send(small)
    late[0].join()
    assert (bench.count("POST"), bench.count("DELETE")) == (2, 0)
    assert (upload.state, upload.in_doubt) == (S.CANCELLED, False)
    assert named(upload) == set(bench.sandbox.images)
