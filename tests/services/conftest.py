import gzip
import os
from dataclasses import replace
from types import SimpleNamespace

import pytest
import shiboken6

from imageuploader.domain.image import Image
from imageuploader.domain.settings import Endpoint, Settings
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload, UploadState
from imageuploader.services.account import AccountService
from imageuploader.services.credentials import Credentials
from imageuploader.services.file_checker import FileChecker
from imageuploader.services.history.history_service import HistoryService
from imageuploader.services.processing_watcher import ProcessingWatcher
from imageuploader.services.queue.jobs import QueueContext
from imageuploader.services.queue.upload_queue import UploadQueue
from imageuploader.services.settings import SettingsService
from imageuploader.store.history import History
from imageuploader.store.vault import SessionVault

FAST = 0.02


class MemoryStore:
    """Settings that are stored in memory."""

    def __init__(self, settings):
        self.settings = settings

    def load(self):
        return self.settings

    def save(self, settings):
        self.settings = settings


@pytest.fixture
def history(tmp_path):
    kept = History(tmp_path / "history.sqlite3")
    yield kept
    kept.close()


@pytest.fixture
def staged(qtbot, sandbox, history, tmp_path):  # noqa: ARG001 - qtbot runs the event loop
    """Make the services of one window on the practice Linode."""
    made = []

    def make(token=sandbox.token, settings=Settings(), time_scale=FAST):  # noqa: B008 - frozen
        vault = SessionVault()
        credentials = Credentials(Endpoint(url=sandbox.url), lambda: vault, token)
        settings_service = SettingsService(MemoryStore(settings))
        account = AccountService(credentials, settings_service)
        watcher = ProcessingWatcher(account, lambda: history, FAST)
        checker, history_service = FileChecker(lambda: history), HistoryService(lambda: history)
        context = QueueContext(account, settings_service, lambda: history, tmp_path, time_scale)
        queue = UploadQueue(context, watcher, checker)
        services = {
            "queue": queue,
            "checker": checker,
            "history_service": history_service,
            "account": account,
        }
        services |= {"history": history, "settings": settings_service}
        made.append(
            SimpleNamespace(**services, watcher=watcher, vault=vault, bodies=context.bodies)
        )
        return made[-1]

    yield make
    for stage in made:
        for service in (stage.checker, stage.history_service, stage.account, stage.settings):
            service.shut_down()
        stage.queue.shut_down()
        destroy(stage.queue, stage.watcher, stage.checker, stage.history_service, stage.account)
        destroy(stage.settings)


@pytest.fixture
def stage(staged):
    return staged()


def destroy(*objects):
    """End QObjects on this thread: the garbage collector may run on any."""
    for made in objects:
        shiboken6.delete(made)


def until(qtbot, stage, upload_id, state):
    """Wait until an upload is in a state, and return it."""
    wanted = {state}

    def there():
        return stage.queue.upload(upload_id).state in wanted

    qtbot.waitUntil(there)
    return stage.queue.upload(upload_id)


def processing(file, image_id="private/1", account="work"):
    """An upload of which the history says that Linode processes it."""
    upload = Upload(spec=UploadSpec("web-1", "us-ord"), file=file, account=account)
    for state in (
        UploadState.REQUESTING,
        UploadState.UPLOADING,
        UploadState.FINALISING,
        UploadState.PROCESSING,
    ):
        upload = upload.moved_to(state)
    return replace(upload, image=Image(image_id))


def noise(path, size=500_000):
    path.write_bytes(gzip.compress(os.urandom(size), 1))
    return path


@pytest.fixture
def file(tmp_path):
    """A .img.gz that is sent as it is."""
    return noise(tmp_path / "noise.img.gz")


@pytest.fixture
def other(tmp_path):
    return noise(tmp_path / "other.img.gz")
