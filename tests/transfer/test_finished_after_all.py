"""An image that no longer waits for its bytes is never deleted, on whichever way to a delete."""

import httpx
import pytest

from imageuploader.domain.settings import Endpoint
from imageuploader.domain.upload import UploadState as S
from imageuploader.linode.client import LinodeClient
from imageuploader.transfer.poll import Poller
from tests.fakes import IMAGE, FarSide, paged
from tests.transfer.one_transfer import at_once
from tests.transfer.virtual_time import event, processing


def become(bench, state, **change):
    """Let the image change on Linode as soon as that state is kept."""

    def note(upload):
        if upload.state is state:
            bench.sandbox.images[upload.image.id].update(change)

    bench.on_save = note


@pytest.mark.parametrize("status", ["creating", "available"])
def test_a_cancel_that_comes_too_late_leaves_the_image_and_says_so(bench, small, status):
    bench.sandbox.faults.add("put-silent")

    def late(upload):
        if upload.state is S.FINALISING:
            bench.cancel.cancel()
        if upload.state is S.CANCELLING:
            bench.sandbox.images[upload.image.id]["status"] = status

    bench.on_save = late
    upload = bench.send(small)
    assert (upload.state, upload.left_behind, upload.error) == (S.PROCESSING, False, None)
    assert bench.states[-2:] == [S.CANCELLING, S.PROCESSING]
    assert (list(bench.sandbox.images), bench.count("DELETE")) == ([upload.image.id], 0)


def test_a_refusal_after_the_last_byte_is_no_failure_where_linode_has_them_all(bench, small):
    bench.sandbox.faults.add("put-403-end")
    become(bench, S.FINALISING, status="creating")
    upload = bench.send(small)
    assert (upload.state, upload.sent_bytes) == (S.PROCESSING, upload.total_bytes)
    assert bench.count("DELETE") == 0


def test_what_somebody_else_finished_stays_and_is_a_failure_all_the_same(bench, small):
    bench.sandbox.faults.add("put-403-start")
    become(bench, S.UPLOADING, status="available")
    upload = bench.send(small)
    assert (upload.state, upload.left_behind) == (S.FAILED, False)
    assert (list(bench.sandbox.images), bench.count("DELETE")) == ([upload.image.id], 0)


@pytest.mark.parametrize("change", [{"created": "2020-01-01T00:00:00"}, {"status": ""}], ids=str)
def test_another_image_of_the_same_id_or_one_without_a_status_is_not_deleted(bench, small, change):
    bench.sandbox.faults.add("put-403")
    become(bench, S.UPLOADING, **change)
    upload = bench.send(small)
    assert (upload.state, upload.left_behind) == (S.FAILED, "status" in change)
    assert (list(bench.sandbox.images), bench.count("DELETE")) == ([upload.image.id], 0)


@pytest.mark.parametrize(
    ("status", "state", "deletes"),
    [
        ("pending_upload", S.FAILED, 1),
        ("creating", S.FAILED, 0),
        ("available", S.AVAILABLE, 0),
        ("", S.FAILED, 0),
    ],
)
def test_a_failed_event_deletes_only_what_still_waits(tmp_path, status, state, deletes):
    failed = paged(event("failed", "Failed to decompress image"))
    far = FarSide(failed, httpx.Response(200, json=IMAGE | {"status": status}))
    upload = processing(tmp_path)
    with LinodeClient(Endpoint(), "t", transport=httpx.MockTransport(far), wait=at_once) as client:
        [moved] = Poller(client).poll([upload], {upload.id}).moved
    assert moved.state is state
    assert [method for method, _ in far.asked].count("DELETE") == deletes
    assert moved.left_behind is (status in {"creating", ""})
