"""Whatever breaks on the way, the end says so and nothing is left behind."""

import gzip
import json
import os
import signal
import sys

import pytest

from imageuploader.cli.arguments import parser
from imageuploader.cli.context import Context
from imageuploader.cli.exit_codes import Exit
from imageuploader.cli.output import Output
from imageuploader.cli.streams import Messages
from imageuploader.cli.upload import run
from imageuploader.domain.connection import Connection
from imageuploader.domain.settings import Endpoint
from imageuploader.store.folders import places_under
from imageuploader.store.write_behind import PatientHistory


@pytest.fixture
def context(sandbox, tmp_path):
    """A run in this process, its waits a thousandth of the usual."""
    places = places_under(tmp_path / "home").made()
    history = PatientHistory(places.data / "history.sqlite3")
    connection = Connection(Endpoint(url=sandbox.url), token=sandbox.token)
    yield Context(places, connection, history, time_scale=0.001)
    history.close()


@pytest.fixture
def hurried(context, capfd):
    """Upload in this process; return exit code, JSON and messages."""

    def upload(file):
        told = parser().parse_args(["upload", str(file), "--region", "us-ord", "--json"])
        code = run(told, context, Output(sys.stdout, Messages()))
        streams = capfd.readouterr()
        return code, json.loads(streams.out), streams.err

    return upload


def test_a_refused_address_fails_and_leaves_no_image(linode, sandbox, image):
    sandbox.faults.add("put-403")
    ended = linode.upload(image, "--json")
    error = ended.json["error"]
    assert (ended.code, ended.json["state"]) == (1, "failed")
    assert list(error) == ["kind", "headline", "explanation", "field"]
    assert error["kind"] == "AddressRefused"
    assert error["headline"]
    assert error["explanation"]
    assert ended.explains(error["headline"])
    assert sandbox.images == {}


def test_a_store_in_trouble_is_asked_six_times_and_then_it_fails(hurried, sandbox, image):
    sandbox.faults.add("put-500")
    code, told, _ = hurried(image)
    assert (code, told["state"], told["attempts"]) == (Exit.FAILED, "failed", 6)
    assert told["error"]["kind"] == "ServerTrouble"
    assert told["error"]["headline"]
    assert sandbox.images == {}


def test_a_store_in_passing_trouble_is_asked_again(hurried, sandbox, image):
    sandbox.faults.add("put-500", times=2)
    code, told, _ = hurried(image)
    assert (code, told["state"], told["attempts"]) == (Exit.DONE, "available", 3)


def test_an_image_that_linode_cannot_process_is_a_failure_with_its_reason(linode, sandbox, image):
    sandbox.faults.add("event-failed")
    ended = linode.upload(image, "--json")
    assert (ended.code, ended.json["state"]) == (1, "failed")
    assert ended.json["error"]["kind"] == "ProcessingFailed"
    assert ended.explains("Linode could not unpack the image")


def test_an_answer_that_is_lost_after_the_last_byte_is_no_failure(hurried, sandbox, image):
    sandbox.faults.add("put-lost-reply")
    code, told, _ = hurried(image)
    assert (code, told["state"]) == (Exit.DONE, "available")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_giving_up_in_the_middle_leaves_nothing(linode, sandbox, tmp_path, image, number):
    big = tmp_path / "big.img.gz"
    big.write_bytes(image.read_bytes() * 12)
    sandbox.faults.add("put-stalled")
    process = linode.start("upload", big, "--region", "us-ord", "--json")
    lines = iter(process.stderr.readline, "")
    assert any("Uploading" in line for line in lines)
    process.send_signal(number)
    ended = linode.ended(process)
    assert (ended.code, ended.json["state"]) == (130, "cancelled")
    assert sandbox.images == {}
    assert [row["state"] for row in linode.history()] == ["cancelled"]


def test_giving_up_waiting_leaves_the_image_to_linode(linode, image):
    slow = linode.start("--demo", "sandbox", "--process-seconds", "60")
    url = slow.stdout.readline().strip().removeprefix("LINODE_URL=")
    process = linode.start("--api-url", url, "upload", image, "--region", "us-ord", "--json")
    assert any("processing" in line for line in iter(process.stderr.readline, ""))
    process.send_signal(signal.SIGINT)
    ended = linode.ended(process)
    slow.terminate()
    assert linode.ended(slow).code == 0
    assert (ended.code, ended.json["state"]) == (130, "processing")
    assert "Stopped waiting." in ended.messages


def test_a_line_that_kept_breaking_is_told_with_what_was_tried(hurried, sandbox, tmp_path):
    noise = tmp_path / "noise.img.gz"
    noise.write_bytes(gzip.compress(os.urandom(24_000_000), 0))
    sandbox.faults.add("put-reset")
    code, told, _ = hurried(noise)
    assert (code, told["state"], told["error"]["kind"]) == (Exit.FAILED, "failed", "Unreachable")
    assert told["error"]["headline"] == "The connection kept breaking"
    assert told["error"]["explanation"].startswith("Tried 6 times")


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("look-403", "Linode answers 403 (Unauthorized) when asked for the image"),
        ("look-garbled", "an answer that makes no sense"),
        ("look-411", "Linode answers 411"),
    ],
)
def test_an_image_that_linode_does_not_tell_of_is_not_waited_for_for_ever(
    hurried, sandbox, image, fault, said
):
    sandbox.faults.add(fault)
    code, told, messages = hurried(image)
    assert (code, told["state"], told["error"]["kind"]) == (Exit.FAILED, "processing", "NoWord")
    assert said in messages
    assert messages.count("– asking again") == 1
    assert "Cloud Manager" in told["error"]["explanation"]
    assert "history" in told["error"]["explanation"]
    assert len(sandbox.images) == 1


def test_an_outage_is_said_and_waited_for(hurried, sandbox, image):
    sandbox.faults.add("look-maintenance", 5)
    code, told, messages = hurried(image)
    assert (code, told["state"]) == (Exit.DONE, "available")
    assert "Linode answers 503 (Linode is under maintenance)" in messages
