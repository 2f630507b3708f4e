"""A console that was killed at any moment: the next one recovers its uploads and cleans up."""

import os
import signal
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta

import pytest

from imageuploader.domain.upload import UploadState as S
from imageuploader.sandbox.faults import FAULTS
from imageuploader.sandbox.server import Sandbox
from imageuploader.sandbox.state import Bounds
from tests.after_kill import (
    FATES,
    SECONDS,
    assert_consistent,
    random_moments,
    read_uploads,
    sleep,
    states,
    wait_until,
)
from tests.cli.console import Console, gz
from tests.cli.lively_console import HEARTBEAT_SECONDS
from tests.signals import send_signal

AT_ONCE = 2
SMALL = Bounds(receive_bytes=64 * 1024)  # else a system may take a whole file that nobody reads
# A token that was revoked stays so: the next start could not ask what is left.
PASSING = sorted(fault for fault in FAULTS if not fault.startswith("token-revoked"))
UPLOAD = ("upload", "--region", "us-ord", "--quiet", "--label")


@pytest.fixture(scope="module")
def raw(tmp_path_factory):
    """A disk that takes a moment to compress, and is larger than the socket buffers."""
    path = tmp_path_factory.mktemp("raw") / "disk.img"
    path.write_bytes(os.urandom(24 << 20))
    return path


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """A disk that takes long enough to be killed while it is compressed."""
    path = tmp_path_factory.mktemp("large") / "disk.img"
    path.write_bytes(os.urandom(1 << 20) * 256)
    yield path
    path.unlink()


@pytest.fixture(scope="module")
def ready(raw):
    return gz(raw, raw.with_suffix(".img.gz"))


class Stage:
    """Consoles of one person, a practice Linode, and what goes wrong there."""

    def __init__(self, stack, home, *faults, process_seconds, module):
        linode = Sandbox(process_seconds=process_seconds, faults=faults, bounds=SMALL)
        self.sandbox = stack.enter_context(linode)
        self.home = home
        signed_in = {"LINODE_URL": self.sandbox.url, "LINODE_TOKEN": self.sandbox.token}
        self.console = Console(home, module, **signed_in)
        self.running = []

    def start(self, file, label):
        """Upload with a separate token: some faults revoke it."""
        self.console.environ["LINODE_TOKEN"] = label
        process = self.console.fork(*UPLOAD, label, file)
        self.running.append(process)
        return process

    def kill(self):
        for process in self.running:
            process.kill()
            process.communicate(timeout=SECONDS)
        return {process.returncode for process in self.running} == {-signal.SIGKILL}

    def next_start(self):
        """The history as another console prints it once all faults are gone."""
        self.sandbox.faults.clear()
        self.console.environ["LINODE_TOKEN"] = self.sandbox.token
        run = self.console("history", "--json")
        assert run.code == 0, run.messages
        return run.json


@pytest.fixture
def stage(tmp_path):
    with ExitStack() as stack:
        made = []

        def make(*faults, process_seconds=1.0, module="imageuploader.cli"):
            home = tmp_path / "home"
            kind = {"process_seconds": process_seconds, "module": module}
            made.append(Stage(stack, home, *faults, **kind))
            return made[-1]

        yield make
        for stage in made:
            for process in stage.running:
                process.kill()
                process.communicate(timeout=SECONDS)


def cancel_when_sending(stage):
    wait_until(lambda: states(stage.home) == [S.UPLOADING] * AT_ONCE)
    for process in stage.running:
        send_signal(process, signal.SIGINT)


@pytest.mark.parametrize("fate", FATES, ids=lambda fate: str(fate.state))
@pytest.mark.few(3)
def test_killed_in_a_state_the_next_start_tells_the_truth(stage, large, ready, fate):
    moment = random_moments()
    run = stage(*fate.faults, process_seconds=SECONDS)
    if fate.state is S.FINALISING:
        run.sandbox.faults.add("put-silent", AT_ONCE)
    for number in range(AT_ONCE):
        run.start(large if fate.state is S.PREPARING else ready, f"web-{number}")
    if fate.state is S.CANCELLING:
        cancel_when_sending(run)
    # Preparing passes by itself: the two need not be in it at once.
    wanted = 1 if fate.state is S.PREPARING else AT_ONCE
    wait_until(lambda: states(run.home).count(fate.state) >= wanted)
    if fate.state is S.FINALISING:  # else a slow store still reads when the faults go, and accepts
        wait_until(lambda: run.sandbox.faults.left("put-silent") == 0)
    sleep(moment.uniform(0, 0.15))
    assert run.kill()
    known = {upload.id for upload in read_uploads(run.home)}
    rows = run.next_start()
    assert {row["id"] for row in rows} == known
    assert {row["state"] for row in rows} <= fate.ends
    assert_consistent(run.home, run.sandbox)


def test_killed_at_any_moment_the_next_start_tells_the_truth(stage, raw):
    moment = random_moments()
    run = stage()
    for number in range(12):
        run.sandbox.faults.clear()
        for fault in moment.sample(PASSING, moment.randrange(3)):
            run.sandbox.faults.add(fault, 1)
        run.start(raw, f"web-{number}")
        sleep(moment.uniform(0.2, 1.0))
        run.running[-1].kill()
    run.kill()
    run.next_start()
    assert_consistent(run.home, run.sandbox)


def test_what_had_arrived_when_the_console_was_killed_becomes_available(stage, ready):
    run = stage("put-silent")
    run.start(ready, "web-1")
    (upload,) = wait_until(lambda: [u for u in read_uploads(run.home) if u.state is S.FINALISING])
    run.kill()
    run.sandbox.images[upload.image.id]["status"] = "creating"
    assert [row["state"] for row in run.next_start()] == ["processing"]
    run.sandbox.images[upload.image.id]["status"] = "available"
    assert [row["state"] for row in run.next_start()] == ["available"]
    assert_consistent(run.home, run.sandbox)


def test_a_console_that_runs_is_left_alone_by_one_that_starts(stage, ready):
    run = stage("put-stalled")
    running = run.start(ready, "web-1")
    wait_until(lambda: states(run.home) == [S.UPLOADING])
    assert [row["state"] for row in run.console.history()] == ["uploading"]
    run.start(ready, "web-2")
    wait_until(lambda: states(run.home) == [S.UPLOADING] * 2)
    send_signal(running, signal.SIGINT)
    wait_until(lambda: S.CANCELLED in states(run.home))
    assert sorted(states(run.home)) == [S.CANCELLED, S.UPLOADING]


@pytest.mark.alone
def test_the_next_start_tells_when_the_program_was_killed_not_when_that_was_found(stage, ready):
    run = stage("put-stalled", module="tests.cli.lively_console")
    run.start(ready, "web-1")
    wait_until(lambda: states(run.home) == [S.UPLOADING])
    sleep(1.2 * HEARTBEAT_SECONDS)
    assert run.kill()
    killed = datetime.now(UTC)
    sleep(1.0)
    run.next_start()
    (upload,) = read_uploads(run.home)
    assert upload.state is S.INTERRUPTED
    assert killed - timedelta(seconds=HEARTBEAT_SECONDS + 1) <= upload.ended <= killed
    assert HEARTBEAT_SECONDS - 1 <= upload.seconds <= (killed - upload.started).total_seconds()
