"""What waits until somebody signs in, and goes on by itself then."""

import pytest

from imageuploader.domain.errors import NoToken, TokenGone, TokenRefused
from imageuploader.domain.settings import Endpoint, SavedAccount, Settings
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import UploadState as S
from tests.disk.real_programs import make_ext4
from tests.services.conftest import processing, until

SPEC = UploadSpec("web-1", "us-ord")


@pytest.fixture
def known(sandbox):
    """Two accounts are known, and the password store has lost the tokens of both."""
    endpoint = Endpoint(url=sandbox.url)
    accounts = tuple(SavedAccount(name, "practice", endpoint) for name in ("work", "home"))
    return Settings(accounts=accounts, account="work")


@pytest.fixture
def out(staged, known):
    """A window whose account has no token."""
    return staged(token="", settings=known)


def waits(qtbot, stage, upload_id):
    qtbot.waitUntil(lambda: stage.queue.waiting_for_sign_in)
    return stage.queue.upload(upload_id)


def test_an_upload_without_a_token_waits_says_why_and_goes_on_after_the_sign_in(
    qtbot, out, sandbox, history, file
):
    upload_id = out.queue.add(file, SPEC, None)
    upload = waits(qtbot, out, upload_id)
    assert upload.state is S.QUEUED
    assert isinstance(upload.error, TokenGone)
    assert (out.queue.waiting_for_sign_in, out.queue.current) == (True, None)
    assert isinstance(history.get(upload_id).error, TokenGone)
    assert [waiting.id for waiting in out.queue.waiting] == [upload_id]
    out.account.sign_in("good")
    upload = until(qtbot, out, upload_id, S.AVAILABLE)
    assert (upload.error, out.queue.waiting_for_sign_in) == (None, False)
    assert sandbox.received[upload.image.id].sha256 == upload.sha256


def test_who_signs_in_before_the_refusal_has_arrived_is_not_shut_out(qtbot, out, file):
    def sign_in(upload):
        if upload.error is not None and not out.account.checking:
            out.vault.store("work", "good")
            out.account.accepted.emit("work")

    out.queue.changed.connect(sign_in)
    until(qtbot, out, out.queue.add(file, SPEC, None), S.AVAILABLE)


def test_nobody_signed_in_waits_too(qtbot, staged, file):
    stage = staged(token="", settings=Settings())
    upload_id = stage.queue.add(file, SPEC, None)
    assert isinstance(waits(qtbot, stage, upload_id).error, NoToken)
    stage.account.sign_in("good", "default")
    until(qtbot, stage, upload_id, S.AVAILABLE)


def test_the_others_of_that_account_wait_and_keep_their_places(qtbot, out, sandbox, file, other):
    first, second = out.queue.add(file, SPEC, None), out.queue.add(other, SPEC, None)
    waits(qtbot, out, first)
    qtbot.waitUntil(lambda: not out.queue.busy)
    assert [upload.id for upload in out.queue.waiting] == [first, second]
    assert out.queue.upload(second).error is None
    assert [path for _, path in sandbox.calls if "images" in path] == []
    out.account.sign_in("good")
    done = [until(qtbot, out, upload_id, S.AVAILABLE) for upload_id in (first, second)]
    assert done[0].image.number < done[1].image.number


def test_those_of_another_account_are_sent_meanwhile_with_its_own_token(qtbot, out, file, other):
    first = out.queue.add(file, SPEC, None)
    waits(qtbot, out, first)
    out.account.sign_in("good", "home")
    qtbot.waitUntil(lambda: out.account.name == "home")
    second = out.queue.add(other, SPEC, None)
    upload = until(qtbot, out, second, S.AVAILABLE)
    assert upload.account == "home"
    assert (out.queue.upload(first).state, out.queue.waiting_for_sign_in) == (S.QUEUED, True)


def test_what_was_prepared_is_kept_while_it_waits_and_removed_if_it_is_given_up(
    qtbot, out, tmp_path
):
    (tmp_path / "files").mkdir()
    raw = make_ext4(tmp_path / "disk.img", tmp_path / "files", 8)
    upload_id = out.queue.add(raw, SPEC, None)
    upload = waits(qtbot, out, upload_id)
    assert [moment.state for moment in upload.timeline] == [S.QUEUED, S.PREPARING, S.QUEUED]
    assert len(list(tmp_path.glob("imageuploader-*.img.gz"))) == 1
    out.queue.cancel(upload_id)
    qtbot.waitUntil(lambda: not list(tmp_path.glob("imageuploader-*.img.gz")))


def test_trying_again_looks_into_the_password_store_once_more(qtbot, out, file):
    upload_id = out.queue.add(file, SPEC, None)
    waits(qtbot, out, upload_id)
    out.vault.store("work", "good")
    out.queue.retry_now(upload_id)
    until(qtbot, out, upload_id, S.AVAILABLE)


def test_an_image_is_not_looked_for_with_the_token_of_another_account(
    qtbot, staged, known, sandbox, file
):
    stage = staged(settings=known)
    sandbox.faults.add("api-503")
    upload = processing(file, account="gone-since")
    with qtbot.waitSignal(stage.watcher.blocked) as blocked:
        stage.watcher.follow(upload)
    assert blocked.args[0] == "gone-since"
    assert isinstance(blocked.args[1], TokenGone)
    assert (stage.queue.waiting_for_sign_in, sandbox.calls) == (True, [])


def test_the_watch_of_a_refused_token_pauses_and_goes_on_after_the_sign_in(
    qtbot, staged, known, sandbox, file
):
    stage = staged(token="refused", settings=known)  # noqa: S106 - a word of the practice
    upload = processing(file)
    with (
        qtbot.waitSignal(stage.queue.waiting_changed),
        qtbot.waitSignal(stage.watcher.blocked) as blocked,
    ):
        stage.watcher.follow(upload)
    assert isinstance(blocked.args[1], TokenRefused)
    qtbot.waitUntil(lambda: not stage.watcher.busy)
    asked = len(sandbox.calls)
    assert stage.queue.waiting_for_sign_in
    with qtbot.waitSignal(stage.watcher.changed) as changed:
        stage.account.sign_in("good")
    assert changed.args[0].state is S.GONE
    assert (stage.queue.waiting_for_sign_in, len(sandbox.calls) > asked) == (False, True)
