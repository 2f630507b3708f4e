"""The window beside another machine of the same user that uploads under the same label."""

import signal

import pytest

from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import UploadState as S
from imageuploader.sandbox.server import Sandbox
from imageuploader.sandbox.state import Bounds
from tests.after_kill import wait_until as soon
from tests.cli.console import Console
from tests.services.conftest import noise, until

pytestmark = pytest.mark.skipif(
    not hasattr(signal, "SIGSTOP"), reason="the other machine stands still by a signal of POSIX"
)
SPEC = UploadSpec("web-1", "us-ord")


@pytest.fixture
def sandbox():
    bounds = Bounds(bytes_a_second=1_500_000, receive_bytes=16 * 1024)
    with Sandbox(process_seconds=0.1, bounds=bounds) as practice:
        yield practice


class Other:
    """A console of another machine, which stands still in the middle of its upload."""

    def __init__(self, sandbox, folder):
        self.sandbox = sandbox
        self._console = Console(folder / "b", LINODE_URL=sandbox.url, LINODE_TOKEN=sandbox.token)
        large = noise(folder / "large.img.gz", 3_000_000)
        flags = ("--label", "web-1", "--region", "us-east", "--quiet", "--json")
        self._process = self._console.fork("upload", large, *flags)
        soon(lambda: "PUT" in {method for method, _ in sandbox.calls})
        self._process.send_signal(signal.SIGSTOP)

    def end(self):
        self._process.send_signal(signal.SIGCONT)
        return self._console.finish(self._process)


@pytest.fixture
def other(sandbox, tmp_path):
    made = Other(sandbox, tmp_path)
    yield made
    made.end()


@pytest.mark.parametrize("case", [("post-502", 0), ("post-lost-reply", 1)])
@pytest.mark.few(1)
def test_the_image_that_another_machine_is_sending_is_left_alone(qtbot, stage, file, other, case):
    (fault, made), sandbox = case, other.sandbox
    sandbox.faults.add(fault, times=1)
    mine = until(qtbot, stage, stage.queue.add(file, SPEC, None), S.AVAILABLE)
    ended = other.end()
    assert (ended.code, ended.json["state"]) == (0, "available"), ended.messages
    own = {mine.image.id, ended.json["image"]["id"]}
    left = set(sandbox.images) - own
    assert (len(left), own - set(sandbox.images)) == (made, set())
    named = {image.id for image in stage.history.get(mine.id).left_images}
    assert named == {*left, ended.json["image"]["id"]}
    with qtbot.waitSignal(stage.queue.recovery.compared) as compared:
        stage.queue.recovery.compare(mine)
    assert {image.id for image in compared.args[1]} == left
    assert "DELETE" not in {method for method, _ in sandbox.calls}
    for image_id in left:
        stage.queue.recovery.remove_doubtful(compared.args[0], image_id)
    qtbot.waitUntil(lambda: set(sandbox.images) == own)
    qtbot.waitUntil(lambda: not stage.queue.busy)
    assert not stage.history.get(mine.id).may_have_left_image
