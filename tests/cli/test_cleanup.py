"""`cleanup`: finds and removes what uploads from this computer left on Linode, and nothing else."""

import os
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from imageuploader.codec.image import image_from
from imageuploader.domain.image import ImageStatus
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import LeftImage, Upload, UploadState
from imageuploader.store.history import History


@pytest.fixture
def left(linode, sandbox):
    """The id of an image whose upload was interrupted, as the history knows it."""
    name = foreign(sandbox)
    data = linode.home / "data"
    data.mkdir(parents=True)
    history = History(data / "history.sqlite3")
    spec, file = UploadSpec("web-1", "us-ord"), Path("/disks/web.img")
    upload = Upload(spec, file, image=image_from(sandbox.images[name]), left_behind=True)
    history.save(upload.moved_to(UploadState.INTERRUPTED))
    history.close()
    return name


@pytest.fixture
def doubtful(linode, sandbox, left):
    """The id of an image that may belong to a successful upload, beside one that is left."""
    name = foreign(sandbox)
    history = History(linode.home / "data" / "history.sqlite3")
    spec, file = UploadSpec("web-1", "us-ord", "of ours"), Path("/disks/web.img")
    upload = Upload(spec, file, user="practice")
    for state in (
        UploadState.REQUESTING,
        UploadState.UPLOADING,
        UploadState.FINALISING,
        UploadState.PROCESSING,
        UploadState.AVAILABLE,
    ):
        upload = upload.moved_to(state)
    named = LeftImage(name, image_from(sandbox.images[name]).created)
    history.save(replace(upload, left_images=(named,)))
    history.close()
    assert left != name
    return name


def foreign(sandbox):
    """Make a pending image that no upload of ours asked for, and return its id."""
    answer = httpx.post(
        f"{sandbox.url}/v4/images/upload",
        json={"label": "web-1", "region": "us-ord"},
        headers={"Authorization": f"Bearer {sandbox.token}"},
    )
    return answer.json()["image"]["id"]


def test_without_anything_left_it_says_so(linode):
    result = linode("cleanup", "--json")
    assert (result.code, result.json) == (0, [])
    assert "No unfinished images." in result.messages


def test_what_was_left_is_removed_and_forgotten(linode, sandbox, left):
    result = linode("cleanup", "--yes")
    assert result.code == 0
    assert left in result.messages
    assert sandbox.images == {}
    assert linode("cleanup", "--yes", "--json").json == []


def test_an_image_that_no_upload_left_is_not_touched(linode, sandbox, left):
    other = foreign(sandbox)
    assert linode("cleanup", "--yes").code == 0
    assert list(sandbox.images) == [other]
    assert left != other


def test_a_dry_run_only_looks(linode, sandbox, left):
    result = linode("cleanup", "--dry-run", "--json")
    assert (result.code, result.json[0]["image"], result.json[0]["removed"]) == (0, left, False)
    assert left in sandbox.images


def test_a_script_that_did_not_agree_removes_nothing(linode, sandbox, left):
    result = linode("cleanup")
    assert result.code == 2
    assert "--yes" in result.messages
    assert left in sandbox.images


def test_an_image_that_was_finished_after_all_is_not_touched(linode, sandbox, left):
    sandbox.images[left]["status"] = str(ImageStatus.AVAILABLE)
    result = linode("cleanup", "--yes", "--json")
    assert (result.code, result.json) == (0, [])
    assert left in sandbox.images


def test_one_that_cannot_be_removed_is_said_and_offered_again(linode, sandbox, left):
    linode.environ |= {"LINODE_TOKEN": "scopes=images:read_only"}
    result = linode("cleanup", "--yes", "--json")
    assert (result.code, result.json[0]["removed"]) == (3, False)
    assert result.explains("Images: read/write")
    linode.environ["LINODE_TOKEN"] = sandbox.token
    assert linode("cleanup", "--yes", "--json").json[0]["image"] == left


def test_those_of_another_account_are_named_and_left(linode, sandbox, left):
    result = linode("cleanup", "--yes", "--account", "other")
    assert result.code == 0
    assert "No unfinished images." in result.messages
    assert left in sandbox.images


def test_only_what_is_surely_ours_is_removed_without_a_question(linode, sandbox, left, doubtful):
    result = linode("cleanup", "--yes", "--json")
    rows = {row["image"]: (row["proof"], row["removed"]) for row in result.json}
    assert rows == {left: ("proved", True), doubtful: ("doubtful", False)}
    assert f"may be someone else's: {doubtful}. Add --doubtful" in result.messages
    assert (result.code, list(sandbox.images)) == (0, [doubtful])
    (row,) = [row for row in result.json if row["image"] == doubtful]
    assert list(row["differences"]) == ["label", "region", "description", "tags", "made", "user"]
    difference = row["differences"]["description"]
    assert difference == {"image": "", "upload": "of ours", "differs": True}
    assert row["differences"]["region"]["image"] is None


def test_a_flag_removes_the_doubtful_ones_too(linode, sandbox, left, doubtful):
    result = linode("cleanup", "--yes", "--doubtful", "--json")
    assert {row["image"] for row in result.json if row["removed"]} == {left, doubtful}
    assert sandbox.images == {}
    assert linode("cleanup", "--json").json == []


def test_a_dry_run_tells_which_is_which(linode, sandbox, left, doubtful):
    result = linode("cleanup", "--dry-run")
    assert [line.split()[:2] for line in result.out.splitlines()] == [
        [doubtful, "may"],
        [left, "surely"],
    ]
    assert set(sandbox.images) == {left, doubtful}


def test_a_doubtful_one_that_got_its_bytes_is_not_shown(linode, sandbox, doubtful):
    sandbox.images[doubtful]["status"] = "available"
    result = linode("cleanup", "--yes", "--doubtful", "--json")
    assert doubtful not in {row["image"] for row in result.json}
    assert doubtful in sandbox.images


@pytest.mark.parametrize(
    ("answers", "stay"), [(b"y\nn\n", {"doubtful"}), (b"n\ny\n", {"left"}), (b"y\ny\n", set())]
)
@pytest.mark.few(2)
def test_a_person_is_asked_about_each_doubtful_one(linode, sandbox, doubtful, answers, stay):
    (left,) = set(sandbox.images) - {doubtful}
    person, terminal = pytest.importorskip("pty").openpty()
    try:
        os.write(person, answers)
        with linode.fork("cleanup", stdin=terminal) as process:
            _, messages = process.communicate(timeout=20)
    finally:
        os.close(person)
        os.close(terminal)
    assert "Description differs: none; requested: “of ours”" in messages
    names = {"doubtful": doubtful, "left": left}
    assert set(sandbox.images) == {names[name] for name in stay}


@pytest.mark.parametrize(("answer", "stays"), [(b"y\n", False), (b"\n", True)])
@pytest.mark.few(1)
def test_a_person_is_asked(linode, sandbox, left, answer, stays):
    person, terminal = pytest.importorskip("pty").openpty()
    try:
        os.write(person, answer)
        with linode.fork("cleanup", stdin=terminal) as process:
            process.communicate(timeout=20)
    finally:
        os.close(person)
        os.close(terminal)
    assert (left in sandbox.images) is stays
