"""A window that was killed at any moment: the next one recovers its uploads and cleans up."""

import gzip
import os
import signal
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from imageuploader.app import Program
from imageuploader.domain.settings import Endpoint
from imageuploader.domain.upload import UploadState as S
from imageuploader.sandbox.server import Sandbox
from imageuploader.sandbox.state import Bounds
from imageuploader.services.credentials import Credentials
from imageuploader.store.folders import folders_under
from imageuploader.store.vault import SessionVault
from tests.after_kill import (
    FATES,
    SECONDS,
    Fate,
    assert_consistent,
    random_moments,
    read_uploads,
    sleep,
    states,
    wait_until,
)
from tests.amounts import IS_THOROUGH
from tests.cli.console import Console
from tests.forked_process import Running, fork_python
from tests.secrets_search import TOKEN, leaking
from tests.signals import send_signal

ROOT = Path(__file__).parents[2]
HOUR = 3600.0
SMALL = Bounds(receive_bytes=64 * 1024)  # else a system may take a whole file that nobody reads
# Preparing is over too soon in a window to be met for sure; the console is killed in it.
RUN = """
import faulthandler, sys
from imageuploader.start import main
faulthandler.enable()
sys.exit(main(sys.argv[1:]))
"""
SHOWN = tuple(fate for fate in FATES if fate.state not in {S.CANCELLING, S.PREPARING})
TRIED = SHOWN if IS_THOROUGH else SHOWN[::2]


@dataclass
class Killed:
    """A window that was started, uploaded a file, and was killed in a state."""

    fate: Fate
    home: Path
    sandbox: Sandbox
    process: Running

    def kill(self, moment):
        try:
            wait_until(lambda: self.fate.state in states(self.home))
        except AssertionError:
            # with its stacks, but on Windows, where no signal asks for them
            self.process.send_signal(signal.SIGABRT if os.name == "posix" else signal.SIGTERM)
            logs = [path.read_text("utf-8") for path in self.home.glob("*/*.log")]
            said = self.write_said()
            reached = f"never {self.fate.state} but {states(self.home)}, {self.sandbox.calls}"
            pytest.fail("\n".join((reached, said, *logs)))
        sleep(moment.uniform(0, 0.15))
        self.process.kill()
        assert self.process.wait(SECONDS) == -signal.SIGKILL
        self.write_said()

    def write_said(self):
        """Put what it said beside its files, where no secret may be."""
        said = "".join(self.process.communicate(timeout=SECONDS))
        (self.home / "said").write_text(said, "utf-8")
        return said


def begun(fate, folder, stack, file):
    """A separate window in which a file is dropped and Upload pressed."""
    # Processing takes until the next window is there: nothing passes by itself before the kill.
    linode = Sandbox(process_seconds=HOUR, faults=fate.faults, bounds=SMALL)
    sandbox = stack.enter_context(linode)
    home = folder / str(fate.state)
    home.mkdir()
    kept_back = {key: value for key, value in os.environ.items() if not key.startswith("LINODE_")}
    ours = {
        "QT_QPA_PLATFORM": "offscreen",
        "IMAGEUPLOADER_HOME": str(home),
        "LINODE_URL": sandbox.url,
        "LINODE_TOKEN": TOKEN,
    }
    process = fork_python(["-c", RUN, "--verbose", "--show", str(file)], kept_back | ours, ROOT)
    stack.push(process)
    stack.callback(process.kill)
    return Killed(fate, home, sandbox, process)


@pytest.fixture(scope="module")
def killed(tmp_path_factory):
    """One window for each state, all killed in it."""
    folder = tmp_path_factory.mktemp("killed")
    raw, ready = folder / "disk.img", folder / "ready.img.gz"
    raw.write_bytes(os.urandom(16 << 20))
    ready.write_bytes(gzip.compress(raw.read_bytes()[: 16 << 20], 0))
    moment = random_moments()
    with ExitStack() as stack:
        windows = [
            begun(fate, folder, stack, raw if fate.state is S.PREPARING else ready)
            for fate in TRIED
        ]
        # All are watched at once: a state that passes by itself would be missed otherwise.
        with ThreadPoolExecutor(len(windows)) as pool:
            list(pool.map(lambda window: window.kill(moment), windows))
        yield {window.fate.state: window for window in windows}


