"""What is said of an upload in each of its states."""

import string
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from imageuploader.domain.errors import (
    AddressRefused,
    NoWord,
    RateLimited,
    ServerTrouble,
    TokenRefused,
    Unreachable,
)
from imageuploader.domain.image import Image, ImageStatus
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import LeftImage, Moment, Progress, Upload, UploadState
from imageuploader.words.errors.failed_upload import failure_message
from imageuploader.words.formatting import full_moment
from imageuploader.words.states import (
    deadline_text,
    leftovers_text,
    phase,
    status_word,
    waiting_text,
)

NOW = datetime(2026, 5, 13, 12, 0, tzinfo=UTC)
UPLOAD = Upload(UploadSpec("web", "us-ord"), Path("/disks/web.img"), format="raw, ext4")
S = UploadState
GONE = (
    "No longer on Linode. It was probably removed because the data did not arrive within 24 hours."
)


def upload(state: UploadState, **changes) -> Upload:
    timeline = (Moment(S.PREPARING, NOW - timedelta(minutes=9)), Moment(state, NOW))
    return replace(UPLOAD, state=state, timeline=timeline, **changes)


@pytest.mark.parametrize("state", UploadState)
def test_every_state_has_a_word_and_a_sentence_without_gaps(state):
    for text in (status_word(state), phase(upload(state)), phase(upload(state), Progress(3, 7))):
        assert str(text).strip()
        assert "{" not in str(text)
        fields = {name for _, name, _, _ in string.Formatter().parse(text.template) if name}
        assert fields == set(text.facts)


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        (S.REQUESTING, "Asking Linode for an upload address"),
        (S.FINALISING, "All data sent – waiting for confirmation"),
        (S.PROCESSING, "Linode is processing the image"),
        (S.CANCELLING, "Cancelling – removing the unfinished image"),
        (S.AVAILABLE, "Available"),
        (S.CANCELLED, "Cancelled"),
        (S.GONE, GONE),
    ],
)
def test_states_without_facts_say_what_the_design_says(state, sentence):
    assert str(phase(upload(state))) == sentence


def test_checking_and_compressing_name_the_file_and_the_percent():
    progress = Progress(35, 100, attempt=0)
    assert str(phase(upload(S.QUEUED), progress)) == "Checking web.img – 35%"
    assert str(phase(upload(S.PREPARING), progress)) == "Compressing web.img – 35%"
    qcow = upload(S.PREPARING, format="qcow2, ext4")
    assert str(phase(qcow, progress)) == "Converting from qcow2 – 35%"
    nested = upload(S.PREPARING, format="qcow2 in gzip")
    assert str(phase(nested, progress)) == "Converting from qcow2 in gzip – 35%"


def test_uploading_tells_the_percent_until_nothing_moves_for_ten_seconds():
    running, progress = upload(S.UPLOADING), Progress(43, 100)
    assert str(phase(running, replace(progress, still=9.9))) == "Uploading 43%"
    stalled = "No data accepted for 14 s – still trying"
    assert str(phase(running, replace(progress, still=14.7))) == stalled
    assert str(phase(running)) == "Uploading 0%"


def test_waiting_to_retry_counts_the_seconds_down_and_never_below_zero():
    waiting = upload(S.RETRY_WAIT, attempts=1, sent_bytes=5, retry_at=NOW + timedelta(seconds=24))
    assert str(phase(waiting, now=NOW)) == (
        "Connection lost – attempt 2 of 6 in 24 s. It will start again from the beginning."
    )
    over = str(phase(waiting, now=NOW + timedelta(minutes=1)))
    assert over.startswith("Connection lost – starting attempt 2 of 6.")
    unsent = str(phase(replace(waiting, sent_bytes=0), now=NOW))
    assert unsent == "Connection lost – attempt 2 of 6 in 24 s."


def test_after_the_last_attempt_no_other_is_promised():
    last = upload(S.RETRY_WAIT, attempts=6, sent_bytes=5, retry_at=NOW)
    assert str(phase(last, now=NOW)) == (
        "Connection lost – attempt 6 of 6 was the last. Checking whether the data arrived."
    )


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (Unreachable("store.example", "reset"), "Connection lost"),
        (RateLimited(9.0), "Linode asked us to slow down"),
        (ServerTrouble(500), "Linode could not answer (500)"),
        (ServerTrouble(503, maintenance=True), "Linode is under maintenance"),
        (AddressRefused(403, "AccessDenied"), "Linode's storage did not accept the file (403)"),
    ],
)
def test_what_is_waited_for_is_said_as_it_was(error, said):
    waiting = upload(S.RETRY_WAIT, attempts=2, error=error, retry_at=NOW + timedelta(seconds=5))
    assert str(phase(waiting, now=NOW)) == f"{said} – attempt 3 of 6 in 5 s."


