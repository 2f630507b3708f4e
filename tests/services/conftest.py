import gzip
import os
from types import SimpleNamespace

import pytest
import shiboken6

from imageuploader.domain.settings import Endpoint, Settings
from imageuploader.services.account import Access, Account
from imageuploader.services.archive import Archive
from imageuploader.services.queue import UploadQueue
from imageuploader.services.watcher import Watcher
from imageuploader.store.history import History
from imageuploader.store.vault import SessionVault

FAST = 0.02


@pytest.fixture
def history(tmp_path):
    kept = History(tmp_path / "history.sqlite3")
    yield kept
    kept.close()


@pytest.fixture
def stage(qtbot, sandbox, history, tmp_path):  # noqa: ARG001 - qtbot runs the event loop
    """The services of one window on the practice Linode."""
    access = Access(Endpoint(url=sandbox.url), SessionVault, sandbox.token)
    account = Account(access, Settings(), lambda _: None)
    watcher = Watcher(account, lambda: history, FAST)
    queue = UploadQueue(account, lambda: history, tmp_path, watcher)
    archive = Archive(lambda: history)
    yield SimpleNamespace(account=account, watcher=watcher, queue=queue, archive=archive)
    queue.shut_down(cancel=False)
    archive.shut_down()
    account.shut_down()
    destroy(queue, watcher, archive, account)


def destroy(*objects):
    """End QObjects on this thread: the garbage collector may run on any."""
    for made in objects:
        shiboken6.delete(made)


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
