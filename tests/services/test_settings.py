import threading
from typing import get_type_hints

import pytest
import shiboken6
from typing_extensions import override

from imageuploader.domain.errors import DiskFailed
from imageuploader.domain.settings import SavedAccount, Settings, SettingsChanges
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
def service(qtbot, tmp_path):  # noqa: ARG001 - qtbot runs the event loop
    made: list[SettingsService] = []

    def make(kind=SettingsFile):
        made.append(SettingsService(kind(tmp_path / "settings.json")))
        return made[-1]

    yield make
    for one in made:
        one.shut_down()
        shiboken6.delete(one)


def test_an_update_changes_what_it_names_and_nothing_else(service, tmp_path):
    first = service()
    first.update(region="us-ord", tags=("a",), cloud_init=True)
    first.update(accounts=(ME,), account="work")
    first.shut_down()
    saved = SettingsFile(tmp_path / "settings.json").load()
    assert saved == first.latest == service().latest
    assert (saved.region, saved.tags, saved.current) == ("us-ord", ("a",), ME)


def test_every_change_is_told_with_all_the_settings(qtbot, service):
    settings = service()
    with qtbot.waitSignal(settings.changed) as changed:
        settings.update(compression_level=9)
    assert changed.args == [Settings(compression_level=9)] == [settings.latest]


def test_every_setting_can_be_changed():
    assert get_type_hints(SettingsChanges) == get_type_hints(Settings)


def test_nobody_waits_for_a_slow_disk_and_the_newest_stands_in_the_end(service, tmp_path):
    slow = service(SlowFile)
    for region in ("us-ord", "us-east", "de-fra-2"):
        slow.update(region=region)
    assert not (tmp_path / "settings.json").exists()
    SlowFile.leave.set()
    slow.shut_down()
    assert SettingsFile(tmp_path / "settings.json").load().region == "de-fra-2"


def test_what_cannot_be_written_is_told_and_holds_for_the_session(qtbot, service):
    full = service(FullFile)
    with qtbot.waitSignal(full.failed) as failed:
        full.update(region="us-ord")
    assert isinstance(failed.args[0], DiskFailed)
    assert full.latest.region == "us-ord"
