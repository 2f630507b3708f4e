import os
import shutil

import pytest

from imageuploader.disk.inspect import inspect
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.errors import (
    AddressRefused,
    FileChanged,
    FileMissing,
    MissingScope,
    NetworkError,
    Rejected,
    ServerTrouble,
    TokenRefused,
    Unreachable,
)
from imageuploader.domain.upload import UploadState as S
from tests.transfer.one_transfer import WAITS


def test_check_06_a_refused_address_fails_at_once_and_leaves_no_image(bench, small):
    bench.sandbox.faults.add("put-403")
    upload = bench.send(small)
    assert upload.state is S.FAILED
    assert isinstance(upload.error, AddressRefused)
    assert (upload.error.status, upload.error.code) == (403, "SignatureDoesNotMatch")
    assert (bench.count("PUT"), upload.left_behind, bench.sandbox.images) == (1, False, {})


def test_a_store_in_trouble_is_tried_to_the_end_and_leaves_no_image(bench, small):
    bench.sandbox.faults.add("put-500")
    upload = bench.send(small)
    assert upload.state is S.FAILED
    assert isinstance(upload.error, ServerTrouble)
    assert upload.attempts == bench.count("PUT") == len(WAITS.seconds) + 1
    assert (bench.count("POST"), bench.count("DELETE"), bench.sandbox.images) == (1, 1, {})


def test_a_broken_line_is_tried_again_on_the_same_address(bench, large):
    bench.sandbox.faults.add("put-reset", 1)
    upload = bench.send(large)
    assert upload.state is S.PROCESSING
    assert (bench.count("POST"), bench.count("PUT"), upload.attempts) == (1, 2, 2)
    puts = {path for method, path in bench.sandbox.calls if method == "PUT"}
    assert len(puts) == 1
    assert S.RETRY_WAIT in bench.states
    assert bench.sandbox.received[upload.image.id].sha256 == upload.sha256


def test_check_05_a_lost_reply_is_settled_by_asking_and_nothing_is_sent_twice(bench, small):
    bench.sandbox.faults.add("put-lost-reply")
    upload = bench.send(small)
    assert upload.state is S.PROCESSING
    assert (bench.count("PUT"), bench.count("POST")) == (1, 1)
    assert bench.sandbox.received[upload.image.id].sha256 == upload.sha256


def test_a_lost_answer_to_the_request_deletes_nothing_and_names_what_it_left(bench, small):
    bench.sandbox.faults.add("post-lost-reply", 1)
    upload = bench.send(small)
    assert upload.state is S.PROCESSING
    left = {left.id for left in upload.left_images}
    assert set(bench.sandbox.images) == {upload.image.id, *left}
    assert (bench.count("POST"), bench.count("DELETE"), bench.count("PUT")) == (2, 0, 1)


def test_a_request_whose_answers_are_all_lost_fails_and_names_what_it_left(bench, small):
    bench.sandbox.faults.add("post-lost-reply")
    upload = bench.send(small)
    assert upload.state is S.FAILED
    assert isinstance(upload.error, Unreachable)
    assert {left.id for left in upload.left_images} == set(bench.sandbox.images)
    assert (bench.count("DELETE"), bench.count("PUT")) == (0, 0)


def test_a_request_that_ends_in_trouble_is_made_again(bench, small):
    bench.sandbox.faults.add("post-500", 2)
    upload = bench.send(small)
    assert upload.state is S.PROCESSING
    assert (bench.count("POST"), bench.count("PUT")) == (3, 1)


def test_a_request_that_always_ends_in_trouble_fails(bench, small):
    bench.sandbox.faults.add("post-500")
    upload = bench.send(small)
    assert upload.state is S.FAILED
    assert isinstance(upload.error, ServerTrouble)
    assert (bench.count("POST"), bench.count("PUT")) == (len(WAITS.seconds) + 1, 0)


@pytest.mark.parametrize("address", ["http://127.0.0.1:9", "https://no-such-name.invalid"])
def test_a_linode_that_cannot_be_reached_at_all_is_told_at_once(bench, small, address):
    bench.address = address
    upload = bench.send(small)
    assert upload.state is S.FAILED
    assert isinstance(upload.error, NetworkError)
    assert S.RETRY_WAIT not in {kept.upload.state for kept in bench.kept}


def test_a_refused_region_names_its_field_and_nothing_is_searched_for(bench, small):
    upload = bench.send(small, region="xx-nowhere")
    assert upload.state is S.FAILED
    assert isinstance(upload.error, Rejected)
    assert upload.error.field == "region"
    assert [method for method, _ in bench.sandbox.calls] == ["POST"]


@pytest.mark.parametrize(
    ("token", "kind"), [("refused", TokenRefused), ("scopes=images:read_only", MissingScope)]
)
def test_who_must_sign_in_first_waits_in_line_and_goes_on_afterwards(bench, small, token, kind):
    bench.token = token
    upload = bench.send(small)
    assert (upload.state, upload.image, upload.left_behind) == (S.QUEUED, None, False)
    assert isinstance(upload.error, kind)
    assert bench.kept[-1].upload == upload
    assert [method for method, _ in bench.sandbox.calls] == ["POST"]
    bench.token = bench.sandbox.token
    again = bench.send_again(upload)
    assert (again.state, again.error) == (S.PROCESSING, None)
    assert list(bench.sandbox.images) == [again.image.id]


def test_a_file_that_changed_since_the_check_is_not_sent_and_its_image_goes(bench, small, tmp_path):
    file = shutil.copy(small, tmp_path / "mine.img.gz")
    report = inspect(file, on_progress=lambda _: None, cancel=CancelToken())
    os.utime(file, ns=(1, 1))
    upload = bench.send(file, report)
    assert upload.state is S.FAILED
    assert isinstance(upload.error, FileChanged)
    assert (bench.sandbox.images, bench.sandbox.received) == ({}, {})


def test_a_missing_file_fails_before_any_request(bench, tmp_path):
    upload = bench.send(tmp_path / "no.img")
    assert upload.state is S.FAILED
    assert isinstance(upload.error, FileMissing)
    assert bench.sandbox.calls == []


@pytest.mark.parametrize(
    "fault", ["put-403", "put-500", "post-500", "put-lost-reply", "delete-500"]
)
def test_no_temporary_file_stays_whatever_goes_wrong(bench, raw, fault):
    bench.sandbox.faults.add(fault)
    bench.send(raw)
    assert S.PREPARING in bench.states
    assert list(bench.temp.iterdir()) == []


def test_an_image_that_cannot_be_removed_is_said_to_be_left_behind(bench, small):
    bench.sandbox.faults.add("put-403")
    bench.sandbox.faults.add("delete-500")
    upload = bench.send(small)
    assert (upload.state, upload.left_behind) == (S.FAILED, True)
    assert upload.image.id in bench.sandbox.images
