"""Whatever fails during an upload is reported, and nothing is left behind."""

import gzip
import json
import os
import signal
import sys

import pytest

from imageuploader.cli.arguments import parser
from imageuploader.cli.context import Context
from imageuploader.cli.exit_codes import Exit
from imageuploader.cli.printing.output import Output
from imageuploader.cli.printing.streams import Messages
from imageuploader.cli.upload import run
from imageuploader.domain.connection import Connection
from imageuploader.domain.settings import Endpoint
from imageuploader.store.folders import folders_under
from imageuploader.store.write_behind import WriteBehindHistory
from tests.signals import END, ENDS, send_signal


@pytest.fixture
def context(sandbox, tmp_path):
    """A context in this process, with a thousandth of the usual waits."""
    places = folders_under(tmp_path / "home").create()
    history = WriteBehindHistory(places.data / "history.sqlite3")
    connection = Connection(Endpoint(url=sandbox.url), token=sandbox.token)
    yield Context(places, connection, history, time_scale=0.001)
    history.close()


@pytest.fixture
def upload_quickly(context, capfd):
    """Upload in this process; return exit code, JSON and messages."""

    def upload(file):
        args = parser().parse_args(["upload", str(file), "--region", "us-ord", "--json"])
        code = run(args, context, Output(sys.stdout, Messages()))
        streams = capfd.readouterr()
        return code, json.loads(streams.out), streams.err

    return upload


def test_a_refused_address_fails_and_leaves_no_image(linode, sandbox, image):
    sandbox.faults.add("put-403")
    result = linode.upload(image, "--json")
    error = result.json["error"]
    assert (result.code, result.json["state"]) == (1, "failed")
    assert list(error) == ["kind", "headline", "explanation", "field"]
    assert error["kind"] == "AddressRefused"
    assert error["headline"]
    assert error["explanation"]
    assert result.explains(error["headline"])
    assert sandbox.images == {}


def test_a_store_in_trouble_is_asked_six_times_and_then_it_fails(upload_quickly, sandbox, image):
    sandbox.faults.add("put-500")
    code, data, _ = upload_quickly(image)
    assert (code, data["state"], data["attempts"]) == (Exit.FAILED, "failed", 6)
    assert data["error"]["kind"] == "ServerTrouble"
    assert data["error"]["headline"]
    assert sandbox.images == {}


def test_a_store_in_passing_trouble_is_asked_again(upload_quickly, sandbox, image):
    sandbox.faults.add("put-500", times=2)
    code, data, _ = upload_quickly(image)
    assert (code, data["state"], data["attempts"]) == (Exit.DONE, "available", 3)


def test_an_image_that_linode_cannot_process_is_a_failure_with_its_reason(linode, sandbox, image):
    sandbox.faults.add("event-failed")
    result = linode.upload(image, "--json")
    assert (result.code, result.json["state"]) == (1, "failed")
    assert result.json["error"]["kind"] == "ProcessingFailed"
    assert result.explains("Linode could not unpack the image")


def test_an_answer_that_is_lost_after_the_last_byte_is_no_failure(upload_quickly, sandbox, image):
    sandbox.faults.add("put-lost-reply")
    code, data, _ = upload_quickly(image)
    assert (code, data["state"]) == (Exit.DONE, "available")


@pytest.mark.parametrize("number", ENDS)
def test_giving_up_in_the_middle_leaves_nothing(linode, sandbox, tmp_path, image, number):
    big = tmp_path / "big.img.gz"
    big.write_bytes(image.read_bytes() * 12)
    sandbox.faults.add("put-stalled")
    process = linode.fork("upload", big, "--region", "us-ord", "--json")
    lines = iter(process.stderr.readline, "")
    assert any("Uploading" in line for line in lines)
    send_signal(process, number)
    result = linode.finish(process)
    assert (result.code, result.json["state"]) == (130, "cancelled")
    assert sandbox.images == {}
    assert [row["state"] for row in linode.history()] == ["cancelled"]


def test_giving_up_waiting_leaves_the_image_to_linode(linode, image):
    slow = linode.fork("--demo", "sandbox", "--process-seconds", "60")
    url = slow.stdout.readline().strip().removeprefix("LINODE_URL=")
    process = linode.fork("--api-url", url, "upload", image, "--region", "us-ord", "--json")
    assert any("processing" in line for line in iter(process.stderr.readline, ""))
    send_signal(process, signal.SIGINT)
    result = linode.finish(process)
    send_signal(slow, END)
    assert linode.finish(slow).code == 0
    assert (result.code, result.json["state"]) == (130, "processing")
    assert "Stopped waiting." in result.messages


def test_a_connection_that_kept_breaking_is_reported_with_the_attempts(
    upload_quickly, sandbox, tmp_path
):
    noise = tmp_path / "noise.img.gz"
    noise.write_bytes(gzip.compress(os.urandom(24_000_000), 0))
    sandbox.faults.add("put-reset")
    code, data, _ = upload_quickly(noise)
    assert (code, data["state"], data["error"]["kind"]) == (Exit.FAILED, "failed", "Unreachable")
    assert data["error"]["headline"] == "The connection kept breaking"
    assert data["error"]["explanation"].startswith("Tried 6 times")


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("look-403", "Linode answers 403 (Unauthorized) when asked about the image"),
        ("look-garbled", "an answer that makes no sense"),
        ("look-411", "Linode answers 411"),
    ],
)
def test_an_image_that_linode_does_not_tell_of_is_not_waited_for_for_ever(
    upload_quickly, sandbox, image, fault, said
):
    sandbox.faults.add(fault)
    code, data, messages = upload_quickly(image)
    assert (code, data["state"], data["error"]["kind"]) == (Exit.FAILED, "processing", "NoWord")
    assert said in messages
    assert messages.count("– asking again") == 1
    assert "Cloud Manager" in data["error"]["explanation"]
    assert "history" in data["error"]["explanation"]
    assert len(sandbox.images) == 1


def test_an_outage_is_said_and_waited_for(upload_quickly, sandbox, image):
    sandbox.faults.add("look-maintenance", 5)
    code, data, messages = upload_quickly(image)
    assert (code, data["state"]) == (Exit.DONE, "available")
    assert "Linode answers 503 (Linode is under maintenance)" in messages
