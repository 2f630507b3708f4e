"""What others said at length is shown by its beginning."""

from dataclasses import replace

import pytest

from imageuploader.domain import errors
from imageuploader.domain.upload import UploadState as S
from imageuploader.words.errors import describe
from imageuploader.words.errors.failed_upload import failure_message, whole_failure
from imageuploader.words.errors.truncate import MAX_LENGTH
from tests.words.errors.test_every_error import KINDS, arguments, sample
from tests.words.test_states import upload

LONG = "very long " * 10_000
TOLD = [
    kind
    for kind in KINDS
    if issubclass(kind, errors.ServiceError | errors.NetworkError | errors.AccessError)
    and {"reason", "more", "code", "needed", "has"} & set(arguments(kind))
]


@pytest.mark.parametrize("kind", TOLD, ids=lambda kind: kind.__name__)
def test_what_was_said_at_length_is_truncated(kind):
    facts = sample(kind).facts()
    long = {name: LONG for name, value in facts.items() if isinstance(value, str)}
    message = describe(kind(**facts | long))
    assert len(str(message.headline)) <= 2 * MAX_LENGTH + 100
    assert len(str(message.explanation)) <= 2 * MAX_LENGTH + 300


def test_many_reasons_are_as_bad_as_a_long_one():
    error = errors.Rejected(400, "no", "", ("again and again",) * 10_000)
    assert len(str(describe(error).explanation)) <= MAX_LENGTH + 200


def test_the_details_have_all_that_was_said():
    error = errors.ProcessingFailed(LONG)
    failed = upload(S.FAILED, error=error)
    assert LONG.strip() in whole_failure(failed)
    assert LONG.strip() not in str(failure_message(failed, error).headline)


def test_a_connection_that_broke_again_and_again_is_truncated_too():
    error = errors.Unreachable("api.example", LONG, sent=True)
    failed = replace(upload(S.FAILED, error=error), attempts=6)
    assert len(str(failure_message(failed, error).explanation)) <= MAX_LENGTH + 100
    assert LONG.strip() in whole_failure(failed)


def test_what_is_short_is_not_repeated_in_the_details():
    assert whole_failure(upload(S.FAILED, error=errors.ProcessingFailed("Disk exploded"))) == ""
    assert whole_failure(upload(S.FAILED)) == ""


def test_a_path_is_named_in_full():
    path = "/folder" * 200
    assert path in str(describe(errors.DiskFailed(path, "full")).explanation)
