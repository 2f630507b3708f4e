"""The images of the account, on the practice Linode."""

from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from imageuploader.domain.errors import MissingScope
from imageuploader.domain.history.account_image import is_being_copied
from imageuploader.domain.image import ImageStatus
from imageuploader.domain.profile import Denied
from imageuploader.domain.upload import Upload, UploadState
from imageuploader.services.account_images import AccountImages
from tests.sandbox.api_steps import put
from tests.services.conftest import destroy, processing


@pytest.fixture
def image_id(sandbox):
    """An available image that nobody here made."""
    headers = {"Authorization": f"Bearer {sandbox.token}"}
    with httpx.Client(base_url=f"{sandbox.url}/v4", headers=headers) as api:
        wish = {"label": "golden", "region": "us-ord", "description": "old", "tags": ["alpha"]}
        ticket = api.post("/images/upload", json=wish).json()
        put(ticket["upload_to"])
    return ticket["image"]["id"]


@pytest.fixture
def images(stage, qtbot, sandbox, image_id):
    made = AccountImages(stage.account, lambda: stage.history, 0.005)
    qtbot.waitUntil(lambda: sandbox.images[image_id]["status"] == "available")
    ask(qtbot, made.loaded, made.load)
    yield made
    made.shut_down()
    destroy(made)


def ask(qtbot, signal, call):
    with qtbot.waitSignal(signal) as signalled:
        call()
    return signalled.args


def test_all_private_images_are_there_whoever_made_them(images, image_id):
    assert images.images[image_id].label == "golden"
    assert images.rights.denied(images.images[image_id].number) is None


def test_label_description_and_tags_are_changed(images, image_id, sandbox, qtbot):
    image = images.images[image_id]
    change = lambda: images.update(image, "silver", "new", ("beta", "gamma"))  # noqa: E731 - a call
    (changed,) = ask(qtbot, images.changed, change)
    assert (changed.label, changed.description) == ("silver", "new")
    assert sandbox.images[image_id]["tags"] == ["beta", "gamma"]


def test_a_description_can_be_taken_away(images, image_id, sandbox, qtbot):
    image = images.images[image_id]
    ask(qtbot, images.changed, lambda: images.update(image, "golden", "", ()))
    assert str(sandbox.images[image_id]["description"]).strip() == ""


def test_copies_are_followed_until_they_are_there(images, image_id, qtbot):
    image = images.images[image_id]
    wanted = ("us-ord", "de-fra-2")
    (changed,) = ask(qtbot, images.changed, lambda: images.replicate(image, wanted))
    assert is_being_copied(changed)
    qtbot.waitUntil(lambda: not is_being_copied(images.images[image_id]))
    assert images.images[image_id].total_size == 2 * image.size


def test_a_deleted_image_is_gone_and_its_upload_says_so(images, image_id, stage, sandbox, qtbot):
    upload = processing(Path("/a.img"), image_id).moved_to(UploadState.AVAILABLE)
    stage.history.save(replace(upload, image=images.images[image_id]))
    moved: list[Upload] = []
    images.upload_changed.connect(moved.append)
    ask(qtbot, images.deleted, lambda: images.delete(images.images[image_id]))
    assert image_id not in sandbox.images
    assert images.images == {}
    kept = stage.history.get(upload.id)
    assert kept.image.status == ImageStatus.DELETED
    assert (kept.image_was_removed, moved) == (True, [kept])


def test_what_was_deleted_elsewhere_is_told_as_gone(images, image_id, sandbox, qtbot):
    image = images.images[image_id]
    del sandbox.images[image_id]
    assert ask(qtbot, images.deleted, lambda: images.update(image, "x", "", ())) == [image_id]


def test_a_token_that_may_only_read_says_so_and_is_refused(images, image_id, stage, qtbot):
    image = images.images[image_id]
    stage.account._tokens[stage.account.name] = "scopes=images:read_only"
    ask(qtbot, images.loaded, images.load)
    assert images.rights.denied(image.number) is Denied.SCOPE
    image_of, error = ask(qtbot, images.failed, lambda: images.delete(image))
    assert (image_of, type(error)) == (image_id, MissingScope)


def test_a_restricted_user_may_change_only_what_is_granted(images, image_id, stage, qtbot):
    stage.account._tokens[stage.account.name] = "restricted"
    ask(qtbot, images.loaded, images.load)
    assert images.rights.denied(images.images[image_id].number) is None
    assert images.rights.denied(5) is Denied.GRANT
