"""Uploads of two accounts, on two Linodes, in one queue: nothing crosses."""

import pytest

from imageuploader.domain.settings import Endpoint
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import UploadState as S
from imageuploader.sandbox.server import Sandbox
from tests.services.conftest import noise, until


@pytest.fixture
def away():
    """The Linode of the second account."""
    with Sandbox(process_seconds=0.0) as other:
        yield other


def sign_in(qtbot, account, token, name, url):
    account.sign_in(token, name, Endpoint(url=url))
    qtbot.waitUntil(lambda: account.name == name and not account.checking)


def labels(sandbox):
    return [image["label"] for image in sandbox.images.values()]


def test_each_upload_keeps_the_account_it_began_with(qtbot, staged, sandbox, away, tmp_path):
    file, other = noise(tmp_path / "one.img.gz"), noise(tmp_path / "other.img.gz")
    stage = staged(token="")
    sign_in(qtbot, stage.account, "good", "work", sandbox.url)
    sandbox.faults.add("token-revoked", 1)
    first = stage.queue.add(file, UploadSpec("of-work", "us-ord"), None)
    sign_in(qtbot, stage.account, "good", "away", away.url)
    second = stage.queue.add(other, UploadSpec("of-away", "us-ord"), None)
    done = until(qtbot, stage, second, S.AVAILABLE)
    assert (done.account, labels(away)) == ("away", ["of-away"])
    qtbot.waitUntil(lambda: stage.queue.waiting_for_sign_in)
    waiting = stage.queue.upload(first)
    assert stage.queue.shut_out == {"work"}
    assert (waiting.account, waiting.state, labels(sandbox)) == ("work", S.PROCESSING, ["of-work"])
    sign_in(qtbot, stage.account, "another", "work", sandbox.url)
    assert until(qtbot, stage, first, S.AVAILABLE).attempts == 1
    assert [labels(sandbox), labels(away)] == [["of-work"], ["of-away"]]


def test_what_waits_for_a_sign_in_keeps_nothing_of_the_other_account(
    qtbot, staged, sandbox, away, tmp_path
):
    file, other = noise(tmp_path / "one.img.gz"), noise(tmp_path / "other.img.gz")
    stage = staged(token="")
    sign_in(qtbot, stage.account, "good", "work", sandbox.url)
    sandbox.faults.add("post-403", 1)
    first = stage.queue.add(file, UploadSpec("of-work", "us-ord"), None)
    qtbot.waitUntil(lambda: stage.queue.shut_out == {"work"})
    sign_in(qtbot, stage.account, "good", "away", away.url)
    second = stage.queue.add(other, UploadSpec("of-away", "us-ord"), None)
    until(qtbot, stage, second, S.AVAILABLE)
    assert (stage.queue.upload(first).state, stage.queue.shut_out) == (S.QUEUED, {"work"})
    stage.account.use("work")
    assert until(qtbot, stage, first, S.AVAILABLE).account == "work"
    assert [labels(sandbox), labels(away)] == [["of-work"], ["of-away"]]


def test_an_account_whose_uploads_were_all_given_up_asks_for_no_sign_in(
    qtbot, staged, sandbox, tmp_path
):
    file, stage = noise(tmp_path / "one.img.gz"), staged(token="")
    sign_in(qtbot, stage.account, "good", "work", sandbox.url)
    sandbox.faults.add("post-401", 1)
    upload_id = stage.queue.add(file, UploadSpec("of-work", "us-ord"), None)
    qtbot.waitUntil(lambda: stage.queue.shut_out == {"work"})
    stage.queue.cancel(upload_id)
    assert not stage.queue.waiting_for_sign_in
