"""Two machines of one user upload under one label: neither takes the other's image for its own."""

import gzip
import os
import re
import signal
from datetime import UTC, datetime, timedelta

import pytest

from imageuploader.sandbox.server import Sandbox
from imageuploader.sandbox.state import Bounds
from tests.after_kill import wait_until
from tests.cli.console import Console

pytestmark = pytest.mark.skipif(
    not hasattr(signal, "SIGSTOP"), reason="the other machine stands still by a signal of POSIX"
)
BEFORE = ("post-502", "post-503", "post-cut", "post-silent", "post-garbled")
AFTER = (
    "post-lost-502",
    "post-lost-503",
    "post-lost-reply",
    "post-lost-silent",
    "post-lost-garbled",
)
SLOW = Bounds(bytes_a_second=1_500_000, receive_bytes=16 * 1024)
AHEAD = timedelta(seconds=30)  # within the two minutes in which a request may make an image
UPLOAD = ("upload", "--label", "web-1", "--quiet", "--json")


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """A file that is sent at once, and one that takes long enough to be met while it is sent."""
    folder = tmp_path_factory.mktemp("files")
    for name, size in {"mine": 200_000, "theirs": 3_000_000}.items():
        (folder / f"{name}.img.gz").write_bytes(gzip.compress(os.urandom(size), 0))
    return folder


@pytest.fixture
def practice():
    with Sandbox(process_seconds=0.0, bounds=SLOW) as sandbox:
        yield sandbox


def stamp(ahead):
    """A time of Linode's, so far ahead."""
    return f"{datetime.now(UTC) + ahead:%Y-%m-%dT%H:%M:%S}"


class Machines:
    """A and B, each with a home of its own, and the same token."""

    def __init__(self, sandbox, folder, files, module):
        signed_in = {"LINODE_URL": sandbox.url, "LINODE_TOKEN": sandbox.token}
        self.a = Console(folder / "a", module, **signed_in)
        self.b = Console(folder / "b", **signed_in)
        self._sandbox, self._files = sandbox, files

    def upload(self, fault):
        """Let A's request for an upload address fail while B sends; return both results.

        B stands still in the middle of its upload until A has ended. Its image seems to be made
        when A asks for its own, however long the start of A's process takes.
        """
        more = ("--region", "us-east", "--description", "of B", "--tag", "bbb")
        sending = self.b.fork(*UPLOAD, *more, self._files / "theirs.img.gz")
        wait_until(lambda: "PUT" in methods(self._sandbox))
        sending.send_signal(signal.SIGSTOP)
        (theirs,) = self._sandbox.images.values()
        made = theirs["created"]
        try:
            theirs["created"] = stamp(AHEAD)
            self._sandbox.faults.add(fault, times=1)
            mine = self.a(*UPLOAD, "--region", "us-ord", self._files / "mine.img.gz")
        finally:
            theirs["created"] = made
            sending.send_signal(signal.SIGCONT)
        return mine, self.b.finish(sending)


def named(result):
    """The images that a console named as possibly its own."""
    (said,) = [line for line in result.messages.splitlines() if "may be yours: " in line] or [""]
    return set(re.findall(r"(private/\d+), created at \d{4}-", said))


def methods(sandbox):
    return [method for method, _ in sandbox.calls]


def check(sandbox, machines, mine, theirs):
    """Check that both succeeded and nothing was deleted; return the ids that A left."""
    assert (mine.code, theirs.code) == (0, 0), mine.messages + theirs.messages
    assert (mine.json["state"], theirs.json["state"]) == ("available", "available")
    own = {result.json["image"]["id"] for result in (mine, theirs)}
    assert {sandbox.images[image_id]["status"] for image_id in own} == {"available"}
    assert "DELETE" not in methods(sandbox)
    assert mine.json["attempts"] == 2
    left = set(sandbox.images) - own
    assert {sandbox.images[image_id]["status"] for image_id in left} <= {"pending_upload"}
    tidied = machines.a("cleanup", "--yes", "--json")
    assert tidied.code == 0, tidied.messages
    assert {(row["image"], row["proof"], row["removed"]) for row in tidied.json} == {
        (image_id, "doubtful", False) for image_id in left
    }
    assert "DELETE" not in methods(sandbox)
    return left


@pytest.mark.parametrize("fault", BEFORE)
@pytest.mark.few(3)
def test_a_request_that_made_nothing_costs_nobody_an_image(practice, tmp_path, files, fault):
    machines = Machines(practice, tmp_path, files, "tests.cli.hurried_console")
    mine, theirs = machines.upload(fault)
    assert check(practice, machines, mine, theirs) == set()
    assert named(mine) == {theirs.json["image"]["id"]}


@pytest.mark.parametrize("fault", AFTER)
@pytest.mark.few(3)
def test_what_a_lost_answer_had_made_is_named_and_left(practice, tmp_path, files, fault):
    machines = Machines(practice, tmp_path, files, "tests.cli.hurried_console")
    mine, theirs = machines.upload(fault)
    (lost,) = check(practice, machines, mine, theirs)
    assert named(mine) == {lost, theirs.json["image"]["id"]}
    assert named(theirs) == set()


def test_the_console_as_it_is_started_by_a_person_does_the_same(practice, tmp_path, files):
    machines = Machines(practice, tmp_path, files, "imageuploader.cli")
    mine, theirs = machines.upload("post-502")
    assert check(practice, machines, mine, theirs) == set()
