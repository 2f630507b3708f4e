"""The address of an upload: used again while it is valid, and given back in time."""

from datetime import UTC, datetime, timedelta

import pytest

from imageuploader.domain.errors import (
    AddressRefused,
    MissingGrant,
    NotPermitted,
    TokenRefused,
    UnsafeAddress,
)
from imageuploader.domain.upload import UploadState as S
from imageuploader.linode.timeouts import Timing
from imageuploader.sandbox.server import Sandbox
from imageuploader.sandbox.state import Bounds
from imageuploader.words.errors import Action, describe
from tests.sandbox.api_steps import Clock
from tests.transfer.one_transfer import Bench

HOUR = 3600
DAY = 24 * HOUR
SMALL = Bounds(receive_bytes=16 * 1024)  # what is not read yet stays with the sender


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def bench(clock, tmp_path):
    """The practice Linode and we have the same clock, which stands until it is moved."""
    with Sandbox(process_seconds=0.1, clock=clock, bounds=SMALL) as practice:
        bench = Bench(practice, tmp_path)
        bench.timing = Timing(clock=lambda: datetime.fromtimestamp(clock.now, UTC))
        yield bench


def move_in(bench, clock, state, seconds):
    """Let time pass as soon as that state is kept for the first time."""
    left = [seconds]

    def note(upload):
        if upload.state is state and left:
            clock.now += left.pop()

    bench.on_save = note


def methods(bench):
    return [method for method, _ in bench.sandbox.calls]


def test_an_address_is_valid_for_a_day_and_that_is_known(bench, clock, gz):
    expires = bench.send(gz).expires
    assert expires == datetime.fromtimestamp(clock.now, UTC) + timedelta(days=1)


def test_an_address_is_used_again_until_an_hour_before_its_end(bench, clock, gz):
    bench.sandbox.faults.add("put-500:1")
    move_in(bench, clock, S.RETRY_WAIT, 22.9 * HOUR)
    assert bench.send(gz).state is S.PROCESSING
    assert methods(bench) == ["POST", "PUT", "GET", "PUT"]


def test_an_address_about_to_end_is_given_back_before_another_is_asked_for(bench, clock, gz):
    bench.sandbox.faults.add("put-500:1")
    move_in(bench, clock, S.RETRY_WAIT, 23.1 * HOUR)
    upload = bench.send(gz)
    assert upload.state is S.PROCESSING
    assert methods(bench) == ["POST", "PUT", "GET", "GET", "DELETE", "POST", "PUT"]
    assert list(bench.sandbox.images) == [upload.image.id]
    assert bench.states[3:] == [
        S.RETRY_WAIT,
        S.REQUESTING,
        S.UPLOADING,
        S.FINALISING,
        S.PROCESSING,
    ]
    known = [kept.upload.image for kept in bench.kept if kept.upload.state is S.REQUESTING]
    assert [image is None for image in known] == [True, False, True, False]


def test_an_address_refused_after_its_end_is_replaced_by_itself(bench, clock, gz):
    move_in(bench, clock, S.UPLOADING, DAY + 1)
    upload = bench.send(gz)
    assert upload.state is S.PROCESSING
    assert methods(bench) == ["POST", "PUT", "GET", "POST", "PUT"]
    assert list(bench.sandbox.images) == [upload.image.id]


def test_an_address_refused_before_its_end_is_asked_for_again_by_the_person(bench, gz):
    bench.sandbox.faults.add("put-403:1")
    upload = bench.send(gz)
    assert isinstance(upload.error, AddressRefused)
    assert describe(upload.error).action is Action.REQUEST_AGAIN
    assert (upload.left_behind, bench.sandbox.images) == (False, {})
    again = bench.send(gz)
    assert again.state is S.PROCESSING


def test_an_old_image_that_cannot_be_deleted_now_is_deleted_later(bench, clock, gz):
    bench.sandbox.faults.add("put-500:1")
    bench.sandbox.faults.add("delete-500:6")
    move_in(bench, clock, S.RETRY_WAIT, 23.1 * HOUR)
    upload = bench.send(gz)
    assert upload.state is S.PROCESSING
    assert list(bench.sandbox.images) == [upload.image.id]
    assert bench.count("POST") == 2


def test_an_old_image_that_can_never_be_deleted_is_said_to_be_left(bench, clock, gz):
    bench.sandbox.faults.add("put-500:1")
    bench.sandbox.faults.add("delete-500")
    move_in(bench, clock, S.RETRY_WAIT, 23.1 * HOUR)
    upload = bench.send(gz)
    assert (upload.state, upload.left_behind) == (S.FAILED, True)
    assert (list(bench.sandbox.images), bench.count("POST")) == ([upload.image.id], 1)


