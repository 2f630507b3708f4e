"""A console whose history cannot be written loses no image, and says so."""

import json
import sys
from contextlib import closing
from dataclasses import replace

import pytest

from imageuploader.cli.arguments import parser
from imageuploader.cli.context import Context
from imageuploader.cli.exit_codes import Exit
from imageuploader.cli.printing.output import Output
from imageuploader.cli.printing.streams import Messages
from imageuploader.cli.upload import run
from imageuploader.domain.connection import Connection
from imageuploader.domain.settings import Endpoint
from imageuploader.domain.upload import UploadState as S
from imageuploader.store.folders import folders_under
from imageuploader.store.write_behind import WriteBehindHistory
from tests.store.full_disk import IMAGE, FillingHistory

EARLY = ("queued", "requesting")
LATE = (IMAGE, "uploading", "finalising", "processing", "available")
LAGS = "Warning: The history is not up to date: no space is left in"
NOT_WRITTEN = "The history does not show how this ended."


@pytest.fixture
def places(tmp_path):
    return folders_under(tmp_path / "home").create()


@pytest.fixture
def upload_in_process(sandbox, capsys, image, places):
    """Upload in this process; return the exit code, the JSON object and the messages."""

    def upload(history, *, token=sandbox.token):
        connection = replace(connection_to(sandbox), token=token)
        context = Context(places, connection, history, time_scale=0.001)
        args = parser().parse_args(["upload", str(image), "--region", "us-ord", "--json"])
        code = run(args, context, Output(sys.stdout, Messages()))
        streams = capsys.readouterr()
        said = streams.err.replace("\n", " ")
        assert "prepare" not in said.replace("Preparing", "")
        assert "temporary" not in said
        return code, json.loads(streams.out), said

    return upload


def connection_to(sandbox):
    return Connection(Endpoint(url=sandbox.url), token=sandbox.token)


def filling(places, since):
    return closing(FillingHistory(places.data / "history.sqlite3", since))


@pytest.mark.parametrize("since", EARLY)
def test_without_room_for_the_request_nothing_is_made(upload_in_process, sandbox, places, since):
    with filling(places, since) as history:
        code, data, said = upload_in_process(history)
    assert (code, data["state"]) == (Exit.FAILED, "failed")
    assert "Error: There is no space left for the history." in said
    assert str(places.data) in said
    assert (sandbox.images, sandbox.received) == ({}, {})


@pytest.mark.parametrize("since", LATE)
def test_an_image_that_was_made_goes_on_to_its_end(upload_in_process, sandbox, places, since):
    with filling(places, since) as history:
        code, data, said = upload_in_process(history)
    assert (code, data["state"]) == (Exit.DONE, "available")
    assert said.count(LAGS) == 1
    assert said.count(NOT_WRITTEN) == 1
    assert [image["status"] for image in sandbox.images.values()] == ["available"]


def test_an_image_whose_id_could_not_be_kept_stays(upload_in_process, sandbox, places):
    """The next start cannot know it for sure, and removes nothing."""
    with filling(places, IMAGE) as history:
        upload_in_process(history)
    with closing(WriteBehindHistory(places.data / "history.sqlite3")) as history:
        context = Context(places, connection_to(sandbox), history)
        context.recover_interrupted()
    assert [image["status"] for image in sandbox.images.values()] == ["available"]


@pytest.mark.parametrize("since", [since for since in LATE if since != IMAGE])
def test_the_next_start_finds_out_what_was_not_written(upload_in_process, sandbox, places, since):
    with filling(places, since) as history:
        upload_in_process(history)
    with closing(WriteBehindHistory(places.data / "history.sqlite3")) as history:
        (before,) = history.uploads()
        assert before.state is not S.AVAILABLE
        context = Context(places, connection_to(sandbox), history)
        context.recover_interrupted()
        context.poll_processing()
        (upload,) = history.uploads()
        assert (upload.state, upload.left_behind) == (S.AVAILABLE, False)


@pytest.mark.parametrize("since", LATE)
def test_what_was_missing_is_written_once_there_is_room(
    upload_in_process, places, since, monkeypatch, sandbox
):
    """Space is freed once Linode has been asked about the image, or at the very end."""
    with filling(places, since) as history:
        catch_up = history.catch_up

        def with_room():
            if "available" in {str(image["status"]) for image in sandbox.images.values()}:
                history.make_room()
            return catch_up()

        monkeypatch.setattr(history, "catch_up", with_room)
        code, data, said = upload_in_process(history)
        (upload,) = history.uploads()
    assert (code, data["state"], upload.state) == (Exit.DONE, "available", S.AVAILABLE)
    assert (LAGS in said) is ("The history is up to date again." in said)
    assert NOT_WRITTEN not in said
    with closing(WriteBehindHistory(places.data / "history.sqlite3")) as history:
        assert history.uploads() == [upload]


def test_nobody_signed_in_is_reported_even_if_that_cannot_be_kept(upload_in_process, places):
    with filling(places, "failed") as history:
        code, data, said = upload_in_process(history, token="")
    assert (code, data["state"]) == (Exit.ACCESS, "failed")
    assert LAGS in said
