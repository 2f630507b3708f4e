"""A disk image goes from the command line to `available`."""

import hashlib
import json
import subprocess

import pytest

from tests.cli.console import Console

KEYS = ["state", "image", "file", "sent_bytes", "left_out_bytes", "sha256", "md5"]
KEYS += ["attempts", "seconds", "error"]
FLAGS = ("--tag", "alpha", "--cloud-init", "--json")


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_practice_needs_no_account_and_prints_one_json_object(console, image):
    result = console("--demo", "upload", image, "--label", "web-1", "--region", "us-ord", *FLAGS)
    data = result.json
    assert result.code == 0, result.messages
    assert list(data) == KEYS
    assert data["state"] == "available"
    assert data["error"] is None
    assert data["file"] == str(image)
    assert data["sent_bytes"] == image.stat().st_size
    assert data["sha256"] == sha256(image)
    assert data["image"]["tags"] == ["alpha"]
    assert "cloud-init" in data["image"]["capabilities"]
    assert not console.home.exists()


def test_a_ready_image_arrives_as_it_is_and_the_store_sees_no_token(linode, sandbox, image, raw):
    data = linode.upload(image, *FLAGS).json
    (received,) = sandbox.received.values()
    assert data["image"] == sandbox.images[data["image"]["id"]]
    assert (received.sha256, received.md5) == (data["sha256"], data["md5"])
    assert received.sha256 == sha256(image)
    assert received.raw_sha256 == sha256(raw)
    assert "authorization" not in {name.lower() for name in received.headers}


def test_a_raw_image_is_compressed_and_leaves_no_temporary_file(linode, sandbox, raw):
    result = linode.upload(raw, "--json")
    (received,) = sandbox.received.values()
    assert (result.code, result.json["state"]) == (0, "available")
    assert received.raw_sha256 == sha256(raw)
    assert list((linode.home / "cache").iterdir()) == []


def test_what_the_check_found_is_said_and_stops_nothing(linode, raw):
    with raw.open("ab") as file:
        file.write(b"behind the last sector")
    result = linode.upload(raw, "--json")
    assert (result.code, result.json["state"]) == (0, "available")
    assert "Warning: The unpacked size is not a multiple of 512" in result.messages


def test_without_json_every_field_of_the_image_is_printed(linode, image):
    result = linode.upload(image, "--description", "smile :smile: [bold]é")
    assert result.code == 0
    assert "smile :smile: [bold]é" in result.out
    assert "private/" in result.out


def test_without_waiting_the_image_is_left_processing(linode, sandbox, image):
    result = linode.upload(image, "--no-wait", "--json")
    assert (result.code, result.json["state"]) == (0, "processing")
    assert [path for _, path in sandbox.calls if "images/private" in path] == []


def test_quiet_prints_no_progress(linode, image):
    result = linode.upload(image, "--quiet", "--json")
    assert (result.code, result.messages) == (0, "")


def test_several_files_are_one_object_a_line_with_labels_from_their_names(linode, image, raw):
    result = linode("upload", image, raw, "--region", "us-ord", "--json", "--no-wait")
    data = [json.loads(line) for line in result.out.splitlines()]
    assert [one["image"]["label"] for one in data] == ["disk", "disk"]


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
    result = linode.finish(process)
    assert (result.code, result.json["state"]) == (0, "available")


@pytest.mark.parametrize("token", ["", "refused", "scopes=images:read_only"])
def test_a_token_that_does_not_do_is_exit_code_3_and_a_failed_row(tmp_path, sandbox, image, token):
    console = Console(tmp_path / "home", LINODE_URL=sandbox.url, LINODE_TOKEN=token)
    result = console.upload(image)
    assert (result.code, result.out) == (3, "")
    assert result.explains()
    (row,) = console.history()
    assert (row["state"], row["image"]) == ("failed", None)
    assert row["error"]["kind"] in {"NoToken", "TokenRefused", "MissingScope"}
