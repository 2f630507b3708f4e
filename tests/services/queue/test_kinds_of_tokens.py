"""Tokens that may not, or not everything: exact words, nothing lost, and what goes on does."""

import pytest

from imageuploader.domain.settings import Endpoint, SavedAccount, Settings
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import UploadState as S
from imageuploader.words.errors import describe
from tests.services.conftest import until

SPEC = UploadSpec("web-1", "us-ord")
REMEDY = "Create a token with the scopes Images read/write and Events read-only in Cloud Manager, "


@pytest.fixture
def using(staged, sandbox):
    """A window whose account has a stored token."""

    def made(token):
        saved = SavedAccount("work", "practice", Endpoint(url=sandbox.url))
        stage = staged(token="", settings=Settings(accounts=(saved,), account="work"))
        stage.vault.store("work", token)
        return stage

    return made


def said(upload):
    message = describe(upload.error)
    return str(message.headline), str(message.explanation)


CANNOT_UPLOAD = "This token cannot upload images (Images: read/write is missing)"
REFUSED = (
    "It may have expired or been revoked. Create a new token in Cloud Manager and sign in with it."
)
SHORT = {
    "scopes=events:read_only,images:read_only": (
        CANNOT_UPLOAD,
        f"It has only events:read_only images:read_only. {REMEDY}and sign in with it.",
    ),
    "scopes=": (CANNOT_UPLOAD, f"{REMEDY}and sign in with it."),
    "refused": ("Token not accepted", REFUSED),
}


@pytest.mark.parametrize("token", SHORT)
def test_an_upload_waits_for_a_better_token_and_loses_nothing(qtbot, using, sandbox, file, token):
    stage = using(token)
    upload_id = stage.queue.add(file, SPEC, None)
    qtbot.waitUntil(lambda: stage.queue.waiting_for_sign_in, timeout=30_000)
    waiting = stage.queue.upload(upload_id)
    assert waiting.state is S.QUEUED
    assert said(waiting) == SHORT[token]
    assert (sandbox.images, sandbox.received) == ({}, {})
    stage.account.sign_in("good")
    done = until(qtbot, stage, upload_id, S.AVAILABLE)
    assert (done.error, done.attempts, len(sandbox.images)) == (None, 1, 1)
    assert sandbox.received[done.image.id].sha256 == done.sha256


def test_without_the_events_an_upload_goes_on_to_its_end(qtbot, using, sandbox, file):
    stage = using("scopes=images:read_write")
    done = until(qtbot, stage, stage.queue.add(file, SPEC, None), S.AVAILABLE)
    assert (done.error, stage.queue.waiting_for_sign_in) == (None, False)
    assert sandbox.received[done.image.id].sha256 == done.sha256


def test_the_token_of_another_user_becomes_an_account_of_its_own_and_sends_nothing_of_the_first(
    qtbot, using, sandbox, file, other
):
    stage = using("refused")
    first = stage.queue.add(file, SPEC, None)
    qtbot.waitUntil(lambda: stage.queue.waiting_for_sign_in, timeout=30_000)
    stage.account.sign_in("user=jane")
    qtbot.waitUntil(lambda: stage.account.name == "jane", timeout=30_000)
    second = until(qtbot, stage, stage.queue.add(other, SPEC, None), S.AVAILABLE)
    assert (second.account, len(sandbox.images)) == ("jane", 1)
    waiting = stage.queue.upload(first)
    assert (waiting.account, waiting.state) == ("work", S.QUEUED)
    assert said(waiting)[0] == "Token not accepted"
    stage.account.sign_in("good")
    done = until(qtbot, stage, first, S.AVAILABLE)
    assert done.account == "work"
    assert {sent for _, sent in sandbox.credentials} >= {"Bearer user=jane", "Bearer good"}
