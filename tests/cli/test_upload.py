"""A disk image goes from the command line to `available`."""

import hashlib
import json
import subprocess

import pytest

from tests.cli.console import Console

KEYS = ["state", "image", "file", "sent_bytes", "sha256", "md5", "attempts", "seconds", "error"]
FLAGS = ("--tag", "alpha", "--cloud-init", "--json")


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_practice_needs_no_account_and_prints_one_json_object(console, image):
    ended = console("--demo", "upload", image, "--label", "web-1", "--region", "us-ord", *FLAGS)
    told = ended.json
    assert ended.code == 0, ended.messages
    assert list(told) == KEYS
    assert told["state"] == "available"
    assert told["error"] is None
    assert told["file"] == str(image)
    assert told["sent_bytes"] == image.stat().st_size
    assert told["sha256"] == sha256(image)
    assert told["image"]["tags"] == ["alpha"]
    assert "cloud-init" in told["image"]["capabilities"]
    assert not console.home.exists()


def test_a_ready_image_arrives_as_it_is_and_the_store_sees_no_token(linode, sandbox, image, raw):
    told = linode.upload(image, *FLAGS).json
    (received,) = sandbox.received.values()
    assert told["image"] == sandbox.images[told["image"]["id"]]
    assert (received.sha256, received.md5) == (told["sha256"], told["md5"])
    assert received.sha256 == sha256(image)
    assert received.raw_sha256 == sha256(raw)
    assert "authorization" not in {name.lower() for name in received.headers}


def test_a_raw_image_is_compressed_and_leaves_no_temporary_file(linode, sandbox, raw):
    ended = linode.upload(raw, "--json")
    (received,) = sandbox.received.values()
    assert (ended.code, ended.json["state"]) == (0, "available")
    assert received.raw_sha256 == sha256(raw)
    assert list((linode.home / "cache").iterdir()) == []


def test_what_the_check_found_is_said_and_stops_nothing(linode, raw):
    with raw.open("ab") as file:
        file.write(b"behind the last sector")
    ended = linode.upload(raw, "--json")
    assert (ended.code, ended.json["state"]) == (0, "available")
    assert "Warning: The unpacked size is no multiple of 512" in ended.messages


def test_without_json_every_field_of_the_image_is_printed(linode, image):
    ended = linode.upload(image, "--description", "smile :smile: [bold]é")
    assert ended.code == 0
    assert "smile :smile: [bold]é" in ended.out
    assert "private/" in ended.out


def test_without_waiting_the_image_is_left_processing(linode, sandbox, image):
    ended = linode.upload(image, "--no-wait", "--json")
    assert (ended.code, ended.json["state"]) == (0, "processing")
    assert [path for _, path in sandbox.calls if "images/private" in path] == []


def test_quiet_prints_no_progress(linode, image):
    ended = linode.upload(image, "--quiet", "--json")
    assert (ended.code, ended.messages) == (0, "")


def test_several_files_are_one_object_a_line_with_labels_from_their_names(linode, image, raw):
    ended = linode("upload", image, raw, "--region", "us-ord", "--json", "--no-wait")
    told = [json.loads(line) for line in ended.out.splitlines()]
    assert [one["image"]["label"] for one in told] == ["disk", "disk"]


def test_flags_are_taken_before_and_after_the_command(console, sandbox, image):
    where = ("--api-url", sandbox.url, "--api-version", "v4beta")
    console.environ["LINODE_TOKEN"] = sandbox.token
    before = console(*where, "upload", image, "--region", "us-ord", "--no-wait")
    after = console("upload", image, "--region", "us-ord", "--no-wait", *where)
    assert (before.code, after.code) == (0, 0)
    assert sandbox.calls.count(("POST", "/v4beta/images/upload")) == 2


def test_messages_that_nobody_reads_stop_nothing(linode, image):
    process = linode.start("upload", image, "--region", "us-ord", "--json", stderr=subprocess.PIPE)
    assert process.stderr is not None
    process.stderr.close()
    process.stderr = None
    ended = linode.ended(process)
    assert (ended.code, ended.json["state"]) == (0, "available")


@pytest.mark.parametrize("token", ["", "refused", "scopes=images:read_only"])
def test_a_token_that_does_not_do_is_exit_code_3_and_a_failed_row(tmp_path, sandbox, image, token):
    console = Console(tmp_path / "home", LINODE_URL=sandbox.url, LINODE_TOKEN=token)
    ended = console.upload(image)
    assert (ended.code, ended.out) == (3, "")
    assert ended.explains()
    (row,) = console.history()
    assert (row["state"], row["image"]) == ("failed", None)
    assert row["error"]["kind"] in {"NoToken", "TokenRefused", "MissingScope"}
