"""After a request whose answer was lost, only what is surely ours is removed."""

from datetime import UTC, datetime, timedelta

import pytest

from imageuploader.domain.upload import UploadState as S
from tests.transfer.bench import SPEC


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


def test_where_several_could_be_the_orphan_none_is_removed_and_that_is_said(bench, small):
    with bench.client() as client:
        client.request_upload(SPEC)
    bench.sandbox.faults.add("post-lost-reply")
    upload = bench.send(small)
    assert upload.state is S.FAILED
    assert upload.left_behind
    assert bench.count("DELETE") == 0
