"""After a request whose answer was lost, only what is surely ours is removed."""

import threading
from datetime import UTC, datetime, timedelta

import pytest

from imageuploader.domain.errors import ImageUnclear
from imageuploader.domain.upload import UploadState as S
from imageuploader.sandbox.server import Sandbox
from imageuploader.transfer.context import nobody_knows
from imageuploader.transfer.leftover_images import remove_left
from tests.fakes import firing
from tests.sandbox.api_steps import Clock
from tests.transfer.one_transfer import SPEC, Bench


def stamp(age):
    return (datetime.now(UTC) - timedelta(seconds=age)).strftime("%Y-%m-%dT%H:%M:%S")


@pytest.mark.parametrize(
    "foreign", [{"created": stamp(120)}, {"created_by": "somebody-else"}], ids=["older", "another"]
)
def test_another_pending_image_of_the_same_label_is_not_touched(bench, small, foreign):
    with bench.client() as client:
        theirs = client.request_upload(SPEC).image.id
    bench.sandbox.images[theirs].update(foreign)
    bench.sandbox.faults.add("post-lost-reply", times=1)
    upload = bench.send(small)
    assert upload.state is S.PROCESSING
    assert set(bench.sandbox.images) == {theirs, upload.image.id}


def test_the_image_of_another_job_is_never_taken_for_the_orphan(bench, small):
    with bench.client() as client:
        theirs = client.request_upload(SPEC).image.id
    bench.others.add(theirs)
    bench.sandbox.faults.add("post-lost-reply", times=1)
    upload = bench.send(small)
    assert (upload.state, upload.left_images) == (S.PROCESSING, ())
    assert set(bench.sandbox.images) == {theirs, upload.image.id}
    bench.sandbox.faults.add("post-500")
    assert bench.send(small).left_behind is False
    assert theirs in bench.sandbox.images


def test_where_several_could_be_the_orphan_they_are_named_and_left(bench, small):
    with bench.client() as client:
        theirs = client.request_upload(SPEC).image.id
    bench.sandbox.faults.add("post-lost-reply", times=1)
    upload = bench.send(small)
    assert (upload.state, upload.left_behind) == (S.PROCESSING, False)
    assert len(upload.left_images) == 2
    assert theirs in upload.left_images
    assert set(bench.sandbox.images) == {*upload.left_images, upload.image.id}
    assert bench.count("DELETE") == 0


def test_what_was_named_once_is_no_orphan_of_a_later_request(bench, small):
    with bench.client() as client:
        client.request_upload(SPEC)
    bench.sandbox.faults.add("post-lost-reply")
    upload = bench.send(small)
    assert (upload.state, upload.left_behind) == (S.FAILED, True)
    assert set(bench.sandbox.images) == set(upload.left_images)
    assert (len(upload.left_images), bench.count("POST") - 1) == (2, 6)


def test_a_filter_that_is_not_heeded_makes_no_image_ours(bench, small):
    with bench.client() as client:
        theirs = client.request_upload(SPEC).image.id
    bench.sandbox.images[theirs]["label"] = "another"
    bench.sandbox.faults.add("unfiltered")
    bench.sandbox.faults.add("post-lost-reply", times=1)
    upload = bench.send(small)
    assert set(bench.sandbox.images) == {theirs, upload.image.id}


def test_a_wrong_clock_of_ours_hides_no_orphan(small, tmp_path):
    clock = Clock()
    with Sandbox(process_seconds=0.1, clock=clock) as practice:
        bench = Bench(practice, tmp_path)
        practice.faults.add("post-lost-reply", times=1)
        upload = bench.send(small)
        assert len(practice.images) == 1
        assert upload.image is not None
        assert upload.image.id in practice.images


def test_a_break_in_the_line_does_not_end_the_search_for_the_orphan(bench, small):
    bench.sandbox.faults.add("post-lost-reply", times=1)

    def break_the_api(upload):
        if upload.state is S.RETRY_WAIT and upload.attempts == 1:
            bench.sandbox.faults.add("api-500", times=5)

    bench.on_keep = break_the_api
    upload = bench.send(small)
    assert upload.state is S.PROCESSING
    assert list(bench.sandbox.images) == [upload.image.id]
    assert bench.count("POST") == 2


def test_a_request_of_which_nothing_is_known_may_have_left_an_image(bench, small):
    bench.sandbox.faults.add("post-reset")
    upload = bench.send(small)
    assert (upload.state, upload.left_behind, upload.image) == (S.FAILED, True, None)
    with bench.client() as client:
        assert remove_left(upload, client, nobody_knows).left_behind is False


def test_a_request_that_was_answered_badly_left_nothing_where_nothing_is_found(bench, small):
    bench.sandbox.faults.add("post-500")
    assert bench.send(small).left_behind is False


def test_what_remains_of_several_is_removed_once_only_one_is_left(bench, small):
    with bench.client() as client:
        theirs = client.request_upload(SPEC).image.id
    bench.sandbox.faults.add("post-lost-reply")
    upload = bench.send(small)
    assert (upload.state, len(upload.left_images)) == (S.FAILED, 2)
    with bench.client() as client, pytest.raises(ImageUnclear) as caught:
        remove_left(upload, client, nobody_knows)
    assert set(caught.value.ids) == set(upload.left_images)
    del bench.sandbox.images[theirs]
    with bench.client() as client:
        removed = remove_left(upload, client, nobody_knows)
    assert (removed.left_behind, removed.left_images, bench.sandbox.images) == (False, (), {})


def test_an_image_that_appears_only_after_a_while_is_found(bench, small):
    """The request is given up, and Linode carries it out all the same, a moment later."""
    bench.sandbox.faults.add("post-silent")
    bench.waits = (0.4,)
    asking, late = threading.Event(), []

    def create():
        bench.sandbox.faults.clear()
        with bench.client() as client:
            client.request_upload(SPEC)

    def watch(upload):
        if upload.state is S.REQUESTING:
            asking.set()
        if upload.state is S.CANCELLING:
            late.append(threading.Timer(0.1, create))
            late[0].start()

    bench.on_keep = watch
    with firing(bench.cancel.fire, asking, 0.1):
        upload = bench.send(small)
    late[0].join()
    assert (bench.count("POST"), bench.count("DELETE")) == (2, 1)
    assert (upload.state, upload.left_behind, bench.sandbox.images) == (S.CANCELLED, False, {})
