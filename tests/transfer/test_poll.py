import httpx
import pytest

from imageuploader.domain.cancel import CancelRequested
from imageuploader.domain.errors import Garbled, ProcessingFailed, TokenRefused, Unreachable
from imageuploader.domain.settings import Endpoint
from imageuploader.domain.upload import UploadState as S
from imageuploader.linode.client import LinodeClient
from imageuploader.transfer.follow import follow_to_end
from imageuploader.transfer.poll import BATCH_SIZE, Poller
from tests.fakes import EVENT, IMAGE, FarSide, paged, refused
from tests.transfer.one_transfer import at_once
from tests.transfer.virtual_time import event, processing

FAST = 0.01


def follow(bench, upload):
    return follow_to_end(upload, bench.client, bench.context(), FAST)


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


def test_check_22_a_token_without_the_events_scope_still_sees_the_image_become_available(
    bench, small
):
    upload = bench.send(small)
    bench.token = "scopes=images:read_write"  # noqa: S105 - a word of the practice
    assert follow(bench, upload).state is S.AVAILABLE
    asked = [path for _, path in bench.sandbox.calls if path.endswith("events")]
    assert len(asked) == 1


@pytest.mark.parametrize("fault", ["api-503", "api-502", "api-429"])
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
    bench.cancel.cancel()
    with pytest.raises(CancelRequested):
        follow(bench, upload)
    assert upload.image.id in bench.sandbox.images


def poll_with(*replies, uploads, due=None):
    far = FarSide(*replies)
    with LinodeClient(Endpoint(), "t", transport=httpx.MockTransport(far), wait=at_once) as client:
        result = Poller(client).poll(
            uploads, {upload.id for upload in uploads} if due is None else due
        )
    return far.asked, result


@pytest.fixture
def upload(tmp_path):
    return processing(tmp_path)


GONE = refused(404, {"reason": "Not found"})
NO_EVENTS = refused(
    401,
    {"reason": "no"},
    X_OAuth_Scopes="images:read_write",
    X_Accepted_OAuth_Scopes="events:read_only",
)


def test_an_image_that_fails_and_goes_between_two_questions_still_says_why(upload):
    failed = event("failed", "Failed to decompress image")
    _, result = poll_with(paged(EVENT), GONE, paged(failed), uploads=[upload])
    assert result.moved[0].state is S.FAILED
    assert isinstance(result.moved[0].error, ProcessingFailed)
    assert result.moved[0].error.reason == "Failed to decompress image"


@pytest.mark.parametrize("status", ["started", "finished"])
def test_an_image_that_somebody_deleted_is_gone(upload, status):
    told = paged(event(status))
    _, result = poll_with(told, GONE, told, uploads=[upload])
    assert result.moved[0].state is S.GONE


def test_an_upload_that_somebody_cancelled_says_so(upload):
    canceled = paged(event("failed", "Upload canceled"))
    asked, result = poll_with(canceled, uploads=[upload])
    assert result.moved[0].error.facts() == {"reason": "Upload canceled"}
    assert asked[-1][0] == "DELETE"


@pytest.mark.parametrize("answer", [NO_EVENTS, refused(403, {"reason": "Unauthorized"})])
def test_check_22_without_the_events_an_image_that_goes_has_failed_for_no_known_reason(
    upload, answer
):
    asked, result = poll_with(answer, GONE, uploads=[upload])
    assert result.moved[0].state is S.FAILED
    assert result.moved[0].error.facts() == {"reason": ""}
    assert len(asked) == 2


def test_an_image_in_a_state_nobody_knows_yet_goes_on_being_followed(upload):
    odd = httpx.Response(200, json=IMAGE | {"status": "replicating"})
    _, result = poll_with(paged(event("levitating")), odd, uploads=[upload])
    assert (result.moved, result.error, result.polled) == ([], None, [upload.id])


def test_a_look_tells_how_far_linode_is(upload):
    asked, result = poll_with(paged(EVENT), uploads=[upload], due=set())
    assert (result.moved, result.percents) == ([], {upload.id: 40})
    assert len(asked) == 1


def test_one_image_that_makes_no_sense_does_not_hide_the_others(tmp_path, upload):
    other = processing(tmp_path, 78)
    available = httpx.Response(200, json=IMAGE | {"status": "available"})
    _, result = poll_with(
        paged(), httpx.Response(200, text="?"), available, uploads=[upload, other]
    )
    assert [moved.id for moved in result.moved] == [other.id]
    assert isinstance(result.error, Garbled)


def test_a_broken_line_is_not_tried_with_every_image(tmp_path):
    uploads = [processing(tmp_path, number) for number in range(9)]
    asked, result = poll_with(paged(), *[httpx.ReadError("reset")] * 99, uploads=uploads)
    assert isinstance(result.error, Unreachable)
    assert len(set(asked)) == 2


def test_the_events_of_many_images_are_asked_for_in_portions(tmp_path):
    uploads = [processing(tmp_path, number) for number in range(2 * BATCH_SIZE + 1)]
    asked, _ = poll_with(uploads=uploads, due=set())
    assert len(asked) == 3


def test_an_image_that_cannot_be_removed_after_it_failed_is_left_behind(upload):
    failed = paged(event("failed", "Failed to decompress image"))
    broken = refused(500, {"reason": "no"})
    _, result = poll_with(failed, *[broken] * 9, uploads=[upload])
    assert (result.moved[0].state, result.moved[0].left_behind) == (S.FAILED, True)