@pytest.fixture
def next_window(qtbot):
    """Open a window on the folders of another program."""
    opened = []

    def opens(home, sandbox):
        access = Credentials(Endpoint(url=sandbox.url), SessionVault, TOKEN, practice=True)
        program = Program(folders_under(home).create(), access, verbose=False)
        opened.append(program)
        program.show()
        model = program.window.history.model
        qtbot.waitUntil(lambda: model.rowCount() == 1, timeout=SECONDS * 1000)
        return model

    yield opens
    for program in opened:
        program.window.close()
        program.close()
        program.window.deleteLater()


@pytest.mark.parametrize("state", [fate.state for fate in TRIED], ids=str)
def test_check_09_the_next_window_tells_the_truth(qtbot, killed, next_window, state):
    window = killed[state]
    (before,) = read_uploads(window.home)
    assert leaking(window.home, [window.sandbox]) == []
    window.sandbox.faults.clear()
    for image in window.sandbox.images.values():
        if image["status"] == "creating":
            image["status"] = "available"
    model = next_window(window.home, window.sandbox)
    over = window.fate.ends - {S.PROCESSING}
    qtbot.waitUntil(lambda: model.upload_at(0).state in over, timeout=SECONDS * 1000)
    shown = model.upload_at(0)
    assert (shown.id, shown.timeline[: len(before.timeline)]) == (before.id, before.timeline)
    assert read_uploads(window.home) == [shown]
    images = window.sandbox.images.items()
    pending = [name for name, image in images if image["status"] == "pending_upload"]
    own = [shown.image.id] if shown.left_behind else []
    assert [*own, *(left.id for left in shown.left_images)] == pending
    assert_consistent(window.home, window.sandbox)


def test_a_window_leaves_a_console_that_is_sending_alone(qtbot, tmp_path, next_window):
    ready = tmp_path / "ready.img.gz"
    ready.write_bytes(gzip.compress(os.urandom(16 << 20), 0))
    with Sandbox(process_seconds=0.1, faults=["put-stalled"], bounds=SMALL) as sandbox:
        console = Console(tmp_path, LINODE_URL=sandbox.url, LINODE_TOKEN=sandbox.token)
        process = console.fork("upload", ready, "--region", "us-ord", "--quiet", "--no-wait")
        wait_until(lambda: states(tmp_path) == [S.UPLOADING])
        model = next_window(tmp_path, sandbox)
        assert (model.upload_at(0).state, states(tmp_path)) == (S.UPLOADING, [S.UPLOADING])
        send_signal(process, signal.SIGINT)
        assert console.finish(process).code == 130
        qtbot.waitUntil(lambda: model.upload_at(0).state is S.CANCELLED, timeout=SECONDS * 1000)
        assert states(tmp_path) == [S.CANCELLED]


def test_what_a_console_leaves_when_it_is_killed_is_settled_by_the_open_window(
    qtbot, tmp_path, next_window
):
    ready = tmp_path / "ready.img.gz"
    ready.write_bytes(gzip.compress(os.urandom(16 << 20), 0))
    with Sandbox(process_seconds=0.1, faults=["put-stalled"], bounds=SMALL) as sandbox:
        console = Console(tmp_path, LINODE_URL=sandbox.url, LINODE_TOKEN=sandbox.token)
        process = console.fork("upload", ready, "--region", "us-ord", "--quiet", "--no-wait")
        wait_until(lambda: states(tmp_path) == [S.UPLOADING])
        model = next_window(tmp_path, sandbox)
        process.kill()
        console.finish(process)
        qtbot.waitUntil(lambda: model.upload_at(0).state is S.INTERRUPTED, timeout=SECONDS * 1000)
        assert model.upload_at(0).left_behind
