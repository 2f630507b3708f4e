import pytest

from imageuploader.disk.prepare import discard
from imageuploader.domain.disk_report import PrepareOptions
from imageuploader.domain.errors import (
    BadSetting,
    FileMissing,
    MissingScope,
    NotAnImage,
    NoToken,
    RateLimited,
    TokenGone,
    TokenRefused,
    TokenStoreLocked,
)
from imageuploader.domain.upload import PreparedUpload, Upload
from imageuploader.domain.upload import UploadState as S
from imageuploader.transfer import job
from tests.transfer.one_transfer import SPEC


@pytest.fixture
def prepare(bench):
    """Check and prepare a file, and remove what was made of it in the end."""
    made: list[PreparedUpload] = []

    def run(file):
        outcome = job.prepare_upload(
            Upload(SPEC, file), None, PrepareOptions(bench.temp), bench.context()
        )
        if isinstance(outcome, PreparedUpload):
            made.append(outcome)
        return outcome

    yield run
    for prepared in made:
        discard(prepared.payload)


def refusing(error):
    """A way to Linode that nobody is let in by."""

    def open_client():
        raise error

    return open_client


def test_a_raw_disk_is_made_ready_without_any_request(bench, prepare, raw):
    prepared = prepare(raw)
    assert (prepared.upload.state, prepared.payload.temporary) == (S.PREPARING, True)
    assert prepared.payload.path.stat().st_size == prepared.payload.size
    assert bench.sandbox.calls == []
    assert {progress.attempt for progress in bench.reported} == {0}


def test_a_good_gz_is_ready_as_it_is_and_is_never_said_to_be_prepared(bench, prepare, small):
    prepared = prepare(small)
    assert (prepared.upload.state, prepared.payload.path) == (S.QUEUED, small)
    assert bench.states == []


def test_a_file_that_is_no_image_ends_before_any_request(bench, prepare, tmp_path):
    notes = tmp_path / "notes.img"
    notes.write_text("milk\nbread\n" * 1000)
    upload = prepare(notes)
    assert upload.state is S.FAILED
    assert isinstance(upload.error, NotAnImage)
    assert (bench.states, bench.sandbox.calls) == ([S.FAILED], [])


def test_a_file_that_is_not_there_ends_before_any_request(bench, prepare, tmp_path):
    upload = prepare(tmp_path / "no.img")
    assert isinstance(upload.error, FileMissing)
    assert bench.sandbox.calls == []


def test_giving_up_while_a_file_is_prepared_leaves_no_temporary_file(bench, prepare, raw):
    bench.cancel_in(S.PREPARING)
    upload = prepare(raw)
    assert upload.state is S.CANCELLED
    assert bench.states == [S.PREPARING, S.CANCELLING, S.CANCELLED]
    assert list(bench.temp.iterdir()) == []


def test_giving_up_what_is_ready_makes_no_request(bench, prepare, raw):
    prepared = prepare(raw)
    bench.cancel.cancel()
    assert job.send_prepared(prepared, bench.client, bench.context()).state is S.CANCELLED
    assert bench.sandbox.calls == []


@pytest.mark.parametrize("error", [NoToken(), TokenGone("work"), TokenStoreLocked()])
def test_who_is_not_signed_in_waits_in_the_queue_and_says_why(bench, prepare, raw, error):
    prepared = prepare(raw)
    upload = job.send_prepared(prepared, refusing(error), bench.context())
    assert upload.state is S.QUEUED
    assert type(upload.error) is type(error)
    assert bench.kept[-1].upload == upload
    assert prepared.payload.path.exists()


def test_what_waited_for_a_sign_in_is_sent_after_it_without_its_old_error(bench, prepare, raw):
    prepared = prepare(raw)
    waits = job.send_prepared(prepared, refusing(NoToken()), bench.context())
    upload = job.send_prepared(
        PreparedUpload(waits, prepared.payload), bench.client, bench.context()
    )
    assert (upload.state, upload.error) == (S.PROCESSING, None)


def test_another_reason_why_linode_cannot_be_asked_is_a_failure(bench, prepare, small):
    error = BadSetting("ca", "no.pem", "no such file")
    upload = job.send_prepared(prepare(small), refusing(error), bench.context())
    assert upload.state is S.FAILED
    assert isinstance(upload.error, BadSetting)


def test_the_temporary_file_is_removed_even_if_a_bug_ends_the_sending(bench, raw):
    with pytest.raises(KeyError):
        job.send(
            Upload(SPEC, raw),
            None,
            refusing(KeyError("bug")),
            PrepareOptions(bench.temp),
            bench.context(),
        )
    assert list(bench.temp.iterdir()) == []


@pytest.mark.parametrize(
    ("error", "answer"),
    [
        (TokenRefused(), True),
        (MissingScope("images:read_write", ""), True),
        (RateLimited(1), False),
        (FileMissing("x"), False),
    ],
)
def test_signing_in_helps_only_against_a_token_that_does_not_do(error, answer):
    assert error.needs_sign_in is answer
