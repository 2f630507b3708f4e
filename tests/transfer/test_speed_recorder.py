"""How fast an upload was, from its progress."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from imageuploader.domain.event import Event
from imageuploader.domain.meter import Limit, limit_of
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Progress, Upload, UploadState
from imageuploader.transfer.poll import _available_since
from imageuploader.transfer.speed_recorder import SpeedRecorder


def recorded(rates, waited=0.0):
    """The facts after a second at each of these rates; `waited` is the share spent waiting."""
    now = [100.0]
    passed: list[Progress] = []
    speeds = SpeedRecorder(passed.append, lambda: now[0])
    sent = 0
    speeds(Progress(0, 10**9))
    for second, rate in enumerate(rates, 1):
        now[0] += 1
        sent += rate
        speeds(Progress(sent, 10**9, waited=waited * second))
    assert len(passed) == len(rates) + 1
    return speeds.facts()


def test_the_best_speed_outlives_a_slow_end():
    facts = recorded([10_000_000] * 10 + [1_000] * 10)
    assert facts["best_speed"] == pytest.approx(10_000_000, rel=0.01)


def test_the_first_seconds_fill_buffers_and_are_no_speed():
    assert recorded([50_000_000, 1_000])["best_speed"] == 0


@pytest.mark.parametrize(
    ("waited", "limit"), [(0.9, Limit.NETWORK), (0.1, Limit.COMPUTER), (0.5, None)]
)
def test_the_share_of_waiting_says_what_limited_it(waited, limit):
    share = recorded([1_000_000] * 5, waited)["waited_share"]
    assert share == pytest.approx(waited)
    assert limit_of(share) is limit


NOW = datetime.now(UTC).replace(microsecond=0)


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (Event(status="finished", created=NOW - timedelta(hours=2), duration=18.0), -7182),
        (Event(status="finished", created=NOW - timedelta(hours=9), duration=1.0), -7200),
        (Event(status="finished", created=NOW, duration=9e6), None),
        (Event(status="started", created=NOW - timedelta(hours=2), duration=18.0), None),
        (None, None),
    ],
)
def test_problem_16_took_ends_when_linode_was_done_not_when_it_was_noticed(event, expected):
    upload = Upload(UploadSpec("web", "us-ord"), Path("/a.img"))
    for state in (
        UploadState.REQUESTING,
        UploadState.UPLOADING,
        UploadState.FINALISING,
        UploadState.PROCESSING,
    ):
        upload = upload.moved_to(state, NOW - timedelta(hours=2))
    at = _available_since(upload, event, timedelta())
    if expected is None:  # it was noticed just now
        assert at >= NOW
    else:
        assert at == NOW + timedelta(seconds=expected)
