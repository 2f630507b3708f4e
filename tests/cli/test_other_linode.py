"""Another Linode, another token: what an upload left there is neither forgotten nor mistaken."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from imageuploader.cli.context import open_context
from imageuploader.codec.image import image_from
from imageuploader.domain.connection import Flags
from imageuploader.domain.settings import Endpoint, SavedAccount, Settings
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload, UploadState
from imageuploader.linode.client import LinodeClient
from imageuploader.sandbox.server import Sandbox
from imageuploader.store.folders import folders_under
from imageuploader.store.history import History
from imageuploader.store.settings import SettingsFile
from tests.cli.console import Console

SPEC = UploadSpec("web-1", "us-ord")


@pytest.fixture
def elsewhere():
    """Another Linode, whose image ids are the same as the first one's."""
    with Sandbox(process_seconds=0.0) as other:
        yield other


@pytest.fixture
def left(linode, sandbox, image):
    """The id of an image whose upload was killed."""
    sandbox.faults.add("put-silent")
    process = linode.fork("upload", image, "--region", "us-ord")
    assert any("All data sent" in line for line in iter(process.stderr.readline, ""))
    process.kill()
    linode.finish(process)
    (name,) = sandbox.images
    return name


def at(console, sandbox):
    return Console(console.home, LINODE_URL=sandbox.url, LINODE_TOKEN=sandbox.token)


@pytest.mark.usefixtures("left")
def test_another_linode_is_not_asked_and_nothing_is_forgotten(linode, sandbox, elsewhere):
    result = at(linode, elsewhere)("cleanup", "--yes")
    assert result.code == 0
    assert elsewhere.calls == []
    assert [row["state"] for row in at(linode, elsewhere).history()] == ["finalising"]
    assert [row["state"] for row in linode.history()] == ["interrupted"]
    assert "another Linode" in at(linode, elsewhere)("cleanup", "--yes").messages
    assert linode("cleanup", "--yes", "--json").json[0]["removed"]
    assert sandbox.images == {}


def test_an_image_that_only_has_the_number_is_not_touched(linode, sandbox, left):
    sandbox.images[left].update(label="theirs", created="2026-01-01T00:00:00")
    assert linode("cleanup", "--yes", "--json").json == []
    assert list(sandbox.images) == [left]


def test_what_another_user_cannot_see_is_not_gone(linode, sandbox):
    with LinodeClient(Endpoint(url=sandbox.url), sandbox.token) as client:
        name = client.request_upload(SPEC).image.id
    sandbox.images[name]["created_by"] = "jdoe"
    upload = Upload(SPEC, Path("/disks/web.img"), left_behind=True)
    data = linode.home / "data"
    data.mkdir(parents=True)
    with closing(History(data / "history.sqlite3")) as history:
        over = upload.moved_to(UploadState.INTERRUPTED)
        history.save(replace(over, image=image_from(sandbox.images[name])))
    hidden = sandbox.images.pop(name)
    assert "user jdoe" in linode("cleanup", "--json").messages
    sandbox.images[name] = hidden
    assert linode("cleanup", "--yes", "--json").json[0]["removed"]
    assert sandbox.images == {}


@pytest.mark.parametrize(("token", "user"), [("", "ada"), ("given", "")])
def test_the_user_is_known_where_the_token_is_the_accounts_own(console, token, user):
    """A token given for this run may belong to anybody."""
    kept = SettingsFile(folders_under(console.home).create().config / "settings.json")
    account = SavedAccount("work", "ada", Endpoint())
    kept.save(Settings(account="work", accounts=(account,)))
    environ = {"IMAGEUPLOADER_HOME": str(console.home), "LINODE_TOKEN": token}
    with open_context(Flags(), environ) as context:
        assert context.connection.user == user
