"""The next file is checked and prepared while another one is sent."""

import pytest

from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import UploadState as S
from tests.disk.real_programs import make_ext4
from tests.services.conftest import until

SPEC = UploadSpec("web-1", "us-ord")


@pytest.fixture
def raw(tmp_path):
    """Genuine ext4 images, to be compressed first: as many as are asked for."""
    files = tmp_path / "files"
    files.mkdir()
    (files / "readme").write_text("hello")
    return lambda name: make_ext4(tmp_path / f"{name}.img", files, 8)


class Scene:
    """A queue that sends one upload until the fault is removed or it is given up."""

    def __init__(self, qtbot, stage, sandbox, temp):
        self.qtbot, self.stage, self.queue = qtbot, stage, stage.queue
        self.sandbox, self._temp = sandbox, temp

    def begin(self, file):
        self.sandbox.faults.add("put-silent")
        self.first = self.queue.add(file, SPEC, None)
        until(self.qtbot, self.stage, self.first, S.FINALISING)
        return self

    def end(self):
        self.queue.cancel(self.first)
        # Only then: a store that has not read the whole body yet would still accept it.
        self.until(self.first, S.CANCELLED)
        self.sandbox.faults.clear()

    def add(self, file):
        return self.queue.add(file, SPEC, None)

    def until(self, upload_id, state):
        return until(self.qtbot, self.stage, upload_id, state)

    def latest(self, upload_id):
        return self.queue.upload(upload_id)

    def prepared(self, upload_id):
        """Wait until one is prepared before its turn."""

        def there():
            upload = self.latest(upload_id)
            return upload.state is S.QUEUED and S.PREPARING in states(upload)

        self.qtbot.waitUntil(there)
        return self.latest(upload_id)

    def settled(self):
        """Wait until no thread works."""
        self.qtbot.waitUntil(lambda: not self.queue.busy)

    def is_busy(self):
        """Whether the first is still being sent, and no other address was asked for."""
        posts = sum(method == "POST" for method, _ in self.sandbox.calls)
        return (self.queue.current.id, posts) == (self.first, 1)

    @property
    def temp(self):
        return sorted(self._temp.glob("imageuploader-*.img.gz"))


@pytest.fixture
def scene(qtbot, stage, sandbox, file, tmp_path):
    return Scene(qtbot, stage, sandbox, tmp_path).begin(file)


def states(upload):
    return [moment.state for moment in upload.timeline]


def test_the_next_is_prepared_while_one_is_sent_and_asks_for_no_address(qtbot, scene, history, raw):
    second = scene.add(raw("second"))
    upload = scene.prepared(second)
    assert states(upload) == [S.QUEUED, S.PREPARING, S.QUEUED]
    assert [waiting.id for waiting in scene.queue.waiting] == [second]
    assert scene.is_busy()
    assert len(scene.temp) == 1
    qtbot.waitUntil(lambda: history.get(second) == upload)


def test_one_is_prepared_ahead_and_no_more(scene, raw):
    second, third = (scene.add(raw(name)) for name in ("b", "c"))
    scene.prepared(second)
    assert scene.queue._runner.preparing is None
    assert states(scene.latest(third)) == [S.QUEUED]
    assert len(scene.temp) == 1


def test_what_was_prepared_ahead_is_sent_at_its_turn_and_prepared_once(scene, raw):
    second = scene.add(raw("second"))
    scene.prepared(second)
    scene.end()
    upload = scene.until(second, S.AVAILABLE)
    assert states(upload).count(S.PREPARING) == 1
    assert scene.sandbox.received[upload.image.id].sha256 == upload.sha256
    assert scene.temp == []


def test_check_13_an_address_is_asked_for_only_after_the_one_before_has_been_confirmed(
    qtbot, stage, sandbox, file, raw
):
    seen = []
    first = stage.queue.add(file, SPEC, None)
    second = stage.queue.add(raw("second"), SPEC, None)

    def note(upload):
        if upload.id == second and upload.state is S.REQUESTING:
            seen.append(stage.queue.upload(first).state)

    stage.queue.changed.connect(note)
    until(qtbot, stage, second, S.AVAILABLE)
    assert seen
    assert set(seen) <= {S.PROCESSING, S.AVAILABLE}
    order = [method for method, _ in sandbox.calls if method in {"POST", "PUT"}]
    assert order == ["POST", "PUT", "POST", "PUT"]


def test_giving_up_what_is_prepared_removes_its_file_and_asks_linode_nothing(
    qtbot, scene, history, raw
):
    second = scene.add(raw("second"))
    scene.prepared(second)
    scene.queue.cancel(second)
    assert scene.latest(second).state is S.CANCELLED
    qtbot.waitUntil(lambda: scene.temp == [])
    qtbot.waitUntil(lambda: history.get(second).state is S.CANCELLED)
    assert scene.is_busy()


def test_giving_up_while_it_is_prepared_removes_its_file_and_the_next_is_prepared(scene, raw):
    second, third = (scene.add(raw(name)) for name in ("b", "c"))

    def give_up(upload):
        if upload.id == second and upload.state is S.PREPARING:
            scene.queue.cancel(second)

    scene.queue.changed.connect(give_up)
    scene.until(second, S.CANCELLED)
    scene.prepared(third)
    assert len(scene.temp) == 1
    assert scene.is_busy()


def test_ending_the_program_removes_what_was_prepared(scene, raw):
    scene.prepared(scene.add(raw("second")))
    scene.queue.shut_down()
    assert scene.temp == []


def test_a_next_one_that_is_no_image_fails_while_the_first_is_still_sent(scene, raw, tmp_path):
    notes = tmp_path / "notes.img"
    notes.write_text("milk\nbread\n" * 1000)
    second, third = scene.add(notes), scene.add(raw("third"))
    scene.until(second, S.FAILED)
    scene.prepared(third)
    assert scene.is_busy()


def test_one_that_passes_a_prepared_one_is_sent_first_and_nothing_is_prepared_twice(scene, raw):
    second, third = (scene.add(raw(name)) for name in ("b", "c"))
    scene.prepared(second)
    scene.queue.start_next(third)
    scene.end()
    later, sooner = (scene.until(name, S.AVAILABLE) for name in (second, third))
    assert states(later).count(S.PREPARING) == states(sooner).count(S.PREPARING) == 1
    assert sooner.image.number < later.image.number
    scene.settled()
    assert scene.temp == []


def test_holding_what_is_prepared_at_its_turn_lets_it_go_on_to_its_end(scene, raw):
    scene.end()
    scene.until(scene.first, S.CANCELLED)
    scene.settled()  # else the turn of the second may not have come yet
    second, third = (scene.add(raw(name)) for name in ("b", "c"))
    scene.queue.hold()
    scene.until(second, S.AVAILABLE)
    scene.settled()
    assert scene.latest(third).state is S.QUEUED
