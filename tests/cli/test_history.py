"""The console with history files that are good, damaged, newer, or on a full disk."""

import csv
import io
import os
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress

import pytest

from imageuploader.sandbox.server import Sandbox
from tests.cli.console import Console
from tests.disk.real_programs import run


def database(console):
    return console.home / "data" / "history.sqlite3"


def test_a_file_that_is_no_history_is_put_aside_and_the_upload_goes_on(linode, image):
    database(linode).parent.mkdir(parents=True)
    database(linode).write_bytes(b"no database" * 500)
    result = linode.upload(image, "--json", "--no-wait")
    assert (result.code, result.json["state"]) == (0, "processing")
    (aside,) = database(linode).parent.glob("*.broken-*")
    warnings = [line for line in result.messages.splitlines() if line.startswith("Warning:")]
    assert [line for line in warnings if str(aside) in line]
    assert "Warning" not in linode("history").messages


def test_a_history_of_a_newer_version_is_shown_and_nothing_is_sent(linode, sandbox, image):
    assert linode.upload(image, "--no-wait").code == 0
    with closing(sqlite3.connect(database(linode))) as line:
        line.execute("PRAGMA user_version = 99")
    calls = len(sandbox.calls)
    assert [row["label"] for row in linode.history()] == ["web-1"]
    result = linode.upload(image)
    assert (result.code, len(sandbox.calls)) == (1, calls)
    assert result.explains("newer version")


def test_what_was_left_processing_is_asked_for_once(tmp_path, image):
    with Sandbox(process_seconds=3600) as sandbox:
        console = Console(tmp_path / "home", LINODE_URL=sandbox.url, LINODE_TOKEN=sandbox.token)
        assert console.upload(image, "--no-wait", "--json").json["state"] == "processing"
        (name,) = sandbox.images
        assert console.history()[0]["state"] == "processing"
        sandbox.images[name]["status"] = "available"
        assert console.history()[0]["state"] == "available"
        calls = len(sandbox.calls)
        assert console.history()[0]["image"] == sandbox.images[name]
        assert len(sandbox.calls) == calls


def test_what_was_left_processing_is_shown_as_it_was_where_nobody_can_ask(linode, image):
    assert linode.upload(image, "--no-wait").code == 0
    del linode.environ["LINODE_TOKEN"]
    assert linode.history()[0]["state"] == "processing"


def test_every_form_of_the_history_has_all_rows(linode, image):
    for _ in range(3):
        linode.upload(image, "--no-wait")
    ids = [row["id"] for row in linode.history()]
    assert len(set(ids)) == 3
    table = csv.DictReader(io.StringIO(linode("history", "--csv").out))
    assert [row["id"] for row in table] == ids
    assert len(linode("history").out.splitlines()) == 3


def test_an_empty_history_is_an_empty_array(console):
    assert console("history", "--json").out == "[]\n"


@pytest.fixture
def tiny(linode):
    """The console's folders on a disk of 1 MiB."""
    linode.home.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", linode.home]
    if sys.platform != "linux" or os.geteuid() or subprocess.call(command):
        pytest.skip("only root may mount")
    yield linode.home
    run("umount", linode.home)


def test_a_full_disk_is_said_and_neither_history_nor_linode_suffers(linode, sandbox, tiny, image):
    assert linode.upload(image, "--quiet").code == 0
    filler = tiny / "filler"
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(bytes(1024)):
            pass
    full = linode.upload(image, "--quiet")
    assert (full.code, len(sandbox.images)) == (1, 1)
    assert full.explains("no space left for the history")
    filler.unlink()
    assert linode.upload(image, "--quiet").code == 0
    rows = linode.history()
    assert {row["image"]["id"] for row in rows if row["image"]} == set(sandbox.images)
    assert {row["state"] for row in rows} <= {"available", "interrupted"}
