from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.speed import average_speed, link_speed
from imageuploader.domain.upload import Upload
from imageuploader.domain.upload import UploadState as S

NOON = datetime(2026, 5, 13, 12, 0, tzinfo=UTC)


def upload_with(size, *moves):
    """An upload of so many bytes; each move is a state and the seconds since the one before."""
    upload, at = Upload(UploadSpec("web", "us-ord"), Path("web.img"), timeline=()), NOON
    for state, seconds in moves:
        at += timedelta(seconds=seconds)
        upload = upload.moved_to(state, at)
    return replace(upload, sent_bytes=size)


def upload_taking(size, seconds):
    return upload_with(size, (S.REQUESTING, 1), (S.UPLOADING, 1), (S.FINALISING, seconds))


def test_the_speed_is_that_of_the_attempt_that_got_through():
    upload = upload_with(
        8_000_000,
        (S.PREPARING, 0),
        (S.REQUESTING, 60),
        (S.UPLOADING, 1),
        (S.FINALISING, 100),
        (S.RETRY_WAIT, 120),
        (S.UPLOADING, 5),
        (S.FINALISING, 4),
        (S.PROCESSING, 30),
    )
    assert average_speed(upload) == 2_000_000


def test_what_never_got_through_has_no_speed():
    assert (
        average_speed(upload_with(5, (S.REQUESTING, 1), (S.UPLOADING, 1), (S.RETRY_WAIT, 9)))
        is None
    )
    assert average_speed(upload_with(0)) is None


def test_what_was_over_in_no_time_or_before_it_began_tells_nothing_of_the_line():
    assert average_speed(upload_taking(1000, 0.5)) is None
    assert average_speed(upload_taking(1000, -3600)) is None


def test_the_line_is_as_fast_as_the_last_upload_that_tells_something():
    failed = upload_with(0, (S.REQUESTING, 1), (S.FAILED, 1))
    assert (
        link_speed([failed, upload_taking(10, 0.1), upload_taking(4000, 2), upload_taking(9000, 1)])
        == 2000
    )


def test_without_uploads_nothing_is_known_of_the_line():
    assert link_speed([]) is None
