"""Whatever breaks on the way, the end says so and nothing is left behind."""

import gzip
import json
import os
import signal
import sys

import pytest

from imageuploader.cli.context import Context
from imageuploader.cli.exits import Exit
from imageuploader.cli.flags import parser
from imageuploader.cli.output import Output
from imageuploader.cli.streams import Messages
from imageuploader.cli.upload import run
from imageuploader.domain.settings import Endpoint
from imageuploader.store.patient import PatientHistory
from imageuploader.store.places import places_under


@pytest.fixture
def hurried(sandbox, tmp_path, capsys):
    """Upload in this process, the waits between attempts a thousandth of the usual."""
    places = places_under(tmp_path / "home").made()
    history = PatientHistory(places.data / "history.sqlite3")
    context = Context(places, Endpoint(url=sandbox.url), "", history, sandbox.token, pace=0.001)

    def upload(file):
        told = parser().parse_args(["upload", str(file), "--region", "us-ord", "--json"])
        code = run(told, context, Output(sys.stdout, Messages()))
        return code, json.loads(capsys.readouterr().out)

    yield upload
    history.close()


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
    code, told = hurried(image)
    assert (code, told["state"], told["attempts"]) == (Exit.FAILED, "failed", 6)
    assert told["error"]["kind"] == "ServerTrouble"
    assert told["error"]["headline"]
    assert sandbox.images == {}


def test_a_store_in_passing_trouble_is_asked_again(hurried, sandbox, image):
    sandbox.faults.add("put-500", times=2)
    code, told = hurried(image)
    assert (code, told["state"], told["attempts"]) == (Exit.DONE, "available", 3)


def test_an_image_that_linode_cannot_process_is_a_failure_with_its_reason(linode, sandbox, image):
    sandbox.faults.add("event-failed")
    ended = linode.upload(image, "--json")
    assert (ended.code, ended.json["state"]) == (1, "failed")
    assert ended.json["error"]["kind"] == "ProcessingFailed"
    assert ended.explains("Linode could not unpack the image")


def test_an_answer_that_is_lost_after_the_last_byte_is_no_failure(hurried, sandbox, image):
    sandbox.faults.add("put-lost-reply")
    code, told = hurried(image)
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
    assert "Linode goes on" in ended.messages


def test_a_line_that_kept_breaking_is_told_with_what_was_tried(hurried, sandbox, tmp_path):
    noise = tmp_path / "noise.img.gz"
    noise.write_bytes(gzip.compress(os.urandom(24_000_000), 0))
    sandbox.faults.add("put-reset")
    code, told = hurried(noise)
    assert (code, told["state"], told["error"]["kind"]) == (Exit.FAILED, "failed", "Unreachable")
    assert told["error"]["headline"] == "The connection kept breaking"
    assert told["error"]["explanation"].startswith("Tried 6 times")