def test_an_old_image_that_has_gone_meanwhile_is_no_loss(bench, clock, gz):
    bench.sandbox.faults.add("put-500:1")
    bench.sandbox.faults.add("delete-500:4")

    def vanish(upload):
        if upload.attempts == 2 and upload.state is S.RETRY_WAIT:
            bench.sandbox.images.clear()
        elif upload.state is S.RETRY_WAIT:
            clock.now += 23.1 * HOUR

    bench.on_save = vanish
    upload = bench.send(gz)
    assert upload.state is S.PROCESSING
    assert list(bench.sandbox.images) == [upload.image.id]


def test_a_token_revoked_before_the_old_image_is_deleted_lets_the_upload_wait_and_go_on(
    bench, clock, gz
):
    bench.sandbox.faults.add("token-revoked")
    bench.sandbox.faults.add("put-500:1")
    move_in(bench, clock, S.RETRY_WAIT, 23.1 * HOUR)
    upload = bench.send(gz)
    assert (upload.state, type(upload.error)) == (S.QUEUED, TokenRefused)
    assert list(bench.sandbox.images) == [upload.image.id]
    again = bench.send_again(upload)  # nobody has signed in meanwhile
    assert (again.state, type(again.error), again.image) == (S.QUEUED, TokenRefused, upload.image)
    bench.token = "another"  # noqa: S105 - a word of the practice
    done = bench.send_again(again)
    assert (done.state, done.error) == (S.PROCESSING, None)
    assert list(bench.sandbox.images) == [done.image.id] != [upload.image.id]


def test_an_upload_that_waits_with_its_image_is_not_sent_again_if_that_has_its_bytes(
    bench, clock, gz
):
    bench.sandbox.faults.add("token-revoked")
    bench.sandbox.faults.add("put-500:1")
    move_in(bench, clock, S.RETRY_WAIT, 23.1 * HOUR)
    upload = bench.send(gz)
    bench.sandbox.images[upload.image.id]["status"] = "creating"
    bench.token = "another"  # noqa: S105 - a word of the practice
    puts = bench.count("PUT")
    done = bench.send_again(upload)
    assert (done.state, done.image.id, bench.count("PUT")) == (S.PROCESSING, upload.image.id, puts)


def test_an_upload_that_waits_with_its_image_survives_a_connection_that_breaks_then(
    bench, clock, gz
):
    bench.sandbox.faults.add("token-revoked")
    bench.sandbox.faults.add("put-500:1")
    move_in(bench, clock, S.RETRY_WAIT, 23.1 * HOUR)
    upload = bench.send(gz)
    bench.sandbox.faults.clear()
    bench.sandbox.faults.add("look-500:8")
    bench.token = "another"  # noqa: S105 - a word of the practice
    assert bench.send_again(upload).state is S.PROCESSING
    assert len(bench.sandbox.images) == 1


@pytest.mark.parametrize(
    ("token", "error"),
    [
        ("viewer", MissingGrant("add_images", "practice")),
        ("practice", NotPermitted("practice", "Unauthorized")),
    ],
)
def test_a_user_who_may_not_upload_is_told_what_is_missing_and_the_upload_waits(
    bench, small, token, error
):
    bench.token = token
    bench.sandbox.faults.add("post-403:1")
    upload = bench.send(small)
    assert upload.state is S.QUEUED
    assert (type(upload.error), upload.error.facts()) == (type(error), error.facts())
    assert "practice" in str(describe(upload.error).headline)
    assert describe(upload.error).action is Action.SIGN_IN


@pytest.mark.parametrize(
    ("origin", "problem"),
    [
        ("http://192.0.2.1", "clear-text"),
        ("http://linode.example", "clear-text"),
        ("https://user:secret@linode.example", "credentials"),
        ("ftp://linode.example", "malformed"),
        ("nothing", "malformed"),
    ],
)
def test_an_address_that_is_not_safe_gets_no_byte_and_its_image_is_removed(
    bench, small, origin, problem
):
    bench.sandbox.upload_origin = origin
    upload = bench.send(small)
    assert (upload.state, type(upload.error)) == (S.FAILED, UnsafeAddress)
    assert upload.error.problem == problem
    assert bench.sandbox.images == {}
    assert (bench.count("POST"), bench.count("PUT"), bench.count("DELETE")) == (1, 0, 1)
    assert "nothing was sent" in str(describe(upload.error).explanation)
