import threading

import pytest
import shiboken6
from typing_extensions import override

from imageuploader.domain.errors import DiskFailed
from imageuploader.domain.settings import SavedAccount, Settings
from imageuploader.services.settings import SettingsService
from imageuploader.store.settings import SettingsFile

ME = SavedAccount("work", "ada")


class SlowFile(SettingsFile):
    """A disk that takes its time."""

    leave = threading.Event()

    @override
    def save(self, settings):
        self.leave.wait(5)
        super().save(settings)


class FullFile(SettingsFile):
    """A disk that takes nothing."""

    @override
    def save(self, settings):
        raise DiskFailed(str(self.path), f"full {settings.region}")


@pytest.fixture
def memory(qtbot, tmp_path):  # noqa: ARG001 - qtbot runs the event loop
    made: list[SettingsService] = []

    def make(kind=SettingsFile):
        made.append(SettingsService(kind(tmp_path / "settings.json")))
        return made[-1]

    yield make
    for one in made:
        one.shut_down()
        shiboken6.delete(one)


def test_each_writer_keeps_its_own_part(memory, tmp_path):
    first = memory()
    first.form(Settings(region="us-ord", tags=("a",), cloud_init=True))
    first.accounts(Settings(accounts=(ME,), account="work", region="elsewhere"))
    first.shut_down()
    kept = SettingsFile(tmp_path / "settings.json").load()
    assert kept == first.latest == memory().latest
    assert (kept.region, kept.tags, kept.current) == ("us-ord", ("a",), ME)


def test_nobody_waits_for_a_slow_disk_and_the_newest_stands_in_the_end(memory, tmp_path):
    slow = memory(SlowFile)
    for region in ("us-ord", "us-east", "de-fra-2"):
        slow.form(Settings(region=region))
    assert not (tmp_path / "settings.json").exists()
    SlowFile.leave.set()
    slow.shut_down()
    assert SettingsFile(tmp_path / "settings.json").load().region == "de-fra-2"


def test_what_cannot_be_written_is_told_and_holds_for_the_session(qtbot, memory):
    full = memory(FullFile)
    with qtbot.waitSignal(full.failed, timeout=5000) as failed:
        full.form(Settings(region="us-ord"))
    assert isinstance(failed.args[0], DiskFailed)
    assert full.latest.region == "us-ord"
