import hashlib
import json
import os
import subprocess

import pytest


@pytest.fixture
def run(linode_cli, sandbox, tmp_path):
    environment = os.environ | {
        "COLUMNS": "200",
        "LINODE_CLI_TOKEN": sandbox.token,
        "LINODE_CLI_CONFIG": str(tmp_path / "config"),
        "LINODE_CLI_API_SCHEME": "http",
        "LINODE_CLI_API_HOST": sandbox.url.removeprefix("http://"),
        "LINODE_CLI_API_VERSION": "v4",
        "LINODE_CLI_SUPPRESS_VERSION_WARNING": "1",
    }

    def run(*words):
        return subprocess.run(
            [linode_cli, *words],
            env=environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    return run


def test_linode_cli_uploads_an_image_and_shows_it(run, sandbox, raw_image, packed_image):
    done = run("image-upload", "--region", "us-ord", "--label", "from the cli", str(packed_image))
    assert done.returncode == 0, done.stderr
    assert "from the cli" in done.stdout
    [(name, received)] = sandbox.received.items()
    assert received.raw_sha256 == hashlib.sha256(raw_image.read_bytes()).hexdigest()
    shown = json.loads(run("images", "view", name, "--json").stdout)
    assert shown[0]["label"] == "from the cli"


def test_linode_cli_shows_the_reason_of_a_refusal(run, sandbox, packed_image):
    done = run("image-upload", "--region", "gb-lon", "--label", "x", str(packed_image))
    assert done.returncode != 0
    assert "region is not valid" in done.stdout + done.stderr
    assert sandbox.images == {}


def test_linode_cli_lists_and_deletes_an_image(run, sandbox, packed_image):
    run("image-upload", "--region", "us-ord", "--label", "short-lived", str(packed_image))
    [name] = sandbox.images
    assert "short-lived" in run("images", "list", "--label", "short-lived", "--text").stdout
    assert run("images", "delete", name).returncode == 0
    assert sandbox.images == {}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("regions", "view", "us-ord"), "Chicago"),
        (("account", "view"), "practice@example.com"),
        (("profile", "view"), "practice@example.com"),
        (("tags", "list"), "[]"),
    ],
)
def test_linode_cli_shows_what_else_there_is(run, words, expected):
    done = run(*words, "--json")
    assert done.returncode == 0, done.stderr
    assert expected in done.stdout
