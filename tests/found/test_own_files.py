"""A file of ours that is none, a pipe, a device or far too long, costs neither time nor memory."""

import os
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from imageuploader.domain.errors import BadSetting, DiskFailed, HistorySetAside
from imageuploader.domain.settings import Settings
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload
from imageuploader.linode.transport import MAX_CA_BYTES, trust_store
from imageuploader.store.history import History
from imageuploader.store.logs import start_log
from imageuploader.store.plain_files import NOT_PLAIN
from imageuploader.store.settings import MAX_BYTES, SettingsFile
from imageuploader.words.errors import describe

UPLOAD = Upload(UploadSpec("web-1", "us-ord"), Path("disk.img.gz"))

on_posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither pipe nor device")


def pipe(path: Path) -> Path:
    os.mkfifo(path)
    return path


def device(path: Path) -> Path:
    path.symlink_to("/dev/zero")
    return path


def folder(path: Path) -> Path:
    path.mkdir()
    return path


def huge(path: Path) -> Path:
    path.touch()
    os.truncate(path, 300_000_000)
    return path


@on_posix
@pytest.mark.parametrize("make", [pipe, device, folder, huge])
def test_such_settings_are_the_usual_ones(tmp_path, make):
    assert SettingsFile(make(tmp_path / "settings.json")).load() == Settings()


@on_posix
@pytest.mark.parametrize("make", [pipe, device, folder, huge])
def test_such_a_file_of_certificates_is_refused(tmp_path, make):
    with pytest.raises(BadSetting) as caught:
        trust_store(str(make(tmp_path / "ca.pem")))
    assert "plain file" in caught.value.reason


def history_with_one_upload(path: Path) -> None:
    with closing(History(path)) as history:
        history.save(UPLOAD)


@on_posix
@pytest.mark.parametrize("make", [pipe, device, folder])
@pytest.mark.parametrize("tail", ["", "-wal", "-shm", "-journal", "-suspect"])
def test_a_history_of_which_a_part_is_no_plain_file_is_refused_in_words(tmp_path, make, tail):
    path = tmp_path / "history.sqlite3"
    if tail:
        history_with_one_upload(path)
    odd = make(path.with_name(path.name + tail))
    with pytest.raises(DiskFailed) as caught:
        History(path)
    assert caught.value.path == str(odd)
    message = describe(caught.value)
    assert str(message.headline).endswith(f"could not be read or written: {NOT_PLAIN}")
    assert str(message.headline).startswith(odd.name)


@pytest.mark.parametrize("tail", ["-wal", "-shm", "-journal"])
def test_rubbish_beside_the_history_costs_nothing_of_it(tmp_path, tail):
    path = tmp_path / "history.sqlite3"
    history_with_one_upload(path)
    huge(path.with_name(path.name + tail))
    with closing(History(path)) as history:
        assert [upload.id for upload in history.uploads()] == [UPLOAD.id]
        history.save(replace(UPLOAD, id="another"))
        assert history.count() == 2


def test_rubbish_instead_of_the_history_is_set_aside(tmp_path):
    with closing(History(huge(tmp_path / "history.sqlite3"))) as history:
        assert [type(notice) for notice in history.notices] == [HistorySetAside]
        assert history.uploads() == []


@on_posix
@pytest.mark.parametrize("make", [pipe, folder])
def test_a_log_that_is_no_file_is_refused_in_words(tmp_path, make):
    odd = make(tmp_path / "imageuploader.log")
    with pytest.raises(DiskFailed) as caught:
        start_log(tmp_path, verbose=True)
    assert caught.value.path == str(odd)


@on_posix
@pytest.mark.parametrize("make", [pipe, folder])
def test_settings_never_replace_what_is_no_file(tmp_path, make):
    path = tmp_path / "settings.json"
    path.symlink_to(make(tmp_path / "odd"))
    with pytest.raises(DiskFailed) as caught:
        SettingsFile(path).save(Settings())
    assert caught.value.reason == NOT_PLAIN
    assert not (tmp_path / "odd").is_file()


def test_the_bounds_are_far_above_what_is_usual():
    assert min(MAX_BYTES, MAX_CA_BYTES) == 1024**2
