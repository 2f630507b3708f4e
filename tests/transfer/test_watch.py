from dataclasses import replace

import httpx
import pytest

from imageuploader.codec.image import image_from
from imageuploader.domain.cancel import CancelRequested
from imageuploader.domain.errors import ProcessingFailed, TokenRefused
from imageuploader.domain.settings import Endpoint
from imageuploader.domain.upload import UploadState as S
from imageuploader.linode.client import LinodeClient
from imageuploader.transfer.watch import Watcher, until_settled
from tests.fakes import EVENT, IMAGE, FarSide, paged, refused
from tests.transfer.bench import at_once

FAST = 0.01


def follow(bench, upload):
    with bench.client() as client:
        return until_settled(upload, client, bench.desk(), FAST)


def test_an_image_that_is_processed_becomes_available(bench, small):
    upload = follow(bench, bench.send(small))
    assert upload.state is S.AVAILABLE
    assert (upload.image.status, upload.image.size) == ("available", 1)
    assert bench.kept[-1].upload == upload


def test_an_image_that_cannot_be_processed_fails_with_linodes_reason(bench, small):
    bench.sandbox.faults.add("event-failed")
    upload = follow(bench, bench.send(small))
    assert upload.state is S.FAILED
    assert isinstance(upload.error, ProcessingFailed)
    assert upload.error.reason == "Failed to decompress image"
    assert (upload.left_behind, bench.sandbox.images) == (False, {})


def test_an_image_that_vanished_without_a_reason_is_gone(bench, small):
    upload = bench.send(small)
    bench.sandbox.images.clear()
    assert follow(bench, upload).state is S.GONE


def test_a_token_without_the_events_scope_still_sees_the_image_become_available(bench, small):
    upload = bench.send(small)
    bench.token = "scopes=images:read_write"  # noqa: S105 - a word of the practice
    assert follow(bench, upload).state is S.AVAILABLE
    asked = [path for _, path in bench.sandbox.calls if path.endswith("events")]
    assert len(asked) == 1


@pytest.mark.parametrize("fault", ["api-503", "gateway-html", "api-429"])
def test_trouble_while_watching_is_no_failure_of_the_upload(bench, small, fault):
    upload = bench.send(small)
    bench.sandbox.faults.add(fault, 9)
    assert follow(bench, upload).state is S.AVAILABLE


def test_a_refused_token_ends_the_watch_and_not_the_upload(bench, small):
    upload = bench.send(small)
    bench.token = "refused"  # noqa: S105 - a word of the practice
    with pytest.raises(TokenRefused):
        follow(bench, upload)
    assert bench.kept[-1].upload.state is S.PROCESSING


def test_watching_can_be_given_up_and_nothing_is_deleted(bench, small):
    upload = bench.send(small)
    bench.cancel.fire()
    with pytest.raises(CancelRequested):
        follow(bench, upload)
    assert upload.image.id in bench.sandbox.images


def look_at(upload, *replies):
    far = FarSide(*replies)
    with LinodeClient(Endpoint(), "t", transport=httpx.MockTransport(far), wait=at_once) as client:
        return Watcher(client).look([replace(upload, image=image_from(IMAGE))])


def test_an_image_that_fails_and_goes_between_two_questions_still_says_why(bench, small):
    upload = bench.send(small)
    failed = EVENT | {"status": "failed", "message": "Failed to decompress image"}
    gone = refused(404, {"reason": "Not found"})
    look = look_at(upload, paged(EVENT), gone, paged(failed))
    assert look.moved[0].state is S.FAILED
    assert isinstance(look.moved[0].error, ProcessingFailed)
    assert look.moved[0].error.reason == "Failed to decompress image"


def test_a_look_tells_how_far_linode_is(bench, small):
    upload = bench.send(small)
    look = look_at(upload, paged(EVENT))
    assert (look.moved, look.percents) == ((), {upload.id: 40})
