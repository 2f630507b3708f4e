"""Neither the token nor a signed address is in anything that the console writes or prints."""

import traceback
from contextlib import ExitStack
from pathlib import Path

import pytest

from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.errors import UploadError
from imageuploader.domain.settings import Endpoint
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import UploadState as S
from imageuploader.linode import object_storage
from imageuploader.linode.client import LinodeClient
from imageuploader.sandbox.server import Sandbox
from tests.after_kill import read_uploads, wait_until
from tests.cli.console import ROOT, SECONDS, Console
from tests.forked_process import fork_python
from tests.secrets_search import TOKEN, found_in, leaking
from tests.transfer.one_transfer import at_once

AT_ONCE = ("", "put-403", "expired", "event-failed")
LONG = (
    "put-500",
    "put-reset",
    "put-silent",
    "put-stalled",
    "put-lost-reply",
    "post-500",
    "post-lost-reply",
    "api-503",
    "api-502",
    "api-garbled",
)
EARLY = {S.QUEUED, S.PREPARING, S.REQUESTING}
A_BUG = """
import os, sys
import httpx

def broken(self, request, **more):
    token = os.environ["LINODE_TOKEN"]
    raise RuntimeError(f"{token} was sent to https://store.example/b?Signature=abc%2Fdef&Expires=1")

httpx.Client.send = broken
from imageuploader.cli.main import main
sys.exit(main(sys.argv[1:]))
"""


class Witness:
    """Consoles on practice servers, and everything that they wrote and printed."""

    def __init__(self, stack, home):
        self.home = home
        self.sandboxes = []
        self.said = []
        self._stack = stack

    def start(self, fault, *arguments):
        """Start as a person does, so that the title of the process is that of a person's too."""
        return self._begin(Console.start, fault, *arguments)

    def fork(self, fault, *arguments):
        return self._begin(Console.fork, fault, *arguments)

    def _begin(self, begin, fault, *arguments):
        faults = [fault] if fault else []
        sandbox = self._stack.enter_context(Sandbox(process_seconds=0.0, faults=faults))
        self.sandboxes.append(sandbox)
        console = Console(self.home, LINODE_URL=sandbox.url, LINODE_TOKEN=TOKEN)
        process = begin(console, *arguments, "--verbose")
        self._stack.enter_context(process)
        self._stack.callback(process.kill)
        return process

    def look(self, process):
        """Record the title of a running process."""
        title = Path(f"/proc/{process.pid}/cmdline")
        if title.exists():
            self.said.append(title.read_bytes())

    def finish(self, process):
        out, messages = process.communicate(timeout=SECONDS)
        self.said += [out.encode(), messages.encode()]
        return process.returncode

    def assert_discreet(self):
        read_uploads = [path for path in self.home.rglob("*") if path.is_file()]
        assert {".log", ".sqlite3"} <= {path.suffix for path in read_uploads}
        assert sum(len(sandbox.addresses) for sandbox in self.sandboxes) > 0
        assert leaking(self.home, self.sandboxes) == []
        for text in self.said:
            assert found_in(text, self.sandboxes) == [], text


@pytest.fixture
def witness(tmp_path):
    with ExitStack() as stack:
        yield Witness(stack, tmp_path / "home")


def test_check_16_uploads_that_end_tell_no_secret(witness, image):
    upload = ("upload", image, "--region", "us-ord", "--json")
    running = [witness.fork(fault, *upload) for fault in AT_ONCE]
    assert [witness.finish(process) for process in running] == [0, 1, 1, 1]
    witness.assert_discreet()


def test_check_16_uploads_that_are_killed_tell_no_secret(witness, raw):
    begin = dict.fromkeys(LONG, witness.fork) | {LONG[0]: witness.start}
    running = {
        fault: begin[fault](fault, "upload", raw, "--region", "us-ord", "--label", fault)
        for fault in LONG
    }
    wait_until(
        lambda: sum(upload.state not in EARLY for upload in read_uploads(witness.home)) == len(LONG)
    )
    for process in running.values():
        witness.look(process)
    witness.assert_discreet()
    for process in running.values():
        process.kill()
        witness.finish(process)
    witness.assert_discreet()


@pytest.mark.parametrize("fault", ["", "put-403", "put-500", "put-reset", "api-garbled", "api-503"])
def test_what_is_raised_and_held_shows_no_secret(image, fault):
    with Sandbox(faults=[fault] if fault else []) as sandbox:
        client = LinodeClient(Endpoint(url=sandbox.url), TOKEN, wait=at_once)
        shown = [repr(client), repr(vars(client))]
        try:
            with client:
                ticket = client.request_upload(UploadSpec("web-1", "us-ord"))
                shown += [repr(ticket), str(ticket)]
                body = iter([image.read_bytes()])
                object_storage.put(ticket.address, body, image.stat().st_size, cancel=CancelToken())
        except UploadError as error:
            shown += [repr(error), str(error.facts()), "".join(traceback.format_exception(error))]
        assert found_in("".join(shown).encode(), [sandbox]) == []


def test_a_bug_is_one_sentence_and_its_traceback_in_the_log_has_no_secret(tmp_path, image):
    home = tmp_path / "home"
    console = Console(home, LINODE_URL="http://127.0.0.1:9", LINODE_TOKEN=TOKEN)
    command = ["-c", A_BUG, "upload", str(image), "--region", "us-ord"]
    result = console.finish(fork_python(command, console.environ, ROOT))
    (error,) = [line for line in result.messages.splitlines() if line.startswith("Error: ")]
    assert (result.code, result.out) == (1, "")
    assert "RuntimeError in client.py" in error
    assert "Traceback" not in result.messages
    log = (home / "log" / "imageuploader.log").read_text("utf-8")
    assert "Traceback" in log
    assert "RuntimeError: *** was sent" in log
    assert leaking(home, []) == []
    for text in (result.messages, log):
        assert TOKEN not in text
        assert "abc%2Fdef" not in text
