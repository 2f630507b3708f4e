"""Two accounts on two Linodes, four uploads in one queue: no token is seen by the other Linode."""

import pytest

from imageuploader.domain.settings import Endpoint
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import UploadState as S
from imageuploader.sandbox.server import Sandbox
from tests.services.conftest import noise, until


@pytest.fixture
def away():
    with Sandbox(process_seconds=0.0) as other:
        yield other


def sign_in(qtbot, account, token, name, url):
    account.sign_in(token, name, Endpoint(url=url))
    qtbot.waitUntil(lambda: account.name == name and not account.checking, timeout=30_000)


def seen(sandbox):
    """The tokens that a Linode was shown; its store must be shown none."""
    given = sandbox.credentials
    assert {sent for path, sent in given if "machine-images-uploads" in path} <= {""}
    return {sent for _, sent in given if sent}


def test_one_token_is_revoked_in_the_middle_and_nothing_crosses(
    qtbot, staged, sandbox, away, tmp_path
):
    stage, added = staged(token=""), {}

    def add(name):
        file = noise(tmp_path / f"{name}.img.gz")
        added[name] = stage.queue.add(file, UploadSpec(name, "us-ord"), None)

    sandbox.faults.add("token-revoked", 1)
    sign_in(qtbot, stage.account, "of-work", "work", sandbox.url)
    add("work-1")
    sign_in(qtbot, stage.account, "of-away", "away", away.url)
    add("away-1")
    stage.account.use("work")
    add("work-2")
    stage.account.use("away")
    add("away-2")
    for name in ("away-1", "away-2"):
        assert until(qtbot, stage, added[name], S.AVAILABLE).account == "away"
    qtbot.waitUntil(lambda: stage.queue.waiting_for_sign_in, timeout=30_000)
    left = [stage.queue.upload(added[name]).state for name in ("work-1", "work-2")]
    assert left == [S.PROCESSING, S.QUEUED]
    sign_in(qtbot, stage.account, "of-work-again", "work", sandbox.url)
    for name in ("work-1", "work-2"):
        assert until(qtbot, stage, added[name], S.AVAILABLE).attempts == 1
    for linode, ours, tokens in (
        (sandbox, "work", {"Bearer of-work", "Bearer of-work-again"}),
        (away, "away", {"Bearer of-away"}),
    ):
        assert seen(linode) == tokens
        labels = sorted(str(image["label"]) for image in linode.images.values())
        assert labels == [f"{ours}-1", f"{ours}-2"]
        sums = {stage.queue.upload(added[label]).sha256 for label in labels}
        assert {body.sha256 for body in linode.received.values()} == sums
