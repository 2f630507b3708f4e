"""The agreement for Europe goes to Linode with the upload that the person gave it for."""

from dataclasses import replace

import pytest

from imageuploader.domain.errors import Rejected
from imageuploader.domain.upload import Upload
from imageuploader.domain.upload import UploadState as S
from tests.transfer.one_transfer import SPEC

IN_EUROPE = replace(SPEC, region="de-fra-2")


def send(bench, file, spec):
    return bench.send_again(Upload(spec=spec, file=file))


def signed(bench):
    return [path for method, path in bench.sandbox.calls if method == "POST" and "agreem" in path]


def test_it_is_signed_before_the_first_byte_is_sent(bench, small):
    assert send(bench, small, replace(IN_EUROPE, agrees=True)).state is S.PROCESSING
    assert bench.sandbox.agreements["eu_model"]
    assert bench.sandbox.agreements["privacy_policy"]
    methods = [(method, path.rpartition("/")[2]) for method, path in bench.sandbox.calls]
    assert methods[:2] == [("POST", "upload"), ("POST", "agreements")]
    assert methods[2][0] == "PUT"


def test_nobody_who_did_not_tick_it_signs(bench, small):
    assert send(bench, small, IN_EUROPE).state is S.PROCESSING
    assert signed(bench) == []


def test_an_upload_that_linode_does_not_take_signs_nothing(bench, small):
    upload = send(bench, small, replace(IN_EUROPE, region="gb-lon", agrees=True))
    assert isinstance(upload.error, Rejected)
    assert signed(bench) == []


@pytest.mark.parametrize("token", ["restricted", "scopes=images:read_write,events:read_only"])
def test_a_token_that_may_not_sign_does_not_stop_the_upload(bench, small, token):
    bench.token = token
    assert send(bench, small, replace(IN_EUROPE, agrees=True)).state is S.PROCESSING
    assert (len(signed(bench)), bench.sandbox.agreements["eu_model"]) == (1, False)


def test_a_second_attempt_does_not_sign_again(bench, small):
    bench.sandbox.faults.add("put-500:1")
    assert send(bench, small, replace(IN_EUROPE, agrees=True)).attempts == 2
    assert len(signed(bench)) == 1
