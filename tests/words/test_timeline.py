"""What the pane says happened to an upload, and when."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from imageuploader.domain.errors import Rejected, Unreachable
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import BrokenAttempt, Moment, Upload
from imageuploader.domain.upload import UploadState as S
from imageuploader.words.receipt import receipt
from imageuploader.words.timeline import timeline

NOON = datetime(2026, 5, 12, 12, tzinfo=UTC)
STATES = (S.QUEUED, S.REQUESTING, S.UPLOADING, S.RETRY_WAIT, S.UPLOADING, S.FINALISING)


def upload(*states, **facts):
    moments = [Moment(state, NOON + timedelta(seconds=10 * n)) for n, state in enumerate(states)]
    spec = UploadSpec("web", "us-ord")
    return Upload(spec, Path("/a.img"), state=states[-1], timeline=tuple(moments), **facts)


def lines(made):
    return [str(line.text) for line in timeline(made)]


def test_the_newest_is_first_and_each_says_how_long_it_lasted():
    assert lines(upload(S.QUEUED, S.REQUESTING, S.UPLOADING)) == [
        "Attempt 1 began",
        "Asked Linode for an upload address – 10 s",
        "Added to the queue – 10 s",
    ]


def test_a_broken_attempt_says_where_and_why():
    lost = BrokenAttempt(1, NOON, 71, Unreachable("store", "reset", sent=True))
    made = upload(*STATES, total_bytes=100, breaks=(lost,))
    assert lines(made)[:3] == [
        "All data sent",
        "Attempt 2 began – 10 s",
        "Attempt 1 broke at 71%: Connection lost – 10 s",
    ]
    assert "Connection lost" in lines(upload(*STATES))[2]  # of an earlier version


def test_every_state_has_its_words():
    for state in S:
        (line,) = lines(upload(state))
        assert line


def test_a_failure_says_its_reason():
    failed = upload(S.QUEUED, S.FAILED, error=Rejected(400, "Label is taken", "label"))
    assert "Label is taken" in lines(failed)[0]


def test_a_receipt_has_what_is_known_and_no_empty_line():
    facts = {"sha256": "ab" * 32, "sent_bytes": 5_000_000, "unpacked_bytes": 10**9}
    facts["left_out_bytes"] = 412_345_678
    text = [str(line) for line in receipt(upload(*STATES, S.PROCESSING, S.AVAILABLE, **facts))]
    assert "Label: web" in text
    assert "Sent: 5 MB (5,000,000 bytes)" in text
    assert "Unpacked: 1 GB (1,000,000,000 bytes)" in text
    assert "Deleted data left out: about 412 MB" in text
    assert not any(line.startswith(("Image ID", "MD5", "Reason")) for line in text)
    failed = upload(S.QUEUED, S.FAILED, error=Rejected(400, "Label is taken", "label"))
    assert any("Label is taken" in str(line) for line in receipt(failed))


@pytest.mark.parametrize(("leaves_out", "is_said"), [(None, False), (True, False), (False, True)])
def test_a_receipt_says_that_deleted_data_was_sent_too(leaves_out, is_said):
    lines = receipt(upload(*STATES, S.PROCESSING, S.AVAILABLE, leaves_out=leaves_out))
    sentence = "Deleted data left out: none, it was sent too (--keep-free-space)"
    assert (sentence in map(str, lines)) is is_said