def test_an_image_without_a_word_from_linode_says_since_when():
    since = NOW - timedelta(minutes=10)
    silent = upload(S.PROCESSING, error=NoWord(since.isoformat(), 403, "Unauthorized"))
    said = str(phase(silent, server_percent=40))
    assert said == f"No word from Linode about this image since {full_moment(since)} – asking again"


def test_processing_tells_linodes_percent_where_it_is_known():
    text = phase(upload(S.PROCESSING), server_percent=40)
    assert str(text) == "Linode is processing the image – 40%"


def test_a_failure_says_its_cause():
    assert str(phase(upload(S.FAILED, error=TokenRefused()))) == "Token not accepted"
    assert str(phase(upload(S.FAILED))) == "Upload failed"


def test_a_connection_that_broke_in_every_attempt_says_how_often_and_how_long():
    error = Unreachable("store.example", "connection reset")
    failed = upload(S.FAILED, error=error, attempts=6)
    message = failure_message(failed, error)
    assert str(message.headline) == str(phase(failed)) == "The connection kept breaking"
    assert str(message.explanation) == "Tried 6 times in 9 min: connection reset."
    first = failure_message(replace(failed, attempts=1), error)
    assert str(first.headline) == "Cannot reach store.example: connection reset"


def test_an_interrupted_upload_says_when():
    text = f"Interrupted when the program closed on {full_moment(NOW)}"
    assert str(phase(upload(S.INTERRUPTED))) == text


def test_a_cancelled_upload_owns_up_to_what_it_left():
    left = upload(S.CANCELLED, left_behind=True, image=Image(id="private/7"))
    assert str(phase(left)) == "Cancelled here. The empty image is still on Linode."
    assert str(leftovers_text(left)) == "The unfinished image private/7 is still on Linode."


@pytest.mark.parametrize("state", [S.INTERRUPTED, S.CANCELLED])
def test_an_image_that_was_finished_after_all_is_not_called_nothing(state):
    late = upload(state, image=Image(id="private/7", status=ImageStatus.AVAILABLE))
    assert "private/7 is on Linode" in str(leftovers_text(late))
    early = upload(state, image=Image(id="private/7", status=ImageStatus.PENDING_UPLOAD))
    assert str(leftovers_text(early)) == "Nothing is left on Linode."


def test_every_early_end_says_what_is_left_on_linode_and_no_other_state_does():
    states_with_text = {state for state in S if leftovers_text(upload(state))}
    assert states_with_text == {S.FAILED, S.CANCELLED, S.INTERRUPTED}
    assert str(leftovers_text(upload(S.FAILED))) == "Nothing is left on Linode."
    doubtful = leftovers_text(upload(S.FAILED, in_doubt=True))
    assert str(doubtful) == "An unfinished image may still be on Linode."
    assert leftovers_text(upload(S.AVAILABLE, in_doubt=True)) == doubtful


def test_the_position_in_the_queue_is_shown():
    assert str(waiting_text(2)) == "Waiting – 2nd in line"
    assert str(waiting_text(11)) == "Waiting – 11th in line"


@pytest.mark.parametrize(
    ("left", "estimate", "said"),
    [
        (timedelta(hours=23), 600.0, ""),
        (timedelta(minutes=80), 600.0, "Time left on the server: 1 h 20 min"),
        (timedelta(hours=5), 6 * 3600.0, "Time left on the server: 5 h"),
        (timedelta(hours=5), None, ""),
        (timedelta(seconds=-3), None, "No time left on the server"),
    ],
)
def test_the_time_left_on_the_server_is_shown_if_it_is_short(left, estimate, said):
    running = upload(S.UPLOADING, expires=NOW + left)
    assert str(deadline_text(running, estimate, NOW)) == said


def test_where_linode_named_no_end_nothing_is_said_of_it():
    assert not deadline_text(upload(S.UPLOADING), 60.0, NOW)


ONE = LeftImage("private/5", NOW)
FIVE = f"private/5, created at {full_moment(NOW)}"


def test_an_image_that_may_be_of_an_upload_is_named_with_its_time_however_it_ended():
    said = f"An unfinished image may be yours: {FIVE}. Linode removes it after 24 hours."
    assert str(leftovers_text(upload(S.AVAILABLE, left_images=(ONE,)))) == said
    own = upload(S.FAILED, left_images=(ONE,), left_behind=True, image=Image(id="private/7"))
    first = "The unfinished image private/7 is still on Linode."
    assert str(leftovers_text(own)) == f"{first} {said}"


def test_several_such_images_are_named_in_one_sentence():
    several = (ONE, LeftImage("private/6"), LeftImage("private/8"))
    assert str(leftovers_text(upload(S.AVAILABLE, left_images=several))) == (
        f"Unfinished images may be yours: {FIVE}; private/6 and private/8. "
        "Linode removes them after 24 hours."
    )


def test_an_image_that_got_other_bytes_is_said_to_stay():
    broken = upload(S.FAILED, image=Image(id="private/7", status=ImageStatus.CREATING))
    assert "private/7 is on Linode. It was not removed" in str(leftovers_text(broken))
