"""A file of ours that is none, a pipe, a device or far too long, costs neither time nor memory."""

import os
import sys
from pathlib import Path

import pytest

from imageuploader.domain.errors import BadSetting
from imageuploader.domain.settings import Settings
from imageuploader.linode.transport import MAX_CA_BYTES, trust_store
from imageuploader.store.settings import MAX_BYTES, SettingsFile

on_posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither pipe nor device")


def pipe(path: Path) -> Path:
    os.mkfifo(path)
    return path


def device(path: Path) -> Path:
    path.symlink_to("/dev/zero")
    return path


def huge(path: Path) -> Path:
    path.touch()
    os.truncate(path, 300_000_000)
    return path


@on_posix
@pytest.mark.parametrize("make", [pipe, device, huge])
def test_such_settings_are_the_usual_ones(tmp_path, make):
    assert SettingsFile(make(tmp_path / "settings.json")).load() == Settings()


@on_posix
@pytest.mark.parametrize("make", [pipe, device, huge])
def test_such_a_file_of_certificates_is_refused(tmp_path, make):
    with pytest.raises(BadSetting) as caught:
        trust_store(str(make(tmp_path / "ca.pem")))
    assert "plain file" in caught.value.reason


def test_the_bounds_are_far_above_what_is_usual():
    assert min(MAX_BYTES, MAX_CA_BYTES) == 1024**2
